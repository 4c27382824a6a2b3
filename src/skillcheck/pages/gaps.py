"""The ranked gaps: which skills matter most to work on, how sure that is, what to do."""

from collections.abc import Sequence
from typing import Any

from skillcheck.model.catalogue import TOP, Catalogue, Practice
from skillcheck.model.change import Comparison
from skillcheck.model.document import Block, Commands, Document, Gauge, Paragraph, Table, Tone
from skillcheck.model.estimate import Explanation, Gap
from skillcheck.model.result import Result
from skillcheck.model.shape import plain
from skillcheck.pages import change, explain, words

MOST_NAMED = 4
"""How many further skills a line names, so that the page fits one screen of 80x24."""
FEW_NAMED = 2
"""The same where a notice has to fit in too."""
NO_ANSWER = "No skill of this role has an answer yet."
ALL_MET = "Every skill that was asked about meets its target. To aim higher, look through another role: gaps --role."
COLUMNS = (
    "rank", "tied_with", "skill", "name", "cluster", "level", "low", "high", "target", "importance",
    "gap", "priority", "top5", "answered", "basis", "practices", "weakest",
)  # fmt: skip
CHANGE_COLUMNS = ("change.difference", "change.verdict")


def page(
    result: Result,
    top: int | None = None,
    explanation: Explanation | None = None,
    comparison: Comparison | None = None,
) -> Document:
    """Show the `top` largest gaps (None: five for readers, all for programs), strengths, and what to type next.

    With a `comparison`, what has changed since; with an `explanation`, every number with what it is made of.
    """
    gaps = below_target(result, top or TOP)
    most_named = None if top else FEW_NAMED if result.notices else MOST_NAMED
    blocks = [
        Paragraph(f"{result.asked} of {result.items} answered; {words.BRIEF_CAUTION}", tone=Tone.QUIET),
        *summary(result, gaps, most_named),
        *words.notices(result.notices),
        *(change.blocks(comparison, result.catalogue) if comparison else ()),
        *(explain.blocks(result, top or TOP, explanation) if explanation else ()),
        _next(gaps),
    ]
    rows = [gap_data(gap, result.catalogue) for gap in result.gaps[:top]]
    for row, gap in zip(rows, result.gaps, strict=False):
        if comparison:
            skill_change = comparison.changes.get(gap.skill)
            row["change"] = change.data(skill_change) if skill_change else None
        if explanation:
            row["why"] = explain.why(gap, result, explanation)
    data = {
        **assessment_data(result),
        "gaps": rows,
        **without_rank(result),
        "notices": plain(result.notices),
        **({"since": change.comparison_data(comparison)} if comparison else {}),
    }
    title = f"Where to work next: {result.role.name}, {words.day(result.assessment.taken_at)}"
    columns = (*COLUMNS, *(CHANGE_COLUMNS if comparison else ()))
    return Document(title, "gaps", data, "gaps", columns, tuple(blocks))


def empty(title: str) -> Document:
    """Return the page before any assessment."""
    data: dict[str, Any] = {"assessment": None, "agreement": None, "gaps": []}
    data |= {key: [] for key in ("strengths", "not_asked", "not_applicable", "not_assessed", "notices")}
    data["role_names"] = 0
    return Document(title, "gaps", data, "gaps", COLUMNS, ())


def unsaved_page(result: Result) -> Document:
    """Show the gaps of an assessment that is kept nowhere, without the commands that would look for it."""
    document = page(result)
    blocks: list[Block] = list(document.blocks[:-1])
    text = "None of this is kept. To keep the page: skillcheck assess --no-save -o result.md"
    blocks.append(Paragraph(text, Tone.QUIET))
    blocks += [Commands((_show(gap),)) for gap in below_target(result, 1)]
    return document._replace(blocks=tuple(blocks))


def below_target(result: Result, most: int) -> tuple[Gap, ...]:
    """Return the `most` largest gaps that are left."""
    return tuple(gap for gap in result.gaps if not gap.met)[:most]


def summary(result: Result, gaps: Sequence[Gap], most_named: int | None) -> list[Block]:
    """Show `gaps`, which of them are too close to call, and up to `most_named` of the others (None: all)."""
    blocks: list[Block] = [_table(result, gaps) if gaps else Paragraph(ALL_MET if result.gaps else NO_ANSWER)]
    close = _close_calls(gaps)
    sentences = [f"Too close to call: {close}."] if close else []
    if gaps and result.asked < result.items and result.assessment.covers_role:
        changed = round((1 - result.agreement.predicted) * len(gaps))
        how_many = f"about {changed}" if changed else "hardly any"
        sentences.append(f"Many more questions would change {how_many} of these.")
    if result.shown and result.assessment.covers_role:
        sentences.append(_role_sentence(result))
    if sentences:
        blocks.append(Paragraph(" ".join(sentences), tone=Tone.QUIET))
    return blocks + _others(result, gaps, most_named)


def assessment_data(result: Result) -> dict[str, Any]:
    """Return the assessment as JSON has it."""
    assessment = result.assessment
    return {
        "assessment": {
            "id": assessment.id,
            "role": result.role.id,
            "taken_at": assessment.taken_at,
            "length": assessment.length,
            "asked": result.asked,
            "items": result.items,
            "minutes": assessment.minutes,
            "catalogue_digest": assessment.catalogue_digest,
            "finished": assessment.finished,
        },
        "agreement": {
            "predicted": result.agreement.predicted,
            "stop": result.agreement.stop,
            "asked": result.asked,
            "items": result.items,
        },
    }


def without_rank(result: Result) -> dict[str, Any]:
    """Return what else is said of skills, as JSON has it: ids."""
    return {
        "strengths": list(result.strengths),
        "not_asked": list(result.not_asked),
        "not_applicable": list(result.not_applicable),
        "not_assessed": list(result.not_assessed),
        "role_names": result.role_names,
    }


def gap_data(gap: Gap, catalogue: Catalogue) -> dict[str, Any]:
    """Return a gap as JSON has it, unrounded."""
    skill = catalogue.skills[gap.skill]
    return {
        "rank": gap.rank,
        "tied_with": list(gap.tied_with),
        "skill": skill.id,
        "name": skill.name,
        "cluster": skill.cluster,
        "level": gap.estimate.level,
        "low": gap.estimate.low,
        "high": gap.estimate.high,
        "target": gap.demand.target,
        "importance": gap.demand.importance,
        "gap": gap.gap,
        "priority": gap.priority,
        "top5": gap.top,
        "answered": gap.estimate.answered,
        "basis": gap.estimate.basis,
        "practices": list(gap.practices),
        "weakest": gap.weakest,
    }


def gauge(gap: Gap) -> Gauge:
    """Return the level of a gap with its range and target."""
    estimate = gap.estimate
    return Gauge(estimate.level, estimate.low, estimate.high, gap.demand.target)


def best_practice(gap: Gap, catalogue: Catalogue) -> Practice | None:
    """Return the practice that suits the level best, if the skill has any."""
    practices = {practice.id: practice for practice in catalogue.skills[gap.skill].practices}
    return practices[gap.practices[0]] if gap.practices else None


def _table(result: Result, gaps: Sequence[Gap]) -> Table:
    with_chances = len(result.gaps) > TOP
    rows, notes = [], []
    for gap in gaps:
        name = f"{gap.rank}. {result.catalogue.skills[gap.skill].name}"
        demand = (words.number(gap.demand.target), words.number(gap.demand.importance))
        rows.append((name, gauge(gap), *demand, *((words.chance(gap.top),) if with_chances else ())))
        practice = best_practice(gap, result.catalogue)
        minutes = f" ({practice.minutes} min)" if practice and practice.minutes else ""
        notes.append(f"{practice.title}{minutes}" if practice else "")
    columns = ("", "level 1-5", "target", "weight", *(("top five",) if with_chances else ()))
    return Table(columns, tuple(rows), tuple(notes), "practice")


def _role_sentence(result: Result) -> str:
    """Say how much of the order is the role's doing."""
    return f"Your role names {result.role_names or 'none'} of the first {len(result.shown)} whoever answers."


def _close_calls(gaps: Sequence[Gap]) -> str:
    """Say which neighbours in rank are too close to call: `1 and 2; 3 and 4`, empty for none."""
    ranks = {gap.skill: gap.rank for gap in gaps}
    return "; ".join(
        f"{gap.rank} and {ranks[other]}"
        for gap in gaps
        for other in gap.tied_with
        if ranks.get(other, 0) > gap.rank
    )


def _others(result: Result, gaps: Sequence[Gap], most_named: int | None) -> list[Block]:
    """Name strengths, smaller gaps, and skills of which nothing is known."""
    others = {
        "Strongest of those asked": list(result.strengths),
        "Also below target": [gap.skill for gap in result.gaps if not gap.met and gap not in gaps],
        "Not asked": list(result.not_asked),
        "Does not apply to you": list(result.not_applicable),
    }
    blocks: list[Block] = []
    for label, skills in others.items():
        named = ", ".join(result.catalogue.skills[skill].name for skill in skills[:most_named])
        more = len(skills[most_named:]) if most_named else 0
        blocks += [Paragraph(f"{label}: {named}{f' and {more} more' if more else ''}.")] if skills else []
    return blocks


def _show(gap: Gap) -> tuple[str, str]:
    return f"skillcheck show {gap.skill}", "what to do, step by step"


def _next(gaps: Sequence[Gap]) -> Commands:
    explain_command = ("skillcheck gaps --explain", "why these, number by number")
    if not gaps:
        export = ("skillcheck export -o result.md", "all of it, to keep or to hand on")
        return Commands((explain_command, export))
    plan = ("skillcheck plan new", "make one of them a goal, for Monday")
    return Commands((_show(gaps[0]), explain_command, plan))
