"""One answer many times in a row."""

import pytest

from skillcheck.measure.notices.long_run import notice
from tests.measure.notices.examples import chose, rated


@pytest.mark.parametrize(
    ("run", "of", "told"),
    [
        pytest.param(8, 8, False, id="eight are few, even if they are all"),
        pytest.param(9, 9, True, id="nine of nine"),
        pytest.param(9, 18, True, id="half of eighteen"),
        pytest.param(9, 20, False, id="less than half of twenty"),
        pytest.param(10, 20, True, id="half of twenty"),
        pytest.param(13, 26, True, id="half of twenty-six"),
        pytest.param(13, 60, False, id="thirteen of many"),
        pytest.param(14, 60, True, id="fourteen, however many"),
    ],
)
def test_a_run_is_told_from_half_of_the_ratings_on_and_between_nine_and_fourteen(
    run: int, of: int, told: bool
) -> None:
    others = [1, 2] * of
    keys = [*others[: (of - run) // 2], *[4] * run, *others[: of - run - (of - run) // 2]]
    assert len(keys) == of
    assert (notice(rated(keys)) is not None) is told


def test_it_names_the_key_and_how_often() -> None:
    found = notice(rated([2, *[4] * 11, 2]))
    assert found is not None
    assert (found.id, "4 was the answer 11 times in a row" in found.text) == ("long-run", True)


def test_a_run_goes_on_behind_a_scenario_and_across_skills() -> None:
    answers = [*rated([3] * 5, skill="s"), chose("a"), *rated([3] * 5, skill="t", turned=True)]
    found = notice(answers)
    assert found is not None
    assert "10 times" in found.text


def test_another_key_breaks_it() -> None:
    assert notice(rated([*[3] * 8, 4, *[3] * 8])) is None


def test_without_ratings_there_is_no_run() -> None:
    assert notice([]) is None
    assert notice([chose("a")] * 20) is None
