"""Something is seen to be in use by another process."""

from pathlib import Path

from skillcheck.store import lock


def test_what_is_marked_is_seen_to_be_in_use_until_it_is_left(tmp_path: Path) -> None:
    with lock.marked(tmp_path / "a.lock") as first, lock.marked(tmp_path / "a.lock") as second:
        assert (first, second) == (True, False)
    with lock.marked(tmp_path / "a.lock") as third:
        assert third


def test_what_can_not_be_marked_counts_as_in_use_by_nobody(tmp_path: Path) -> None:
    with lock.marked(tmp_path / "no folder" / "a.lock") as alone:
        assert alone
