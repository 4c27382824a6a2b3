"""Ratings that hardly differ: then the ranking is the role's, not the person's."""

from collections.abc import Sequence
from math import sqrt

from skillcheck.measure.notices.given import Given, ratings
from skillcheck.model.notice import Notice

FEWEST = 10
"""Ratings below which nearly all alike is nothing special."""
MANY = 15
FLAT = 0.5
"""Spread of the ratings, on 1-5, from which down they are flat: the most that two neighbouring answers can give. The index
is the intra-individual response variability of Dunn, Heggestad, Shanock and Theilgard (2018, Journal of Business and
Psychology 33). Careful people drawn from the measurement model have about 1.0; 2 of 1,000 with `MANY` ratings are flat."""
FLAT_OF_FEW = 0.45
"""The same with fewer than `MANY` ratings, where chance reaches further: 3 of 1,000 with eleven."""


def notice(answers: Sequence[Given]) -> Notice | None:
    """A remark where the keys pressed, or the scores that they stand for, are nearly all alike."""
    own = ratings(answers)
    if len(own) < FEWEST:
        return None
    spread = min(_spread([rating.key for rating in own]), _spread([rating.score for rating in own]))
    if spread > (FLAT if len(own) >= MANY else FLAT_OF_FEW):
        return None
    return Notice(
        "flat-profile",
        "Your ratings are so alike that the role makes this order. Try again in a week.",
    )


def _spread(values: Sequence[float]) -> float:
    """The standard deviation of all `values`."""
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / len(values))
