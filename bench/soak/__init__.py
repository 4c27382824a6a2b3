"""The long run of trials that try to make the program lose something: its parts, and what each is asked to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bench.soak.tally import Tally

Told = Callable[[str], None]
"""Is told how far the work is."""


class Run(Protocol):
    """What each part's module has as `run`."""

    def __call__(self, amount: int, seed: int, told: Told) -> Tally:
        """Try as often as `amount` says; the same seed tries the same again."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the long run: the module that does it, and its amount with the option that sets it."""

    module: str
    option: str
    usual: int
    amount: str
    what: str


PARTS = {
    "keys": Part(
        "bench.soak.keys", "trials", 1400, "of interruptions", "interrupt an assessment at every keystroke"
    ),
    "kills": Part(
        "bench.soak.kills", "kills", 2000, "of kills", "kill a process that saves, at random moments"
    ),
    "calls": Part(
        "bench.soak.calls",
        "every",
        1,
        "one of so many system calls",
        "kill, or let fail, at each system call of a save (needs strace)",
    ),
    "inputs": Part(
        "bench.soak.inputs", "files", 10_000, "of each kind of file", "damage sound files, and read them"
    ),
    "fuzz": Part(
        "bench.soak.fuzz",
        "fuzzed",
        1_000_000,
        "of inputs",
        "let a fuzzer look for inputs (needs atheris)",
    ),
}
