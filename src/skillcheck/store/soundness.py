"""A look at a file: whether a history is in it, ours to use and whole to the last row, and how much it holds."""

import os
import sqlite3
import stat
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from skillcheck.errors import DamagedHistory, LeftAlone
from skillcheck.model.text import plural
from skillcheck.store import history_rows, migrations, plan_rows
from skillcheck.store.diagnosis import damaged, explained
from skillcheck.store.migrations import FORMAT

SCHEMA = Path(__file__).with_name("schema.sql")
BUSY_SECONDS = 2.0
FIRST_TABLES = {"assessments", "responses", "evidence"}
"""Those of every format: a database with none of them is another program's."""
PRACTICE, PRACTICE_FORMAT = {"practice", "own_scenes", "scenes_read"}, 5
"""The tables of practice, and the format from which on they are there; others of these names are not ours to touch."""
NO_FORMAT = 10_000
"""No program counts its formats so far: a larger number in the file is damage."""
LARGEST_NUMBER = 2**62
"""Half of what SQLite can count to. Its counters were never so high but by other hands; at the end it says "full"."""
OF_PLAN = {"plan_entries": plan_rows.read_entry, "drafts": plan_rows.read_draft}
"""What reads the rows that hold JSON."""
LOGS = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a database that is in use, or was when its program died."""


class Contents(NamedTuple):
    """How much a history of some format holds; `unfinished` are some of the `assessments`."""

    format: int
    assessments: int
    unfinished: int
    lines: int

    def __str__(self) -> str:
        return f"{plural(self.assessments, 'assessment')} and {plural(self.lines, 'line')} of evidence"


def connect(file: Path, how: str) -> sqlite3.Connection:
    """Connect to a file as `how` says (`mode=rwc`, as in SQLite's URIs). Raises: sqlite3.Error."""
    uri = f"{file.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def connect_to_read(file: Path) -> sqlite3.Connection:
    """Connect to a file that stays as it is. Raises: sqlite3.Error, also where a log has more, and can't be read here."""
    real = file.resolve()
    # SQLite needs a log even to read, and where it can't make one, it takes the file for one that nobody changes: then it
    # would pass over what a log has, without a word.
    has_log = any(path.exists() and path.stat().st_size for path in _logs(real))
    return connect(file, "mode=ro" if has_log or os.access(real.parent, os.W_OK) else "mode=ro&immutable=1")


def _logs(real: Path) -> list[Path]:
    """Return what SQLite may have put beside a database."""
    return [real.with_name(real.name + ending) for ending in LOGS]


def is_begun(file: Path) -> bool:
    """Return whether there is a history in a file, of whatever format; not a byte is written, and no file made.

    Raises: LeftAlone where it is not ours or of a newer version, DamagedHistory, HistoryFault.
    """
    with explained(file):
        if not file.exists():
            return False
        facts = file.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise LeftAlone(
                f"{file} is no file that a history can be in. Take it away, or set SKILLCHECK_HOME to another folder."
            )
        # SQLite makes a log even to read, but for a file that nobody changes: without a log nobody does.
        in_use = any(log.exists() for log in _logs(file.resolve()))
        with closing(connect_to_read(file) if in_use else connect(file, "mode=ro&immutable=1")) as connection:
            number = migrations.version(connection)
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            there = {row["name"] for row in rows}
            practice = {table: _columns(connection, table) for table in sorted(there & PRACTICE)}
    if there and not there & FIRST_TABLES:
        raise LeftAlone(
            f"{file} is a database of another program. Nothing was changed. "
            "Take it away, or set SKILLCHECK_HOME to another folder."
        )
    if FORMAT < number < NO_FORMAT:
        raise LeftAlone(
            f"{file} was made for a newer skillcheck (format {number}; this one reads {FORMAT}). "
            "Nothing was changed. Use the newer skillcheck."
        )
    for table, columns in practice.items():
        if columns - tables()[table] or (number < PRACTICE_FORMAT and columns != tables()[table]):
            raise LeftAlone(
                f"{file} was made for a newer skillcheck: its table {table} is none that this one makes. "
                "Nothing was changed. Use the newer skillcheck."
            )
    if practice and number < PRACTICE_FORMAT:
        raise DamagedHistory(damaged(file))
    if there and not 1 <= number <= FORMAT:
        raise DamagedHistory(damaged(file))
    return bool(there)


def check_shape(connection: sqlite3.Connection) -> None:
    """Let an older format be read as ours, and see that each table has its columns. Raises: sqlite3.Error."""
    migrations.look_through(connection)
    for table, columns in tables().items():
        has = [column[0] for column in connection.execute(f"SELECT * FROM {table} LIMIT 0").description]  # noqa: S608 - our own names
        # A view doubles a column where the number of the format is lower than what the tables are.
        if not columns <= set(has) or any(name.partition(":")[0] in columns - {name} for name in has):
            raise sqlite3.DataError(f"{table} is not as we made it")


@cache
def tables() -> dict[str, frozenset[str]]:
    """Return the columns of each table, as our own schema makes them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA.read_text("utf-8"))
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: _columns(connection, name) for name in names if not name.startswith("sqlite_")}


def _columns(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    return frozenset(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))


def look(file: Path) -> Contents | None:
    """Return what a history holds, after every row of it was read; None where none has begun. Raises: HistoryFault."""
    if not is_begun(file):
        return None
    with explained(file), closing(connect_to_read(file)) as connection:
        check_shape(connection)
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DataError("integrity_check")
        last = connection.execute("SELECT max(seq) FROM sqlite_sequence").fetchone()[0] or 0
        if not isinstance(last, int) or last > LARGEST_NUMBER:
            raise sqlite3.DataError("sqlite_sequence")
        for table in tables():
            read = OF_PLAN.get(table) or partial(history_rows.value, history_rows.TABLES[table])
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our own names
                read(row)
        count = "SELECT count(*), count(CASE WHEN NOT finished THEN 1 END) FROM assessments"
        assessments, unfinished = connection.execute(count).fetchone()
        lines = connection.execute("SELECT count(*) FROM evidence").fetchone()[0]
        return Contents(migrations.version(connection), assessments, unfinished, lines)
