"""One factor by maximum likelihood: loadings that make the correlations come back, none that is impossible."""

from math import sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.authoring.one_factor import loadings


def correlations(lam: list[float]) -> list[list[float]]:
    """What loadings alone make: lam_i lam_j, and 1 with itself."""
    return [[1.0 if i == j else a * b for j, b in enumerate(lam)] for i, a in enumerate(lam)]


@given(st.lists(st.floats(0.4, 0.9), min_size=3, max_size=7))
@settings(deadline=None)
def test_loadings_come_back_from_what_they_make(lam: list[float]) -> None:
    assert loadings(correlations(lam)) == pytest.approx(lam, abs=1e-3)


def test_three_items_have_the_loadings_of_the_triads() -> None:
    # Spearman 1904: lam_1^2 = r12 r13 / r23
    found = loadings([[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]])
    assert found == pytest.approx(
        (sqrt(0.6 * 0.5 / 0.4), sqrt(0.6 * 0.4 / 0.5), sqrt(0.5 * 0.4 / 0.6)), abs=1e-5
    )


def test_no_small_step_makes_the_answers_likelier() -> None:
    matrix = [[1, 0.6, 0.5, 0.2], [0.6, 1, 0.3, 0.3], [0.5, 0.3, 1, 0.4], [0.2, 0.3, 0.4, 1]]
    found = loadings(matrix)
    dice = Random(3)
    for _ in range(50):
        moved = [value + dice.gauss(0, 0.01) for value in found]
        assert misfit(matrix, list(found)) <= misfit(matrix, moved) + 1e-9


def test_an_item_against_the_rest_has_a_negative_loading_and_their_sum_is_not() -> None:
    found = loadings(correlations([0.8, 0.7, -0.6, 0.5]))
    assert found == pytest.approx((0.8, 0.7, -0.6, 0.5), abs=1e-3)
    turned = loadings(correlations([-0.8, -0.7, -0.6]))
    assert turned == pytest.approx((0.8, 0.7, 0.6), abs=1e-3)


@pytest.mark.parametrize("shared", [0.0, 1.0])
def test_items_that_share_nothing_or_all_break_nothing(shared: float) -> None:
    found = loadings([[1.0 if i == j else shared for j in range(4)] for i in range(4)])
    assert all(-1 <= value <= 1 for value in found)
    assert max(map(abs, found)) < 0.1 or min(found) > 0.99


def misfit(matrix: list[list[float]], lam: list[float]) -> float:
    """log |Sigma| + tr(S Sigma^-1) with the uniquenesses that suit `lam`, by the formulas for a rank-one update."""
    psi = [1 - value * value for value in lam]
    grown = 1 + sum(value**2 / noise for value, noise in zip(lam, psi, strict=True))
    log_det, trace = sum(map(_log, psi)) + _log(grown), 0.0
    for i, row in enumerate(matrix):
        for j, value in enumerate(row):
            inverse = (i == j) / psi[i] - lam[i] * lam[j] / psi[i] / psi[j] / grown
            trace += value * inverse
    return log_det + trace


def _log(value: float) -> float:
    from math import log

    return log(value)
