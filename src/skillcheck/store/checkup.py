"""A look at the program's own files: whose they are, whether they can be used, what is left over."""

import platform
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import yaml

from skillcheck import __version__
from skillcheck.errors import HistoryFault
from skillcheck.model.health import FAULT, GOOD, NOTE, Finding
from skillcheck.model.text import plural
from skillcheck.store import database, files, migrations, salvage
from skillcheck.store.database import GET_BACK
from skillcheck.store.history import History

REPAIR = "skillcheck doctor --repair"
DELETE = "Delete it when you like."
CLOSE = f"To close it: {REPAIR}"
LEFT_OVER = ("plan-before*.yaml", "history-before*.db", "crash.txt")
"""What the program keeps beside the rest and never reads again."""


def program() -> Iterator[Finding]:
    """The versions of what the program is made of."""
    fast = hasattr(yaml, "CSafeLoader")
    versions = (
        f"skillcheck {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
    told = f"{versions}, PyYAML {yaml.__version__} with{'' if fast else 'out'} libyaml"
    slow = "Catalogues are read more slowly, with the same results."
    yield Finding("program", GOOD if fast else NOTE, told, "" if fast else slow)


def home() -> Iterator[Finding]:
    """The folder of the history, and who can read what is in it."""
    folder = files.home()
    if not folder.exists():
        yield Finding("home", GOOD, f"{folder} is not there yet; the first assessment makes it")
        return
    if problem := _unusable(folder):
        yield Finding(
            "home", FAULT, f"{folder} {problem}", "Mend it, or set SKILLCHECK_HOME to another folder."
        )
        return
    open_ = files.too_open((folder, *files.private_files()))
    for path, mode, right in open_:
        yield Finding("home", FAULT, f"others can read {path} (mode {mode:o}, not {right:o})", CLOSE)
    if not open_:
        yield Finding("home", GOOD, f"{folder}, which only you can read")


def history() -> Iterator[Finding]:
    """The history: whether it can be read, and that nothing in it is damaged."""
    file = database.path()
    try:
        connection = database.open_for_reading(file)
        if connection is None:
            yield Finding("history", GOOD, "no assessment yet")
            return
        with closing(connection):
            yield _condition(file, connection)
    except HistoryFault as fault:
        damaged = file.is_file() and database.is_damaged(file)
        yield Finding(
            "history", FAULT, f"{file} is damaged" if damaged else str(fault), GET_BACK if damaged else ""
        )


def set_aside() -> Iterator[Finding]:
    """Damaged histories that were set aside, with what can be got back from them."""
    for file in aside():
        left = _left(salvage.read(file))
        if left.assessments or left.evidence:
            told = f"{file} was damaged and set aside; {amount(left)} can be got back from it"
            yield Finding("set aside", NOTE, told, f"To get it back: {REPAIR}")
        else:
            told = f"{file} was damaged and set aside; nothing more can be got back from it"
            yield Finding("set aside", NOTE, told, DELETE)


def cache() -> Iterator[Finding]:
    """The folder of compiled catalogues, which is not needed."""
    folder = files.cache()
    problem = _unusable(folder) if folder.exists() else ""
    if problem:
        yield Finding("cache", NOTE, f"{folder} {problem}: catalogues are read anew each time", "")
    else:
        yield Finding("cache", GOOD, str(folder))


def left_over() -> Iterator[Finding]:
    """Copies and reports that nothing reads."""
    folder = files.home()
    for pattern in LEFT_OVER:
        for file in sorted(folder.glob(pattern)):
            yield Finding("left over", NOTE, f"{file}, which nothing reads", DELETE)


def aside() -> list[Path]:
    """The damaged histories that were set aside, the oldest first."""
    return sorted(files.home().glob("history-damaged-*.db"))


def _unusable(folder: Path) -> str:
    """Why a folder that is there can't be used; empty where it can."""
    if not folder.is_dir():
        return "is not a folder"
    return "" if files.can_write(folder) else "can't be written to"


def _condition(file: Path, connection: sqlite3.Connection) -> Finding:
    if database.is_damaged(file):
        return Finding("history", FAULT, f"{file} is damaged", GET_BACK)
    known = History(connection, file)
    assessments = known.assessments()
    open_ = sum(not assessment.finished for assessment in assessments)
    told = [plural(len(assessments), "assessment"), plural(len(known.evidence()), "line") + " of evidence"]
    told += [f"{open_} unfinished"] if open_ else []
    return Finding("history", GOOD, f"{file}, format {migrations.version(connection)}: {', '.join(told)}")


def _left(found: salvage.Salvage) -> salvage.Salvage:
    """What the history does not have; all of it where the history can't be read."""
    file = database.path()
    try:
        connection = database.open_for_reading(file)
        if connection is None:
            return found
        with closing(connection):
            return salvage.missing(found, History(connection, file))
    except HistoryFault:
        return found


def amount(found: salvage.Salvage) -> str:
    """`2 assessments, 31 answers, 1 line of evidence`."""
    answers = sum(len(assessment.responses) for assessment in found.assessments)
    parts = [
        plural(len(found.assessments), "assessment"),
        plural(answers, "answer"),
        plural(len(found.evidence), "line") + " of evidence",
    ]
    return ", ".join(parts)
