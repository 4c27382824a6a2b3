"""Explain why a gap has its number: every term, and the answers it comes from."""

from math import sqrt
from typing import Any

from skillcheck import questions
from skillcheck.model.catalogue import TOP, Item
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
    "Priority = weight x gap; gap = target - level, never below 0. The level is where people who answer so come out when"
    " asked more: between the mean of their answers and what is typical. A reversed statement counts as 6 minus its"
    " answer, a choice as its effectiveness. The level would be within its range in 8 of 10 cases after many more questions."
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
        "typical": estimate.typical,
        "own": _moved(gap, explanation)[0],
        "from_role": gap.from_role,
        "from_answers": gap.from_answers,
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
    level, distance, priority = _round(gap)
    weight, target = words.number(gap.demand.importance), words.number(gap.demand.target)
    pairs = [
        ("Priority", f"{words.number(priority)} = weight {weight} x gap {words.number(distance)}"),
        (
            "Gap",
            f"{words.number(distance)} = target {target} - level {level:.2f}{' (met)' if gap.met else ''}",
        ),
        ("Level", words.level(gap.estimate)),
        ("Answers", _answers_sentence(gap, result)),
        ("Comes from", _sources(gap, level)),
    ]
    neighbours = _neighbours(gap, explanation).items()
    if largest := [pair for pair in neighbours if abs(pair[1]) >= VISIBLE][:MOST_NEIGHBOURS]:
        text = ", ".join(f"{names[skill]} {value:+.1f}" for skill, value in largest)
        pairs.append(("Related answers moved the level by", text))
    if len(result.gaps) > TOP:
        pairs.append(("In your top five", words.chance(gap.top)))
    if gap.tied_with:
        pairs.append(("Too close to call with", words.listed(names[skill] for skill in gap.tied_with)))
    if gap.demand.why:
        pairs.append(("Why it matters in this role", gap.demand.why))
    return [Heading(f"Rank {gap.rank}: {names[gap.skill]}", 3), Facts(tuple(pairs))]


def _round(gap: Gap) -> tuple[float, float, float]:
    """Return level, gap and priority as they are printed, so that they add up with a calculator."""
    level = round(gap.estimate.level, 2)
    distance = 0.0 if gap.met else max(round(gap.demand.target - level, 4), 0.0)
    return level, distance, round(gap.demand.importance * distance, 4)


def _sources(gap: Gap, level: float) -> str:
    """Say how much of importance x (target - level) is the role's, and how much the person's own; it adds up as printed."""
    typical = round(gap.estimate.typical, 2)
    weight = gap.demand.importance
    role, own = round(weight * (gap.demand.target - typical), 4), round(weight * (typical - level), 4)
    return (
        f"{words.number(role)} from your role, {words.number(own)} from your answers"
        f" (someone with ordinary answers is at {typical:.2f})"
    )


def _moved(gap: Gap, explanation: Explanation) -> tuple[float, dict[str, float]]:
    """Return what the answers about the skill itself, and those about each other skill, add to its level, in points."""
    contributions = dict(explanation.contributions.get(gap.skill, {}))
    return contributions.pop(gap.skill, 0.0), contributions


def _neighbours(gap: Gap, explanation: Explanation) -> dict[str, float]:
    """Return what the answers about other skills add to the level, in points, the largest first."""
    return dict(sorted(_moved(gap, explanation)[1].items(), key=lambda pair: -abs(pair[1])))


def _answers_sentence(gap: Gap, result: Result) -> str:
    """Say each answer with what it counts, their mean, and where people who answer so come out."""
    estimate = gap.estimate
    scores = ", ".join(_score(item, answer, score) for item, answer, score in _answers(gap, result))
    text = f"{estimate.answered} of {plural(estimate.items, 'question')}: {scores}"
    if estimate.mean_answer is None:
        return text
    mean = f"your ratings average {estimate.mean_answer:.2f}"
    return f"{text}; {mean}; people who answer so come out at {estimate.level:.2f}"


def _score(item: Item, answer: str, score: float | None) -> str:
    """Say what an answer counts: `4`, `2 (reversed 4)` or `3 (choice b)`."""
    if score is None:
        return "n/a (left out)"
    note = item.note(answer)
    return f"{words.number(score)} ({note})" if note else words.number(score)


def _answers(gap: Gap, result: Result) -> list[tuple[Item, str, float | None]]:
    """Return each answered question of the skill with its answer and its score, None where it did not apply."""
    answers = result.assessment.answers
    return [
        (item, answers[item.id], questions.score(item, answers[item.id]))
        for item in result.catalogue.skills[gap.skill].items
        if item.id in answers
    ]
