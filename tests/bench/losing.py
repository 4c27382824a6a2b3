"""A part of the long run in which something is lost."""

from bench.soak import Told
from bench.soak.tally import Tally


def run(amount: int, seed: int, told: Told) -> Tally:
    return Tally(amount, acknowledged=7000, lost=1, kinds={"bad": amount}, faults=["an answer is gone"])
