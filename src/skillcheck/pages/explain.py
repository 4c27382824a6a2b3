"""Why a gap has its number: every term, and the answers it comes from."""

from math import sqrt
from typing import Any

from skillcheck import items
from skillcheck.model.catalogue import TOP, Item, Statement
from skillcheck.model.document import Block, Facts, Heading, Paragraph
from skillcheck.model.estimate import Gap
from skillcheck.model.result import Result
from skillcheck.model.text import decimal, plural
from skillcheck.pages import words

METHOD = (
    "Priority = weight x gap; gap = target - level, never below 0. The level is the mean of the answers about the skill;"
    " questions still open count as the model expects them. A reversed statement counts as 6 minus its answer, a choice as"
    " its effectiveness. The range is where the level would be in 8 of 10 cases after many more questions."
)


def blocks(result: Result, top: int) -> tuple[Block, ...]:
    """A section for each of the first `top` gaps."""
    found: list[Block] = [Heading("How the numbers come about"), Paragraph(METHOD)]
    found.append(
        Paragraph(
            f"Your answers spread {decimal(sqrt(result.person_scale))} times as much as expected;"
            " all ranges are as wide as that."
        )
    )
    for gap in result.gaps[:top]:
        found += _section(gap, result)
    return tuple(found)


def why(gap: Gap, result: Result) -> dict[str, Any]:
    """The same for programs: each term of the level, the range, the gap and the priority."""
    estimate = gap.estimate
    answers = _answers(gap, result)
    return {
        "priority": "importance * max(0, target - level)",
        "importance": gap.demand.importance,
        "target": gap.demand.target,
        "reason": gap.demand.why or None,
        "items": [{"id": item.id, "answer": answer, "score": score} for item, answer, score in answers],
        "mean_answer": estimate.mean_answer,
        "open": estimate.items - estimate.answered,
        "predicted": estimate.predicted,
        "sd": estimate.sd,
        "person_scale": result.person_scale,
    }


def _section(gap: Gap, result: Result) -> list[Block]:
    skill = result.catalogue.skills[gap.skill]
    demand, estimate = gap.demand, gap.estimate
    pairs = [
        (
            "Priority",
            f"{decimal(gap.priority)} = weight {words.number(demand.importance)} x gap {decimal(gap.gap)}",
        ),
        (
            "Gap",
            f"{decimal(gap.gap)} = target {words.number(demand.target)} - level {decimal(estimate.level)}"
            + (" (met)" if gap.met else ""),
        ),
        ("Level", words.level(estimate)),
        ("Answers", _sum(gap, result)),
    ]
    if len(result.gaps) > TOP:
        pairs.append(("In your top five", words.chance(gap.top)))
    if gap.tied_with:
        names = words.listed(result.catalogue.skills[id_].name for id_ in gap.tied_with)
        pairs.append(("Too close to call with", names))
    if demand.why:
        pairs.append(("Why it matters in this role", demand.why))
    return [Heading(f"Rank {gap.rank}: {skill.name}", 3), Facts(tuple(pairs))]


def _sum(gap: Gap, result: Result) -> str:
    estimate = gap.estimate
    scores = [_term(item, answer, score) for item, answer, score in _answers(gap, result)]
    open_items = estimate.items - estimate.answered
    text = f"{estimate.answered} of {plural(estimate.items, 'question')}: {', '.join(scores)}"
    text += f"; mean {decimal(estimate.mean_answer)}"
    if open_items:
        text += f"; {open_items} open, each expected near {decimal(estimate.predicted)}"
    return text


def _term(item: Item, answer: str, score: float | None) -> str:
    if score is None:
        return "n/a (left out)"
    if isinstance(item, Statement):
        return f"{words.number(score)} (reversed {answer})" if item.reversed else words.number(score)
    return f"{words.number(score)} (choice {answer})"


def _answers(gap: Gap, result: Result) -> list[tuple[Item, str, float | None]]:
    given = result.assessment.answers
    return [
        (item, given[item.id], items.score(item, given[item.id]))
        for item in result.catalogue.skills[gap.skill].items
        if item.id in given
    ]
