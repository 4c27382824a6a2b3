"""Histories of older formats: read as they are, brought up to date when they are written to."""

import re
import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skillcheck.errors import DamagedHistory
from skillcheck.model.assessment import Assessment
from skillcheck.store import backups, database, migrations, soundness
from skillcheck.store.history import History
from tests.conftest import DATA

OLD = DATA / "golden" / "history-1.db"
"""What the program left that wrote format 1: docs/example-answers.yaml, a line of evidence, an unfinished assessment."""


@pytest.fixture
def old(home: Path) -> Path:
    """A history of format 1 in its place."""
    home.mkdir(mode=0o700)
    file = database.path()
    shutil.copy(OLD, file)
    return file


def read(file: Path) -> tuple[tuple[Assessment, ...], tuple[str, ...]]:
    """Every assessment, and the text of every line of evidence, without the wish to change anything."""
    connection = database.open_for_reading(file)
    assert connection is not None
    with closing(connection):
        history = History(connection, file)
        return history.assessments(), tuple(line.text for line in history.evidence())


def holds_everything(file: Path) -> None:
    """Whether all that format 1 had is there."""
    (finished, unfinished), lines = read(file)
    assert lines == ("Named her worry before the fix",)
    assert (finished.id, finished.role, finished.length) == (
        "2026-11-22-a1b2c3",
        "client-services-manager",
        "full",
    )
    assert (len(finished.responses), finished.state, finished.about) == (55, "finished", "")
    assert finished.taken_at == datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert (unfinished.id, unfinished.parameters) == ("2026-11-24-d4e5f6", "expert-1")
    assert unfinished.answers == {"communication-1": "4", "time-management-2": "n/a"}
    assert [response.seconds for response in unfinished.responses] == [5.0, 4.0]
    assert {response.wording for response in (*finished.responses, *unfinished.responses)} == {""}


def test_an_old_history_is_read_as_it_is_without_changing_a_byte(old: Path) -> None:
    before = old.read_bytes(), old.stat().st_mtime_ns
    holds_everything(old)
    assert (old.read_bytes(), old.stat().st_mtime_ns) == before == (OLD.read_bytes(), before[1])


def test_every_question_can_be_put_to_an_old_history(old: Path) -> None:
    connection = database.open_for_reading(old)
    assert connection is not None
    with closing(connection):
        history = History(connection, old)
        newest = history.newest(finished=True)
        assert newest is not None
        assert [a.id for a in history.backwards()] == [newest.id]
        assert [a.id for a in history.answering(["communication-2"])[0]] == [newest.id]
        assert history.precedes(newest.id, "2026-11-24-d4e5f6")
        assert history.find("2026-11-22") == newest
        assert not history.is_empty()


def test_an_old_history_that_is_written_to_is_brought_up_to_date_with_everything_in_it(old: Path) -> None:
    with closing(database.open_for_writing(old)) as connection:
        assert migrations.version(connection) == migrations.FORMAT
        History(connection, old).finish("2026-11-24-d4e5f6")
        History(connection, old).add_evidence("empathy", "Another.", datetime(2026, 12, 1, tzinfo=UTC))
    (_, finished), lines = read(old)
    assert (finished.state, lines[1:]) == ("finished", ("Another.",))


def test_what_was_brought_up_to_date_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    assert described(old) == described(tmp_path / "new" / "history.db")


def described(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table with its columns, every index with what it is on; without their order."""
    with closing(database.open_for_writing(file)) as connection:
        names = connection.execute("SELECT name, type FROM sqlite_master ORDER BY name").fetchall()
        kinds = {"table": "table_xinfo", "index": "index_info"}
        return {
            name: sorted(tuple(row)[1:] if kind == "table" else tuple(row)[2:]
                         for row in connection.execute(f"PRAGMA {kinds[kind]}({name})"))
            for name, kind in names
        }  # fmt: skip


def test_what_it_was_before_is_kept_as_a_copy(old: Path) -> None:
    for _ in ("the first time", "and again"):
        database.open_for_writing(old).close()
    (copy,) = backups.all(old.parent)
    with closing(sqlite3.connect(copy)) as connection:
        assert migrations.version(connection) == 1
    holds_everything(copy)


def test_where_there_is_no_room_for_a_copy_it_is_said_and_goes_on(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    said: list[str] = []
    database.open_for_writing(old, said.append).close()
    assert [sentence.partition(":")[0] for sentence in said] == [
        "The history is saved, but no copy of it could be made"
    ]
    holds_everything(old)


def test_a_failure_on_the_way_leaves_the_old_format(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "schema.sql"
    broken.write_text(migrations.SCHEMA.read_text("utf-8") + "INSERT INTO nowhere VALUES (1)", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "SCHEMA", broken)
        with closing(soundness.connect(old, "mode=rw")) as connection, pytest.raises(sqlite3.Error):
            migrations.update(connection)
    with closing(sqlite3.connect(old)) as connection:
        assert migrations.version(connection) == 1
        columns = [row[1] for row in connection.execute("PRAGMA table_info(responses)")]
    assert "wording" not in columns
    holds_everything(old)


def test_several_that_begin_at_once_all_get_it_up_to_date(old: Path) -> None:
    found: list[int] = []
    start = threading.Barrier(4)

    def begin() -> None:
        start.wait()
        with closing(database.open_for_writing(old)) as connection:
            found.append(migrations.version(connection))

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [migrations.FORMAT] * 4
    holds_everything(old)


def test_one_who_reads_meanwhile_goes_on_reading(old: Path) -> None:
    connection = database.open_for_reading(old)
    assert connection is not None
    with closing(connection):
        reader = History(connection, old)
        before = reader.assessments()
        database.open_for_writing(old).close()
        assert reader.assessments() == before


def test_the_schema_leads_to_each_format_in_turn() -> None:
    numbers = re.findall(r"^-- Format (\d+)", migrations.SCHEMA.read_text("utf-8"), re.MULTILINE)
    assert numbers == [f"{number}" for number in range(1, migrations.FORMAT + 1)]


@pytest.mark.parametrize("table", ["evidence", "responses"])
def test_a_table_that_an_old_history_has_lost_is_damage_and_not_made_anew(table: str, old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute(f"DROP TABLE {table}")
    for open_ in (database.look, database.open_for_reading):
        with pytest.raises(DamagedHistory):
            open_(old)
