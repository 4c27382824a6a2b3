"""Why a gap has its number: every term, and the answers it comes from."""

from math import sqrt
from typing import Any

from skillcheck import questions
from skillcheck.model.catalogue import TOP, Item, Statement
from skillcheck.model.document import Block, Facts, Heading, Paragraph, Table
from skillcheck.model.estimate import Explanation, Gap
from skillcheck.model.result import Result
from skillcheck.model.text import decimal, plural
from skillcheck.pages import words

MOST_NEIGHBOURS = 3
SEEN = 0.05
"""A smaller influence would be shown as 0.0."""
ORDER = (
    "Each question was the one expected to settle most at that moment: about a skill whose place in or out of the top"
    " five was open, or one that tells about several such skills."
)
METHOD = (
    "Priority = weight x gap; gap = target - level, never below 0. The level is the mean of the answers about the skill;"
    " questions still open count as the model expects them. A reversed statement counts as 6 minus its answer, a choice as"
    " its effectiveness. The range is where the level would be in 8 of 10 cases after many more questions."
)


def blocks(result: Result, top: int, behind: Explanation | None = None) -> tuple[Block, ...]:
    """A section for each of the first `top` gaps; with `behind`, what neighbours added and why what was asked."""
    found: list[Block] = [Heading("How the numbers come about"), Paragraph(METHOD)]
    found.append(
        Paragraph(
            f"Your answers spread {decimal(sqrt(result.person_scale))} times as much as expected;"
            " all ranges are as wide as that."
        )
    )
    for gap in result.gaps[:top]:
        found += _section(gap, result, behind)
    return (*found, *(_steps(behind, result) if behind and behind.steps else ()))


def why(gap: Gap, result: Result, behind: Explanation | None = None) -> dict[str, Any]:
    """The same for programs: each term of the level, the range, the gap and the priority."""
    estimate = gap.estimate
    answers = _answers(gap, result)
    steps = enumerate(behind.steps, 1) if behind else ()
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
        "neighbours": _neighbours(gap, behind),
        "asked_when": [
            {"item": step.item, "number": number, "chance": step.chance}
            for number, step in steps
            if step.skill == gap.skill
        ],
    }


def _neighbours(gap: Gap, behind: Explanation | None) -> dict[str, float]:
    """What the answers about other skills add to the expected level, in points, the largest first."""
    moved = behind.contributions.get(gap.skill, {}) if behind else {}
    others = {source: value for source, value in moved.items() if source != gap.skill}
    return dict(sorted(others.items(), key=lambda pair: -abs(pair[1])))


def _steps(behind: Explanation, result: Result) -> list[Block]:
    """Why each question was asked when it was."""
    rows = tuple(
        (f"{number}. {result.catalogue.skills[step.skill].name}", words.chance(step.chance))
        for number, step in enumerate(behind.steps, 1)
    )
    return [Heading("Why these questions"), Paragraph(ORDER), Table(("asked about", "top five then"), rows)]


def _section(gap: Gap, result: Result, behind: Explanation | None) -> list[Block]:
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
    moved = _neighbours(gap, behind)
    if largest := [pair for pair in moved.items() if abs(pair[1]) >= SEEN][:MOST_NEIGHBOURS]:
        named = ", ".join(f"{result.catalogue.skills[id_].name} {value:+.1f}" for id_, value in largest)
        pairs.append(("Related answers moved what is expected by", named))
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
    if estimate.mean_answer is None:
        return (
            f"none of {plural(estimate.items, 'question')}; each expected near {decimal(estimate.predicted)}"
        )
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
        (item, given[item.id], questions.score(item, given[item.id]))
        for item in result.catalogue.skills[gap.skill].items
        if item.id in given
    ]
