"""Very many damaged files, each read or refused, and none for longer or with more memory than a small file may take."""

from bench import inputs
from bench.soak import Told
from bench.soak.tally import Tally

PROCESSES = 2


def run(amount: int, seed: int, told: Told) -> Tally:
    """Read `amount` files of each kind, numbered from `seed` on."""
    told(f"inputs: {amount:,} of each kind")
    tally = Tally()
    for row in inputs.report(amount, seed, PROCESSES)["rows"]:
        tally.add(Tally(amount, kinds={"read": row["read"], "refused": row["refused"]}))
        tally.faults += [f"{row['name']} no. {number}: {what}" for number, what in row["bugs"]]
        if row["slowest"] > inputs.SECONDS:
            tally.fault(f"{row['name']} no. {row['slowest_number']} took {row['slowest']:.2f} s")
        if row["memory"] > inputs.MEBIBYTES:
            tally.fault(f"{row['name']} took {row['memory']:.0f} MiB")
    return tally
