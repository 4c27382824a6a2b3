"""Ratings that hardly differ."""

import pytest

from skillcheck.measure.notices.flat_profile import notice
from tests.measure.notices.examples import chose, rated


def test_ratings_all_the_same_are_flat() -> None:
    found = notice(rated([3] * 10))
    assert found is not None
    assert found.id == "flat-profile"


@pytest.mark.parametrize(
    ("keys", "flat"),
    [
        # spread of k fives and n - k fours: sqrt(k (n - k)) / n
        pytest.param([5] * 9 + [4] * 2, True, id="few, .39"),
        pytest.param([5] * 8 + [4] * 3, True, id="few, .4454"),
        pytest.param([5] * 7 + [4] * 4, False, id="few, .48: too much for eleven"),
        pytest.param([5] * 8 + [4] * 7, True, id="many, .4989"),
        pytest.param([5, 4] * 10, True, id="many, .5: two neighbours never have more"),
        pytest.param([5, 4] * 10 + [2], False, id="many, .65: one that stands apart"),
        pytest.param([5, 3] * 10, False, id="many, 1"),
        pytest.param([4] * 9, False, id="too few to say"),
    ],
)
def test_ratings_are_flat_up_to_half_a_point_of_spread_and_less_where_they_are_few(
    keys: list[int], flat: bool
) -> None:
    assert (notice(rated(keys)) is not None) is flat


def test_one_key_is_flat_although_reversed_statements_turn_it() -> None:
    assert notice([*rated([5] * 8), *rated([5] * 8, turned=True)]) is not None


def test_one_score_is_flat_although_reversed_statements_need_another_key() -> None:
    assert notice([*rated([5] * 8), *rated([1] * 8, turned=True)]) is not None


def test_choices_have_no_part_in_it() -> None:
    assert notice([*rated([4] * 9), *[chose("a")] * 20]) is None
    assert notice([*rated([4] * 10), chose("a"), chose("c")]) is not None
