"""Something is seen to be in use by another process."""

from pathlib import Path

import pytest

from skillcheck.errors import HistoryFault
from skillcheck.store import lock


def test_a_second_one_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with lock.locked(tmp_path / "a.lock"):
        with (
            pytest.raises(HistoryFault, match="Another skillcheck is saving something"),
            lock.locked(tmp_path / "a.lock"),
        ):
            pass
        with lock.locked(tmp_path / "b.lock"):
            pass


def test_it_is_free_again_whatever_happened_inside(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), lock.locked(tmp_path / "a.lock"):
        raise ZeroDivisionError
    with lock.locked(tmp_path / "a.lock"):
        pass


def test_what_is_marked_is_seen_to_be_in_use_until_it_is_left(tmp_path: Path) -> None:
    with lock.marked(tmp_path / "a.lock") as first, lock.marked(tmp_path / "a.lock") as second:
        assert (first, second) == (True, False)
    with lock.marked(tmp_path / "a.lock") as third:
        assert third


def test_what_can_not_be_marked_counts_as_in_use_by_nobody(tmp_path: Path) -> None:
    with lock.marked(tmp_path / "no folder" / "a.lock") as alone:
        assert alone
