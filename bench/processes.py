"""Whole processes timed in pairs: one, then the other, again and again, so that a slow minute meets both."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

STARTER = """
import os, sys, time
null = [(os.POSIX_SPAWN_OPEN, out, os.devnull, os.O_WRONLY, 0) for out in (1, 2)]
begun = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=null)
_, status, used = os.wait4(child, 0)
wall = time.perf_counter() - begun
print(os.waitstatus_to_exitcode(status), wall, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""A small process in between: the system counts what the starting process holds as the started one's largest memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds from start to end, seconds of the processor, and its largest memory in MiB."""

    wall: float
    cpu: float
    memory: float


def paired(one: Sequence[str], other: Sequence[str], env: Mapping[str, str], pairs: int) -> dict[str, Any]:
    """Medians of the ratios of `one` to `other`, pair by pair, with the smallest and largest; the first pair is not counted.

    Raises: OSError, subprocess.CalledProcessError where one of them fails.
    """
    costs = [(cost(one, env), cost(other, env)) for _ in range(pairs + 1)][1:]
    return {
        kind: ratios([(getattr(a, kind), getattr(b, kind)) for a, b in costs])
        for kind in ("wall", "cpu", "memory")
    }


def ratios(pairs: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Median and range of the ratios, and the medians of both sides."""
    found = [a / b for a, b in pairs]
    return {
        "ratio": median(found),
        "low": min(found),
        "high": max(found),
        "one": median(a for a, _ in pairs),
        "other": median(b for _, b in pairs),
    }


def cost(words: Sequence[str], env: Mapping[str, str]) -> Cost:
    """Run a program whose output nobody reads. Raises: OSError, subprocess.CalledProcessError."""
    if sys.platform == "win32":
        raise OSError(0, "the memory of a program that has ended is not told on this system")
    start = [sys.executable, "-I", "-S", "-c", STARTER, *words]
    told = subprocess.run(start, stdout=subprocess.PIPE, env=dict(env), check=True).stdout.split()  # noqa: S603
    code, wall, cpu, memory = map(float, told)
    if code:
        raise subprocess.CalledProcessError(int(code), words)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(wall, cpu, memory / unit)
