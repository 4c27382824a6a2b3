"""Whole processes timed in turn, so that each ratio is between neighbours and the machine's drift falls out."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

from skillcheck.errors import CheckFailed

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and the variables it gets on top of ours."""

    name: str
    words: tuple[str, ...]
    variables: Mapping[str, str]


def python(name: str, *words: str, **variables: str) -> Command:
    """A run of this environment's Python."""
    return Command(name, (sys.executable, *words), variables)


def wall() -> float:
    """Seconds as they pass for whoever waits."""
    return perf_counter()


def processor() -> float:
    """Seconds that ended processes of ours were computing: steadier where others use the machine, too."""
    if sys.platform == "win32":
        raise CheckFailed("Windows does not tell what ended processes have used; leave out --processor.")
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(command: Command, clock: Clock = wall) -> float:
    """Seconds from start to end. Raises: CheckFailed where the command fails."""
    environment = {**os.environ, **command.variables}
    # Measured is what people have: modules compiled once and kept.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = clock()
    try:
        # Without a time limit: with one, Python looks for the end in steps of up to 50 ms, and every time is one of few.
        code = subprocess.run(  # noqa: S603 - our own words
            command.words,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode
    except OSError as error:
        raise CheckFailed(f"{command.name} did not run: {type(error).__name__}.") from error
    seconds = clock() - start
    if code:
        raise CheckFailed(f"{command.name} ended with {code}.")
    return seconds


def interleaved(commands: Sequence[Command], runs: int, clock: Clock = wall) -> dict[str, list[float]]:
    """Name to seconds of each run: all commands once, then all again. A round that warms up is not counted."""
    rounds = [[timed(command, clock) for command in commands] for _ in range(runs + 1)][1:]
    return {
        command.name: list(times) for command, times in zip(commands, zip(*rounds, strict=True), strict=True)
    }


def ratio(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """Median, lower and upper quartile of `one` by `other`, run by run."""
    ratios = [a / b for a, b in zip(one, other, strict=True)]
    low, _, high = quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
    return [median(ratios), low, high]
