"""All that stands beside the history is taken away, and what can't be is named."""

import os
import sys
from pathlib import Path

import pytest

from skillcheck.errors import HistoryFault
from skillcheck.store import erase

OURS = (
    "history-damaged-20261122T100000Z.db",
    "history-damaged-20261122T100000Z-2.db-wal",
    "history-before-20261122T100000Z.db",
    "plan.yaml",
    "plan-before-2.yaml",
    "plan.yaml~",
    ".plan.yaml.x1y2",
    "plan.lock",
    "assess.lock",
    "crash.txt",
    ".crash.txt.x1y2",
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes are of POSIX")


@pytest.fixture
def filled(home: Path) -> Path:
    """A home with all that we ever leave in it, and with a file of somebody else."""
    home.mkdir()
    for name in (*OURS, "mine.txt"):
        (home / name).write_text("canary")
    return home


def test_everything_of_ours_goes_and_nothing_else(filled: Path) -> None:
    assert set(erase.erase()) == set(OURS)
    assert [path.name for path in filled.iterdir()] == ["mine.txt"]
    assert erase.erase() == ()


def test_the_history_itself_and_its_logs_stay(filled: Path) -> None:
    for name in ("history.db", "history.db-wal", "history.db-shm"):
        (filled / name).touch()
    erase.erase()
    assert {path.name for path in filled.glob("history*")} == {
        "history.db",
        "history.db-wal",
        "history.db-shm",
    }


def test_logs_of_a_history_that_is_gone_go_too(filled: Path) -> None:
    (filled / "history.db-wal").write_text("canary")
    erase.erase()
    assert not (filled / "history.db-wal").exists()


@posix
def test_what_a_link_leads_to_goes_with_it(filled: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("canary")
    (filled / "plan.yaml").unlink()
    (filled / "plan.yaml").symlink_to(elsewhere)
    erase.erase()
    assert not elsewhere.exists()


def test_what_can_not_be_deleted_is_named_and_the_rest_goes(filled: Path) -> None:
    (filled / "crash.txt").unlink()
    (filled / "crash.txt").mkdir()
    with pytest.raises(HistoryFault) as found:
        erase.erase()
    assert str(filled / "crash.txt") in str(found.value)
    assert {path.name for path in filled.iterdir()} == {"mine.txt", "crash.txt"}


def test_copies_of_the_history_are_found(filled: Path) -> None:
    (filled / "history.db").touch()
    assert [path.name for path in erase.copies()] == sorted(name for name in OURS if name.endswith(".db"))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_closed_home_has_nothing_to_be_seen(filled: Path) -> None:
    filled.chmod(0o000)
    assert erase.erase() == ()
    filled.chmod(0o700)
