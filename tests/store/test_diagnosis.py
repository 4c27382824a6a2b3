"""Each fault of SQLite or of the disk has a true cause, by its code; what was said in its own words does not matter."""

import errno
import sqlite3
from pathlib import Path

import pytest

from skillcheck.errors import DamagedHistory, DiskFault, HistoryFault, LeftAlone
from skillcheck.store.diagnosis import explained

SAFE = "What was saved before is safe."
UNDECODABLE = "Could not decode to UTF-8 column 'text' with text 'canary'"


def of_sqlite(code: int, words: str = "disk I/O error: database is locked") -> sqlite3.Error:
    """A fault with this code; its words may be misleading."""
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode, error.sqlite_errorname = code, f"CODE_{code}"
    return error


def told(error: Exception) -> HistoryFault:
    """What becomes of a fault."""
    with pytest.raises(HistoryFault) as found, explained(Path("history.db")):
        raise error
    return found.value


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (of_sqlite(sqlite3.SQLITE_BUSY), LeftAlone, f"another program is using it, most likely a second skillcheck. {SAFE}"),
        (of_sqlite(sqlite3.SQLITE_BUSY_RECOVERY), LeftAlone, "Close that one"),
        (of_sqlite(sqlite3.SQLITE_READONLY), HistoryFault, f"it can't be written to. {SAFE} Allow writing"),
        (of_sqlite(sqlite3.SQLITE_READONLY_ROLLBACK), HistoryFault, "was cut off while it saved"),
        (of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED), HistoryFault, "moved or deleted while it was open"),
        (of_sqlite(sqlite3.SQLITE_FULL), HistoryFault, f"the disk is full. {SAFE} Free some space"),
        (of_sqlite(sqlite3.SQLITE_CANTOPEN), HistoryFault, f"it can't be opened. {SAFE} Allow reading and writing"),
        (of_sqlite(sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY), HistoryFault, "was deleted meanwhile"),
        (of_sqlite(sqlite3.SQLITE_CONSTRAINT_UNIQUE), HistoryFault, f"SQLite says CODE_2067. {SAFE} Try again"),
        (of_sqlite(sqlite3.SQLITE_INTERRUPT), HistoryFault, f"SQLite says CODE_9. {SAFE} Try again"),
        (of_sqlite(sqlite3.SQLITE_IOERR_SHMSIZE), DiskFault, "the disk is full"),
        (of_sqlite(sqlite3.SQLITE_IOERR_SHMMAP), DiskFault, "set SKILLCHECK_HOME to a folder on another disk"),
        (of_sqlite(sqlite3.SQLITE_IOERR_WRITE), DiskFault, "can't keep a history (CODE_778)"),
        (OSError(28, "No space left on device"), HistoryFault, f"the disk is full. {SAFE} Free some space"),
        (OSError(30, "Read-only file system"), HistoryFault, f"it can't be written to. {SAFE}"),
        (OSError(errno.ESTALE, "Stale file handle"), HistoryFault, "moved or deleted while it was open. Put it back"),
        (PermissionError(13, "Permission denied"), HistoryFault, f"it can't be opened. {SAFE}"),
        (OSError(24, "Too many open files"), HistoryFault, f"too many open files. {SAFE} Try again"),
        (UnicodeEncodeError("utf-8", "\udcff", 0, 1, "no"), HistoryFault, f"no text. {SAFE}"),
        (OverflowError("too large"), HistoryFault, f"no text. {SAFE}"),
    ],
)  # fmt: skip
def test_a_fault_has_its_cause_what_is_safe_and_what_to_do(
    error: Exception, kind: type[HistoryFault], words: str
) -> None:
    fault = told(error)
    assert type(fault) is kind
    assert str(fault).startswith("The history history.db failed: ")
    assert words in str(fault)


@pytest.mark.parametrize(
    "error",
    [
        of_sqlite(sqlite3.SQLITE_CORRUPT),
        of_sqlite(sqlite3.SQLITE_CORRUPT_INDEX),
        of_sqlite(sqlite3.SQLITE_NOTADB),
        of_sqlite(sqlite3.SQLITE_ERROR, "no such column: about"),
        sqlite3.OperationalError(UNDECODABLE),
        sqlite3.DataError("a row that is none"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"),
    ],
)
def test_damage_is_named_nothing_is_called_safe_and_no_word_of_a_person_is_told(error: Exception) -> None:
    fault = told(error)
    assert type(fault) is DamagedHistory
    assert str(fault) == (
        "The history history.db is damaged; nothing was changed. To mend that: skillcheck doctor --repair"
    )


@pytest.mark.parametrize("bug", [KeyError("bug"), TypeError("bug"), sqlite3.ProgrammingError("closed")])
def test_a_fault_of_the_program_is_not_explained_away(bug: Exception) -> None:
    with pytest.raises(type(bug)), explained(Path("history.db")):
        raise bug
