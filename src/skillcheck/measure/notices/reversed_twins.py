"""A statement and a bad habit of the same skill, both said to be so, or neither."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from math import comb

from skillcheck.measure.notices.given import Given, ratings
from skillcheck.model.notice import Notice

HIGH, LOW = 4, 2
"""Answers of this and more say yes, of this and less no."""
ALIKE = 0.12
"""Share of twins answered alike to which the binomial is set. Careful people drawn from the measurement model have .10; the
rest makes up for twins of one skill sharing an answer, which a binomial does not know."""
CHANCE = 0.002
"""The remark is made where as many alike have a lower chance than this: 1 to 4 of 1,000 careful people at any length."""


def notice(answers: Sequence[Given]) -> Notice | None:
    """A remark where more twins are answered alike than by chance: P(count or more) under a binomial of `ALIKE`.

    A twin is a plain statement with a reversed one of the same skill (Meade and Craig 2012, Psychological Methods 17:
    antonyms). Saying yes to both is acquiescence; answers without reading come out alike either way.
    """
    plain, turned = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for rating in ratings(answers):
        (turned if rating.reversed else plain)[rating.skill].append(rating.key)
    twins = [pair for skill, keys in turned.items() for pair in product(keys, plain[skill])]
    alike = sum(min(pair) >= HIGH or max(pair) <= LOW for pair in twins)
    if _at_least(alike, len(twins)) > CHANCE:
        return None
    return Notice(
        "reversed-twins",
        f"Opposite statements got like answers {alike} of {len(twins)} times. Answer again in a week.",
    )


def _at_least(count: int, of: int) -> float:
    return sum(comb(of, k) * ALIKE**k * (1 - ALIKE) ** (of - k) for k in range(count, of + 1))
