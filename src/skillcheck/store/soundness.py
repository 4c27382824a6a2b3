"""A look at a file: whether a history is in it, ours to use and whole to the last row, and how much it holds."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from skillcheck.errors import DamagedHistory, LeftAlone
from skillcheck.model.text import plural
from skillcheck.store import history_rows, migrations, plan_rows
from skillcheck.store.diagnosis import describe_damage, explained
from skillcheck.store.migrations import FORMAT

BUSY_SECONDS = 2.0
FIRST_TABLES = {"assessments", "responses", "evidence"}
"""Those of every format: a database with none of them is another program's."""
NO_FORMAT = 10_000
"""No program counts its formats so far: a larger number in the file is damage."""
LARGEST_NUMBER = 2**62
"""Half of what SQLite can count to. Its counters were never so high but by other hands; at the end it says "full"."""
LOG, DRAFTS = "plan_entries", "drafts"
"""The tables whose rows hold JSON."""
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
    return _connect(f"{file.absolute().as_uri()}?{how}")


def connect_in_memory() -> sqlite3.Connection:
    """Return a database that is in no file, and gone when it is closed."""
    connection = _connect("file::memory:")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def close_on_failure(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Close a connection where what is done inside fails."""
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def connect_to_read(file: Path) -> sqlite3.Connection:
    """Connect to a file that stays as it is. Raises: sqlite3.Error, also where a log has more, and can't be read here."""
    real = file.resolve()
    # SQLite needs a log even to read, and where it can't make one, it takes the file for one that nobody changes: then it
    # would pass over what a log has, without a word.
    has_log = any(map(_has_content, _logs(real)))
    return connect(file, "mode=ro" if has_log or os.access(real.parent, os.W_OK) else "mode=ro&immutable=1")


def _logs(real: Path) -> list[Path]:
    """Return what SQLite may have put beside a database."""
    return [real.with_name(real.name + ending) for ending in LOGS]


def _has_content(path: Path) -> bool:
    """Tell whether something is in a file, which others may take away at any moment."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def read_format(file: Path) -> int:
    """Return the format of the history in a file, 0 where there is none; not a byte is written, and no file made.

    Raises: LeftAlone where it is not ours or of a newer version, DamagedHistory, HistoryFault.
    """
    with explained(file):
        if not file.exists():
            return 0
        facts = file.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise LeftAlone(
                f"{file} is no file that a history can be in. Take it away, or set SKILLCHECK_HOME to another folder."
            )
        # SQLite makes a log even to read, but for a file that nobody changes: without a log nobody does.
        in_use = any(log.exists() for log in _logs(file.resolve()))
        with closing(connect_to_read(file) if in_use else connect(file, "mode=ro&immutable=1")) as connection:
            number = migrations.version(connection)
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
            names = {row["name"] for row in rows}
    if names and not names & FIRST_TABLES:
        raise LeftAlone(
            f"{file} is a database of another program. Nothing was changed. "
            "Take it away, or set SKILLCHECK_HOME to another folder."
        )
    if FORMAT < number < NO_FORMAT:
        raise LeftAlone(
            f"{file} was made for a newer skillcheck (format {number}; this one reads {FORMAT}). "
            "Nothing was changed. Use the newer skillcheck."
        )
    if not names and not number:
        return 0
    if not names or not 1 <= number <= FORMAT:
        raise DamagedHistory(describe_damage(file))
    return number


def open_to_read(file: Path) -> sqlite3.Connection:
    """Return a history that stays as it is, in our format: of an older one, a copy in memory. Raises: sqlite3.Error."""
    with close_on_failure(connect_to_read(file)) as connection:
        if migrations.version(connection) == FORMAT:
            _check_columns(connection)
            return connection
        with closing(connection), close_on_failure(connect_in_memory()) as copy:
            connection.backup(copy)
            migrations.update(copy)
            _check_columns(copy)
            copy.execute("PRAGMA query_only = ON")
            return copy


def _check_columns(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.Error where a table, or a column of it, is missing or is not as we make it."""
    for table, columns in tables().items():
        if not columns <= _columns(connection, table):
            raise sqlite3.DataError(f"{table} is not as we made it")


@cache
def tables() -> dict[str, frozenset[str]]:
    """Return the columns of each table, as our own schema makes them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        migrations.update(connection)
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: _columns(connection, name) for name in names if not name.startswith("sqlite_")}


def _columns(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    """Return the columns of a table of ours; none where its name is that of a view, or its columns take any type.

    A view may have no end, and can't be written to.
    """
    query = "SELECT type, strict FROM pragma_table_list(?) WHERE schema = 'main'"
    if [tuple(row) for row in connection.execute(query, (table,))] != [("table", 1)]:
        return frozenset()
    return frozenset(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))


def look(file: Path) -> Contents | None:
    """Return what a history holds, after every row of it was read; None where none has begun. Raises: HistoryFault."""
    number = read_format(file)
    if not number:
        return None
    with explained(file), closing(open_to_read(file)) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DataError("integrity_check")
        last = connection.execute("SELECT max(seq) FROM sqlite_sequence").fetchone()[0] or 0
        if not isinstance(last, int) or last > LARGEST_NUMBER:
            raise sqlite3.DataError("sqlite_sequence")
        plan_rows.read_plan(connection.execute(f"SELECT * FROM {LOG} ORDER BY seq"))  # noqa: S608 - our own name
        for table in tables():
            largest = connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0  # noqa: S608 - our own names
            if largest > LARGEST_NUMBER:
                raise sqlite3.DataError(table)
        for table in tables().keys() - {LOG}:
            read = (
                plan_rows.read_draft
                if table == DRAFTS
                else partial(history_rows.value, history_rows.TABLES[table])
            )
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our own names
                read(row)
        count = "SELECT count(*), count(CASE WHEN NOT finished THEN 1 END) FROM assessments"
        assessments, unfinished = connection.execute(count).fetchone()
        lines = connection.execute("SELECT count(*) FROM evidence").fetchone()[0]
        return Contents(number, assessments, unfinished, lines)
