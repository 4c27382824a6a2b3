"""What a person sees while a plan is made or looked at: a question with what it is for."""

from collections.abc import Sequence

from skillcheck.model.catalogue import Catalogue, Practice
from skillcheck.model.change import Point, Trend
from skillcheck.model.document import Block, Choices, Document, Facts, Paragraph, Tone
from skillcheck.model.estimate import Gap
from skillcheck.model.form import Choice, Form
from skillcheck.model.plan import MOST_GOALS, Progress
from skillcheck.model.text import decimal, plural
from skillcheck.pages import change, words
from skillcheck.pages import goal as goals

STAYS = "leaves the goal as it is"


def writing(leave: str, usual: str, *, single_keys: bool) -> str:
    """How one writes a line, with something `usual` to keep or to change, and how one leaves."""
    if single_keys:
        return f"Enter goes on, {'Ctrl-U clears, ' if usual else ''}Escape {leave}."
    keep = "Enter alone keeps what stands in brackets. " if usual else ""
    return f"{keep}Escape, then Enter, {leave}."


def gap_label(gap: Gap, catalogue: Catalogue) -> str:
    """A suggested gap in a menu."""
    level, target = decimal(gap.estimate.level), words.number(gap.demand.target)
    return f"{catalogue.skills[gap.skill].name} ({level}, target {target})"


def practice_label(practice: Practice) -> str:
    """A practice in a menu."""
    return practice.title + (f" ({practice.minutes} min)" if practice.minutes else "")


def choosing(
    choices: Sequence[Choice], kept: Sequence[str], remark: str, press: str, *, begun: bool
) -> Document:
    """Which gap to work on; `kept` are the names of the goals that there are already, `begun` after the first one.

    The `remark`, which may be empty, is about the assessment that the gaps are from.
    """
    title = (
        "Which one do you want to work on?" if not kept else f"Planned: {words.listed(kept)}. Another one?"
    )
    text = "Your choice alone: one to three, none of them a must. The largest gaps stand first."
    if len(kept) >= MOST_GOALS:
        goals_now = plural(len(kept), "goal")
        text = f"You have {goals_now}. More than {MOST_GOALS} compete for the same hours: better end here."
    blocks = (
        Paragraph(f"{text} {remark}".strip(), Tone.QUIET),
        Choices(tuple((choice.key, choice.label) for choice in choices)),
        Paragraph(f"{press}; q {'ends here' if begun else 'leaves'}.", Tone.QUIET),
    )
    return _screen(title, blocks)


def practices(skill: str, choices: Sequence[Choice], press: str) -> Document:
    """Which practice of the skill."""
    blocks = (
        Paragraph("Those that suit your level stand first.", Tone.QUIET),
        Choices(tuple((choice.key, choice.label) for choice in choices)),
        Paragraph(f"{press}; q leaves.", Tone.QUIET),
    )
    return _screen(f"{skill}: what will you practise?", blocks)


def asking(title: str, help_: str, quiet: str) -> Document:
    """A question that is answered by a line."""
    return _screen(title, (Paragraph(help_), Paragraph(quiet, Tone.QUIET)))


def whole(one: Progress, catalogue: Catalogue, choices: Sequence[Choice], press: str) -> Document:
    """The goal before it is kept."""
    pairs = tuple((choice.key, choice.label) for choice in choices)
    return _screen(
        goals.title(one, catalogue),
        (Facts(goals.facts(one, catalogue)), Choices(pairs), Paragraph(f"{press}; q leaves.", Tone.QUIET)),
    )


def rating_again(one: Progress, catalogue: Catalogue, choices: Sequence[Choice], press: str) -> Document:
    """Before the questions of a goal's skill are asked once more."""
    skill = catalogue.skills[one.goal.skill]
    questions = plural(len(skill.items), "question")
    text = f"{questions} about the last four weeks; then you see what has changed, and how sure that is."
    return _menu(goals.title(one, catalogue), text, choices, press)


def looking_back(began: Point, choices: Sequence[Choice], press: str) -> Document:
    """Before a then-rating."""
    text = (
        f"The same questions about {month(began)[3:]}, with what you know now. Yardsticks move as one learns; this shows"
        " whether yours has. It is memory, and is shown as such, beside the course."
    )
    return _menu("Would you look back as well?", text, choices, press)


def then_lead(began: Point, form: Form) -> str:
    """What stands above a question of a then-rating; a scenario keeps its situation."""
    if form.framed:
        return (
            f"Knowing what you know now: {month(began)}, of the times when it came up, how often was this so?"
        )
    return f"Think back to {month(began)[3:]}, with what you know now. {form.lead}"


def deciding(
    one: Progress, catalogue: Catalogue, trend: Trend | None, choices: Sequence[Choice], press: str
) -> Document:
    """What becomes of a goal, with what came of it and what has changed."""
    goal = one.goal
    facts = [("Done when", goal.done_when), ("Why it mattered", goal.why), ("So far", goals.so_far(one))]
    facts += [("Changed", change.sentence(trend.changes[-1]))] if trend and trend.changes else []
    known = tuple((name, text) for name, text in facts if text)
    pairs = tuple((choice.key, choice.label) for choice in choices)
    quiet = Paragraph(f"{press}; q {STAYS}.", Tone.QUIET)
    return _screen(goals.title(one, catalogue), (Facts(known), Choices(pairs), quiet))


def month(point: Point) -> str:
    """`in March 2026`: when a point was."""
    return f"in {point.assessment.taken_at:%B %Y}"


def _menu(title: str, text: str, choices: Sequence[Choice], press: str) -> Document:
    pairs = tuple((choice.key, choice.label) for choice in choices)
    return _screen(title, (Paragraph(text), Choices(pairs), Paragraph(f"{press}; q {STAYS}.", Tone.QUIET)))


def _screen(title: str, blocks: Sequence[Block]) -> Document:
    return Document(title, "question", {}, "", (), tuple(blocks))
