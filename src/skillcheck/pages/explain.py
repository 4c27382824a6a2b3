"""Say why a skill is on the list: what was answered, where that puts the person, and the first gaps compared."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from skillcheck import questions
from skillcheck.model import document as doc
from skillcheck.model.catalogue import Item
from skillcheck.model.estimate import Explanation, Gap
from skillcheck.model.result import Result
from skillcheck.pages import words
from skillcheck.pages.answers import DOES_NOT_APPLY, short_text
from skillcheck.pages.words import pick

TURNED = "* a habit to lose, so it counts the other way round"
SCENE = (
    "A scene is there to learn from: it moves the level less than a rating does, and counts into no average."
)


def blocks(result: Result, gaps: Sequence[Gap]) -> list[doc.Block]:
    """Show a section for each of `gaps`, then all of them side by side."""
    if not gaps:
        return []
    return [*(block for gap in gaps for block in _section(gap, result)), *_compare(result, gaps)]


def why(gap: Gap, result: Result, explanation: Explanation) -> dict[str, Any]:
    """Return the same as JSON has it: each term of the level, the range, the gap and the priority."""
    estimate = gap.estimate
    contributions = dict(explanation.contributions.get(gap.skill, {}))
    from_own_answers = contributions.pop(gap.skill, 0.0)
    return {
        "priority": "importance * max(0, target - level)",
        **pick(gap.demand, "importance", "target"),
        "reason": gap.demand.why or None,
        "items": [
            {"id": item.id, "answer": answer, "score": score} for item, answer, score in _answers(gap, result)
        ],
        **pick(estimate, "mean_answer", "typical", "sd"),
        "predicted": estimate.level,  # told apart from the level in the first edition
        "open": estimate.items - estimate.answered,
        "own": from_own_answers,
        **pick(gap, "from_role", "from_answers"),
        "person_scale": result.person_scale,
        "neighbours": dict(sorted(contributions.items(), key=lambda pair: -abs(pair[1]))),
        "asked_when": [
            {"item": step.item, "number": number, "chance": step.chance}
            for number, step in enumerate(explanation.steps, 1)
            if step.skill == gap.skill
        ],
    }


def _section(gap: Gap, result: Result) -> list[doc.Block]:
    """Show what was answered, what it counts, and where that puts the person."""
    estimate, scale = gap.estimate, result.catalogue.scale
    name = result.catalogue.skills[gap.skill].name
    sure = words.sureness(gap.top, estimate.answered)
    answered = _answers(gap, result)
    rows = tuple(_row(item, answer, score, result) for item, answer, score in answered)
    turned = any(item.reversed for item, _, _ in answered)
    scenes = any(not item.rated for item, _, _ in answered)
    row = words.standing("", estimate, gap.demand.target, scale)
    asks = f"Your role asks for {words.place(gap.demand.target, scale)} ({words.number(gap.demand.target)})"
    likely = f"likely {estimate.low:.1f} to {estimate.high:.1f}"
    lines = [f"You: {words.place(estimate.level, scale)} (about {estimate.level:.2f}, {likely})."]
    if estimate.mean_answer is not None:
        ratings = [score for item, _, score in answered if item.rated and score is not None]
        average = "Your ratings average" if len(ratings) > 1 else "Your rating counts as"
        people = f"people who answer as you did come out at {estimate.level:.2f} when they are asked more"
        lines.append(f"{average} {estimate.mean_answer:.2f}; {people}.")
    lines.append(f"{asks}: {gap.demand.why}" if gap.demand.why else f"{asks}.")
    if not gap.met:
        lines.append(_say_total(gap))
    return [
        doc.Heading(f"{gap.rank}. {name}, {sure}"),
        doc.Table(("what you answered", "how often", "counts as"), rows),
        *([doc.Paragraph(TURNED, doc.Tone.QUIET)] if turned else []),
        *([doc.Paragraph(SCENE, doc.Tone.QUIET)] if scenes else []),
        doc.Standings((row,), ends=words.ends(scale), legend=False),
        *map(doc.Paragraph, lines),
    ]


def _say_total(gap: Gap) -> str:
    """Say what the distance counts, and how much of that somebody else would have, too."""
    level, typical = round(gap.estimate.level, 2), round(gap.estimate.typical, 2)
    from_role = round(gap.demand.importance * (gap.demand.target - typical), 4)
    from_answers = round(gap.demand.importance * (typical - level), 4)
    distance, importance = f"{_distance(gap):.2f}", words.number(gap.demand.importance)
    others = words.number(from_role) if from_role >= 0 else f"{words.number(-from_role)} to spare"
    number = words.number(abs(from_answers))
    yours = f"add {number}" if from_answers >= 0 else f"take {number} off"
    return (
        f"How far ({distance}) times how much your role needs it ({importance}) makes"
        f" {words.number(round(from_role + from_answers, 4))}. Someone who answers like most people is at"
        f" {gap.estimate.typical:.2f} and would have {others}; your answers {yours}."
    )


def _row(item: Item, answer: str, score: float | None, result: Result) -> tuple[str, str, str]:
    form = item.form(result.catalogue.scale)
    counts = f"{words.number(score)} of 5" if score is not None else "left out"
    if score is not None and not form.framed:
        better = sum(item.score(other) > score for other in item.answers)
        label = f"your choice, {words.PLACES[better]} of the {words.COUNTS[len(item.answers)]}"
    else:
        label = next((choice.label for choice in form.choices if choice.value == answer), DOES_NOT_APPLY)
    return short_text(form), label + (" *" if item.reversed else ""), counts


def _compare(result: Result, gaps: Sequence[Gap]) -> list[doc.Block]:
    """Show the gaps beside one another, in numbers that add up with a calculator as they are printed."""
    digits = next((digits for digits in (2, 3, 4) if _in_order(gaps, digits)), 9)
    rows = [
        (
            f"{gap.rank}. {result.catalogue.skill_name(gap.skill)}",
            f"{_distance(gap, digits):.{digits}f}",
            words.number(gap.demand.importance),
            words.number(_priority(gap, digits)),
        )
        for gap in gaps
    ]
    columns = ("", "distance", "x importance", "= total")
    return [doc.Heading("Why in this order"), doc.Table(columns, tuple(rows))]


def _in_order(gaps: Sequence[Gap], digits: int) -> bool:
    """Tell whether totals of so rounded distances stand in the order of the gaps."""
    return all(_priority(gap, digits) >= _priority(following, digits) for gap, following in pairwise(gaps))


def _priority(gap: Gap, digits: int) -> float:
    return round(gap.demand.importance * _distance(gap, digits), digits + 2)


def _distance(gap: Gap, digits: int = 2) -> float:
    """Return how far the level as printed is below its target."""
    level = round(gap.estimate.level, digits)
    return 0.0 if gap.met else max(round(gap.demand.target - level, digits + 2), 0.0)


def _answers(gap: Gap, result: Result) -> list[tuple[Item, str, float | None]]:
    """Return each answered question of the skill with its answer and its score, None where it did not apply."""
    answers = result.assessment.answers
    return [
        (item, answers[item.id], questions.score(item, answers[item.id]))
        for item in result.catalogue.skills[gap.skill].items
        if item.id in answers
    ]
