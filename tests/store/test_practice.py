"""Practice in the history: what was done is there, what was removed is gone."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from skillcheck.errors import DamagedHistory
from skillcheck.model.practice import CUE, OWN, SCENE, OwnScene, Repetition
from skillcheck.store import backups, database, migrations, practice
from skillcheck.store.history import History
from tests.conftest import DATA
from tests.store.histories import filled

DAY = date(2026, 11, 24)
FIRST = Repetition(SCENE, "listening-s2", "listening", DAY, DAY, "b")
DONE = FIRST._replace(
    harm="c", done=True, due=DAY + timedelta(2), seconds=61.5, stability=2.3, difficulty=2.1
)
SHOUTING = OwnScene(
    0, "listening", "A guest shouted.", "I shouted back.", "She left.", "I say what I heard.", True
)


@pytest.fixture
def history(home: Path) -> Iterator[History]:
    file = database.path()
    with closing(History(database.open_for_writing(file), file)) as opened:
        yield opened


def test_a_repetition_is_kept_at_each_answer_in_one_row(history: History) -> None:
    number = practice.keep(history, FIRST)
    assert practice.repetitions(history) == (FIRST._replace(seq=number),)
    done = DONE._replace(seq=number)
    assert practice.keep(history, done) == number
    assert practice.repetitions(history) == (done,)
    assert practice.keep(history, FIRST._replace(what=CUE, about="listening")) > number


def test_the_reasons_of_a_scene_are_read_once_it_is_done(history: History) -> None:
    number = practice.keep(history, FIRST)
    practice.keep(history, FIRST._replace(what=CUE, about="listening", first="knew", done=True))
    practice.keep(history, FIRST._replace(about="order-s2", first="n/a", done=True))
    assert practice.read_scenes(history) == frozenset()
    practice.keep(history, DONE._replace(seq=number))
    assert practice.read_scenes(history) == {"listening-s2"}


def test_reasons_that_were_read_elsewhere_are_kept_too(history: History) -> None:
    practice.record_read(history, "order-s", "sums-s")
    practice.record_read(history, "order-s")
    assert practice.read_scenes(history) == {"order-s", "sums-s"}


def test_an_own_scene_grows_under_its_number_and_goes_with_all_that_was_practised_of_it(
    history: History,
) -> None:
    begun = SHOUTING._replace(outcome="", instead="", complete=False)
    number = practice.keep_own(history, begun)
    assert practice.keep_own(history, SHOUTING._replace(id=number)) == number
    assert practice.own_scenes(history) == (SHOUTING._replace(id=number),)
    other = practice.keep_own(history, SHOUTING)
    for id_ in (number, other):
        practice.keep(history, DONE._replace(what=OWN, about=f"{id_}"))
    practice.keep(history, DONE._replace(about=f"{number}"))
    practice.remove_own(history, number)
    assert [one.id for one in practice.own_scenes(history)] == [other]
    assert [(one.what, one.about) for one in practice.repetitions(history)] == [
        (OWN, f"{other}"),
        (SCENE, f"{number}"),
    ]


def test_a_scene_that_is_removed_while_it_is_practised_leaves_nothing(history: History) -> None:
    id_ = practice.keep_own(history, SHOUTING)
    begun = FIRST._replace(what=OWN, about=f"{id_}", note="I say what I heard.")
    number = practice.keep(history, begun)
    practice.remove_own(history, id_)
    assert practice.keep(history, begun._replace(done=True, seq=number)) == 0
    assert practice.keep(history, begun._replace(done=True)) == 0
    assert practice.repetitions(history) == ()


def test_what_was_removed_is_in_no_file(home: Path) -> None:
    filled(1)
    file = database.path()
    with closing(History(database.open_for_writing(file), file)) as history:
        number = practice.keep_own(history, SHOUTING._replace(happened="A canary-bird sang."))
        backups.make(history.connection, file, print)
        practice.remove_own(history, number)
    assert backups.all(home)
    assert not [path.name for path in home.rglob("*") if path.is_file() and b"canary" in path.read_bytes()]


def test_all_of_it_goes_with_all_else(history: History) -> None:
    practice.keep(history, DONE)
    practice.keep_own(history, SHOUTING)
    practice.record_read(history, "order-s")
    history.delete_all()
    assert practice.repetitions(history) == practice.own_scenes(history) == ()
    assert practice.read_scenes(history) == frozenset()


def test_an_older_history_reads_as_one_without_practice(tmp_path: Path) -> None:
    for number in range(1, migrations.FORMAT):
        file = shutil.copy(DATA / "golden" / f"history-{number}.db", tmp_path)
        connection = database.open_for_reading(Path(file))
        assert connection
        with closing(History(connection, Path(file))) as history:
            assert practice.repetitions(history) == practice.own_scenes(history) == ()
            assert practice.read_scenes(history) == frozenset()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE practice SET day = 'yesterday'",
        "UPDATE practice SET due = '1066-10-14'",
        "UPDATE practice SET day = '9999-12-31'",
        "UPDATE practice SET about = CAST(x'ff' AS TEXT)",
    ],
)
def test_rows_that_are_not_ours_are_damage(change: str, history: History) -> None:
    practice.keep(history, DONE)
    history.connection.execute(change)
    with pytest.raises(DamagedHistory):
        practice.repetitions(history)
    with pytest.raises(DamagedHistory):
        database.look(history.file)
