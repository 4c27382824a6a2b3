"""How well the questions of a skill measure together."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Flag(NamedTuple):
    """A remark on a skill (`one-item`, `few`, `no-variance`, `low`, `high`, `wide`), or on one of its items.

    On an `item`: `constant` (everybody answers alike), `against` (it goes against the rest), `weak` (hardly with it).
    """

    kind: str
    item: str = ""


class Reliability(NamedTuple):
    """The figures of a skill; None where one can't be had.

    `people` answered all of its `items`. `mean` and `sd` (between people) are of their levels, 1-5. `alpha` with its 95 %
    range `low`-`high`, and `omega`, are at most 1; `sem` is in level points. `item_rest` are correlations (-1 to 1) of each
    item with the sum of the others.
    """

    skill: str
    items: int
    people: int
    mean: float | None = None
    sd: float | None = None
    alpha: float | None = None
    low: float | None = None
    high: float | None = None
    omega: float | None = None
    sem: float | None = None
    item_rest: Mapping[str, float | None] = MappingProxyType({})
    flags: tuple[Flag, ...] = ()
