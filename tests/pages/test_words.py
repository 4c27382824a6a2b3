"""Phrases that several pages share."""

import pytest

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Paragraph, Tone
from skillcheck.model.result import Notice
from skillcheck.pages import words
from tests.pages.results import ALL, AT, seen


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.0, "<1 in 10"),
        (0.04, "<1 in 10"),
        (0.06, "1 in 10"),
        (0.5, "5 in 10"),
        (0.94, "9 in 10"),
        (0.96, ">9 in 10"),
        (1.0, ">9 in 10"),
    ],
)
def test_a_probability_is_never_told_as_certain(probability: float, said: str) -> None:
    assert words.chance(probability) == said


@pytest.mark.parametrize(("value", "said"), [(4.0, "4"), (3.5, "3.5"), (4.25, "4.25"), (1, "1")])
def test_a_rating_is_told_as_it_was_given(value: float, said: str) -> None:
    assert words.number(value) == said


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_listed_as_one_says_them(names: list[str], said: str) -> None:
    assert words.listed(names) == said
    assert words.listed(name for name in names) == said


def test_a_day_is_told_as_a_date() -> None:
    assert words.day(AT) == "2026-11-22"


def test_a_level_is_told_with_its_range(small: Catalogue) -> None:
    estimate = seen(small, ALL).gaps[0].estimate._replace(level=3.14, low=2.66, high=3.61)
    assert words.level(estimate) == "3.1 of 5 (probably 2.7-3.6)"


@pytest.mark.parametrize(
    ("probability", "answered", "said"),
    [
        (0.85, 3, "very sure"),
        (0.99, 2, "fairly sure"),  # one or two answers never make it very sure
        (0.849, 5, "fairly sure"),
        (0.65, 1, "fairly sure"),
        (0.649, 5, "a coin's toss"),
        (0.45, 5, "a coin's toss"),
        (0.449, 5, "a guess"),
        (0.0, 0, "a guess"),
    ],
)
def test_how_sure_it_is_is_one_of_four_words(probability: float, answered: int, said: str) -> None:
    assert words.sureness(probability, answered) == said


def test_a_notice_is_a_quiet_line() -> None:
    assert words.notices([Notice("fast-answers", "Fast.")]) == [Paragraph("Fast.", Tone.QUIET)]
