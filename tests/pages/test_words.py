"""Phrases that several pages share."""

import pytest

from skillcheck.model.catalogue import Catalogue
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


@pytest.mark.parametrize(
    ("most", "said"),
    [(None, "a, b, c"), (3, "a, b, c"), (5, "a, b, c"), (2, "a, b and 1 more"), (1, "a and 2 more")],
)
def test_of_many_names_the_first_are_told_and_how_many_more_there_are(most: int | None, said: str) -> None:
    assert words.some(["a", "b", "c"], most) == said


def test_a_day_is_told_as_a_date() -> None:
    assert words.day(AT) == "2026-11-22"


def test_a_level_is_told_with_its_range(small: Catalogue) -> None:
    estimate = seen(small, ALL).gaps[0].estimate._replace(level=3.14, low=2.66, high=3.61)
    assert words.level(estimate) == "3.1 of 5 (probably 2.7-3.6)"


def test_each_close_call_is_told_once_and_only_among_those_shown(small: Catalogue) -> None:
    gaps = seen(small, ALL).gaps  # 2 and 3 are tied
    assert words.close_calls(gaps) == "2 and 3"
    assert words.close_calls(gaps[:2]) == ""
    assert words.close_calls(gaps[2:]) == ""
