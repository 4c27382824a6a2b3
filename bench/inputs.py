"""Very many damaged files: how each is taken, how long the slowest holds its reader, how much memory the largest takes."""

import os
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.mutation import mutated
from bench.strangers import Kind, kinds, refused

SECONDS, MEBIBYTES = 0.5, 100
"""What a small file may take."""


@dataclass
class Outcome:
    """What came of the files of one kind; `bugs` are the numbers of those that did anything but be read or refused."""

    name: str
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    slowest_number: int = 0
    bugs: list[tuple[int, str]] = field(default_factory=list)
    memory: float = 0.0

    def take(self, kind: Kind, path: Path, number: int) -> None:
        """Read the file with this number."""
        path.write_bytes(mutated(kind.sound, number))
        begun = time.perf_counter()
        try:
            if refused(kind, str(path)):
                self.refused += 1
            else:
                self.read += 1
        except Exception:  # noqa: BLE001 - what is looked for
            self.bugs.append((number, traceback.format_exc(limit=-3)))
        taken = time.perf_counter() - begun
        if taken > self.slowest:
            self.slowest, self.slowest_number = taken, number


def report(count: int, seed: int, processes: int) -> dict[str, Any]:
    """The outcomes of `count` files of each kind, numbered from `seed` on."""
    jobs = [(name, count, seed) for name in kinds()]
    # A process for each kind, so that the memory of one is not taken for another's.
    with get_context("spawn").Pool(processes, maxtasksperchild=1) as pool:
        rows = list(pool.imap(_outcome, jobs, 1))
    return {"kind": "inputs", "files": count * len(rows), "seed": seed, "rows": [vars(row) for row in rows]}


def _outcome(job: tuple[str, int, int]) -> Outcome:
    name, count, seed = job
    kind, outcome = kinds()[name], Outcome(name)
    before = _memory()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SKILLCHECK_CACHE"] = folder
        for number in range(seed, seed + count):
            outcome.take(kind, Path(folder) / name, number)
    outcome.memory = _memory() - before
    return outcome


def _memory() -> float:
    """The most that this process ever held, in MiB."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def text(found: dict[str, Any]) -> str:
    """The outcomes as a table, and where to find what went wrong."""
    lines = [f"{'':12}{'read':>9}{'refused':>9}{'bugs':>6}{'slowest':>10}{'memory':>9}"]
    for row in found["rows"]:
        shown = f"{row['name']:12}{row['read']:9,}{row['refused']:9,}{len(row['bugs']):6}"
        lines.append(f"{shown}{row['slowest'] * 1000:7.0f} ms{row['memory']:5.0f} MiB")
    for row in found["rows"]:
        lines += [f"{row['name']} no. {number}: {what}" for number, what in row["bugs"]]
    return "\n".join(lines) + "\n"
