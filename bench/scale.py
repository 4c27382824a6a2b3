"""The scale that people answered on, read from what they answered, with stray values told from real ones."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

LOWEST, HIGHEST = 1.0, 5.0
STRAY_PART = 0.15
"""Values beyond a hole in the scale are stray only if they are fewer than this part of all; a few people who never gave a
middle answer leave a hole, too."""
FEW, FEW_SHARE, HARDLY_EVER = 3, 1 / 300, 1 / 2000
"""An end of the scale given up to three times and in a smaller share of all answers than the second, or in a smaller
one than the third, is a slip: a real end is given in some per cent of them."""
CATEGORIES = 10
"""Up to this width the values are categories, each of which somebody uses; beyond it they are points of a line."""


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest answer that could be given."""

    low: int
    high: int

    def y(self, value: int, *, reversed_: bool) -> float:
        """`value` on 1-5, higher for more of the skill: 1 + 4 (value - low) / (high - low), turned round if reversed."""
        y = LOWEST + (HIGHEST - LOWEST) * (value - self.low) / (self.high - self.low)
        return LOWEST + HIGHEST - y if reversed_ else y


def of(counts: Mapping[int, int]) -> Range:
    """The range of a sheet, from how often each whole number stands in it (at least once for one of them).

    From both ends values are left out as long as they look stray: beyond a hole and few, or given hardly ever.
    """
    left = Counter(counts)
    while len(left) > 1 and (stray := _stray(left)):
        for value in stray:
            del left[value]
    return Range(min(left), max(left))


def _stray(counts: Mapping[int, int]) -> list[int]:
    values, total = sorted(counts), sum(counts.values())
    ends = sorted((values[:1], values[-1:]), key=lambda end: counts[end[0]])
    most = max(min(FEW, total * FEW_SHARE), total * HARDLY_EVER)
    rare = (end for end in ends if counts[end[0]] <= most)
    if values[-1] - values[0] <= CATEGORIES and (end := next(rare, None)):
        return end
    for group, rest in _ends(values):
        hole = abs(group[-1] - rest[0])
        few = sum(counts[value] for value in group) < STRAY_PART * total
        if few and hole > max(1, abs(rest[-1] - rest[0]) / CATEGORIES):
            return group
    return []


def _ends(values: list[int]) -> list[tuple[list[int], list[int]]]:
    """The values before the first hole and after the last one, outermost first, each with all others, nearest first."""
    holes = [place for place, (one, other) in enumerate(pairwise(values), 1) if other - one > 1]
    if not holes:
        return []
    return [
        (values[: holes[0]], values[holes[0] :]),
        (values[: holes[-1] - 1 : -1], values[holes[-1] - 1 :: -1]),
    ]
