"""One factor behind the items of a skill, by maximum likelihood.

    S = lam lam' + Psi,  least of log |Sigma| + tr(S Sigma^-1)

by EM (Rubin & Thayer 1982, Psychometrika 47, 69-76), which never gets worse and needs no start to be lucky.
"""

from collections.abc import Sequence
from math import sqrt
from operator import mul

Matrix = Sequence[Sequence[float]]

FEWEST_ITEMS = 3
"""With two items, loadings can't be told apart (Bollen 1989, p. 244)."""
CLOSE = 1e-8
"""A round that moves no loading by more ends the search."""
ROUNDS = 5000
LEAST_UNIQUE = 0.005
"""A uniqueness is not taken below (as in factor_analyzer and SPSS), where an item would be the factor itself."""


def loadings(correlations: Matrix) -> tuple[float, ...]:
    """The loadings of items (-1 to 1, their sum not negative) from their correlations; three items at least."""
    size = len(correlations)
    found = [sqrt(max(sum(row) / size, LEAST_UNIQUE)) for row in correlations]
    unique = [max(1 - value * value, LEAST_UNIQUE) for value in found]
    for _ in range(ROUNDS):
        before = found
        found, unique = _round(correlations, found, unique)
        if max(abs(a - b) for a, b in zip(found, before, strict=True)) < CLOSE:
            break
    sign = -1 if sum(found) < 0 else 1
    return tuple(sign * value for value in found)


def _round(correlations: Matrix, found: list[float], unique: list[float]) -> tuple[list[float], list[float]]:
    """Better loadings and uniquenesses: regress the items on the factor as it is expected now."""
    sharp = [value / noise for value, noise in zip(found, unique, strict=True)]
    grown = 1 + sum(map(mul, sharp, found))
    weights = [value / grown for value in sharp]
    with_factor = [sum(map(mul, row, weights)) for row in correlations]
    factor = 1 / grown + sum(map(mul, weights, with_factor))
    better = [value / factor for value in with_factor]
    rest = [
        max(row[place] - value * shared, LEAST_UNIQUE)
        for place, (row, value, shared) in enumerate(zip(correlations, better, with_factor, strict=True))
    ]
    return better, rest
