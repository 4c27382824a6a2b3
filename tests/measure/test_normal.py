"""The normal distribution, and the chances of values with errors to be among the highest."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.measure.normal import phi, top_chances


def test_chances_are_those_of_the_normal_distribution() -> None:
    # symmetrical about 0, so the cut is 0; Phi(2), Phi(1), Phi(.5) from the table
    found = top_chances([2, 1, 0.5, -0.5, -1, -2], [1] * 6, 3)
    assert found == pytest.approx([0.97725, 0.84134, 0.69146, 0.30854, 0.15866, 0.02275], abs=1e-5)


def test_a_wider_range_leaves_more_chance_on_both_sides_of_the_cut() -> None:
    # +-1 with sd 1 and +-1 with sd 2: Phi(1) = .84134, Phi(.5) = .69146
    found = top_chances([1, 1, -1, -1], [1, 2, 1, 2], 2)
    assert found == pytest.approx([0.84134, 0.69146, 0.15866, 0.30854], abs=1e-5)


@given(
    st.lists(st.tuples(st.floats(-20, 20), st.floats(0.05, 5)), min_size=1, max_size=30),
    st.integers(1, 6),
)
@settings(deadline=None)
def test_the_chances_sum_to_the_places_or_to_the_skills_if_fewer(
    cases: list[tuple[float, float]], top: int
) -> None:
    found = top_chances([value for value, _ in cases], [sd for _, sd in cases], top)
    assert sum(found) == pytest.approx(min(top, len(cases)))
    assert all(0 <= chance <= 1 for chance in found)


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=30))
@settings(deadline=None)
def test_with_equal_ranges_the_chances_follow_the_values(values: list[float]) -> None:
    down = sorted(values, reverse=True)
    found = top_chances(down, [1.0] * len(down), 5)
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize(
    ("z", "probability"),
    [(0, 0.5), (0.38532, 0.65), (1.2816, 0.9), (-1.95996, 0.025), (inf, 1), (-inf, 0)],
)
def test_phi_is_the_normal_distribution(z: float, probability: float) -> None:
    assert phi(z) == pytest.approx(probability, abs=2e-5)


def test_a_value_that_is_known_is_in_or_out() -> None:
    assert top_chances([3, 2, 1, 0], [0, 0, 0, 0], 2) == pytest.approx([1, 1, 0, 0])
