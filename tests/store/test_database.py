"""The history's file, opened: private, durable, made once, and with not a byte changed where it is only read."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bench.soak.calls import strace_works
from skillcheck.errors import HistoryFault
from skillcheck.store import database, soundness
from skillcheck.store.history import History
from tests.store.histories import AT, assessment, crashed, filled, ids

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
as_a_user = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to the superuser"
)


@pytest.fixture
def file(home: Path) -> Path:
    """Where the history is."""
    return database.path()


def pragma(connection: sqlite3.Connection, name: str) -> object:
    """A setting that is in force."""
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_the_history_is_in_the_home(home: Path) -> None:
    assert database.path() == home / "history.db"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 3),  # EXTRA, which for this journal does as FULL does
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("user_version", database.FORMAT),
    ],
)
def test_what_keeps_answers_safe_is_in_force_each_time(setting: str, value: object, file: Path) -> None:
    for _ in ("the first time", "and again"):
        with closing(database.open_for_writing(file)) as connection:
            assert pragma(connection, setting) == value


EACH_COMMIT_IN_A_JOURNAL = """
import sys
from pathlib import Path
from skillcheck.store import database
connection = database.open_for_writing(Path(sys.argv[1]))
print(*(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "secure_delete")))
connection.execute("INSERT INTO evidence (skill, text, at) VALUES ('a', 'b', '2026-11-22T10:00:00+00:00')")
"""


def where_fails(file: Path, *faults: str) -> subprocess.CompletedProcess[str]:
    """Open a history and write to it where each fault (`NAME of the file, call, error`) is that of a file system."""
    words = ["strace", "-qq", "-f", "-o", str(file.with_name("strace.log"))]
    for fault in faults:
        ending, call, error = fault.split()
        words += ["-P", f"{file}{ending}", "-e", f"trace={call}", "-e", f"inject={call}:error={error}"]
    words += [sys.executable, "-c", EACH_COMMIT_IN_A_JOURNAL, str(file)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not strace_works(), reason="needs strace, and leave to trace")
@pytest.mark.parametrize("fault", ["-shm mmap ENODEV", "-wal pwrite64 EIO"])
@pytest.mark.parametrize("is_new", [True, False])
def test_where_the_log_can_not_be_written_ahead_each_commit_waits_for_a_journal(
    is_new: bool, fault: str, file: Path
) -> None:
    """As on FUSE and 9p, where SQLite answers "wal" and fails at the first use of it."""
    if is_new:
        file.parent.mkdir()
    else:
        database.open_for_writing(file).close()
    for lines in (1, 2):
        ran = where_fails(file, fault)
        assert (ran.stdout, ran.stderr) == ("delete 3 1\n", "")  # 3: EXTRA
        assert soundness.look(file) == soundness.Contents(database.FORMAT, 0, 0, lines)
    with closing(database.open_for_writing(file)) as connection:
        assert pragma(connection, "journal_mode") == "wal"


@pytest.mark.skipif(not strace_works(), reason="needs strace, and leave to trace")
def test_where_no_journal_can_be_kept_either_it_is_said_before_the_first_answer(file: Path) -> None:
    file.parent.mkdir()
    ran = where_fails(file, "-wal pwrite64 EIO", "-journal pwrite64 EIO")
    assert ran.stdout == ""
    words = ran.stderr.splitlines()[-1]
    assert "can't keep a history (SQLITE_IOERR_WRITE)" in words
    assert "set SKILLCHECK_HOME to a folder on another disk" in words


@posix
def test_folder_and_files_are_the_owners_alone_under_any_umask(file: Path) -> None:
    os.umask(0)
    with closing(database.open_for_writing(file)) as connection:
        History(connection, file).add_evidence("a", "b", AT)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    names = ("history.db", "history.db-wal", "history.db-shm", "history.lock")
    assert modes == dict.fromkeys(names, 0o600)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


NOT_UTF_8 = ["no \udcff"] if sys.platform == "linux" else []


@pytest.mark.parametrize(
    "name", ["two words", "a?mode=memory", "a#b", "50%41", "größe", "a'b;c", *NOT_UTF_8], ids=ascii
)
def test_a_home_may_have_any_name(name: str, home: Path) -> None:
    file = home / name / "history.db"
    with closing(History(database.open_for_writing(file), file)) as history:
        history.start(assessment(1))
    assert ids(file) == ["id-001"]
    assert soundness.look(next(file.parent.glob("history-backup-*")))


def test_where_there_is_no_history_there_is_nothing_to_read_and_nothing_is_made(file: Path) -> None:
    assert database.open_for_reading(file) is None
    assert not file.parent.exists()


def test_reading_changes_no_byte(home: Path) -> None:
    file = filled(3)
    before = file.read_bytes(), file.stat().st_mtime_ns
    assert len(ids(file)) == 3
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_reading_what_a_crash_left_changes_no_byte_and_misses_nothing(home: Path, tmp_path: Path) -> None:
    file = filled(1)
    with closing(database.open_for_writing(file)) as connection:
        History(connection, file).add_evidence("a", "the last line", AT)
        left = crashed(file, tmp_path / "left")
    before = {path: path.read_bytes() for path in left.parent.iterdir()}
    connection = database.open_for_reading(left)
    assert connection
    with closing(connection):
        assert [line.text for line in History(connection, left).evidence()] == ["line 0", "the last line"]
    assert {path: path.read_bytes() for path in before} == before


def test_what_is_opened_for_reading_can_not_be_written_to(home: Path) -> None:
    connection = database.open_for_reading(filled(1))
    assert connection
    with closing(connection), pytest.raises(HistoryFault, match="can't be written to"):
        History(connection, database.path()).add_evidence("a", "b", AT)


def test_a_history_that_another_one_writes_to_is_said_and_can_be_read(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = filled(1)
    monkeypatch.setattr(soundness, "BUSY_SECONDS", 0.02)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryFault, match=r"another program is using it.* is safe\. Close that one"):
            database.open_for_writing(file)
        assert ids(file) == ["id-000"]
        other.execute("ROLLBACK")
        database.open_for_writing(file).close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="shows open files on Linux")
def test_a_history_that_can_not_be_opened_leaves_no_file_open(file: Path) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE tunes (name)")
    with pytest.raises(HistoryFault):
        database.open_for_writing(file)
    handles = (handle for handle in Path("/proc/self/fd").iterdir() if handle.is_symlink())
    assert [path for handle in handles if (path := str(handle.readlink())).startswith(str(file.parent))] == []


def test_several_that_begin_at_once_all_get_the_history(home: Path) -> None:
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


def test_a_history_that_another_one_is_just_making_is_waited_for(file: Path) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.executescript("BEGIN IMMEDIATE; CREATE TABLE draft (x);")
        release = threading.Timer(0.1, other.execute, ("ROLLBACK",))
        release.start()
        database.open_for_writing(file).close()
        release.join()
    assert ids(file) == []


@as_a_user
def test_a_history_that_can_not_be_written_to_says_what_to_do(home: Path) -> None:
    filled(1).chmod(0o400)
    with pytest.raises(HistoryFault, match=r"can't be .* safe\. Allow"):
        database.open_for_writing(database.path())


@as_a_user
def test_a_history_in_a_folder_without_write_permission_can_be_read(home: Path) -> None:
    file = filled(1)
    home.chmod(0o500)
    assert ids(file) == ["id-000"]
    home.chmod(0o700)


def test_a_home_that_is_a_file_is_said_so_and_not_taken_for_an_empty_one(home: Path) -> None:
    home.write_text("not a folder")
    for open_ in (database.open_for_reading, database.open_for_writing):
        with pytest.raises(HistoryFault, match=r"is not a folder|can't be made"):
            open_(home / "history.db")


@pytest.mark.parametrize("has_index", [True, False])
def test_a_folder_without_write_permission_shows_what_its_log_has_or_says_that_it_can_not(
    has_index: bool, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved last may be in the log alone: without it, the file has an older state."""
    file = filled(1)
    with closing(sqlite3.connect(file)) as keeper:  # who keeps the log from coming into the file
        keeper.execute("SELECT * FROM assessments").fetchone()
        with closing(History(database.open_for_writing(file), file)) as history:
            history.add_evidence("empathy", "the newest", AT)
        copy = shutil.copytree(home, home.with_name("copy"))
    if not has_index:
        (copy / "history.db-shm").unlink()
    copy.chmod(0o500)
    monkeypatch.setattr("os.access", lambda path, mode: False)  # as it is for those who are no superuser
    try:
        connection = database.open_for_reading(copy / "history.db")
    except HistoryFault as fault:
        told = str(fault)
    else:
        told = ""
        assert connection
        with closing(connection):
            assert [line.text for line in History(connection, copy).evidence()][-1:] == ["the newest"]
    finally:
        copy.chmod(0o700)
    assert has_index or not told or "Allow reading and writing it and its folder" in told
    assert not (has_index and told)
