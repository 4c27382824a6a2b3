"""Mending the program's own files; a copy of whatever is changed is kept first."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

from skillcheck.model.health import FAULT, MENDED, Finding
from skillcheck.store import checkup, database, files, salvage
from skillcheck.store.history import History


def modes() -> Iterator[Finding]:
    """Close what others can read."""
    for path, mode, right in files.too_open((files.home(), *files.private_files())):
        try:
            path.chmod(right)
        except OSError as error:
            yield Finding("home", FAULT, f"{path} could not be closed: {files.reason(error)}")
        else:
            yield Finding("home", MENDED, f"{path} had mode {mode:o}, and has {right:o} now")


def history(now: datetime) -> Iterator[Finding]:
    """Set a damaged history aside, and get back from those set aside what the history does not have.

    Raises: HistoryFault.
    """
    file = database.path()
    if kept := database.set_aside_if_damaged(file, now):
        yield Finding("history", MENDED, f"{file} was damaged. It is kept as {kept}")
    for damaged in checkup.aside():
        found = salvage.read(damaged)
        if not found.assessments and not found.evidence:
            continue
        with closing(History(database.open_for_writing(file), file)) as history:
            left = salvage.missing(found, history)
            if left.assessments or left.evidence:
                holds = not history.is_empty() or history.evidence()
                copy = _copied(history.connection, now) if holds else None
                history.put_before(left.assessments, left.evidence)
                beside = f"; the history as it was is kept as {copy}" if copy else ""
                yield Finding("history", MENDED, f"{checkup.amount(left)} got back from {damaged}{beside}")


def _copied(connection: sqlite3.Connection, now: datetime) -> str:
    """Keep a copy of the history; its path. Raises: HistoryFault."""
    copy = files.unused(files.home() / f"history-before-{now:%Y%m%dT%H%M%SZ}.db")
    os.umask(0o077)
    with database.explained(copy), closing(sqlite3.connect(copy)) as other:
        connection.backup(other)
    return str(copy)
