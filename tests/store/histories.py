"""Histories with something in them, and damage done to them."""

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from skillcheck.model.assessment import Assessment, Response
from skillcheck.store import database
from skillcheck.store.history import History

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
PAGE = 4096


def assessment(number: int, answers: int = 20) -> Assessment:
    """A finished one with so many answers."""
    given = tuple(Response(f"skill-{n}", str(1 + n % 5), AT, 1.5, "0123456789ab") for n in range(answers))
    taken_at = AT + timedelta(days=number)
    return Assessment(f"id-{number:03}", "clerk", "full", taken_at, "digest", finished=True, responses=given)


def filled(count: int, first: int = 0) -> Path:
    """A history with `count` assessments from the number `first` on, and a line of evidence each, in one file."""
    file = database.path()
    with closing(History(database.open_for_writing(file), file)) as history:
        for number in range(first, first + count):
            history.start(assessment(number))
            history.add_evidence("skill", f"line {number}", AT)
        history.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


def scrawl(file: Path, *pages: int) -> None:
    """Overwrite pages of a file with what is none."""
    with file.open("r+b") as opened:
        for page in pages:
            opened.seek(page * PAGE)
            opened.write(b"\xff" * PAGE)


def crashed(file: Path, folder: Path) -> Path:
    """What a process leaves that dies now: the files as they are, the log not yet taken in."""
    folder.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{file}{ending}", folder / f"{file.name}{ending}")
    return folder / file.name


def ids(file: Path) -> list[str]:
    """The ids of the assessments in a history, in its order."""
    connection = database.open_for_reading(file)
    assert connection is not None
    with closing(connection):
        return [one.id for one in History(connection, file).assessments()]
