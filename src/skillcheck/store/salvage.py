"""Getting back what a damaged history still holds: row by row, as far as it can be read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from skillcheck.model.assessment import Assessment, Evidence, Response
from skillcheck.store import database, history_rows, migrations
from skillcheck.store.history import History

# What a damaged row may raise: SQLite's own faults, a time that is none, a column that is not there.
BROKEN = (sqlite3.Error, ValueError, IndexError, TypeError)


class Salvage(NamedTuple):
    """What could be read of a history, in its order."""

    assessments: tuple[Assessment, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def read(file: Path) -> Salvage:
    """What can be read of the history in `file`; nothing where it is no history. The file stays as it is."""
    try:
        with closing(database.connect_to_read(file)) as connection:
            migrations.look_through(connection)
            return Salvage(tuple(_assessments(connection)), tuple(_evidence(connection)))
    except (OSError, *BROKEN):
        return Salvage()


def missing(found: Salvage, history: History) -> Salvage:
    """The part of it that `history` does not have. Raises: HistoryFault."""
    ids = {assessment.id for assessment in history.assessments()}
    lines = {(line.skill, line.text, line.at) for line in history.evidence()}
    return Salvage(
        tuple(assessment for assessment in found.assessments if assessment.id not in ids),
        tuple(line for line in found.evidence if (line.skill, line.text, line.at) not in lines),
    )


def _assessments(connection: sqlite3.Connection) -> Iterator[Assessment]:
    answers: dict[str, dict[str, Response]] = {}
    for row in _rows(connection, "responses", "seq"):
        with suppress(*BROKEN):
            one = history_rows.response(row)
            answers.setdefault(row["assessment"], {})[one.item] = one
    for row in _rows(connection, "assessments", "seq"):
        with suppress(*BROKEN):
            yield history_rows.assessment(row, answers.get(row["id"], {}).values())


def _evidence(connection: sqlite3.Connection) -> Iterator[Evidence]:
    for row in _rows(connection, "evidence", "id"):
        with suppress(*BROKEN):
            yield history_rows.evidence(row)


def _rows(connection: sqlite3.Connection, table: str, key: str) -> list[sqlite3.Row]:
    """The rows of a table in their order: from its beginning up to the damage, and from its end back to it."""
    found: dict[int, sqlite3.Row] = {}
    for way in ("ASC", "DESC"):
        with suppress(*BROKEN):
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY {key} {way}"):  # noqa: S608 - our own names
                if row[key] in found:
                    break
                found[row[key]] = row
    return [found[number] for number in sorted(found)]
