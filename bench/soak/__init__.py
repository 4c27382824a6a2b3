"""The long run of trials that try to make the program lose something: the parts, and the report of what came of them."""

import platform
import sqlite3
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import import_module
from time import monotonic
from typing import Any, NamedTuple

from bench.startup import describe_machine
from skillcheck import __version__
from skillcheck.errors import UsageFault


class Trial(NamedTuple):
    """What came of one trial: its kind, how much was acknowledged in it and how much of that lost, a sentence a fault."""

    kind: str
    acknowledged: int = 0
    lost: int = 0
    faults: tuple[str, ...] = ()


class Part(NamedTuple):
    """The option that sets the amount, the usual amount, and what it does."""

    option: str
    usual: int
    about: str


PARTS = {
    "keys": Part("trials", 1400, "interruptions of an assessment, at every keystroke"),
    "kills": Part("kills", 2000, "kills of one or several processes that save, at random moments"),
    "calls": Part("every", 1, "one of so many system calls of a save fails or is its last (needs strace)"),
    "inputs": Part("files", 10_000, "damaged files of each kind that the program reads"),
}
"""By the module that tries it, whose `run`, given an amount and a seed, yields one Trial after the other."""


def report(amounts: Mapping[str, Any], names: Sequence[str], seed: int) -> dict[str, Any]:
    """Return what came of the parts of these names (none: all); the amounts are by their options.

    Raises: UsageFault for a part that can't be tried.
    """
    if unknown := sorted(set(names) - set(PARTS)):
        raise UsageFault(f"There is no part “{unknown[0]}”. There are: {', '.join(PARTS)}.")
    if sys.platform == "win32":
        raise UsageFault("The long run needs signals and pseudo-terminals, which Windows does not have.")
    machine = {**describe_machine(), "kernel": platform.release(), "sqlite": sqlite3.sqlite_version}
    rows = [_try(name, amounts[PARTS[name].option], seed) for name in PARTS if name in names or not names]
    head = {"skillcheck": 1, "kind": "soak", "version": __version__, "seed": seed, "machine": machine}
    return {**head, "parts": rows, "faults": sum(len(row["faults"]) for row in rows)}


def _try(name: str, amount: int, seed: int) -> dict[str, Any]:
    began, trials = monotonic(), list[Trial]()
    for trial in import_module(f"bench.soak.{name}").run(amount, seed):
        trials.append(trial)
        if len(trials) % 100 == 0:  # for who waits
            sys.stderr.write(f"{name}: {len(trials):,} trials\n")
    return {
        "name": name,
        "amount": amount,
        "seconds": round(monotonic() - began),
        "trials": len(trials),
        "acknowledged": sum(trial.acknowledged for trial in trials),
        "lost": sum(trial.lost for trial in trials),
        "kinds": Counter(trial.kind for trial in trials),
        "faults": [f"{trial.kind}: {fault}" for trial in trials for fault in trial.faults],
    }
