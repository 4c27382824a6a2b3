"""A behaviour that is rated by how often it happened in the last four weeks."""

from typing import Any

from skillcheck.model.catalogue import Scale, Statement
from skillcheck.model.form import Choice, Form
from skillcheck.questions.contract import reading_seconds

LEAD = "In the last four weeks, of the times when it came up, how often was this so?"
ANSWERS = ("1", "2", "3", "4", "5")
DECIDING_SECONDS = 1.5
COST = 1.0


def form(item: Statement, scale: Scale) -> Form:
    """The statement with the five frequencies."""
    choices = tuple(Choice(key, key, label) for key, label in zip(ANSWERS, scale.frequency, strict=True))
    return Form(item.id, LEAD, item.text, choices, framed=True)


def values(item: Statement) -> tuple[str, ...]:  # noqa: ARG001 - the same for each statement
    """`1` to `5`."""
    return ANSWERS


def score(item: Statement, answer: str) -> float:
    """The frequency itself; 6 - frequency where the statement is reversed."""
    frequency = float(answer)
    return 6 - frequency if item.reversed else frequency


def content(item: Statement) -> dict[str, Any]:
    """The text, and which way it counts."""
    return {"text": item.text, "reversed": item.reversed}


def seconds(item: Statement) -> float:
    """Reading the statement and picking a frequency."""
    return reading_seconds(item.text) + DECIDING_SECONDS
