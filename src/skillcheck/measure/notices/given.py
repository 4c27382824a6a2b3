"""The answers as they were given, one after the other, for those who look at how."""

from collections.abc import Iterable
from typing import NamedTuple

from skillcheck import questions
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Item, Statement


class Given(NamedTuple):
    """An answer that applied; `seconds` is how long its question was on the screen (0: not known)."""

    skill: str
    item: Item
    answer: str
    seconds: float


class Rating(NamedTuple):
    """A statement's answer: the `key` 1-5 as pressed, the `score` 1-5 with reversed statements turned."""

    skill: str
    reversed: bool
    key: int
    score: float


def given(catalogue: Catalogue, assessment: Assessment) -> tuple[Given, ...]:
    """The answers in the order in which they were given, without n/a and without what the catalogue does not know."""
    known = catalogue.owned(response.item for response in assessment.responses)
    found = (
        (response, known[response.item].id, known[response.item].item(response.item))
        for response in assessment.responses
        if response.item in known
    )
    return tuple(
        Given(skill, item, response.answer, response.seconds)
        for response, skill, item in found
        if response.answer in questions.values(item)
    )


def ratings(answers: Iterable[Given]) -> tuple[Rating, ...]:
    """The statements among `answers`, in their order."""
    return tuple(
        Rating(one.skill, one.item.reversed, int(one.answer), questions.score(one.item, one.answer) or 0.0)
        for one in answers
        if isinstance(one.item, Statement)
    )
