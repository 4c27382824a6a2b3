"""All that the program keeps is taken away, whatever state it is in, and what can't be is named."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from skillcheck.errors import HistoryFault, LeftAlone
from skillcheck.store import database, erase, files, lock, soundness
from skillcheck.store.diagnosis import explained
from tests.store.damages import DAMAGES, HARMLESS
from tests.store.histories import filled

CANARY = b"line 0"
"""What `filled` writes down."""
OURS = (
    "history-backup-2026-11-22T100000Z.db",
    "history-damaged-2026-11-22T100000Z.db",
    "history-damaged-20261122T100000Z-2.db-wal",
    "history-before-20261122T100000Z.db",
    ".history-backup-2026-11-22T100000Z.db.x1y2x1y2",
    ".history-backup-2026-11-22T100000Z.db.x1y2x1y2-journal",
    ".history.db.x1y2x1y2",
    "plan.yaml",
    "plan-before-2.yaml",
    "plan.yaml~",
    ".plan.yaml.x1y2x1y2",
    "plan.lock",
    "assess.lock",
    "crash.txt",
    ".crash.txt.x1y2x1y2",
)
"""One of each kind that was ever left in a home."""
EMPTY = {database.NAME, database.LOCK}


def put(home: Path, *names: str) -> None:
    """Write files with the canary into the home."""
    home.mkdir(exist_ok=True)
    for name in names:
        (home / name).write_bytes(CANARY)


def traces(home: Path) -> list[str]:
    """The files in which the canary stands."""
    return sorted(path.name for path in home.rglob("*") if path.is_file() and CANARY in path.read_bytes())


def names(home: Path) -> set[str]:
    return {path.name for path in home.iterdir()}


def test_everything_of_ours_goes_and_nothing_else(home: Path) -> None:
    filled(2)
    put(home, *OURS, "mine.txt")
    assert erase.everything()[0] == ("id-000", "id-001")
    assert traces(home) == ["mine.txt"]
    assert names(home) == {*EMPTY, "mine.txt"}


def test_where_the_history_is_gone_its_logs_and_copies_go(home: Path) -> None:
    put(home, *OURS, "history.db-wal", "history.db-shm", "history.db-journal")
    assert erase.everything()[0] == ()
    assert names(home) == set()


@pytest.mark.parametrize("with_copies", [True, False])
@pytest.mark.parametrize("damage", [*DAMAGES, *HARMLESS])
def test_a_history_with_any_damage_goes_with_all_its_copies(
    damage: str, with_copies: bool, home: Path
) -> None:
    file = filled(2)
    for copy in home.glob("history-backup-*") if not with_copies else ():
        copy.unlink()
    {**DAMAGES, **HARMLESS}[damage](file)
    erase.everything()
    assert traces(home) == []
    assert soundness.look(file) == soundness.Contents(database.FORMAT, 0, 0, 0)


def test_what_the_disk_has_no_room_to_empty_goes_as_a_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(2)

    def full(file: Path) -> None:
        with explained(file):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(database, "open_for_writing", full)
    assert erase.everything()[0] == ()
    assert traces(home) == []
    assert names(home) <= EMPTY


def test_one_that_is_saved_to_stays_with_all_beside_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = filled(1)
    put(home, *OURS)
    before = names(home)
    monkeypatch.setattr(soundness, "BUSY_SECONDS", 0.02)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LeftAlone):
            erase.everything()
    monkeypatch.setattr(lock, "PATIENCE", 0.02)
    with lock.locked(home / database.LOCK), pytest.raises(LeftAlone):
        erase.everything()
    assert before <= names(home)


def test_traces_that_another_reader_keeps_are_told_when_all_else_is_gone(home: Path) -> None:
    file = filled(1)
    put(home, *OURS)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM evidence").fetchone()
        with pytest.raises(HistoryFault, match=r"^Deleted, but another program is reading"):
            erase.everything()
        assert names(home) <= {*EMPTY, "history.db-wal", "history.db-shm"}


@pytest.mark.skipif(sys.platform == "win32", reason="links are of POSIX")
def test_what_a_link_leads_to_goes_with_it(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_bytes(CANARY)
    put(home)
    (home / "plan.yaml").symlink_to(elsewhere)
    erase.everything()
    assert not elsewhere.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links are of POSIX")
def test_a_link_to_a_history_on_a_disk_that_is_away_stays(home: Path, tmp_path: Path) -> None:
    link = home / "history.db"
    put(home, "crash.txt")
    link.symlink_to(tmp_path / "away" / "history.db")
    assert erase.everything() == ((), ("crash.txt",))
    assert link.is_symlink()


def test_what_can_not_be_deleted_is_named_and_the_rest_goes(home: Path) -> None:
    put(home, *OURS)
    (home / "crash.txt").unlink()
    (home / "crash.txt").mkdir()
    with pytest.raises(HistoryFault) as found:
        erase.everything()
    assert (
        str(found.value) == f"All is deleted but {home / 'crash.txt'}, which can't be. Delete that yourself."
    )
    assert names(home) == {"crash.txt"}


FOREIGN = (
    ".history", ".history.d.txt", ".history-of-me", "planets.yaml", "plan-of-holidays.yaml", "history-of-rome.db",
    "history-essay.dbk.txt",
)  # fmt: skip


def test_what_is_not_ours_stays_whatever_it_is_called(home: Path) -> None:
    put(home, *OURS, *FOREIGN)
    erase.everything()
    assert names(home) == set(FOREIGN)
    assert erase.set_aside() == []
    assert files.own_paths() == [home]


def test_where_a_folder_does_not_show_what_is_in_it_that_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    put(home, *OURS)
    monkeypatch.setattr(Path, "iterdir", closed)
    with pytest.raises(HistoryFault, match="does not show what is in it"):
        erase.everything()


def test_what_was_set_aside_is_found_and_copies_are_not_among_it(home: Path) -> None:
    put(home, *OURS, "history.db")
    assert [path.name for path in erase.set_aside()] == [OURS[3], OURS[1]]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_in_the_place_of_the_history_keeps_nothing_else(
    make: Callable[[Path], None], home: Path
) -> None:
    filled(2)
    put(home, *OURS)
    (home / database.NAME).unlink()
    make(home / database.NAME)
    with pytest.raises(HistoryFault, match=r"All is deleted but .*history\.db, which is no file"):
        erase.everything()
    assert traces(home) == []
    assert names(home) == EMPTY


def test_a_folder_in_the_place_of_the_lock_keeps_nothing(home: Path) -> None:
    filled(2)
    (home / database.LOCK).unlink()
    (home / database.LOCK).mkdir()
    erase.everything()
    assert traces(home) == []
