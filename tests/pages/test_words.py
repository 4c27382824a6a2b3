"""Phrases that several pages share."""

import pytest

from skillcheck.model.document import Paragraph, Tone
from skillcheck.model.result import Notice
from skillcheck.pages import words
from tests.pages.results import AT


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
