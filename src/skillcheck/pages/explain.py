"""Explain why a gap has its number: every term, and the answers it comes from."""

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
"""Related skills that are named: with more, the line hides what it is about."""
VISIBLE = 0.05
"""A smaller contribution would be shown as 0.0."""
ORDER = (
    "Each question was the one expected to settle most at that moment: about a skill whose place in or out of the top"
    " five was open, or one that tells about several such skills."
)
METHOD = (
    "Priority = weight x gap; gap = target - level, never below 0. The level is the mean of the answers about the skill;"
    " questions still open count as the model expects them. A reversed statement counts as 6 minus its answer, a choice as"
    " its effectiveness. The range is where the level would be in 8 of 10 cases after many more questions."
)


def blocks(result: Result, top: int, explanation: Explanation) -> list[Block]:
    """Show a section for each of the first `top` gaps, and why what was asked."""
    spread = decimal(sqrt(result.person_scale))
    shown: list[Block] = [
        Heading("How the numbers come about"),
        Paragraph(METHOD),
        Paragraph(f"Your answers spread {spread} times as much as expected; all ranges are as wide as that."),
    ]
    for gap in result.gaps[:top]:
        shown += _section(gap, result, explanation)
    if explanation.steps:
        rows = tuple(
            (f"{number}. {result.catalogue.skills[step.skill].name}", words.chance(step.chance))
            for number, step in enumerate(explanation.steps, 1)
        )
        shown += [Heading("Why these questions"), Paragraph(ORDER)]
        shown.append(Table(("asked about", "top five then"), rows))
    return shown


def why(gap: Gap, result: Result, explanation: Explanation) -> dict[str, Any]:
    """Return the same as JSON has it: each term of the level, the range, the gap and the priority."""
    estimate = gap.estimate
    return {
        "priority": "importance * max(0, target - level)",
        "importance": gap.demand.importance,
        "target": gap.demand.target,
        "reason": gap.demand.why or None,
        "items": [
            {"id": item.id, "answer": answer, "score": score} for item, answer, score in _answers(gap, result)
        ],
        "mean_answer": estimate.mean_answer,
        "open": estimate.items - estimate.answered,
        "predicted": estimate.predicted,
        "sd": estimate.sd,
        "person_scale": result.person_scale,
        "neighbours": _neighbours(gap, explanation),
        "asked_when": [
            {"item": step.item, "number": number, "chance": step.chance}
            for number, step in enumerate(explanation.steps, 1)
            if step.skill == gap.skill
        ],
    }


def _section(gap: Gap, result: Result, explanation: Explanation) -> list[Block]:
    names = {skill.id: skill.name for skill in result.catalogue.skills.values()}
    weight, target = words.number(gap.demand.importance), words.number(gap.demand.target)
    met = " (met)" if gap.met else ""
    pairs = [
        ("Priority", f"{decimal(gap.priority)} = weight {weight} x gap {decimal(gap.gap)}"),
        ("Gap", f"{decimal(gap.gap)} = target {target} - level {decimal(gap.estimate.level)}{met}"),
        ("Level", words.level(gap.estimate)),
        ("Answers", _answers_sentence(gap, result)),
    ]
    neighbours = _neighbours(gap, explanation).items()
    if largest := [pair for pair in neighbours if abs(pair[1]) >= VISIBLE][:MOST_NEIGHBOURS]:
        text = ", ".join(f"{names[skill]} {value:+.1f}" for skill, value in largest)
        pairs.append(("Related answers moved what is expected by", text))
    if len(result.gaps) > TOP:
        pairs.append(("In your top five", words.chance(gap.top)))
    if gap.tied_with:
        pairs.append(("Too close to call with", words.listed(names[skill] for skill in gap.tied_with)))
    if gap.demand.why:
        pairs.append(("Why it matters in this role", gap.demand.why))
    return [Heading(f"Rank {gap.rank}: {names[gap.skill]}", 3), Facts(tuple(pairs))]


def _neighbours(gap: Gap, explanation: Explanation) -> dict[str, float]:
    """Return what the answers about other skills add to the expected level, in points, the largest first."""
    contributions = explanation.contributions.get(gap.skill, {})
    others = {source: value for source, value in contributions.items() if source != gap.skill}
    return dict(sorted(others.items(), key=lambda pair: -abs(pair[1])))


def _answers_sentence(gap: Gap, result: Result) -> str:
    estimate = gap.estimate
    items = plural(estimate.items, "question")
    expected = f"each expected near {decimal(estimate.predicted)}"
    if estimate.mean_answer is None:
        return f"none of {items}; {expected}"
    scores = ", ".join(_score(item, answer, score) for item, answer, score in _answers(gap, result))
    text = f"{estimate.answered} of {items}: {scores}; mean {decimal(estimate.mean_answer)}"
    open_items = estimate.items - estimate.answered
    return f"{text}; {open_items} open, {expected}" if open_items else text


def _score(item: Item, answer: str, score: float | None) -> str:
    """Say what an answer counts: `4`, `2 (reversed 4)` or `3 (choice b)`."""
    if score is None:
        return "n/a (left out)"
    if isinstance(item, Statement):
        return f"{words.number(score)} (reversed {answer})" if item.reversed else words.number(score)
    return f"{words.number(score)} (choice {answer})"


def _answers(gap: Gap, result: Result) -> list[tuple[Item, str, float | None]]:
    """Return each answered question of the skill with its answer and its score, None where it did not apply."""
    answers = result.assessment.answers
    return [
        (item, answers[item.id], questions.score(item, answers[item.id]))
        for item in result.catalogue.skills[gap.skill].items
        if item.id in answers
    ]
