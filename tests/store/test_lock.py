"""One writer at a time."""

from pathlib import Path

import pytest

from skillcheck.errors import HistoryFault
from skillcheck.store import lock


def test_a_second_one_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with lock.locked(tmp_path / "a.lock"):
        with (
            pytest.raises(HistoryFault, match="Another skillcheck is changing the plan"),
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
