"""Where to work next: the first five on one axis, what to do on Monday, and what was not looked at, on one screen."""

from collections.abc import Sequence
from itertools import pairwise

from skillcheck.model import document as doc
from skillcheck.model.assessment import NOT_APPLICABLE
from skillcheck.model.catalogue import TOP, Catalogue, Practice
from skillcheck.model.estimate import Gap
from skillcheck.model.result import Result
from skillcheck.model.text import plural
from skillcheck.pages import words

TITLE = "Where to work next"
OWN_VIEW = "your own view; not for hiring or pay"
NO_ANSWER = "No skill of this role has an answer yet."
ALL_MET = "Every skill that has a level meets what your role asks."
ONE_MET = "The skill that was rated meets what your role asks."
NOT_KEPT = "None of this is kept. To keep the page: skillcheck assess --no-save -o result.md"
LEAVE = doc.Key("q", "leave")
COLUMNS = ("answered", "how sure")
MOST_STRONG = 2


def blocks(result: Result, gaps: Sequence[Gap]) -> list[doc.Block]:
    """Show `gaps`, what to do about the first of them, and what is open."""
    shown: list[doc.Block] = [standings(result, gaps)] if gaps else [doc.Paragraph(_say_none(result))]
    if gaps and (practice := best_practice(gaps[0], result.catalogue)):
        shown.append(on_monday(gaps[0], practice, result.catalogue))
    return [*shown, *_remarks(result, gaps)]


def standings(result: Result, gaps: Sequence[Gap]) -> doc.Standings:
    """Show gaps on one axis, with how much was asked and how sure it is that they belong to the five."""
    skills, scale = result.catalogue.skills, result.catalogue.scale
    rows = []
    for gap in gaps:
        sure = words.sureness(gap.top, gap.estimate.answered)
        row = words.standing(skills[gap.skill].name, gap.estimate, gap.demand.target, scale, sure)
        rows.append(row._replace(cells=(words.say_answered(gap.estimate), sure), rank=gap.rank))
    return doc.Standings(tuple(rows), COLUMNS, words.ends(scale), aside=OWN_VIEW)


def first_gaps(result: Result, most: int) -> doc.Standings:
    """Show the first gaps in short, for the home page."""
    block = standings(result, result.shown[:most])
    rows = tuple(row._replace(cells=()) for row in block.rows)
    return block._replace(rows=rows, columns=(), legend=False, aside="")


def profile(result: Result) -> doc.Standings:
    """Show every skill of the role by cluster; those without an answer as not asked, and nothing else."""
    catalogue, gaps = result.catalogue, {gap.skill: gap for gap in result.gaps}
    rows = []
    for skill in catalogue.sort_by_cluster(catalogue.skills_of(result.role)):
        gap, group = gaps.get(skill.id), catalogue.clusters[skill.cluster].name
        if gap is None:
            word = words.no_level(skill.id, result)
            rows.append(doc.Standing(skill.name, None, (word,), word, group=group))
            continue
        rank = gap.rank if gap in result.shown else 0
        sure = words.sureness(gap.top, gap.estimate.answered) if rank else ""
        row = words.standing(skill.name, gap.estimate, gap.demand.target, catalogue.scale, sure)
        sentence = row.words.replace("your role asks", "the role asks")  # others read it, too
        rows.append(row._replace(cells=(sure,), words=sentence, rank=rank, group=group))
    return doc.Standings(
        tuple(rows), ("how sure",), words.ends(catalogue.scale), levels=catalogue.scale.levels
    )


def on_monday(gap: Gap, practice: Practice, catalogue: Catalogue) -> doc.Step:
    """Say what to do on Monday about one gap: the cue, and the first step."""
    name = catalogue.skills[gap.skill].name
    cue = [doc.Paragraph(practice.cue)] if practice.cue else []
    return doc.Step(
        f"On Monday: {name}", (*cue, doc.Paragraph(practice.steps[0], name="First step", spare=1))
    )


def best_practice(gap: Gap, catalogue: Catalogue) -> Practice | None:
    """Return the practice to begin with, if the skill has any."""
    practices = {practice.id: practice for practice in catalogue.skills[gap.skill].practices}
    return practices[gap.practices[0]] if gap.practices else None


def next_commands(result: Result, gaps: Sequence[Gap], assessment: str, role: str) -> doc.Commands:
    """Return what one can do next, each with its key and its command, which has the options `assessment` and `role`.

    Either is empty where that of the newest result is shown; from any other assessment no plan is made.
    """
    rows: list[tuple[str, str, str]] = []
    if gaps:
        rows.append(("Enter", f"skillcheck show {gaps[0].skill}", "the first, step by step"))
    if _has_choices(result):
        rows.append(("c", f"skillcheck choices{assessment}", "what your choices lead to"))
    if gaps:
        rows += [] if assessment else [("p", f"skillcheck plan new{role}", "plan one for Monday")]
        rows.append(("w", f"skillcheck gaps --explain{assessment}{role}", "why these, with the numbers"))
    elif result.not_asked:
        rows.append(("a", f"skillcheck assess --length full{role}", "be asked about every skill"))
    rows.append(("x", f"skillcheck export --open{assessment}{role}", "a report to talk over"))
    return doc.make_commands(rows)


def unsaved_commands(gaps: Sequence[Gap]) -> doc.Commands:
    """Return what one can do next where nothing is kept."""
    shown = [(f"skillcheck show {gap.skill}", "what to do, step by step") for gap in gaps[:1]]
    return doc.Commands(tuple(shown), ("Enter",) * len(shown))


def say_whose(result: Result) -> str:
    """Say for which role, and of which day."""
    return f"{result.role.name}, {words.spoken_day(result.assessment.taken_at)}"


def _say_none(result: Result) -> str:
    if not result.gaps:
        return NO_ANSWER
    if not result.assessment.covers_role:
        return ONE_MET
    other = next((role for role in result.catalogue.roles if role != result.role.id), "")
    return f"{ALL_MET} To look through another role: skillcheck gaps --role {other}" if other else ALL_MET


def _remarks(result: Result, gaps: Sequence[Gap]) -> list[doc.Paragraph]:
    """Say what is open, what the role did, what is strongest, and of what nothing is said."""
    name = result.catalogue.skill_name
    of_role = result.assessment.covers_role
    remarks = []
    if order := say_order(gaps):
        remarks.append(doc.Paragraph(f"{order}: take the one you care for.", spare=3))
    if gaps and of_role:
        remarks.append(doc.Paragraph(_say_sureness(result), spare=1))
        if len(gaps) == len(result.shown):
            remarks.append(doc.Paragraph(_say_role(result), spare=2))
    some = " of those asked twice or more," if result.not_asked else ""
    lists = (
        (f"Strongest{some} for this role", result.strengths[:MOST_STRONG] if of_role else ()),
        ("Does not apply to you", result.not_applicable),
        ("Asked, and nothing applied so far", result.nothing_applied),
    )
    remarks += [
        doc.Paragraph(f"{title}: {words.listed(map(name, skills))}.") for title, skills in lists if skills
    ]
    if count := len(result.not_looked_at):
        them = "it" if count == 1 else "them"
        text = f"Not looked at: {plural(count, 'skill')}. Nothing is said about {them}."
        remarks.append(doc.Paragraph(text))
    return remarks


def say_order(gaps: Sequence[Gap]) -> str:
    """Say which neighbours among the five the answers do not put in order; empty where there are none."""
    pairs = [
        f"{words.PLACES[place]} and {words.PLACES[place + 1]}"
        for place, (gap, following) in enumerate(pairwise(gaps[: len(words.PLACES)]))
        if following.skill in gap.tied_with
    ]
    if len(gaps) > 2 and len(pairs) == len(gaps) - 1:
        return "Each could change places with the next"
    return f"{', or '.join(pairs).capitalize()} could change places" if pairs else ""


def _say_sureness(result: Result) -> str:
    """Say what the words for how sure are about; where there are no more than five skills, all gaps are among the five."""
    ranked = len(result.role.skills) - len(result.not_applicable)
    about = "it is among the five largest gaps of this role" if ranked > TOP else "your role asks for more"
    return f"How sure: that {about}."


def _say_role(result: Result) -> str:
    """Say how much of the list is the role's doing."""
    shown, by_role = len(result.shown), result.role_names
    count = words.COUNTS[by_role] if 0 < by_role < shown else "all" if by_role else "none"
    if shown == 1:
        return f"The role alone, by what most people answer, would {'' if by_role else 'not '}name it."
    return f"The role alone, by what most people answer, would name {count} of these."


def _has_choices(result: Result) -> bool:
    items = result.catalogue.items()
    return any(
        not items[response.item].rated and response.answer != NOT_APPLICABLE
        for response in result.assessment.responses
        if response.item in items
    )
