"""What is killed: a process that saves one thing after the other, and acknowledges each on stdout once it is on disk.

Lines on stdin say what to do: `history ID` or `plan ID`. For each, a new process is forked, its number told as `pid N`;
it acknowledges by `saved N`, and when it has been killed that is told as `gone`.
"""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import count

from bench.soak.script import GOAL, SMALL
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.plan import DONE, Tick
from skillcheck.store import catalogue, database, plans
from skillcheck.store.history import History

assert sys.platform != "win32"  # nothing is forked there

WHOLE = catalogue.read(str(SMALL))
AT = datetime(2026, 11, 2, 10, tzinfo=UTC)


def answers(id_: str) -> None:
    """Answer without end in an assessment of this id."""
    file = database.path()
    with closing(History(database.open_for_writing(file), file)) as history:
        history.start(Assessment(id_, "clerk", "full", AT, WHOLE.digest))
        for number in count():
            history.record(id_, Response(f"item-{number}", "4", AT, 1.0, "0123456789ab"))
            told(f"saved {number}")


def ticks(id_: str) -> None:
    """Tick off without end, with this id and a number as the note."""
    file = database.path()
    with closing(History(database.open_for_writing(file), file)) as history:
        for number in count():
            plans.add_entry(history, Tick(date(2026, 11, 3), GOAL, DONE, f"{id_}-{number}"))
            told(f"saved {number}")


KINDS: dict[str, Callable[[str], None]] = {"history": answers, "plan": ticks}


def told(line: str) -> None:
    """Tell it at once, in one piece."""
    os.write(1, f"{line}\n".encode())


def main() -> None:
    """Do what the lines say."""
    for line in sys.stdin:
        kind, id_ = line.split()
        process = os.fork()
        if process == 0:
            KINDS[kind](id_)
        told(f"pid {process}")
        os.waitpid(process, 0)
        told("gone")


if __name__ == "__main__":
    main()
