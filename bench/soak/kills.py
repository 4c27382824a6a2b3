"""`soak kills`: processes that save without end are killed; what they acknowledged must be there."""

import os
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from random import Random
from time import sleep

from bench.soak import Trial
from bench.soak.home import GOAL, prepare, read, run_program, variables
from skillcheck.errors import HistoryFault
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.practice import SCENE, Repetition
from skillcheck.store import database, practice, soundness
from skillcheck.store.history import History

assert sys.platform != "win32"  # there is no such kill

KINDS = ("answers", "ticks", "scenes")
"""What is saved: answers, ticked days of the plan, or scenes of practice."""
LONGEST_WAIT = 0.1
"""All are killed up to so many seconds after the first of them has acknowledged something."""
A_HOME = 12  # rounds before a new home: all that is in one is read again after each
AT_ONCE = (1, 5)  # processes that save in one home
RIGHT = (-signal.SIGKILL, 0, 4)
"""How a process may end: killed, or when others have kept the home for so long that it said so."""


def run(amount: int, seed: int) -> Iterator[Trial]:
    """Kill so many times a process, or several at once."""
    dice = Random(seed)
    for first in range(0, amount, A_HOME):
        with tempfile.TemporaryDirectory() as folder:
            rounds, at_once = min(A_HOME, amount - first), dice.choice(AT_ONCE)
            yield from kill_in_a_home(Path(folder, "life"), rounds, at_once, dice)


def kill_in_a_home(folder: Path, rounds: int, at_once: int, dice: Random) -> Iterator[Trial]:
    """Kill so many processes at once, again and again, in one new home, which grows by what each of them saved."""
    context = get_context("forkserver")  # whose forks have loaded what saves
    context.set_forkserver_preload(["bench.soak.kills"])
    prepare(folder)
    before = look(folder)
    for number in range(rounds):
        kinds = dice.choices(KINDS, k=at_once)
        savers = {}
        for place, kind in enumerate(kinds):
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=save, args=(f"{kind}-{number}-{place}", folder, sender))
            process.start()
            sender.close()
            savers[f"{kind}-{number}-{place}"] = process, receiver
        wait([receiver for _, receiver in savers.values()])
        sleep(dice.uniform(0, LONGEST_WAIT))
        for process, _ in savers.values():
            process.kill()
        for process, _ in savers.values():
            process.join()
        acknowledged = Counter({id_: _receive(receiver) for id_, (_, receiver) in savers.items()})
        now = look(folder)
        trial = compare(", ".join(sorted(set(kinds))), before, now, acknowledged)
        broken = [f"{id_} broke" for id_, (process, _) in savers.items() if process.exitcode not in RIGHT]
        yield trial._replace(faults=(*trial.faults, *broken))
        before = now


def save(id_: str, folder: Path, sender: Connection) -> None:
    """Save one thing after the other, and acknowledge each once it is on disk, until others keep the home for too long."""
    os.environ.update(variables(folder))
    file, at = database.path(), datetime(2026, 11, 2, 10, tzinfo=UTC)
    with suppress(HistoryFault), closing(History(database.open_for_writing(file), file)) as history:
        if id_.startswith("answers"):
            history.start(Assessment(id_, "clerk", "full", at, "digest"))
        for number in count():
            if id_.startswith("scenes"):
                scene = Repetition(SCENE, id_, GOAL, at.date(), at.date(), f"{number}")
                practice.keep(history, scene)
            elif id_.startswith("answers"):
                history.record(id_, Response(f"item-{number}", "4", at))
            elif code := run_program(folder, "plan", "done", GOAL, "--note", f"{id_}-{number}").code:
                sys.exit(code)
            sender.send(number)


def look(folder: Path) -> Counter[str]:
    """Return how many answers and ticks with each id the next skillcheck finds. Raises: AssertionError where it can't."""
    health = run_program(folder, "doctor")
    assert health.code == 0, health
    answers = {assessment["id"]: assessment["asked"] for assessment in read(folder, "history")["assessments"]}
    log = read(folder, "plan", "show", "--include", "notes")["log"]
    file = folder / "home" / database.NAME
    with closing(History(soundness.connect_to_read(file), file)) as history:
        scenes = Counter(scene.about for scene in practice.repetitions(history))
    return Counter(answers) + scenes + Counter((entry["note"] or "").rpartition("-")[0] for entry in log)


def compare(kind: str, before: Counter[str], now: Counter[str], acknowledged: Counter[str]) -> Trial:
    """Hold what is there to what was there and what was acknowledged; one thing more may be on disk, and not yet told."""
    expected = before + acknowledged
    lost = expected - now
    more = now - expected - Counter(acknowledged.keys())
    faults = [f"{count} of {id_} lost" for id_, count in lost.items()]
    faults += [f"{count} of {id_} is there, and nobody saved it" for id_, count in more.items()]
    return Trial(kind, acknowledged.total(), lost.total(), tuple(faults))


def _receive(receiver: Connection) -> int:
    """Return how many acknowledgements came before a process ended."""
    received = 0
    with suppress(EOFError):
        while True:
            receiver.recv()
            received += 1
    return received
