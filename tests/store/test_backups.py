"""Copies of the history: when they are made, which are kept, and how one takes the place of a damaged history."""

import os
import sqlite3
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skillcheck.errors import DamagedHistory, HistoryFault
from skillcheck.store import backups, database, lock, soundness
from skillcheck.store.history import History
from tests.store.damages import DAMAGES
from tests.store.histories import AT, assessment, filled, ids, scrawl

KEPT = "It is kept as {home}/history-damaged-"


@pytest.fixture
def said() -> list[str]:
    """What the person was told."""
    return []


@pytest.fixture
def history(home: Path, said: list[str]) -> Iterator[History]:
    """An open history, still empty."""
    file = database.path()
    opened = History(database.open_for_writing(file, said.append), file, said.append)
    yield opened
    opened.close()


def opened_again(said: list[str]) -> None:
    """Open the history as a command does that writes."""
    database.open_for_writing(database.path(), said.append).close()


def test_a_copy_is_made_when_an_assessment_is_finished(history: History) -> None:
    history.start(assessment(1)._replace(finished=False))
    history.add_evidence("skill", "a line", AT)
    history.finish("id-001")
    history.close()
    (copy,) = backups.all(history.file.parent)
    assert ids(copy) == ["id-001"]
    assert str(soundness.look(copy)) == "1 assessment and 1 line of evidence"
    made = backups.made_at(copy)
    assert made
    assert abs(datetime.now(UTC) - made) < timedelta(minutes=1)


def test_a_copy_is_made_of_an_assessment_that_comes_finished(history: History) -> None:
    history.start(assessment(1))
    history.close()
    assert len(backups.all(history.file.parent)) == 1


def test_no_copy_is_made_while_nothing_is_finished_or_of_a_history_in_memory(history: History) -> None:
    history.start(assessment(1)._replace(finished=False))
    history.finish("no such assessment")
    history.close()
    unkept = History(soundness.open_in_memory(), database.path())
    unkept.start(assessment(2))
    unkept.close()
    assert backups.all(history.file.parent) == []


def test_no_copy_is_made_of_what_could_not_be_saved(history: History) -> None:
    history.start(assessment(1)._replace(finished=False))
    for save in (history.start, history.insert):
        with pytest.raises(HistoryFault):
            save(assessment(1))
    history.close()
    assert backups.all(history.file.parent) == []


def test_many_that_are_finished_at_once_make_one_copy(history: History) -> None:
    for number in range(20):
        history.start(assessment(number, answers=1))
    history.close()
    (copy,) = backups.all(history.file.parent)
    assert len(ids(copy)) == 20


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_a_copy_is_its_owners_alone_and_nothing_else_is_left(history: History) -> None:
    os.umask(0)
    history.start(assessment(1))
    history.close()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in history.file.parent.iterdir()}
    (copy,) = backups.all(history.file.parent)
    assert modes == dict.fromkeys((copy.name, "history.db", "history.lock"), 0o600)


def test_the_newest_three_are_kept_in_their_order_whatever_the_clock_says(home: Path) -> None:
    file = filled(1)
    (first,) = backups.all(home)
    later = first.with_name("history-backup-2199-01-01T000000Z.db")
    first.rename(later)
    for number in range(1, 5):
        filled(1, first=number)
    assert [path.name[-10:] for path in backups.all(home)] == ["000002Z.db", "000003Z.db", "000004Z.db"]
    assert [len(ids(path)) for path in backups.all(home)] == [3, 4, 5]
    assert ids(backups.newest_sound(home)[0]) == ids(file)


@pytest.mark.parametrize(
    "name",
    ["history-backup-.db", "history-backup-mine.db", "history-backup-2026-13-01T000000Z.db",
     "history-backup-9999-12-31T235959Z.db", "history-backup-2026-11-26T101500Z.db-wal"],
)  # fmt: skip
def test_what_only_looks_like_a_copy_is_none_and_stays(name: str, home: Path) -> None:
    home.mkdir()
    (home / name).write_bytes(b"mine")
    filled(1)
    assert len(backups.all(home)) == 1
    assert (home / name).read_bytes() == b"mine"


def test_what_was_left_half_written_is_taken_away(home: Path) -> None:
    home.mkdir()
    (home / ".history-backup-2026-11-26T101500Z.db.k1ll3dxx").touch()
    filled(1)
    assert list(home.glob(".*")) == []


def test_a_copy_for_which_there_is_no_room_is_said_and_the_assessment_is_kept(
    history: History, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    history.start(assessment(1))

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        history.close()
    (sentence,) = said
    assert sentence.startswith("The history is saved, but no copy of it could be made: the disk is full.")
    assert ids(history.file) == ["id-001"]
    assert [path.name for path in history.file.parent.iterdir() if "backup" in path.name] == []


def test_a_copy_while_another_one_holds_the_lock_is_said_and_the_assessment_is_kept(
    history: History, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.02)
    history.start(assessment(1))
    with lock.locked(history.file.with_name(database.LOCK)):
        history.close()
    assert "no copy of it could be made: Another skillcheck is saving" in said[0]
    assert ids(history.file) == ["id-001"]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_history_is_kept_and_the_newest_copy_takes_its_place(
    damage: str, home: Path, said: list[str]
) -> None:
    file = filled(2)
    with closing(History(database.open_for_writing(file), file)) as history:
        history.add_evidence("skill", "after the copy", AT)
    DAMAGES[damage](file)
    broken = file.read_bytes()
    opened_again(said)
    assert ids(file) == ["id-000", "id-001"]
    (kept,) = home.glob("history-damaged-*.db")
    assert kept.read_bytes() == broken
    (copy,) = backups.all(home)
    moment = backups.made_at(copy)
    assert moment
    (sentence,) = said
    assert sentence == (
        f"The history was damaged. It is kept as {kept}. The copy of {moment.astimezone():%Y-%m-%d %H:%M} took its place,"
        " with 2 assessments and 2 lines of evidence: what was saved after that may be missing."
    )
    opened_again(said)
    assert len(said) == 1


def test_without_a_sound_copy_a_new_history_is_begun(home: Path, said: list[str]) -> None:
    file = filled(1)
    (copy,) = backups.all(home)
    scrawl(copy, 0)
    scrawl(file, 0)
    opened_again(said)
    (kept,) = home.glob("history-damaged-*.db")
    assert said == [
        f"The history was damaged, and there is no sound copy of it. It is kept as {kept}. A new one was begun."
    ]
    assert ids(file) == []


def test_of_several_copies_the_newest_sound_one_is_taken(home: Path, said: list[str]) -> None:
    file = filled(1)
    filled(1, first=1)
    filled(1, first=2)
    scrawl(backups.all(home)[-1], 0)
    scrawl(file, 0)
    opened_again(said)
    assert ids(file) == ["id-000", "id-001"]


@pytest.mark.parametrize("content", [None, b""])
def test_a_history_that_is_lost_is_named_and_got_back(
    content: bytes | None, home: Path, said: list[str]
) -> None:
    file = filled(1)
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DamagedHistory, match="is missing; nothing was changed"):
        database.open_for_reading(file)
    assert (file.read_bytes() if file.exists() else None) == content
    opened_again(said)
    assert ids(file) == ["id-000"]
    assert len(said) == 1


def test_the_logs_of_a_damaged_history_are_kept_with_it(home: Path, said: list[str]) -> None:
    file = filled(1)
    file.write_bytes(b"broken" * 200)
    Path(f"{file}-wal").write_bytes(b"the log")
    opened_again(said)
    (kept,) = home.glob("history-damaged-*.db")
    assert Path(f"{kept}-wal").read_bytes() == b"the log"
    assert ids(file) == ["id-000"]


def test_what_was_set_aside_is_never_written_over(home: Path, said: list[str]) -> None:
    file = filled(1)
    for content in (b"first", b"second", b"third"):
        file.write_bytes(content)
        opened_again(said)
    assert [path.read_bytes() for path in sorted(home.glob("history-damaged-*"))] == [
        b"first",
        b"second",
        b"third",
    ]


def test_of_several_that_find_the_damage_at_once_one_mends_it(home: Path, said: list[str]) -> None:
    file = filled(3)
    scrawl(file, 0)
    start = threading.Barrier(6)

    def begin() -> None:
        start.wait()
        with closing(History(database.open_for_writing(file, said.append), file)) as history:
            history.add_evidence("skill", "one more", AT)

    threads = [threading.Thread(target=begin) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == len(list(home.glob("history-damaged-*.db"))) == 1
    assert str(soundness.look(file)) == "3 assessments and 9 lines of evidence"


def test_damage_is_not_looked_for_while_another_one_mends_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = filled(1)
    scrawl(file, 0)
    monkeypatch.setattr(lock, "PATIENCE", 0.02)
    with lock.locked(file.with_name(database.LOCK)), pytest.raises(HistoryFault, match="Another skillcheck"):
        database.open_for_writing(file)
    assert list(home.glob("history-damaged-*")) == []


def test_where_the_copy_finds_no_room_the_damaged_history_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = filled(1)
    file.write_bytes(b"broken")

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("shutil.copyfile", full)
        with pytest.raises(HistoryFault, match="the disk is full"):
            database.open_for_writing(file)
    assert file.read_bytes() == b"broken"
    assert list(home.glob("history-damaged-*")) == []


def test_a_history_that_is_in_use_elsewhere_is_not_set_aside(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = filled(1)
    monkeypatch.setattr(soundness, "BUSY_SECONDS", 0.02)
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(HistoryFault, match="another program is using it"):
            database.open_for_writing(file)
    assert ids(file) == ["id-000"]


def test_a_copy_of_an_older_format_is_brought_up_to_date(home: Path, said: list[str]) -> None:
    from tests.conftest import DATA

    home.mkdir(mode=0o700)
    file = database.path()
    file.write_bytes(b"broken")
    (home / "history-backup-2026-11-22T101500Z.db").write_bytes(
        (DATA / "golden" / "history-1.db").read_bytes()
    )
    opened_again(said)
    contents = soundness.look(file)
    assert contents
    assert (contents.format, contents.assessments) == (database.FORMAT, 2)
    assert len(backups.all(home)) == 2
