"""What calibration found."""

from typing import NamedTuple

from skillcheck.model.parameters import Parameters


class Calibration(NamedTuple):
    """What came of it: `parameters` are those to use, the prior itself where nothing was `adopted`.

    `method` is `means` or `all`, whichever predicted better (`none` with too few people). `before` and `after` are the mean
    log densities of a held-out answer (about -1.4; higher is better) under the prior and under the method fitted to the
    rest; they were found on `held_out` of the `people`.
    """

    parameters: Parameters
    method: str
    adopted: bool
    people: int
    held_out: int = 0
    before: float = 0.0
    after: float = 0.0
