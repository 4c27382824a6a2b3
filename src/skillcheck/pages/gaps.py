"""The ranked gaps: which skills matter most to work on, how sure that is, what to do."""

from collections.abc import Mapping
from typing import Any

from skillcheck.model.catalogue import TOP, Catalogue, Practice
from skillcheck.model.document import (
    Block,
    Commands,
    Document,
    Gauge,
    Paragraph,
    Table,
    Tone,
)
from skillcheck.model.estimate import Gap
from skillcheck.model.result import Result
from skillcheck.model.text import decimal, plural
from skillcheck.pages import words

COLUMNS = (
    "rank", "tied_with", "skill", "name", "cluster", "level", "low", "high", "target", "importance",
    "gap", "priority", "top5", "answered", "practices",
)  # fmt: skip


def page(result: Result, top: int | None = None, extra: tuple[Block, ...] = ()) -> Document:
    """The `top` largest gaps (None: five for readers, all for programs), strengths, and what to type next.

    `extra` blocks stand before the last ones.
    """
    shown = tuple(gap for gap in result.gaps if not gap.met)[: top or TOP]
    asked = len(result.assessment.responses)
    blocks: list[Block] = [
        Paragraph(
            f"{words.day(result.assessment.taken_at)}, {asked} of {plural(result.items, 'question')}."
            f" {words.BRIEF_CAUTION}",
            tone=Tone.QUIET,
        )
    ]
    blocks += [*summary(result, shown), *extra, _next(shown)]
    data = {**about(result), "gaps": [row(gap, result.catalogue) for gap in result.gaps[:top]]}
    data |= {"not_assessed": list(result.not_assessed), "notices": []}
    return Document(f"Where to work next: {result.role.name}", "gaps", data, "gaps", COLUMNS, tuple(blocks))


def summary(result: Result, shown: tuple[Gap, ...]) -> list[Block]:
    """The gaps `shown`, which of them are too close to call, and what is not among them."""
    blocks: list[Block] = [_table(result, shown)] if shown else [Paragraph(_none_open(result))]
    if ties := words.close_calls(shown):
        blocks.append(Paragraph(f"Too close to call: {ties}.", tone=Tone.QUIET))
    return blocks + _others(result, shown)


def nothing() -> dict[str, Any]:
    """The page's data before any assessment."""
    return {"assessment": None, "gaps": [], "not_assessed": [], "notices": []}


def about(result: Result) -> dict[str, Any]:
    """The assessment as JSON has it."""
    assessment = result.assessment
    return {
        "assessment": {
            "id": assessment.id,
            "role": result.role.id,
            "taken_at": assessment.taken_at.isoformat(),
            "length": assessment.length,
            "asked": len(assessment.responses),
            "items": result.items,
            "minutes": assessment.minutes,
            "catalogue_digest": assessment.catalogue_digest,
        }
    }


def row(gap: Gap, catalogue: Catalogue) -> dict[str, Any]:
    """A gap as JSON has it, unrounded."""
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
        "practices": list(gap.practices),
    }


def best_practice(gap: Gap, catalogue: Catalogue) -> Practice | None:
    """The practice that suits the level best, if the skill has any."""
    practices = {p.id: p for p in catalogue.skills[gap.skill].practices}
    return practices[gap.practices[0]] if gap.practices else None


def _table(result: Result, shown: tuple[Gap, ...]) -> Table:
    sure = len(result.gaps) > TOP
    columns = ("", "level 1-5", "target", "weight", *(("top five",) if sure else ()))
    rows = tuple(
        (
            f"{gap.rank}. {result.catalogue.skills[gap.skill].name}",
            Gauge(gap.estimate.level, gap.estimate.low, gap.estimate.high, gap.demand.target),
            words.number(gap.demand.target),
            words.number(gap.demand.importance),
            *((words.chance(gap.top),) if sure else ()),
        )
        for gap in shown
    )
    return Table(columns, rows, tuple(_note(gap, result.catalogue) for gap in shown), "practice")


def _note(gap: Gap, catalogue: Catalogue) -> str:
    practice = best_practice(gap, catalogue)
    if practice is None:
        return ""
    return practice.title + (f" ({practice.minutes} min)" if practice.minutes else "")


def _none_open(result: Result) -> str:
    if not result.gaps:
        return "No skill of this role has an answer yet."
    return "Every assessed skill meets its target. To aim higher, look through another role: gaps --role."


def _others(result: Result, shown: tuple[Gap, ...]) -> list[Block]:
    """Strengths, smaller gaps, and skills without an answer: each named, none hidden."""
    names: Mapping[str, str] = {id_: skill.name for id_, skill in result.catalogue.skills.items()}
    met = [f"{names[g.skill]} {decimal(g.estimate.level)}" for g in result.gaps if g.met]
    smaller = [f"{names[g.skill]} {decimal(g.gap)}" for g in result.gaps if not g.met and g not in shown]
    found: list[Block] = []
    if met:
        found.append(Paragraph(f"Strengths, at or above target: {', '.join(met)}."))
    if smaller:
        found.append(Paragraph(f"Also below target, by: {', '.join(smaller)}."))
    if result.not_assessed:
        missing = ", ".join(names[id_] for id_ in result.not_assessed)
        found.append(Paragraph(f"Not assessed: {missing}."))
    return found


def _next(shown: tuple[Gap, ...]) -> Commands:
    pairs = [("skillcheck gaps --explain", "why these, number by number")]
    if shown:
        pairs.insert(0, (f"skillcheck show {shown[0].skill}", "what to do, step by step"))
    return Commands((*pairs, ("skillcheck export -o result.md", "all of it, to keep or to hand on")))
