"""The history's file, opened: so that an acknowledged answer outlives a crash, or so that not a byte of it is changed."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from skillcheck.errors import DamagedHistory, DiskFault
from skillcheck.store import backups, files, migrations, soundness
from skillcheck.store.diagnosis import describe_damage, explained, unheard
from skillcheck.store.lock import locked
from skillcheck.store.migrations import FORMAT
from skillcheck.store.soundness import Contents, close_on_failure, connect

NAME, LOCK = "history.db", "history.lock"


def path() -> Path:
    """Return where the history is; it may not exist yet. Raises: UsageFault, HistoryFault."""
    return files.home() / NAME


def is_there() -> bool:
    """Return whether there is a history, in whatever state. Raises: HistoryFault where not even that can be seen."""
    file = path()
    with explained(file):
        files.check_home(file.parent)
        return file.exists()


def look(file: Path) -> Contents | None:
    """Return what the history holds, None where there is none yet.

    Raises: DamagedHistory also where copies of a history are there, and itself is not; HistoryFault.
    """
    contents = soundness.look(file)
    if not contents:
        _check_not_lost(file)
    return contents


def open_for_writing(file: Path, say: Callable[[str], None] = unheard) -> sqlite3.Connection:
    """Return the history, made if it is not there, brought to our format; the folder and the file are the owner's alone.

    The newest sound copy takes the place of a damaged one, and `say` is told. Raises: HistoryFault.
    """
    files.private_folder(file.parent)
    with explained(file), locked(file.with_name(LOCK)):
        try:
            return _open(file, "WAL", say)
        except DiskFault:
            # Some file systems (FUSE, 9p, network folders) answer "wal", and fail at the first use of it.
            with closing(connect(file, "mode=rwc")) as connection:
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                connection.execute("PRAGMA journal_mode = DELETE")
            return _open(file, "DELETE", say)


def _open(file: Path, journal: str, say: Callable[[str], None]) -> sqlite3.Connection:
    """Return the history, whole and in our format; each commit waits for the disk, and what is deleted is overwritten."""
    try:
        contents = _look_to_write(file)
    except DamagedHistory:
        backups.restore(file, say)
        contents = soundness.look(file)
    with explained(file), close_on_failure(connect(file, "mode=rwc")) as connection:
        with suppress(sqlite3.OperationalError):  # one who reads keeps the journal that is; each will do
            connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("PRAGMA synchronous = EXTRA")  # for a log written ahead, the same as FULL
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        if contents and contents.format < FORMAT:
            backups.make(connection, file, say)
        migrations.update(connection)
        return connection


def _look_to_write(file: Path) -> Contents | None:
    """Return what the history holds, when SQLite has taken back what was begun by one who died. Raises: HistoryFault."""
    if file.with_name(f"{file.name}-journal").exists():
        with explained(file), closing(connect(file, "mode=rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    return look(file)


def open_for_reading(file: Path) -> sqlite3.Connection | None:
    """Return the history without the wish to change it, in whatever format; None where there is none yet.

    Raises: HistoryFault.
    """
    with explained(file):
        files.check_home(file.parent)
        if soundness.read_format(file):
            return soundness.open_to_read(file)
        _check_not_lost(file)
        return None


def _check_not_lost(file: Path) -> None:
    """Raise DamagedHistory where copies of a history are there, and itself is not."""
    if backups.all(file.parent):
        raise DamagedHistory(describe_damage(file, "is missing"))
