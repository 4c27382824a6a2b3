"""What people's results tell those who write catalogues: parameters that fit them, and how well the questions measure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from skillcheck.model.parameters import Parameters


class Calibration(NamedTuple):
    """The `parameters` to use after the results of `people`: the prior itself where nothing was `adopted`.

    `method` is `means` or `all`, which takes more people (`none` with too few). `before` and `after` are the mean
    log densities of an answer (about -1.4; higher is better) of people who were held out, under the prior and under the
    method fitted to the others; `error` is the standard error of their difference. `complete` counts the results that were
    not cut short by adaptive asking.
    """

    parameters: Parameters
    method: str
    adopted: bool
    people: int
    held_out: int = 0
    complete: int = 0
    before: float = 0.0
    after: float = 0.0
    error: float = 0.0


class Flag(NamedTuple):
    """A remark on a skill (`one-item`, `few`, `no-variance`, `negative`, `low`, `high`, `wide`), or on one of its items.

    On an `item`: `constant` (everybody answers alike), `against` (it goes against the rest), `weak` (hardly with it).
    """

    kind: str
    item: str = ""


class Reliability(NamedTuple):
    """The figures of a skill; None where one can't be had.

    `people` answered all of its `items`. `mean` and `sd` (between people) are of their levels, 1-5. `alpha` with its 95 %
    range, and `omega`, are at most 1; `sem` is in level points. `item_rest` are correlations (-1 to 1) of each
    item with the sum of the others.
    """

    skill: str
    items: int
    people: int
    mean: float | None = None
    sd: float | None = None
    alpha: float | None = None
    alpha_low: float | None = None
    alpha_high: float | None = None
    omega: float | None = None
    sem: float | None = None
    item_rest: Mapping[str, float | None] = MappingProxyType({})
    flags: tuple[Flag, ...] = ()
