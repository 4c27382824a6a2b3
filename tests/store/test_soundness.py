"""A look at a history reads every row, writes nothing, and tells damage from what is not ours to touch."""

import hashlib
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from skillcheck.errors import DamagedHistory, HistoryFault, LeftAlone
from skillcheck.store import checkup, database, erase, migrations, soundness
from skillcheck.store.history import History
from skillcheck.store.soundness import Contents
from tests.conftest import DATA
from tests.store.damages import CUT_OFF, DAMAGES, HARMLESS, RULES
from tests.store.histories import crashed, filled


def folder_of(file: Path) -> dict[str, str]:
    """Every file beside `file`, with a digest of its bytes."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(file.parent.iterdir())
    }


def test_it_tells_how_much_a_history_holds(home: Path) -> None:
    assert soundness.look(filled(3)) == Contents(database.FORMAT, 3, 0, 3)
    assert str(soundness.look(filled(1, first=7))) == "4 assessments and 4 lines of evidence"
    assert str(Contents(1, 2, 1, 1)) == "2 assessments (1 unfinished) and 1 line of evidence"


@pytest.mark.parametrize("name", sorted(path.name for path in (DATA / "golden").glob("history-*.db")))
def test_histories_of_every_format_are_sound(name: str, tmp_path: Path) -> None:
    file = Path(shutil.copy(DATA / "golden" / name, tmp_path))
    before = file.read_bytes()
    contents = soundness.look(file)
    assert contents
    assert f"history-{contents.format}.db" == name
    assert contents.unfinished
    assert file.read_bytes() == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_damage_is_seen_and_stays_as_it_is(damage: str, home: Path) -> None:
    file = filled(2)
    DAMAGES[damage](file)
    before = file.read_bytes()
    with pytest.raises(
        DamagedHistory, match=r"is damaged; nothing was changed\. To mend that: skillcheck doctor"
    ):
        soundness.look(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("table", soundness.tables())
def test_a_view_without_end_in_the_place_of_a_table_is_damage_and_can_be_deleted(
    table: str, home: Path
) -> None:
    file = filled(1)
    columns = ", ".join(f"'a' AS {column}" for column in soundness.tables()[table])
    endless = f"WITH RECURSIVE c(n) AS (SELECT 'a' UNION ALL SELECT 'a' FROM c) SELECT {columns} FROM c"
    with closing(sqlite3.connect(file)) as other:
        other.executescript(f"DROP TABLE {table}; CREATE VIEW {table} AS {endless};")
    for read in (soundness.look, database.open_for_reading):
        with pytest.raises(DamagedHistory):
            read(file)
    erase.everything()
    assert not list(home.glob("history-*.db"))
    assert soundness.look(file) == Contents(database.FORMAT, 0, 0, 0)


@pytest.mark.parametrize("change", HARMLESS)
def test_what_takes_nothing_away_is_no_damage(change: str, home: Path) -> None:
    file = filled(2)
    HARMLESS[change](file)
    assert soundness.look(file) == Contents(database.FORMAT, 2, 0, 2)
    database.open_for_writing(file).close()
    assert soundness.look(file) == Contents(database.FORMAT, 2, 0, 2)


@pytest.mark.parametrize("rule", RULES)
def test_rules_of_another_program_are_named_and_the_history_stays_where_it_is(rule: str, home: Path) -> None:
    file = filled(2)
    RULES[rule](file)
    before = file.read_bytes()
    for look in (soundness.look, database.open_for_writing, lambda _: list(checkup.mend_history())):
        with pytest.raises(
            HistoryFault, match=f"has changed what {file} takes, by {rule}. Nothing was"
        ) as found:
            look(file)
        assert found.type is HistoryFault
    assert file.read_bytes() == before
    reading = database.open_for_reading(file)
    assert reading
    with closing(History(reading, file)) as history:
        assert len(history.assessments()) == 2


def test_a_save_that_was_cut_off_is_told_by_one_who_reads_and_taken_back_by_one_who_writes(
    home: Path,
) -> None:
    file = filled(2)
    CUT_OFF(file)
    with pytest.raises(HistoryFault, match="cut off while it saved") as found:
        soundness.look(file)
    assert found.type is HistoryFault
    database.open_for_writing(file).close()
    assert soundness.look(file) == Contents(database.FORMAT, 2, 0, 2)


def test_one_that_another_makes_just_now_is_not_there_yet(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = database.path()
    home.mkdir(mode=0o700)
    find = migrations.version

    def look_first(connection: sqlite3.Connection) -> int:
        monkeypatch.setattr(migrations, "version", find)
        number = find(connection)
        filled(1)
        return number

    monkeypatch.setattr(migrations, "version", look_first)
    with closing(soundness.connect(file, "mode=rwc")) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("PRAGMA user_version = 0")  # so that there is a log
        assert soundness.read_format(file) == 0
        assert soundness.read_format(file) == database.FORMAT


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {database.FORMAT + 1}")


def another_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.executescript("CREATE TABLE tunes (name); INSERT INTO tunes VALUES ('x');")


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def device(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


NEWER = rf"was made for a newer skillcheck \(format {database.FORMAT + 1}; this one reads {database.FORMAT}\)\. Nothing was"
NOT_OURS = [(newer, NEWER), (another_program, "is a database of another program")]
if sys.platform != "win32":
    NOT_OURS += [(kind, "is no file that a history can be in") for kind in (pipe, folder, device)]


@pytest.mark.parametrize(("change", "words"), NOT_OURS)
def test_what_is_not_ours_is_refused_and_left_byte_for_byte(change: object, words: str, home: Path) -> None:
    file = filled(1)
    change(file)
    before = folder_of(file) if file.is_file() else None
    for open_ in (soundness.look, database.open_for_reading, database.open_for_writing):
        with pytest.raises(LeftAlone, match=words):
            open_(file)
        if before:
            after = folder_of(file)
            assert {**after, database.LOCK: ""} == {**before, database.LOCK: ""}


def test_a_newer_history_is_known_by_its_log_too(home: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(filled(1))) as connection:
        connection.execute(f"PRAGMA user_version = {database.FORMAT + 1}")
        left = crashed(database.path(), tmp_path / "left")
    with pytest.raises(LeftAlone, match=NEWER):
        soundness.look(left)


@pytest.mark.parametrize("content", [None, b""])
def test_where_no_history_has_begun_there_is_none_and_nothing_is_made(
    content: bytes | None, home: Path
) -> None:
    file = database.path()
    home.mkdir()
    if content is not None:
        file.write_bytes(content)
    before = folder_of(file)
    assert soundness.look(file) is None
    assert folder_of(file) == before


def test_a_history_that_a_link_leads_to_is_read_with_its_log(home: Path, tmp_path: Path) -> None:
    file = filled(1)
    link = tmp_path / "link.db"
    link.symlink_to(file)
    with closing(database.open_for_writing(file)) as connection:
        connection.execute("INSERT INTO evidence (skill, text, at) SELECT skill, text, at FROM evidence")
        assert soundness.look(link) == Contents(database.FORMAT, 1, 0, 2)
