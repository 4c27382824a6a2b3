"""Alpha, omega, standard error, loadings and item-rest correlations, against sums by hand."""

from collections.abc import Sequence
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.authoring.reliability import FEWEST, Array, alpha, alpha_range, loadings, omega, reliability
from skillcheck.model.authoring import Flag
from tests.measure.examples import skill

Rows = Sequence[Sequence[float]]
THREE = np.array([[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]])
FOUR = np.array([[1, 0.6, 0.5, 0.2], [0.6, 1, 0.3, 0.3], [0.5, 0.3, 1, 0.4], [0.2, 0.3, 0.4, 1]])


def people(rows: Rows, times: int = FEWEST) -> list[dict[str, float]]:
    """Each row as a person, so often that there are enough."""
    return [{f"a-{place}": float(y) for place, y in enumerate(row, 1)} for row in rows] * times


# Two items, ten times (1, 1), (3, 5), (5, 3), n = 30: both variances 80/29, their covariance 40/29.
TWO = people([(1, 1), (3, 5), (5, 3)], 10)


def test_two_items_by_hand() -> None:
    result = reliability(skill("a", statements=2), TWO)
    # alpha = 2 (1 - 160 / 240) = 2/3; r = 1/2; levels 1, 4, 4 have variance (240/29) / 4 = 60/29
    assert result.alpha == pytest.approx(2 / 3)
    assert (result.mean, result.sd) == (pytest.approx(3), pytest.approx(sqrt(60 / 29)))
    assert result.sem == pytest.approx(sqrt(60 / 29) * sqrt(1 / 3))
    assert result.item_rest == {"a-1": pytest.approx(0.5), "a-2": pytest.approx(0.5)}
    assert result.omega is None
    assert (result.people, result.items) == (30, 2)


def test_omega_of_three_items_by_hand() -> None:
    # triads: lam = sqrt(.75), sqrt(.48), sqrt(1/3): their sum 2.136197, omega = 4.563337 / (4.563337 + 3 - 1.563333)
    assert omega(THREE) == pytest.approx(0.7606, abs=1e-4)


def test_omega_is_that_of_standardized_items() -> None:
    assert omega(THREE * np.outer([1, 2, 3], [1, 2, 3])) == pytest.approx(omega(THREE))


@given(st.integers(2, 8), st.floats(0.05, 0.95))
def test_items_that_are_all_alike_have_the_alpha_of_spearman_and_brown(items: int, shared: float) -> None:
    covariance = correlations(np.full(items, shared**0.5))
    assert alpha(covariance) == pytest.approx(items * shared / (1 + (items - 1) * shared))
    if items > 2:
        assert omega(covariance) == pytest.approx(alpha(covariance), abs=1e-4)


def test_the_range_of_alpha_by_hand() -> None:
    # n = 102, k = 5: reach 1.96 sqrt(10 / 400) = .309903; 1 - .2 e^.309903 and 1 - .2 e^-.309903
    assert alpha_range(0.8, 5, 102) == pytest.approx((0.727341, 0.853297), abs=1e-5)
    assert alpha_range(1.0, 5, 102) == (1.0, 1.0)


@given(st.floats(-1, 0.99), st.integers(2, 9), st.integers(FEWEST, 5000))
def test_the_range_holds_alpha_and_narrows_with_people(value: float, items: int, count: int) -> None:
    low, high = alpha_range(value, items, count)
    assert low < value < high < 1
    wider = alpha_range(value, items, count - 5)
    assert wider[0] < low
    assert high < wider[1]


def test_people_who_left_a_question_open_are_left_out() -> None:
    partly = [{"a-1": 5.0}, {"b-1": 3.0}, {}]
    two = skill("a", statements=2)
    assert reliability(two, [*TWO, *partly]) == reliability(two, TWO)


@pytest.mark.parametrize("count", [0, 1, FEWEST - 1])
def test_with_too_few_people_there_are_no_figures(count: int) -> None:
    result = reliability(skill("a", statements=2), people([(1, 2)], count))
    assert (result.people, result.alpha, result.flags) == (count, None, (Flag("few"),))


def test_one_question_has_no_reliability() -> None:
    result = reliability(skill("a"), people([(1,), (5,)]))
    assert (result.alpha, result.flags) == (None, (Flag("one-item"),))


def test_from_a_negative_alpha_no_error_follows() -> None:
    result = reliability(skill("a", statements=2), people([(1, 4), (5, 1), (3, 3)]))
    assert result.alpha is not None
    assert result.alpha < 0
    assert result.sem is None
    assert {flag.kind for flag in result.flags} >= {"negative", "against"}
    assert "low" not in {flag.kind for flag in result.flags}


@pytest.mark.parametrize("rows", [[(3, 3)], [(1, 5), (5, 1)]])
def test_levels_that_do_not_vary_have_no_reliability(rows: Rows) -> None:
    result = reliability(skill("a", statements=2), people(rows))
    assert (result.alpha, result.sd, result.mean) == (None, 0, 3)
    assert result.flags == (Flag("no-variance"),)


def flags(rows: Rows) -> set[tuple[str, str]]:
    """The remarks about a skill with these answers, `wide` left out."""
    result = reliability(skill("a", statements=len(rows[0])), people(rows))
    return {(flag.kind, flag.item) for flag in result.flags} - {("wide", "")}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # alpha = .77, the rest goes with each item at .93, .45 and .51: nothing to say
        ([(1, 2, 2), (2, 1, 3), (3, 3, 2), (4, 5, 3), (5, 3, 5)], set()),
        ([(1, 1, 1), (5, 5, 5), (3, 3, 3)], {("high", "")}),
        ([(1, 1, 3), (5, 5, 3), (3, 3, 3)], {("constant", "a-3")}),
        ([(1, 1, 5), (5, 5, 1), (3, 3, 3)], {("negative", ""), ("against", "a-3")}),
        # the third item has nothing to do with the others: alpha = 1.5 (1 - 12 / 20) = .6
        ([(1, 1, 1), (1, 1, 5), (5, 5, 1), (5, 5, 5)], {("low", ""), ("weak", "a-3")}),
    ],
)
def test_each_remark_has_its_reason(rows: Rows, expected: set[tuple[str, str]]) -> None:
    assert flags(rows) == expected


def test_a_wide_range_is_remarked() -> None:
    two = skill("a", statements=2)
    assert Flag("wide") in reliability(two, TWO).flags
    assert Flag("wide") not in reliability(two, TWO * 50).flags


def test_an_item_that_everybody_answers_alike_has_no_correlation() -> None:
    result = reliability(skill("a", statements=3), people([(1, 1, 3), (5, 4, 3), (2, 3, 3)]))
    assert result.item_rest["a-3"] is None
    assert result.omega is None
    assert result.alpha is not None


@given(st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=FEWEST, max_size=60))
@settings(deadline=None, max_examples=15)
def test_no_figure_leaves_its_range(rows: Rows) -> None:
    result = reliability(skill("a", statements=3), people(rows, 1))
    if result.alpha is not None and result.alpha_low is not None and result.alpha_high is not None:
        assert result.alpha_low <= result.alpha <= result.alpha_high <= 1
        assert 0 <= (result.sem or 0) <= (result.sd or 0) + 1e-9
    assert result.omega is None or 0 <= result.omega <= 1
    assert all(value is None or -1.0001 <= value <= 1.0001 for value in result.item_rest.values())


def correlations(lam: Array) -> Array:
    """What loadings alone make: lam_i lam_j, and 1 with itself."""
    matrix = np.outer(lam, lam)
    np.fill_diagonal(matrix, 1.0)
    return matrix


@given(st.lists(st.floats(0.4, 0.9), min_size=3, max_size=7))
@settings(deadline=None)
def test_loadings_come_back_from_what_they_make(lam: list[float]) -> None:
    assert loadings(correlations(np.array(lam))) == pytest.approx(lam, abs=1e-3)


def test_three_items_have_the_loadings_of_the_triads() -> None:
    # Spearman 1904: lam_1^2 = r12 r13 / r23
    triads = (sqrt(0.6 * 0.5 / 0.4), sqrt(0.6 * 0.4 / 0.5), sqrt(0.5 * 0.4 / 0.6))
    assert loadings(THREE) == pytest.approx(triads, abs=1e-5)


def test_no_small_step_makes_the_answers_likelier() -> None:
    def misfit(lam: Array) -> float:
        """log |Sigma| + tr(S Sigma^-1)."""
        sigma = correlations(lam)
        return float(np.linalg.slogdet(sigma).logabsdet + np.trace(FOUR @ np.linalg.inv(sigma)))

    best, dice = loadings(FOUR), np.random.default_rng(3)
    for _ in range(50):
        assert misfit(best) <= misfit(best + dice.normal(0, 0.01, 4)) + 1e-9


@pytest.mark.parametrize(
    ("lam", "expected"),
    [((0.8, 0.7, -0.6, 0.5), (0.8, 0.7, -0.6, 0.5)), ((-0.8, -0.7, -0.6), (0.8, 0.7, 0.6))],
)
def test_an_item_against_the_rest_loads_negatively_and_their_sum_does_not(
    lam: tuple[float, ...], expected: tuple[float, ...]
) -> None:
    assert loadings(correlations(np.array(lam))) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("shared", [0.0, 1.0])
def test_items_that_share_nothing_or_all_break_nothing(shared: float) -> None:
    lam = np.abs(loadings(correlations(np.full(4, shared))))
    assert lam.max() < 0.1 or 0.99 < lam.min() <= lam.max() <= 1
