"""The history's file: private, durable, untouched where it is newer, set aside where it is damaged."""

import hashlib
import os
import shutil
import sqlite3
import stat
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skillcheck.errors import HistoryFault
from skillcheck.store import database
from skillcheck.store.history import History
from skillcheck.store.migrations import FORMAT

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
as_a_user = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to the superuser"
)


@pytest.fixture
def file(home: Path) -> Path:
    """Where the history is."""
    return database.path()


@pytest.fixture
def filled(file: Path) -> Path:
    """A history with three hundred lines of evidence."""
    history = History(database.open_for_writing(file), file)
    with history.connection:
        history.connection.execute("BEGIN")
        history.connection.executemany(
            "INSERT INTO evidence (skill, text, at) VALUES ('listening', ?, ?)",
            [(f"line {n} " + "word " * 20, NOW.isoformat()) for n in range(300)],
        )
    history.close()
    return file


def lines(file: Path) -> int:
    """How many lines of evidence a history has."""
    connection = database.open_for_reading(file)
    assert connection is not None
    with closing(connection):
        return int(connection.execute("SELECT count(*) FROM evidence").fetchone()[0])


def folder_of(file: Path) -> dict[str, str]:
    """Every file beside `file`, with a digest of its bytes."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(file.parent.iterdir())}


def crashed(file: Path, folder: Path) -> Path:
    """What a process leaves that dies now: the files as they are, the log not yet taken in."""
    folder.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{file}{ending}", folder / f"{file.name}{ending}")
    return folder / file.name


def pragma(connection: sqlite3.Connection, name: str) -> object:
    """A setting that is in force."""
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_the_history_is_in_the_home(home: Path) -> None:
    assert database.path() == home / "history.db"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("user_version", database.FORMAT),
    ],
)
def test_what_keeps_answers_safe_is_in_force_each_time(setting: str, value: object, file: Path) -> None:
    for _ in ("the first time", "and again"):
        with closing(database.open_for_writing(file)) as connection:
            assert pragma(connection, setting) == value


@posix
def test_folder_and_files_are_the_owners_alone_under_any_umask(file: Path) -> None:
    os.umask(0)
    with closing(database.open_for_writing(file)) as connection:
        History(connection, file).add_evidence("a", "b", NOW)
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in file.parent.iterdir()}
    assert modes == dict.fromkeys(("history.db", "history.db-wal", "history.db-shm"), 0o600)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["two words", "a?mode=memory", "a#b", "50%41", "größe", "a'b;c"])
def test_a_home_may_have_any_name(name: str, home: Path) -> None:
    file = home / name / "history.db"
    database.open_for_writing(file).close()
    assert file.stat().st_size > 0
    assert lines(file) == 0


def test_where_there_is_no_history_there_is_nothing_to_read_and_nothing_is_made(file: Path) -> None:
    assert database.open_for_reading(file) is None
    assert database.set_aside_if_damaged(file, NOW) is None
    assert not file.parent.exists()


def test_reading_changes_no_byte(filled: Path) -> None:
    before = filled.read_bytes(), filled.stat().st_mtime_ns
    assert lines(filled) == 300
    assert (filled.read_bytes(), filled.stat().st_mtime_ns) == before


def test_reading_what_a_crash_left_changes_no_byte_and_misses_nothing(filled: Path, tmp_path: Path) -> None:
    with closing(database.open_for_writing(filled)) as connection:
        History(connection, filled).add_evidence("a", "the last line", NOW)
        left = crashed(filled, tmp_path / "left")
    before = folder_of(left)
    assert lines(left) == 301
    after = folder_of(left)
    assert {name: after[name] for name in before} == before


def test_what_is_opened_for_reading_can_not_be_written_to(filled: Path) -> None:
    connection = database.open_for_reading(filled)
    assert connection is not None
    with closing(connection), pytest.raises(HistoryFault, match="can't be written to"):
        History(connection, filled).add_evidence("a", "b", NOW)


def newer(file: Path) -> Path:
    """The same as a later skillcheck would have left it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    return file


MADE_FOR_NEWER = rf"was made for a newer skillcheck \(format {FORMAT + 1}; this one reads {FORMAT}\)\. Nothing was changed\."


def test_a_newer_history_is_refused_and_left_byte_for_byte(filled: Path) -> None:
    before = folder_of(newer(filled))
    with pytest.raises(HistoryFault, match=MADE_FOR_NEWER):
        database.open_for_writing(filled)
    with pytest.raises(HistoryFault, match=MADE_FOR_NEWER):
        database.open_for_reading(filled)
    assert folder_of(filled) == before


def test_a_newer_history_is_not_set_aside(filled: Path) -> None:
    before = newer(filled).read_bytes()
    assert database.set_aside_if_damaged(filled, NOW) is None
    assert filled.read_bytes() == before


def test_a_newer_history_is_known_by_its_log_too(filled: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
        left = crashed(filled, tmp_path / "left")
    before = folder_of(left)
    with pytest.raises(HistoryFault, match=MADE_FOR_NEWER):
        database.open_for_writing(left)
    with pytest.raises(HistoryFault, match=MADE_FOR_NEWER):
        database.open_for_reading(left)
    after = folder_of(left)
    assert {name: after[name] for name in before} == before


DAMAGES = {
    "another kind of file": lambda data: b"no database at all, but a letter to a friend" * 20,
    "a few bytes": lambda data: data[:5],
    "zeros": lambda data: b"\0" * len(data),
    "only the header's name": lambda data: data[:16],
    "the first page only": lambda data: data[:4096],
    "the last page missing": lambda data: data[:-4096],
    "half of it": lambda data: data[: len(data) // 2],
    "a broken tree": lambda data: data[:100] + b"\xff" * 400 + data[500:],
    "a page of nonsense": lambda data: data[:-4096] + data[-4096:-4088] + b"\xff" * 40 + data[-4048:],
    "an unknown page size": lambda data: data[:16] + b"\xff\xff" + data[18:],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_history_is_set_aside_as_it_is_and_a_new_one_works(damage: str, filled: Path) -> None:
    broken = DAMAGES[damage](filled.read_bytes())
    filled.write_bytes(broken)
    kept = database.set_aside_if_damaged(filled, NOW)
    assert kept == filled.with_name("history-damaged-20261122T100000Z.db")
    assert kept.read_bytes() == broken
    assert not filled.exists()
    with closing(database.open_for_writing(filled)) as connection:
        History(connection, filled).add_evidence("a", "b", NOW)
    assert lines(filled) == 1


def test_the_log_of_a_damaged_history_is_kept_with_it(filled: Path) -> None:
    filled.write_bytes(b"broken" * 20)
    Path(f"{filled}-wal").write_bytes(b"the log")
    kept = database.set_aside_if_damaged(filled, NOW)
    assert Path(f"{kept}-wal").read_bytes() == b"the log"
    assert not Path(f"{filled}-wal").exists()


def test_two_damaged_histories_of_one_second_are_both_kept(file: Path) -> None:
    file.parent.mkdir()
    kept = []
    for content in (b"first" * 20, b"second" * 20, b"third" * 20):
        file.write_bytes(content)
        kept.append(database.set_aside_if_damaged(file, NOW))
    assert [path.read_bytes()[:5] for path in kept if path] == [b"first", b"secon", b"third"]


def test_a_healthy_history_is_not_set_aside(filled: Path) -> None:
    assert database.set_aside_if_damaged(filled, NOW) is None
    assert lines(filled) == 300


def test_a_history_that_a_crash_left_is_not_set_aside(filled: Path, tmp_path: Path) -> None:
    with closing(database.open_for_writing(filled)) as connection:
        History(connection, filled).add_evidence("a", "the last line", NOW)
        left = crashed(filled, tmp_path / "left")
    assert database.set_aside_if_damaged(left, NOW) is None
    assert lines(left) == 301


def test_an_empty_file_is_not_damaged_and_becomes_a_history(file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    assert database.set_aside_if_damaged(file, NOW) is None
    database.open_for_writing(file).close()
    assert lines(file) == 0


def test_a_locked_history_is_not_set_aside(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.02)
    with closing(sqlite3.connect(filled)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert database.set_aside_if_damaged(filled, NOW) is None
    assert lines(filled) == 300


def test_a_folder_in_place_of_the_history_is_left_alone_and_said(file: Path) -> None:
    file.mkdir(parents=True)
    assert database.set_aside_if_damaged(file, NOW) is None
    with pytest.raises(HistoryFault):
        database.open_for_writing(file)
    assert file.is_dir()


LOCKED = "Another skillcheck is using it. What was saved before is safe. Close the other one"


def test_a_history_that_another_one_writes_to_is_said_with_what_is_safe(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.02)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryFault) as found:
            database.open_for_writing(filled)
        assert LOCKED in str(found.value)
        assert lines(filled) == 300  # it can be read meanwhile
        other.execute("ROLLBACK")
        database.open_for_writing(filled).close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="shows open files on Linux")
def test_a_history_that_can_not_be_opened_leaves_no_file_open(file: Path) -> None:
    another_program(file)
    with pytest.raises(HistoryFault) as found:
        database.open_for_writing(file)
    assert (found.type, open_files(file)) == (HistoryFault, 0)


def open_files(file: Path) -> int:
    """How many handles of this process lead to `file` or its log."""
    handles = Path("/proc/self/fd").iterdir()
    return sum(1 for h in handles if h.is_symlink() and str(h.readlink()).startswith(str(file)))


def test_two_that_begin_at_once_both_get_the_history(home: Path) -> None:
    faults: list[HistoryFault] = []
    for attempt in range(8):
        file = home / str(attempt) / "history.db"
        start = threading.Barrier(4)

        def begin(file: Path = file, start: threading.Barrier = start) -> None:
            start.wait()
            try:
                database.open_for_writing(file).close()
            except HistoryFault as fault:
                faults.append(fault)

        threads = [threading.Thread(target=begin) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert faults == []


def being_made(file: Path) -> sqlite3.Connection:
    """Someone else who is just making the history, and holds it."""
    file.parent.mkdir()
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE draft (x)")
    return other


def test_a_history_that_another_one_is_just_making_is_waited_for(file: Path) -> None:
    with closing(being_made(file)) as other:
        release = threading.Timer(0.1, other.execute, ("ROLLBACK",))
        release.start()
        database.open_for_writing(file).close()
        release.join()
    assert lines(file) == 0


def test_a_history_that_another_one_never_ends_making_is_not_waited_for_without_end(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.02)
    with closing(being_made(file)), pytest.raises(HistoryFault, match="Another skillcheck is using it"):
        database.open_for_writing(file)


def test_making_the_tables_twice_keeps_what_is_in_them(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.executescript(database.SCHEMA.read_text("utf-8"))
    assert lines(filled) == 300


def another_program(file: Path) -> None:
    """Put a database of another program in the place of the history."""
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as other:
        other.executescript(
            "CREATE TABLE tunes (name); INSERT INTO tunes VALUES ('x'); PRAGMA user_version = 1;"
        )


@pytest.mark.parametrize("numbered", [True, False])
def test_a_database_of_another_program_is_refused_and_kept(numbered: bool, file: Path) -> None:
    another_program(file)
    if not numbered:
        with closing(sqlite3.connect(file)) as other:
            other.execute("PRAGMA user_version = 0")
    before = file.read_bytes()
    for open_ in (database.open_for_writing, database.open_for_reading):
        with pytest.raises(HistoryFault, match="is a database of another program"):
            open_(file)
    assert file.read_bytes()[100:] == before[100:]
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("tunes",)]


def test_an_empty_file_is_a_history_that_has_not_begun(file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    assert database.open_for_reading(file) is None
    database.open_for_writing(file).close()
    assert lines(file) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in the file system are POSIX")
@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_what_is_no_file_is_refused_and_not_waited_for(kind: str, file: Path) -> None:
    file.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    else:
        file.symlink_to("/dev/zero")
    for open_ in (database.open_for_writing, database.open_for_reading):
        with pytest.raises(HistoryFault, match="is no file that a history can be in"):
            open_(file)


@pytest.mark.parametrize("what", ["malformed", "file is not a database"])
def test_damage_is_named_and_nothing_is_called_safe(what: str) -> None:
    with pytest.raises(HistoryFault) as found, database.explained(Path("history.db")):
        raise sqlite3.DatabaseError(what)
    told = "The history history.db is damaged; nothing was changed."
    assert str(found.value) == f"{told} To get back what can be read of it: skillcheck doctor --repair"


@as_a_user
def test_a_home_that_can_not_be_written_to_says_what_to_do(filled: Path) -> None:
    filled.chmod(0o400)
    with pytest.raises(HistoryFault, match=r"can't be .* safe\. Allow"):
        database.open_for_writing(filled)


@as_a_user
def test_a_history_in_a_folder_without_write_permission_can_be_read(filled: Path) -> None:
    filled.parent.chmod(0o500)
    assert lines(filled) == 300
    filled.parent.chmod(0o700)


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (sqlite3.OperationalError("database is locked"), "Close the other one"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "Allow writing to it"),
        (OSError(30, "Read-only file system"), "Allow writing to it"),
        (sqlite3.OperationalError("database or disk is full"), "Free some space"),
        (OSError(28, "No space left on device"), "Free some space"),
        (sqlite3.OperationalError("disk I/O error"), "Look for free space"),
        (sqlite3.OperationalError("unable to open database file"), "Allow reading and writing"),
        (PermissionError(13, "Permission denied"), "Allow reading and writing"),
        (sqlite3.DatabaseError("something else"), "Try again, or set SKILLCHECK_HOME"),
        (ValueError("no time"), "Try again, or set SKILLCHECK_HOME"),
    ],
)
def test_each_fault_says_that_the_past_is_safe_and_what_to_do(error: Exception, remedy: str) -> None:
    with pytest.raises(HistoryFault) as found, database.explained(Path("history.db")):
        raise error
    text = str(found.value)
    told = str(error.strerror).lower() if isinstance(error, OSError) else str(error)
    assert text.startswith(f"The history history.db failed: {told}. ")
    assert "What was saved before is safe." in text
    assert remedy in text


def test_a_fault_of_the_program_is_not_explained_away() -> None:
    with pytest.raises(KeyError), database.explained(Path("history.db")):
        raise KeyError("bug")


def test_a_home_that_is_a_file_is_said_so_and_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    with pytest.raises(HistoryFault, match="is not a folder"):
        database.open_for_reading(tmp_path / "home" / "history.db")


def test_a_table_without_a_column_is_a_fault_of_the_history_and_not_a_bug(tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    with closing(database.open_for_writing(file)) as connection:
        connection.execute(
            "INSERT INTO assessments (id, role, length, taken_at, catalogue_digest) VALUES ('a', 'r', 'full', '', '')"
        )
        connection.execute("ALTER TABLE assessments DROP COLUMN thoroughness")
        with pytest.raises(HistoryFault, match="failed"):
            History(connection, file).assessments()


def test_where_the_log_can_not_be_written_ahead_each_commit_waits_for_the_journal(file: Path) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        assert pragma(connection, "journal_mode") == "memory"  # as on a network folder, WAL can't be had here
        database._prepare(connection, file)
        assert pragma(connection, "synchronous") == 3  # EXTRA
