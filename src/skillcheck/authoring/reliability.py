"""How well the questions of a skill measure together, from people who answered all of them."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from skillcheck.authoring.expectation import Array
from skillcheck.model.authoring import Flag, Reliability
from skillcheck.model.catalogue import Skill

FEWEST = 30
"""People needed: the least with which alpha is worth having at all (Yurdugül 2008, Hacettepe University Journal of Education
35); of five questions with an alpha of .70, its range is then .46 to .83."""
LOW = 0.70
"""Below this, alpha is modest even for a first look (Nunnally & Bernstein 1994, chapter 7)."""
HIGH = 0.90
"""Above this, questions most likely repeat one another (Streiner 2003, Journal of Personality Assessment 80)."""
WIDE = 0.20
"""A range of alpha as wide as the distance from modest to repetitive tells neither."""
WEAK = 0.30
"""A question that goes less with the rest of its skill wants rewriting (Nunnally & Bernstein 1994, chapter 8)."""
Z95 = 1.96
"""95 % of a normal distribution lies within 1.96 standard deviations of its mean."""
NONE = 1e-12
"""A variance below this is rounding: answers are 1-5."""
FEWEST_ITEMS = 3
"""With two items, loadings can't be told apart (Bollen 1989, p. 244)."""
CLOSE, ROUNDS = 1e-8, 5000
"""The search for loadings ends with a round that moves none by more, or after so many."""
LEAST_UNIQUE = 0.005
"""A uniqueness is not taken below (as in factor_analyzer and SPSS), where an item would be the factor itself."""


def reliability(skill: Skill, people: Sequence[Mapping[str, float]]) -> Reliability:
    """Return the figures of `skill` from `people` (each: item id to score, 1-5, bad habits already turned round).

    Who left an item open is left out. A skill of one item, or with fewer than 30 people, has none.
    """
    ids = [item.id for item in skill.items]
    rows = np.array([[person[id_] for id_ in ids] for person in people if person.keys() >= set(ids)])
    items, count = len(ids), len(rows)
    if items < 2 or count < FEWEST:
        return Reliability(skill.id, items, count, flags=(Flag("one-item" if items < 2 else "few"),))
    covariance = np.cov(rows, rowvar=False)
    mean, sd = float(rows.mean()), float(np.sqrt(max(covariance.sum(), 0.0))) / items
    item_rest = dict(zip(ids, _item_rest(covariance), strict=True))
    result = Reliability(skill.id, items, count, mean, sd, item_rest=item_rest)
    if covariance.sum() < NONE:
        return result._replace(flags=(Flag("no-variance"),))
    value = alpha(covariance)
    low, high = alpha_range(value, items, count)
    return result._replace(
        alpha=value,
        alpha_low=low,
        alpha_high=high,
        omega=omega(covariance) if count > items else None,
        sem=sd * (1 - value) ** 0.5 if value >= 0 else None,
        flags=tuple(_flags(value, high - low, item_rest, covariance.diagonal())),
    )


def alpha(covariance: Array) -> float:
    """Return Cronbach's alpha (1951, equation 2) of two items or more: k / (k - 1) (1 - trace / sum of the covariances)."""
    items = len(covariance)
    value = items / (items - 1) * (1 - covariance.trace() / covariance.sum())
    return min(float(value), 1.0)  # which rounding can exceed


def alpha_range(value: float, items: int, people: int) -> tuple[float, float]:
    """Return the 95 % range of alpha (Bonett 2002, Journal of Educational and Behavioral Statistics 27, 335-340).

    1 - (1 - alpha) exp(+- 1.96 sqrt(2 k / ((k - 1) (n - 2)))); of a perfect alpha, no width.
    """
    reach = float(np.exp(Z95 * np.sqrt(2 * items / ((items - 1) * (people - 2)))))
    return 1 - (1 - value) * reach, 1 - (1 - value) / reach


def omega(covariance: Array) -> float | None:
    """Return McDonald's omega (1999, equation 6.20a) of standardized items: (sum lam)^2 / ((sum lam)^2 + sum (1 - lam^2)).

    None with fewer than three items, or where one has no variance.
    """
    if len(covariance) < FEWEST_ITEMS or covariance.diagonal().min() < NONE:
        return None
    deviations = np.sqrt(covariance.diagonal())
    lam = loadings(covariance / np.outer(deviations, deviations))
    common = lam.sum() ** 2
    return float(common / (common + (1 - lam**2).sum()))


def loadings(correlations: Array) -> Array:
    """Return the loadings (-1 to 1, their sum not negative) of three items or more on one factor, by maximum likelihood.

        S = lam lam' + Psi,  least of log |Sigma| + tr(S Sigma^-1)

    By EM (Rubin & Thayer 1982, Psychometrika 47, 69-76), which never gets worse and needs no start to be lucky: each round
    regresses the items on the factor as it is expected by the loadings so far.
    """
    lam: Array = np.sqrt(np.maximum(correlations.mean(axis=0), LEAST_UNIQUE))
    psi = np.maximum(1 - lam**2, LEAST_UNIQUE)
    for _ in range(ROUNDS):
        before, precision = lam, 1 + lam @ (lam / psi)
        weights = lam / psi / precision
        with_factor = correlations @ weights
        lam = with_factor / (1 / precision + weights @ with_factor)
        psi = np.maximum(1 - lam * with_factor, LEAST_UNIQUE)
        if np.abs(lam - before).max() < CLOSE:
            break
    return -lam if lam.sum() < 0 else lam


def _item_rest(covariance: Array) -> list[float | None]:
    """Return the correlation of each item with the sum of the others; None where either has no variance."""
    item, total = covariance.diagonal(), covariance.sum(axis=0)
    rest = covariance.sum() - 2 * total + item
    varied = np.minimum(item, rest) >= NONE
    values = (total - item) / np.sqrt(np.where(varied, item * rest, 1.0))
    return [value if varies else None for value, varies in zip(values.tolist(), varied, strict=True)]


def _flags(
    value: float, width: float, item_rest: Mapping[str, float | None], variances: Array
) -> Iterator[Flag]:
    """Return the remarks on a skill whose alpha is `value`, with a range of that `width`, and on its items."""
    kinds = {"negative": value < 0, "low": 0 <= value < LOW, "high": value > HIGH, "wide": width > WIDE}
    yield from (Flag(kind) for kind, applies in kinds.items() if applies)
    for (item, correlation), variance in zip(item_rest.items(), variances, strict=True):
        if variance < NONE:
            yield Flag("constant", item)
        elif correlation is not None and correlation < WEAK:
            yield Flag("against" if correlation < 0 else "weak", item)
