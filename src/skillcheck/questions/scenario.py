"""A situation with a few ways to act, of which the person picks the one they would take."""

from typing import Any

from skillcheck.model.catalogue import Scale, Scenario
from skillcheck.model.form import Choice, Form
from skillcheck.questions.contract import reading_seconds

DECIDING_SECONDS = 4.0
COST = 3.0


def form(item: Scenario, scale: Scale) -> Form:  # noqa: ARG001 - a scenario has its own answers
    """The situation with its options on the keys 1, 2, 3, ..."""
    choices = tuple(
        Choice(str(number), option.id, option.text) for number, option in enumerate(item.options, 1)
    )
    return Form(item.id, item.situation, item.question, choices)


def values(item: Scenario) -> tuple[str, ...]:
    """The ids of the options."""
    return tuple(option.id for option in item.options)


def score(item: Scenario, answer: str) -> float:
    """The effectiveness of the option."""
    return next(option.score for option in item.options if option.id == answer)


def content(item: Scenario) -> dict[str, Any]:
    """Situation, question, and each option with its score; what an option leads to is not seen while answering."""
    options = [{"id": option.id, "text": option.text, "score": option.score} for option in item.options]
    return {"situation": item.situation, "question": item.question, "options": options}


def seconds(item: Scenario) -> float:
    """Reading the situation with all options, and picking one."""
    texts = (item.situation, item.question, *(option.text for option in item.options))
    return reading_seconds(" ".join(texts)) + DECIDING_SECONDS
