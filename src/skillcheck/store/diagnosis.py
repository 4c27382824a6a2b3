"""The causes of the faults of SQLite and of the disk, by their codes: what is safe, and what the person can do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skillcheck.errors import DamagedHistory, DiskFault, HistoryFault, LeftAlone
from skillcheck.store.files import reason

SAFE = "What was saved before is safe."
ELSEWHERE = "or set SKILLCHECK_HOME to another folder."
CLOSED = f"it can't be opened. {SAFE} Allow reading and writing it and its folder, {ELSEWHERE}"
READ_ONLY = f"it can't be written to. {SAFE} Allow writing to it and its folder, {ELSEWHERE}"
FULL = f"the disk is full. {SAFE} Free some space, then try again."
MOVED = "it was moved or deleted while it was open. Put it back, then try again; or start again without it."
CUT_OFF = "a skillcheck was cut off while it saved. To put that right: skillcheck doctor --repair"

PRIMARY = 0xFF
"""The bits of a code of SQLite that tell the kind; the others tell more of it."""
NO_CODE = 0
"""Of faults that Python's own module finds: a text that is not UTF-8, or a row that `history_rows` refuses."""
DAMAGE = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_MISMATCH,
    # No such table or column: our statements are right where the tables are as we made them.
    sqlite3.SQLITE_ERROR,
    NO_CODE,
}
KINDS = {sqlite3.SQLITE_BUSY: LeftAlone, sqlite3.SQLITE_IOERR: DiskFault}
BY_SQLITE = {
    sqlite3.SQLITE_BUSY: f"another program is using it, most likely a second skillcheck. {SAFE} Close that one,"
    " then try again.",
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_READONLY_ROLLBACK: CUT_OFF,
    sqlite3.SQLITE_READONLY_RECOVERY: CUT_OFF,
    sqlite3.SQLITE_READONLY_DBMOVED: MOVED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_CANTOPEN: CLOSED,
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: f"what this belongs to was deleted meanwhile. {SAFE}",
    sqlite3.SQLITE_IOERR_SHMSIZE: FULL,  # no room for the index of the log, without which nothing can be read
    sqlite3.SQLITE_IOERR: "the disk, or the file system of the folder, can't keep a history ({name}). Try again; if that"
    " fails, too, set SKILLCHECK_HOME to a folder on another disk.",
}
"""By SQLite's code, or else by its kind; for all others, to try again is all that can be said."""
BY_SYSTEM = {
    errno.EACCES: CLOSED,
    errno.EPERM: CLOSED,
    errno.EROFS: READ_ONLY,
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.ESTALE: MOVED,
}
MISUSE = (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.NotSupportedError)


def unheard(sentence: str) -> None:
    """Take what is said where nobody listens."""


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """Turn faults of SQLite, of the disk and of the rows in `file` into sentences. Raises: HistoryFault."""
    try:
        yield
    except MISUSE:
        raise
    except (sqlite3.Error, UnicodeDecodeError) as error:
        kind = getattr(error, "sqlite_errorcode", NO_CODE) & PRIMARY
        if kind in DAMAGE:
            raise DamagedHistory(describe_damage(file)) from error
        raise KINDS.get(kind, HistoryFault)(f"The history {file} failed: {cause(error)}") from error
    except (OSError, UnicodeError, OverflowError) as error:
        raise HistoryFault(f"The history {file} failed: {cause(error)}") from error


def describe_damage(file: Path, how: str = "is damaged") -> str:
    """Return the sentence about a history that can't be read."""
    return f"The history {file} {how}; nothing was changed. To mend that: skillcheck doctor --repair"


def cause(error: Exception) -> str:
    """Return why something failed and what can be done: the end of a sentence, and those after it.

    Never in SQLite's own words, which may hold the person's.
    """
    rest = f"{SAFE} Try again, {ELSEWHERE}"
    if isinstance(error, OSError):
        return BY_SYSTEM.get(error.errno or 0, f"{reason(error)}. {rest}")
    if not isinstance(error, sqlite3.Error):
        return f"what is to be kept is no text. {SAFE}"
    code, name = error.sqlite_errorcode, error.sqlite_errorname
    sentence = BY_SQLITE.get(code) or BY_SQLITE.get(code & PRIMARY, f"SQLite says {{name}}. {rest}")
    return sentence.format(name=name)
