"""`soak kills`: a process that saves without end is killed at a random moment; what it acknowledged must be there."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from time import sleep
from typing import IO

from bench.soak import Told
from bench.soak.script import GOAL, ROOT
from bench.soak.tally import Tally
from skillcheck.errors import SkillcheckError
from skillcheck.model.plan import Goal, Plan, Tick
from skillcheck.store import database, plans
from skillcheck.store.history import History

assert sys.platform != "win32"  # there is no such kill

KINDS = ("history", "history", "plan")
"""In turn: two kills while answers are saved, one while the plan is."""
LONGEST_LIFE = 0.08
"""Seconds: opening takes some thousandths, an answer one or two; some processes die before their first answer is kept."""
A_HOME = 30
"""Kills before a new home: all that is in one is read again after each."""
PLANNED = date(2026, 11, 2)


@dataclass(slots=True)
class Known:
    """What must be in a home: the acknowledged answers of each assessment by its id, the notes of ticks."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def run(amount: int, seed: int, told: Told) -> Tally:
    """So many kills, a home for some of them each."""
    found, rng = Tally(), Random(seed)
    while found.trials < amount:
        with tempfile.TemporaryDirectory() as folder:
            found.add(in_a_home(min(A_HOME, amount - found.trials), rng, Path(folder)))
        told(f"kills: {found.trials} kills, {found.acknowledged} acknowledged, {found.lost} lost")
    return found


def in_a_home(kills: int, rng: Random, home: Path) -> Tally:
    """So many kills in one home, whose history and plan grow by what was saved before each."""
    found, known = Tally(), Known()
    with _opened(home) as history:
        goal = Goal(GOAL, "listening", "", PLANNED, PLANNED, due=PLANNED)
        plans.add_goal(history, goal, Plan("5f2c9a7e", "UTC"), lambda _: None)
    with _saving(home) as (orders, told):
        for number in range(kills):
            kind = KINDS[number % len(KINDS)]
            orders.write(f"{kind} {kind}-{number}\n")
            orders.flush()
            process = int(told.readline().removeprefix("pid "))
            sleep(rng.uniform(0, LONGEST_LIFE))
            os.kill(process, signal.SIGKILL)
            acknowledged = sum(line.startswith("saved") for line in iter(told.readline, "gone\n"))
            found.trial(kind)
            found.acknowledged += acknowledged
            _settle(found, known, home, f"{kind}-{number}", acknowledged)
    return found


@contextmanager
def _saving(home: Path) -> Iterator[tuple[IO[str], IO[str]]]:
    """The process that forks those who save; its stdin and stdout."""
    command = [sys.executable, "-m", "bench.soak.saving"]
    env = {**os.environ, "SKILLCHECK_HOME": str(home)}
    with ExitStack() as stack:
        process = stack.enter_context(
            subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env, cwd=ROOT
            )
        )
        assert process.stdin
        assert process.stdout
        yield stack.enter_context(process.stdin), process.stdout


def _settle(found: Tally, known: Known, home: Path, id_: str, acknowledged: int) -> None:
    """Look whether all is there, with at most one thing more, which was on disk and not told; then take that as known."""
    kind, _, _ = id_.partition("-")
    if kind == "history":
        known.answers[id_] = [f"item-{number}" for number in range(acknowledged)]
    else:
        known.notes += [f"{id_}-{number}" for number in range(acknowledged)]
    try:
        with _opened(home) as history:
            answers, notes = _answers(history), _notes(history)
    except (SkillcheckError, sqlite3.Error) as fault:
        found.fault(f"after {id_}: {fault}")
        return
    for one, items in known.answers.items():
        _compare(found, f"{id_}: {one}", items, answers.pop(one, []), more=one == id_)
    _compare(found, f"{id_}: the plan", known.notes, notes, more=kind == "plan")
    for one in answers:
        found.fault(f"{id_}: {one} is there, and was never begun")


def _compare(found: Tally, where: str, known: list[str], kept: list[str], *, more: bool) -> None:
    """`known` must be what is kept, and where there may be `more`, one more; then that is known as well."""
    if kept[: len(known)] != known or len(kept) - len(known) > more:
        found.lost += len(set(known) - set(kept))
        found.fault(f"{where}: {len(known)} acknowledged, {len(kept)} kept, last {kept[-1:]}")
    known[:] = kept


def _opened(home: Path) -> closing[History]:
    """The history as the next skillcheck that writes finds it."""
    file = home / "history.db"
    return closing(History(database.open_for_writing(file), file))


def _answers(history: History) -> dict[str, list[str]]:
    """The items answered in each assessment."""
    health = history.connection.execute("PRAGMA integrity_check").fetchone()[0]
    if health != "ok":
        raise sqlite3.DatabaseError(health)
    return {one.id: [given.item for given in one.responses] for one in history.assessments()}


def _notes(history: History) -> list[str]:
    """The notes in the plan, in their order."""
    return [entry.note for entry in plans.load(history).log if isinstance(entry, Tick)]
