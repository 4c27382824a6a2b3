"""Answers that came before their question can have been read."""

import pytest

from skillcheck.measure.notices.fast_answers import notice
from tests.measure.notices.examples import chose, rated

SLOW = rated([3], seconds=6)
FAST = rated([3], seconds=0.5)
UNKNOWN = rated([3], seconds=0)


@pytest.mark.parametrize(
    ("fast", "slow", "told"),
    [
        pytest.param(4, 0, False, id="four are few, even if they are all"),
        pytest.param(5, 0, True, id="five of five"),
        pytest.param(5, 10, True, id="a third"),
        pytest.param(5, 11, False, id="less than a third"),
        pytest.param(20, 40, True, id="a third of many"),
        pytest.param(0, 20, False, id="none"),
    ],
)
def test_it_is_told_from_a_third_of_the_answers_on_and_five(fast: int, slow: int, told: bool) -> None:
    assert (notice(FAST * fast + SLOW * slow) is not None) is told


def test_it_says_how_many_of_those_with_a_known_time() -> None:
    found = notice(UNKNOWN * 30 + FAST * 6 + SLOW * 6)
    assert found is not None
    assert (found.id, found.text.startswith("6 of 12 answers")) == ("fast-answers", True)


def test_answers_without_a_time_are_never_too_fast() -> None:
    assert notice(UNKNOWN * 30) is None


# “I do it.” takes 3 words / (238 / 60) + 1.5 = 2.256 s, of which .3 is .68: less than a second is too fast for anything.
# 115 words and the 3 words of a question with options take 115 / 3.967 + 4 = 32.99 s, of which .3 is 9.9.
@pytest.mark.parametrize(("seconds", "fast"), [(0.99, True), (1.01, False)])
def test_a_short_statement_takes_a_second_at_least(seconds: float, fast: bool) -> None:
    assert (notice(rated([3] * 5, seconds=seconds)) is not None) is fast


@pytest.mark.parametrize(("seconds", "fast"), [(9.8, True), (10.0, False)])
def test_a_long_scenario_takes_three_tenths_of_an_unhurried_readers_time(seconds: float, fast: bool) -> None:
    assert (notice([chose("a", seconds, words=115)] * 5) is not None) is fast
