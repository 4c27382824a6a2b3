"""A look at a file: whether a history is in it, ours to use and whole to the last row, and how much it holds."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from skillcheck.errors import DamagedHistory, HistoryFault, LeftAlone
from skillcheck.model.text import plural
from skillcheck.store import migrations, plan_rows
from skillcheck.store.diagnosis import describe_damage, explained
from skillcheck.store.history_rows import TABLES, value
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
READ, READ_ALONE = "mode=ro", "mode=ro&immutable=1"
"""SQLite makes a log even to read, but for a file that nobody changes. Of that, it would pass over what a log has."""


class Contents(NamedTuple):
    """How much a history of some format holds; `unfinished` are some of the `assessments`."""

    format: int
    assessments: int
    unfinished: int
    lines: int

    def __str__(self) -> str:
        unfinished = f" ({self.unfinished} unfinished)" if self.unfinished else ""
        return f"{plural(self.assessments, 'assessment')}{unfinished} and {plural(self.lines, 'line')} of evidence"


def connect(file: Path | None, how: str = "") -> sqlite3.Connection:
    """Connect to a file as `how` says (`mode=rwc`, as in SQLite's URIs), or in memory to none. Raises: sqlite3.Error."""
    uri = f"{file.absolute().as_uri()}?{how}" if file else "file::memory:"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def open_in_memory() -> sqlite3.Connection:
    """Return a history that is in no file, and gone when it is closed."""
    connection = connect(None)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")
    migrations.update(connection)
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
    can_have_log = os.access(file.resolve().parent, os.W_OK)
    return connect(file, READ if can_have_log or _has_log(file) else READ_ALONE)


def _has_log(file: Path) -> bool:
    """Tell whether something is in the logs of a database, which others may take away at any moment."""
    real = file.resolve()
    for ending in LOGS:
        with suppress(FileNotFoundError):
            if real.with_name(real.name + ending).stat().st_size:
                return True
    return False


def read_format(file: Path) -> int:
    """Return the format of the history in a file, 0 where there is none; not a byte is written, and no file made.

    Raises: LeftAlone where it is not ours or of a newer version, DamagedHistory, HistoryFault.
    """
    with explained(file):
        if not file.exists():
            return 0
        if not file.is_file():
            raise LeftAlone(
                f"{file} is no file that a history can be in. Take it away, or set SKILLCHECK_HOME to another folder."
            )
        with closing(connect(file, READ if _has_log(file) else READ_ALONE)) as connection:
            connection.execute("BEGIN")  # both of one moment, also where another one makes it just now
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
    if names and 1 <= number <= FORMAT:
        return number
    if names or number:
        raise DamagedHistory(describe_damage(file))
    return 0


def open_to_read(file: Path) -> sqlite3.Connection:
    """Return a history that stays as it is, in our format: of an older one, a copy in memory. Raises: sqlite3.Error."""
    with close_on_failure(connect_to_read(file)) as connection:
        if migrations.version(connection) == FORMAT:
            _check_tables(connection)
            return connection
        with closing(connection), close_on_failure(open_in_memory()) as copy:
            connection.backup(copy)
            migrations.update(copy)
            _check_tables(copy)
            copy.execute("PRAGMA query_only = ON")
            return copy


def _check_tables(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.Error where a table, or a column of it, is missing or is not as we make it."""
    for table, columns in tables().items():
        if not columns.keys() <= _columns(connection, table).keys():
            raise sqlite3.DataError(f"{table} is not as we made it")


def _check_rules(connection: sqlite3.Connection, file: Path) -> None:
    """Raise HistoryFault where another program has put in what changes or refuses some of that which we write."""
    rules = (
        "SELECT type, name FROM sqlite_master WHERE tbl_name = ? COLLATE NOCASE"
        " AND (type = 'trigger' OR sql LIKE 'CREATE UNIQUE INDEX %')"
    )
    foreign = []
    for table, ours in tables().items():
        foreign += [f"the {row['type']} {row['name']}" for row in connection.execute(rules, (table,))]
        columns = _columns(connection, table)
        foreign += [f"the column {table}.{name}" for name in columns.keys() - ours.keys() if columns[name]]
    if foreign:
        raise HistoryFault(
            f"Another program has changed what {file} takes, by {', '.join(sorted(foreign))}. Nothing was changed, and it"
            " can be read. Take that out of it, or set SKILLCHECK_HOME to another folder."
        )


@cache
def tables() -> dict[str, dict[str, bool]]:
    """Return the columns of each table, as our own schema makes them, and which must be filled."""
    with closing(open_in_memory()) as connection:
        rows = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
        return {row["name"]: _columns(connection, row["name"]) for row in rows.fetchall()}


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, bool]:
    """Return the columns of a table; none where it is a view, which may have no end, or its columns take any type."""
    query = "SELECT type, strict FROM pragma_table_list(?) WHERE schema = 'main'"
    if [tuple(row) for row in connection.execute(query, (table,))] != [("table", 1)]:
        return {}
    rows = connection.execute(f"PRAGMA table_info({table})")
    return {row["name"]: bool(row["notnull"]) and row["dflt_value"] is None for row in rows}


def look(file: Path) -> Contents | None:
    """Return what a history holds, after every row of it was read; None where none has begun. Raises: HistoryFault."""
    number = read_format(file)
    if not number:
        return None
    with explained(file), closing(open_to_read(file)) as connection:
        _check_rules(connection, file)
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DataError("integrity_check")
        for table, counter in {"sqlite_sequence": "seq", **dict.fromkeys(tables(), "rowid")}.items():
            largest = connection.execute(f"SELECT max({counter}) FROM {table}").fetchone()[0] or 0  # noqa: S608 - our own names
            if not isinstance(largest, int) or largest > LARGEST_NUMBER:
                raise sqlite3.DataError(table)
        for table in tables():
            rows = connection.execute(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608 - our own names
            if table == LOG:
                plan_rows.read_plan(rows)
                continue
            read = plan_rows.read_draft if table == DRAFTS else partial(value, TABLES[table])
            for row in rows:
                read(row)
        lines = "(SELECT count(*) FROM evidence)"
        counts = f"SELECT count(*), count(CASE WHEN NOT finished THEN 1 END), {lines} FROM assessments"  # noqa: S608 - our own words
        return Contents(number, *connection.execute(counts).fetchone())
