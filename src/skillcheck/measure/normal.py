"""The normal distribution, as far as it is needed."""

from collections.abc import Sequence
from math import erfc, sqrt

HALVINGS = 60
"""Bisection steps: the width of the search, some tens of points, comes down to the last bit."""


def phi(z: float) -> float:
    """The standard normal distribution function, 0-1."""
    return erfc(-z / sqrt(2)) / 2


def top_chances(values: Sequence[float], sds: Sequence[float], top: int) -> list[float]:
    """P(value s is among the `top` highest) = Phi((g_s - c) / sd_s), with c such that they sum to `top`.

    All 1.0 where there are no more than `top` values. An sd of 0 stands for a value that is known.
    """
    if len(values) <= top:
        return [1.0] * len(values)
    known = [max(sd, 1e-9) for sd in sds]
    reach = 10 * max(known)
    low, high = min(values) - reach, max(values) + reach
    for _ in range(HALVINGS):
        cut = (low + high) / 2
        total = sum([phi((value - cut) / sd) for value, sd in zip(values, known, strict=True)])
        low, high = (cut, high) if total > top else (low, cut)
    return [phi((value - low) / sd) for value, sd in zip(values, known, strict=True)]
