"""What can be read of a damaged history is got back, in its order, and nothing twice."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from skillcheck.store import database, salvage
from skillcheck.store.history import History
from tests.conftest import DATA
from tests.store.histories import PAGE, assessment, filled, scrawl


def test_of_a_sound_history_everything_is_read() -> None:
    found = salvage.read(filled(3))
    assert found.assessments == (assessment(0), assessment(1), assessment(2))
    assert [line.text for line in found.evidence] == ["line 0", "line 1", "line 2"]


def test_a_history_of_the_format_before_is_read_too(tmp_path: Path) -> None:
    found = salvage.read(Path(shutil.copy(DATA / "golden" / "history-1.db", tmp_path)))
    assert found.assessments
    assert all(one.responses for one in found.assessments)


def test_what_is_on_both_sides_of_the_damage_is_read(home: Path) -> None:
    file = filled(40)
    with closing(sqlite3.connect(file)) as connection:
        query = "SELECT pageno FROM dbstat WHERE name = 'responses' AND pagetype = 'leaf' ORDER BY path"
        try:
            leaves = [row[0] - 1 for row in connection.execute(query)]
        except sqlite3.OperationalError:
            pytest.skip("this SQLite does not tell where its tables are")
    scrawl(file, leaves[len(leaves) // 2])
    found = salvage.read(file)
    assert [one.id for one in found.assessments] == [f"id-{n:03}" for n in range(40)]
    answers = [len(one.responses) for one in found.assessments]
    assert answers[0] == answers[-1] == 20
    assert 600 < sum(answers) < 800


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * PAGE])
def test_of_what_is_no_history_nothing_is_read(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    file.write_bytes(content)
    assert salvage.read(file) == salvage.Salvage()
    assert file.read_bytes() == content


def test_rows_that_say_nothing_sensible_are_passed_over() -> None:
    file = filled(3)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE assessments SET taken_at = 'never' WHERE id = 'id-001'")
        connection.execute("UPDATE evidence SET at = 'never' WHERE text = 'line 2'")
        connection.execute("UPDATE responses SET at = 'x' WHERE assessment = 'id-000' AND item = 'skill-3'")
    found = salvage.read(file)
    assert [(one.id, len(one.responses)) for one in found.assessments] == [("id-000", 19), ("id-002", 20)]
    assert [line.text for line in found.evidence] == ["line 0", "line 1"]


def test_only_what_is_missing_is_left() -> None:
    file = filled(3)
    whole = salvage.read(file)
    file.unlink()
    filled(1, first=1)
    connection = database.open_for_writing(file)
    with closing(History(connection, file)) as history:
        left = salvage.missing(whole, history)
    assert [one.id for one in left.assessments] == ["id-000", "id-002"]
    assert [line.text for line in left.evidence] == ["line 0", "line 2"]
