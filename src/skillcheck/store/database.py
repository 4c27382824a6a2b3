"""The history's file: opened so that an acknowledged answer outlives a crash, set aside when damaged."""

import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from skillcheck.errors import HistoryFault
from skillcheck.store import files, migrations
from skillcheck.store.files import check_home, home, private_folder, reason
from skillcheck.store.migrations import FORMAT

NAME = "history.db"
BUSY_SECONDS = 2.0
SCHEMA = Path(__file__).with_name("schema.sql")
HEADER = b"SQLite format 3\0"
NO_FORMAT = 10_000
"""No program counts its formats so far: a larger number in the file is damage."""
VERSION_OFFSET = 60
"""Where `PRAGMA user_version` stands in the file (SQLite file format, section 1.3)."""

TABLES = {"assessments", "responses", "evidence"}
DAMAGED = ("malformed", "not a database", "corrupt")
"""How SQLite says that a file is broken."""
GET_BACK = "To get back what can be read of it: skillcheck doctor --repair"
SAFE = "What was saved before is safe."
REMEDIES = {
    "locked": f"Another skillcheck is using it. {SAFE} Close the other one, then try again.",
    "readonly": f"It can't be written to. {SAFE} Allow writing to it, or set SKILLCHECK_HOME.",
    "full": f"The disk is full. {SAFE} Free some space, then try again.",
    "failing": f"The disk may be full or failing. {SAFE} Look for free space, then try again.",
    "open": f"It can't be opened. {SAFE} Allow reading and writing, or set SKILLCHECK_HOME.",
}

WORDS = {
    "locked": "locked",
    "readonly": "readonly",
    "read-only": "readonly",
    "full": "full",
    "space": "full",
    "disk i/o": "failing",
    "unable to open": "open",
}
"""What SQLite and the disk say, to the remedy."""


def path() -> Path:
    """Where the history is; it may not exist yet."""
    return home() / NAME


def is_there() -> bool:
    """Whether there is a history, in whatever state. Raises: HistoryFault where not even that can be seen."""
    file = path()
    with explained(file):
        check_home(file.parent)
        return file.exists()


def open_for_writing(file: Path) -> sqlite3.Connection:
    """The history, made if it is not there, brought to our format; the folder and the file are the owner's alone.

    WAL with synchronous FULL keeps each committed answer through a power cut; where WAL can't be had (network folders) a
    rollback journal with EXTRA does. Raises: HistoryFault.
    """
    private_folder(file.parent)
    os.umask(0o077)
    with explained(file):
        _check_format(file)
        connection = _connect(f"{file.absolute().as_uri()}?mode=rwc")
        try:
            _prepare(connection, file)
        except BaseException:
            connection.close()
            raise
    return connection


def open_in_memory() -> sqlite3.Connection:
    """A history that is in no file, and gone when it is closed."""
    connection = _connect("file::memory:")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.executescript(SCHEMA.read_text("utf-8"))
    return connection


def open_for_reading(file: Path) -> sqlite3.Connection | None:
    """The history without the wish to change it, in whatever format; None where there is none yet. Raises: HistoryFault."""
    with explained(file):
        check_home(file.parent)
        if not file.exists():
            return None
        _check_format(file)
        connection = connect_to_read(file)
        try:
            if not _has_tables(connection, file):
                connection.close()
                return None
            migrations.look_through(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def set_aside_if_damaged(file: Path, now: datetime) -> Path | None:
    """Rename a history that is not a readable database; its new name, None where nothing was wrong.

    Only damage is set aside: a file that is locked, newer or may not be read stays where it is. Raises: HistoryFault.
    """
    with explained(file):
        if not file.exists() or not stat.S_ISREG(file.stat().st_mode) or not is_damaged(file):
            return None
        kept = files.unused(file.with_name(f"history-damaged-{now:%Y%m%dT%H%M%SZ}.db"))
        for ending in ("", "-wal", "-shm"):
            part = file.with_name(file.name + ending)
            if part.exists():
                part.replace(kept.with_name(kept.name + ending))
    return kept


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """Turn the faults of SQLite and the disk into what is safe and what to do. Raises: HistoryFault."""
    try:
        yield
    # ValueError: a time or a text that is none; IndexError: a column that is not there.
    except (sqlite3.Error, OSError, ValueError, IndexError) as error:
        if isinstance(error, sqlite3.DatabaseError) and any(word in str(error) for word in DAMAGED):
            raise HistoryFault(f"The history {file} is damaged; nothing was changed. {GET_BACK}") from error
        told = reason(error) if isinstance(error, OSError) else error
        raise HistoryFault(f"The history {file} failed: {told}. {_remedy(error)}") from error


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def connect_to_read(file: Path) -> sqlite3.Connection:
    """The file as it is, whatever is in it. Raises: OSError, sqlite3.Error."""
    mode = "mode=ro" if os.access(file.parent, os.W_OK) else "mode=ro&immutable=1"
    return _connect(f"{file.absolute().as_uri()}?{mode}")


def _prepare(connection: sqlite3.Connection, file: Path) -> None:
    mode = _write_ahead(connection)
    connection.execute(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    if not _has_tables(connection, file):
        connection.executescript(f"BEGIN IMMEDIATE;\n{SCHEMA.read_text('utf-8')}\nCOMMIT;")
    migrations.migrate(connection)
    # Fails now rather than at the first answer where the file can't be written to.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE evidence SET id = id WHERE id < 0")
    connection.commit()


def _write_ahead(connection: sqlite3.Connection) -> str:
    """Ask for WAL; the mode that is in force. SQLite itself does not wait here for another that starts at once."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _has_tables(connection: sqlite3.Connection, file: Path) -> bool:
    """Whether this is a history, rather than a database with nothing in it. Raises: HistoryFault for any other."""
    found = {row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if found and not found >= TABLES:
        raise HistoryFault(
            f"{file} is a database of another program. Nothing was changed. "
            "Take it away, or set SKILLCHECK_HOME to another folder."
        )
    return bool(found)


def _check_format(file: Path) -> None:
    if not file.exists():
        return
    if not stat.S_ISREG(file.stat().st_mode):
        raise HistoryFault(
            f"{file} is no file that a history can be in. Take it away, or set SKILLCHECK_HOME to another folder."
        )
    found = _format(file)
    if FORMAT < found < NO_FORMAT:
        raise HistoryFault(
            f"{file} was made for a newer skillcheck (format {found}; this one reads {FORMAT}). "
            "Nothing was changed. Use the newer skillcheck."
        )


def _format(file: Path) -> int:
    with file.open("rb") as opened:
        header = opened.read(VERSION_OFFSET + 4)
    if not header.startswith(HEADER):
        return 0
    if not file.with_name(file.name + "-wal").exists():
        return int.from_bytes(header[VERSION_OFFSET:], "big")
    # After a crash the log holds what the header does not know yet; asking so writes neither.
    with closing(connect_to_read(file)) as connection:
        return migrations.version(connection)


def is_damaged(file: Path) -> bool:
    """Whether a file is no database, or one that is broken; not one that is locked, or may not be read. Raises: OSError."""
    if file.stat().st_size == 0:
        return False
    with file.open("rb") as opened:
        if opened.read(len(HEADER)) != HEADER:
            return True
    connection = _connect(f"{file.absolute().as_uri()}?mode=ro")
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
    except sqlite3.OperationalError:
        return False
    except sqlite3.DatabaseError:
        return True
    finally:
        connection.close()


def _remedy(error: Exception) -> str:
    text = str(error).lower()
    if isinstance(error, PermissionError):
        return REMEDIES["open"]
    for word, remedy in WORDS.items():
        if word in text:
            return REMEDIES[remedy]
    return f"{SAFE} Try again, or set SKILLCHECK_HOME to another folder."
