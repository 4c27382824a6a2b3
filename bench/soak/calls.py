"""`soak calls`: each command that saves is killed before each of its system calls on our files, and each fails once."""

import os
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from bench.soak import Told
from bench.soak.saves import SAVES, Holds, copied, holds, prepared, strangers, variables
from bench.soak.strace import SAVING, Call, Ended, traced, works
from bench.soak.tally import Tally
from skillcheck.errors import SkillcheckError, UsageFault

assert sys.platform != "win32"  # there is no such kill

KILL = "KILL"
FAILING = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename")
"""Calls that fail where a disk is broken or full."""
SAID = 4


@dataclass(frozen=True, slots=True)
class Point:
    """A system call of a save, and what is done to it: KILL before it, EIO at it, or ENOSPC from it on."""

    call: Call
    how: str

    @property
    def injected(self) -> str:
        """As strace takes it."""
        what = "signal=KILL" if self.how == KILL else f"error={self.how}"
        on = "+" if self.how == "ENOSPC" and self.call.name != "write" else ""  # stderr is written to, too
        return f"{self.call.name}:{what}:when={self.call.number}{on}"


def run(amount: int, seed: int, told: Told) -> Tally:
    """Every `amount`th point of every save, beginning with one that `seed` chooses. Raises: UsageFault without strace."""
    if not works():
        raise UsageFault("soak calls needs strace, and leave to trace. Install it, or name the other parts.")
    found = Tally()
    with tempfile.TemporaryDirectory() as folder:
        before, work = Path(folder, "before"), Path(folder, "work")
        prepared(before, os.environ)
        for name in SAVES:
            found.add(trials(name, amount, seed % amount, before, work))
            told(f"calls: {found.trials} trials up to {name}, {len(found.faults)} faults")
    return found


def trials(name: str, every: int, first: int, before: Path, work: Path) -> Tally:
    """Every so manieth point of one save, from the `first` on, each on a copy of what was prepared."""
    found = Tally()
    copied(before, work)
    watched = _ran(name, work, "")
    if watched.code:
        found.fault(f"{name} without a fault: exit code {watched.code}, {watched.err}")
        return found
    new = holds(work)
    copied(before, work)
    old = holds(work)
    for point in _points(watched.calls, work)[first::every]:
        copied(before, work)
        found.trial(f"{name}, {point.how}")
        found.acknowledged += sum(map(bool, astuple(old)))
        ended = _ran(name, work, point.injected)
        gone = list(_lost(ended, work, old, new))
        found.lost += len(gone)
        for what in (*_misbehaved(ended, point, work), *gone):
            found.fault(f"{name}, {point.how} at {point.call.name} {point.call.number}: {what}")
    return found


def _ran(name: str, folder: Path, inject: str) -> Ended:
    save = SAVES[name]
    words = [str(folder / word) if word.endswith(".md") else word for word in save.words]
    env = {**os.environ, **variables(folder)}
    return traced(words, env, folder.with_suffix(".log"), ",".join(SAVING), inject, save.stdin)


def _points(calls: Sequence[Call], folder: Path) -> list[Point]:
    """What can be done to the calls on files in the folder, in their order."""
    ours = [call for call in calls if f"{folder}/" in call.told]
    return [
        Point(call, how)
        for call in ours
        for how in (KILL, *(("EIO", "ENOSPC") if call.name in FAILING else ()))
    ]


def _misbehaved(ended: Ended, point: Point, folder: Path) -> Iterator[str]:
    """What is wrong with how a run ended: killed, or else with one sentence where it failed, and nothing left over."""
    if point.how == KILL:
        if ended.code != -signal.SIGKILL:
            yield f"exit code {ended.code}, and it should have been killed"
        return
    if not any("(INJECTED)" in call.told for call in ended.calls):
        yield "the call was not made to fail"
    if ended.code not in (0, SAID):
        yield f"exit code {ended.code}, {ended.err}"
    if ended.code == SAID and not ended.err.strip():
        yield "no sentence"
    if "Traceback" in ended.err:
        yield f"a traceback: {ended.err}"
    if left := strangers(folder):
        yield f"left over: {left}"


def _lost(ended: Ended, folder: Path, old: Holds, new: Holds) -> Iterator[str]:
    """What is neither as before nor as it should be after; each part of it is whole, whatever became of the others."""
    try:
        found = holds(folder)
    except (SkillcheckError, sqlite3.Error, OSError) as fault:
        yield f"what was saved before can't be read: {fault}"
        return
    for part, before, after in zip(Holds.__slots__, astuple(old), astuple(new), strict=True):
        is_ = getattr(found, part)
        if is_ not in (before, after):
            yield f"the {part} was {before}, and is {is_}"
        elif ended.code == 0 and is_ != after:
            yield f"the {part} was not saved, and the exit code is 0"
