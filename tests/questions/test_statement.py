"""A statement is rated by how often it happened; a bad habit counts the other way round."""

import pytest

from skillcheck.model.catalogue import Scale
from skillcheck.questions.statement import DECIDING_SECONDS, Statement

GOOD = Statement("order-1", "I write down a case on the day it comes in.")
BAD = Statement("order-2", "I leave a case without a next step.", reversed=True)
SCALE = Scale(("", "", "", "", ""), ("Never", "Seldom", "Half", "Often", "Always"))


@pytest.mark.parametrize(
    ("answer", "good", "bad"), [("1", 1, 5), ("2", 2, 4), ("3", 3, 3), ("4", 4, 2), ("5", 5, 1)]
)
def test_a_habit_counts_as_rated_and_a_bad_one_as_six_minus_that(answer: str, good: int, bad: int) -> None:
    assert (GOOD.score(answer), BAD.score(answer)) == (good, bad)


def test_the_answers_are_one_to_five() -> None:
    assert BAD.answers == ("1", "2", "3", "4", "5")


def test_a_statement_is_asked_with_the_five_frequencies_on_their_own_keys() -> None:
    asked = GOOD.form(SCALE)
    assert [(c.key, c.value, c.label) for c in asked.choices] == [
        ("1", "1", "Never"),
        ("2", "2", "Seldom"),
        ("3", "3", "Half"),
        ("4", "4", "Often"),
        ("5", "5", "Always"),
    ]
    assert (asked.item, asked.text) == (GOOD.id, GOOD.text)


def test_a_bad_habit_is_asked_like_a_good_one() -> None:
    same_text = Statement("order-2", "I leave a case without a next step.")
    assert BAD.form(SCALE) == same_text.form(SCALE)


def test_reading_takes_as_long_as_there_are_words() -> None:
    # 119 words at 238 words a minute take 30 s, one word 60 / 238 s
    long, short = Statement("a-1", "word " * 119), Statement("a-2", "word")
    assert long.seconds - short.seconds == pytest.approx(30 - 60 / 238)


def test_even_without_words_picking_takes_a_moment() -> None:
    assert Statement("a-1", "").seconds == DECIDING_SECONDS > 0
