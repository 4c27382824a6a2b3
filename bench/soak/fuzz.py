"""Inputs that a fuzzer finds by the code that they reach; left out where the fuzzer is not installed."""

from bench import fuzz
from bench.soak import Told
from bench.soak.tally import Tally
from skillcheck.errors import CheckFailed


def run(amount: int, seed: int, told: Told) -> Tally:  # noqa: ARG001 - the fuzzer has its own dice
    """Let the fuzzer try `amount` inputs in all."""
    told(f"fuzz: {amount:,} inputs")
    tally = Tally()
    try:
        rows = fuzz.report(amount)["rows"]
    except CheckFailed as missing:
        told(f"fuzz: left out. {missing}")
        return tally
    for row in rows:
        tally.add(Tally(row["runs"], kinds={row["name"]: row["runs"]}))
        tally.faults += [f"{row['name']}: {found}" for found in row["bugs"]]
        if row["told"]:
            tally.fault(f"{row['name']}: {row['told']}")
    return tally
