"""Repairs: what was damaged is got back in its order, and a copy of all that was changed is kept."""

import sys
from contextlib import closing
from pathlib import Path

import pytest

from skillcheck.model.assessment import Evidence
from skillcheck.model.health import MENDED
from skillcheck.store import checkup, database, repair
from skillcheck.store.history import History
from tests.store.histories import AT, filled, ids, scrawl

KEPT = f"history-damaged-{AT:%Y%m%dT%H%M%SZ}.db"


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_what_others_could_read_is_closed(home: Path) -> None:
    file = filled(1)
    home.chmod(0o755)
    file.chmod(0o640)
    assert {one.state for one in repair.modes()} == {MENDED}
    assert (home.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    assert list(repair.modes()) == []


def test_nothing_is_done_to_what_is_sound(home: Path) -> None:
    file = filled(2)
    before = file.read_bytes()
    assert list(repair.history(AT)) == []
    assert file.read_bytes() == before


def test_where_there_is_nothing_nothing_is_made(home: Path) -> None:
    assert list(repair.history(AT)) == []
    assert not database.path().exists()


def test_a_damaged_history_is_kept_and_what_it_holds_is_got_back(home: Path) -> None:
    file = filled(40)
    scrawl(file, file.stat().st_size // 4096 - 1)
    damaged = file.read_bytes()
    first, second = repair.history(AT)
    assert first.told == f"{file} was damaged. It is kept as {home / KEPT}"
    assert second.told.endswith(f"got back from {home / KEPT}")
    assert (home / KEPT).read_bytes() == damaged
    assert len(ids(file)) >= 30
    assert ids(file) == sorted(ids(file))


def test_what_is_got_back_goes_before_what_came_after_the_damage(home: Path) -> None:
    filled(3).rename(home / KEPT)
    file = filled(2, first=10)
    (done,) = repair.history(AT)
    assert ids(file) == ["id-000", "id-001", "id-002", "id-010", "id-011"]
    copy = home / f"history-before-{AT:%Y%m%dT%H%M%SZ}.db"
    assert done.told.endswith(f"the history as it was is kept as {copy}")
    assert ids(copy) == ["id-010", "id-011"]


def test_a_history_of_lines_alone_is_copied_before_it_is_changed_too(home: Path) -> None:
    filled(3).rename(home / KEPT)
    file = database.path()
    with closing(History(database.open_for_writing(file), file)) as history:
        history.add_evidence("skill", "the only line", AT)
    (done,) = repair.history(AT)
    assert "the history as it was is kept as" in done.told


def test_a_second_repair_finds_nothing_more_to_do(home: Path) -> None:
    filled(3).rename(home / KEPT)
    assert len(list(repair.history(AT))) == 1
    assert list(repair.history(AT)) == []
    (found,) = checkup.set_aside()
    assert "nothing more can be got back" in found.told


def test_what_comes_after_a_repair_is_the_newest(home: Path) -> None:
    filled(3).rename(home / KEPT)
    filled(2, first=10)
    list(repair.history(AT))
    assert ids(filled(1, first=20))[-1] == "id-020"


def test_lines_alone_that_are_got_back_leave_the_assessments_in_their_places(home: Path) -> None:
    file = filled(3)
    with closing(History(database.open_for_writing(file), file)) as history:
        for _ in range(2):
            history.put_before((), [Evidence(0, "order", "earlier", AT)])
        rows = history.connection.execute("SELECT seq, id FROM assessments ORDER BY seq").fetchall()
        assert [tuple(row) for row in rows] == [(1, "id-000"), (2, "id-001"), (3, "id-002")]
        texts = [line.text for line in history.evidence()]
        assert texts == ["earlier", "earlier", "line 0", "line 1", "line 2"]
