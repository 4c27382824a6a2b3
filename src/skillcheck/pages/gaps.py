"""The ranked gaps: which skills matter most to work on, how sure that is, what to do."""

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
from skillcheck.pages import remarks, words

MOST_NAMED = 4
"""How many further skills a line names, so that the page fits one screen of 80x24."""
FEW_NAMED = 2
"""The same where a remark has to fit in too."""
COLUMNS = (
    "rank", "tied_with", "skill", "name", "cluster", "level", "low", "high", "target", "importance",
    "gap", "priority", "top5", "answered", "basis", "practices",
)  # fmt: skip


def page(result: Result, top: int | None = None, extra: tuple[Block, ...] = ()) -> Document:
    """The `top` largest gaps (None: five for readers, all for programs), strengths, and what to type next.

    `extra` blocks stand before the last ones.
    """
    shown = tuple(gap for gap in result.gaps if not gap.met)[: top or TOP]
    blocks = [
        Paragraph(f"{result.asked} of {result.items} answered; {words.BRIEF_CAUTION}", tone=Tone.QUIET),
        *summary(result, shown, _named(result) if top is None else None),
        *remarks.blocks(result.notices),
        *extra,
        _next(shown),
    ]
    data = {**about(result), "gaps": [row(gap, result.catalogue) for gap in result.gaps[:top]]}
    data |= {"not_assessed": list(result.not_assessed), "notices": remarks.data(result.notices)}
    title = f"Where to work next: {result.role.name}, {words.day(result.assessment.taken_at)}"
    return Document(title, "gaps", data, "gaps", COLUMNS, tuple(blocks))


def summary(result: Result, shown: tuple[Gap, ...], named: int | None) -> list[Block]:
    """The gaps `shown`, which of them are too close to call, and up to `named` of the others (None: all)."""
    blocks: list[Block] = [_table(result, shown)] if shown else [Paragraph(_none_open(result))]
    ties = words.close_calls(shown)
    said = [f"Too close to call: {ties}."] if ties else []
    open_ = result.asked < result.items and result.assessment.covers_role
    said += [_agreement(result, len(shown))] if shown and open_ else []
    if said:
        blocks.append(Paragraph(" ".join(said), tone=Tone.QUIET))
    return blocks + _others(result, shown, named)


def unkept(whole: Document, result: Result) -> Document:
    """The page of an assessment that is kept nowhere: `whole` without the commands that would look for it."""
    shown = next((gap for gap in result.gaps if not gap.met), None)
    steps = ((f"skillcheck show {shown.skill}", "what to do, step by step"),) if shown else ()
    told = Paragraph(
        "None of this is kept. To keep the page: skillcheck assess --no-save -o result.md", Tone.QUIET
    )
    return whole._replace(blocks=(*whole.blocks[:-1], told, *((Commands(steps),) if steps else ())))


def nothing() -> dict[str, Any]:
    """The page's data before any assessment."""
    return {"assessment": None, "agreement": None, "gaps": [], "not_assessed": [], "notices": []}


def about(result: Result) -> dict[str, Any]:
    """The assessment as JSON has it."""
    assessment = result.assessment
    return {
        "assessment": {
            "id": assessment.id,
            "role": result.role.id,
            "taken_at": assessment.taken_at.isoformat(),
            "length": assessment.length,
            "asked": result.asked,
            "items": result.items,
            "minutes": assessment.minutes,
            "catalogue_digest": assessment.catalogue_digest,
        },
        "agreement": {
            "predicted": result.agreement.predicted,
            "stop": result.agreement.stop,
            "asked": result.asked,
            "items": result.items,
        },
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
        "basis": gap.estimate.basis,
        "practices": list(gap.practices),
    }


def gauge(gap: Gap) -> Gauge:
    """The level of a gap with its range and target."""
    own = gap.estimate
    return Gauge(own.level, own.low, own.high, gap.demand.target, own.basis == "inferred")


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
            gauge(gap),
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


def _agreement(result: Result, shown: int) -> str:
    """How far the questions that were not asked could change what is shown."""
    changed = round((1 - result.agreement.predicted) * shown)
    return f"All {result.items} would change {f'about {changed}' if changed else 'hardly any'} of these."


def _named(result: Result) -> int:
    return FEW_NAMED if result.notices else MOST_NAMED


def _none_open(result: Result) -> str:
    if not result.gaps:
        return "No skill of this role has an answer yet."
    return "Every assessed skill meets its target. To aim higher, look through another role: gaps --role."


def _others(result: Result, shown: tuple[Gap, ...], named: int | None) -> list[Block]:
    """Strengths, smaller gaps, and skills without an answer."""
    rest = {
        "Strengths, target met": [g.skill for g in result.gaps if g.met],
        "Also below target": [g.skill for g in result.gaps if not g.met and g not in shown],
        "Not assessed": list(result.not_assessed),
    }
    skills = result.catalogue.skills
    return [
        Paragraph(f"{what}: {words.some([skills[id_].name for id_ in ids], named)}.")
        for what, ids in rest.items()
        if ids
    ]


def _next(shown: tuple[Gap, ...]) -> Commands:
    explain = ("skillcheck gaps --explain", "why these, number by number")
    if not shown:
        return Commands((explain, ("skillcheck export -o result.md", "all of it, to keep or to hand on")))
    show = (f"skillcheck show {shown[0].skill}", "what to do, step by step")
    return Commands((show, explain, ("skillcheck plan new", "make one of them a goal, for Monday")))
