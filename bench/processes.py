"""Whole processes timed in pairs: one, then the other, again and again, so that a slow minute meets both."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


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
    begun = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(env))  # noqa: S603
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)
