"""The answers as they were given, one after the other, for those who look at how."""

from collections.abc import Iterable
from typing import NamedTuple

from skillcheck import questions
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Item


class Given(NamedTuple):
    """An answer that applied; `seconds` is how long its question was on the screen (0: not known)."""

    skill: str
    item: Item
    answer: str
    seconds: float


class Rating(NamedTuple):
    """Answer to an item that is rated: the `key` 1-5 as pressed, the `score` 1-5 with reversed statements turned."""

    skill: str
    reversed: bool
    key: int
    score: float


def given(catalogue: Catalogue, assessment: Assessment) -> tuple[Given, ...]:
    """The answers in the order in which they were given, without n/a and without what the catalogue does not know."""
    items, owners = catalogue.items(), catalogue.owners()
    return tuple(
        Given(owners[response.item].id, items[response.item], response.answer, response.seconds)
        for response in assessment.responses
        if response.item in items and response.answer in items[response.item].answers
    )


def ratings(answers: Iterable[Given]) -> tuple[Rating, ...]:
    """The ratings among `answers`, in their order."""
    return tuple(
        Rating(one.skill, one.item.reversed, int(one.answer), questions.score(one.item, one.answer) or 0.0)
        for one in answers
        if one.item.rated
    )
