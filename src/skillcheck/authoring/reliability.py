"""How well the questions of a skill measure together, from people who answered all of them."""

from collections.abc import Mapping, Sequence
from math import exp, log, sqrt
from operator import mul
from statistics import fmean

from skillcheck.authoring.one_factor import FEWEST_ITEMS, loadings
from skillcheck.model.catalogue import Skill
from skillcheck.model.reliability import Flag, Reliability

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


def reliability(skill: Skill, people: Sequence[Mapping[str, float]]) -> Reliability:
    """The figures of `skill` from `people` (each: item id to score, 1-5, bad habits already turned round).

    Who left an item open is left out. A skill of one item, or with fewer than 30 people, has none.
    """
    ids = [item.id for item in skill.items]
    rows = [[person[id_] for id_ in ids] for person in people if all(id_ in person for id_ in ids)]
    size, count = len(ids), len(rows)
    if size < 2 or count < FEWEST:
        return Reliability(skill.id, size, count, flags=(Flag("one-item" if size < 2 else "few"),))
    spread = _covariances(rows)
    total = sum(map(sum, spread))
    levels = [fmean(row) for row in rows]
    mean, sd = fmean(levels), sqrt(max(total, 0.0)) / size
    rest = {id_: _item_rest(spread, place) for place, id_ in enumerate(ids)}
    if total < NONE:
        return Reliability(skill.id, size, count, mean, sd, item_rest=rest, flags=(Flag("no-variance"),))
    own = alpha(spread)
    low, high = alpha_range(own, size, count)
    return Reliability(
        skill=skill.id, items=size, people=count, mean=mean, sd=sd, alpha=own, low=low, high=high,
        omega=omega(spread) if count > size else None, sem=sd * sqrt(1 - max(own, 0.0)), item_rest=rest,
        flags=(*_about_skill(own, low, high), *_about_items(spread, rest)),
    )  # fmt: skip


def alpha(spread: Sequence[Sequence[float]]) -> float:
    """Cronbach's alpha (1951, equation 2) of two items or more: k / (k - 1) (1 - trace / sum of the covariance matrix)."""
    size = len(spread)
    return (
        size / (size - 1) * (1 - sum(row[place] for place, row in enumerate(spread)) / sum(map(sum, spread)))
    )


def alpha_range(value: float, items: int, people: int) -> tuple[float, float]:
    """The 95 % range of alpha (Bonett 2002, Journal of Educational and Behavioral Statistics 27, 335-340).

    1 - exp(log(1 - alpha) +- 1.96 sqrt(2 k / ((k - 1) (n - 2)))); of a perfect alpha, no width.
    """
    if value >= 1:
        return 1.0, 1.0
    reach = Z95 * sqrt(2 * items / ((items - 1) * (people - 2)))
    return 1 - exp(log(1 - value) + reach), 1 - exp(log(1 - value) - reach)


def omega(spread: Sequence[Sequence[float]]) -> float | None:
    """McDonald's omega (1999, equation 6.20a) of standardized items: (sum lam)^2 / ((sum lam)^2 + sum (1 - lam^2)).

    None with fewer than three items, or where one has no variance.
    """
    if len(spread) < FEWEST_ITEMS or any(row[place] < NONE for place, row in enumerate(spread)):
        return None
    deviations = [sqrt(row[place]) for place, row in enumerate(spread)]
    found = loadings(
        [
            [value / one / other for value, other in zip(row, deviations, strict=True)]
            for row, one in zip(spread, deviations, strict=True)
        ]
    )
    common = sum(found) ** 2
    return common / (common + sum(1 - value**2 for value in found))


def _covariances(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    means = [fmean(column) for column in zip(*rows, strict=True)]
    rests = [[value - mean for value, mean in zip(row, means, strict=True)] for row in rows]
    columns = list(zip(*rests, strict=True))
    return [[sum(map(mul, one, other)) / (len(rows) - 1) for other in columns] for one in columns]


def _item_rest(spread: Sequence[Sequence[float]], place: int) -> float | None:
    """The correlation of an item with the sum of the others; None where either has no variance."""
    own, shared = spread[place][place], sum(spread[place])
    rest = sum(map(sum, spread)) - 2 * shared + own
    return (shared - own) / sqrt(own * rest) if min(own, rest) >= NONE else None


def _about_skill(own: float, low: float, high: float) -> tuple[Flag, ...]:
    kinds = {"low": own < LOW, "high": own > HIGH, "wide": high - low > WIDE}
    return tuple(Flag(kind) for kind, true in kinds.items() if true)


def _about_items(spread: Sequence[Sequence[float]], rest: Mapping[str, float | None]) -> tuple[Flag, ...]:
    flags = []
    for place, (item, value) in enumerate(rest.items()):
        if spread[place][place] < NONE:
            flags.append(Flag("constant", item))
        elif value is not None and value < WEAK:
            flags.append(Flag("against" if value < 0 else "weak", item))
    return tuple(flags)
