"""Assessments, answers and evidence over time: what is acknowledged stays, what is deleted is gone."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.errors import DamagedHistory, HistoryFault, UsageFault
from skillcheck.model.assessment import REVIEW, THEN, Assessment, Evidence, Response
from skillcheck.store import backups, database, soundness
from skillcheck.store.history import History

NOW = datetime(2026, 11, 22, 10, 0, 0, 123_456, tzinfo=UTC)
CANARY = "xqcanaryzv"


def taken(id_: str, at: datetime = NOW, *, finished: bool = True) -> Assessment:
    """An assessment without answers."""
    return Assessment(id_, "clerk", "adaptive", at, "abc123", finished)


def answer(item: str, value: str = "4", at: datetime = NOW, seconds: float = 2.5) -> Response:
    """An answer to an item."""
    return Response(item, value, at, seconds)


def in_file(file: Path) -> tuple[Assessment, ...]:
    """What is in a file."""
    connection = database.open_for_reading(file)
    assert connection is not None
    with closing(connection):
        return History(connection, file).assessments()


def again(history: History) -> tuple[Assessment, ...]:
    """What someone sees who opens the history now."""
    return in_file(history.file)


def test_an_assessment_comes_back_as_it_was_kept(history: History) -> None:
    assert (again(history), history.newest(finished=True), history.evidence()) == ((), None, ())
    assert history.is_empty()
    responses = (
        answer("a-1", "5")._replace(wording="0123"),
        answer("a-s", "b", seconds=0),
        answer("b-1", "n/a"),
    )
    assessment = taken("one")._replace(length=THEN, about="other", parameters="p", responses=responses)
    history.start(assessment)
    assert again(history) == (assessment,)
    assert not history.is_empty()


def delete(file: Path) -> None:
    shutil.rmtree(file.parent)


def move(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))


def replace(file: Path) -> None:
    shutil.copy(file, other := file.with_name("other.db"))
    other.replace(file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away a file that is open")
@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
@pytest.mark.parametrize("take_away", [delete, move, replace])
def test_a_save_that_nobody_would_find_again_fails(
    take_away: Callable[[Path], None], journal: str, history: History
) -> None:
    history.connection.execute(f"PRAGMA journal_mode = {journal}")
    history.start(taken("one", finished=False))
    take_away(history.file)
    for _ in range(2):
        with pytest.raises(HistoryFault, match=r"moved or deleted while it was open|can't be opened"):
            history.record("one", answer("a-1"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away a file that is open")
def test_a_history_that_is_back_at_its_place_is_saved_to_again(history: History) -> None:
    history.start(taken("one", finished=False))
    away = history.file.parent.with_name("elsewhere")
    history.file.parent.rename(away)
    with pytest.raises(HistoryFault, match="Put it back"):
        history.record("one", answer("a-1"))
    away.rename(history.file.parent)
    history.record("one", answer("a-1"))
    assert list(again(history)[0].answers) == ["a-1"]


def test_each_answer_is_on_disk_when_record_returns(history: History) -> None:
    history.start(taken("one", finished=False))
    for number in range(1, 4):
        history.record("one", answer(f"a-{number}"))
        assert [r.item for r in again(history)[0].responses] == [f"a-{n}" for n in range(1, number + 1)]


def test_an_answer_given_again_is_replaced_in_its_place_and_its_time_adds_up(history: History) -> None:
    for id_ in ("one", "two"):
        history.start(taken(id_, finished=False))
    later = NOW + timedelta(minutes=1)
    second = answer("a-1", "5", later, 2.0)._replace(wording="new")
    for response in (answer("a-1", "2", seconds=1.5), answer("a-2"), second):
        history.record("one", response)
    assert again(history)[0].responses == (second._replace(seconds=3.5), answer("a-2"))  # 1.5 + 2.0 seconds
    assert again(history)[1].responses == ()


def test_order_comes_from_the_sequence_and_not_from_the_clock(history: History) -> None:
    for days, id_ in enumerate(("c", "a", "b")):
        history.start(taken(id_, NOW - timedelta(days=days)))
    assert [a.id for a in again(history)] == ["c", "a", "b"]
    newest = history.newest(finished=True)
    assert newest is not None
    assert newest.id == "b"


@settings(deadline=None)
@given(days=st.lists(st.integers(0, 9), max_size=12))
def test_those_whose_time_is_stated_stand_by_it_and_of_one_time_as_they_were_saved(days: list[int]) -> None:
    history = History(soundness.open_in_memory(), Path("nowhere"))
    for number, day in enumerate(days):
        later = history.insert(taken(f"{number}", NOW + timedelta(days=day)))
        after = [n for n, other in enumerate(days[:number]) if other > day]
        first = min(after, key=lambda n: (days[n], n), default=None)
        assert later == ("" if first is None else f"{first}")
    expected = sorted(range(len(days)), key=lambda n: (days[n], n))
    assert [a.id for a in history.assessments()] == [f"{number}" for number in expected]
    for one, other in pairwise(expected):
        assert history.precedes(f"{one}", f"{other}")
        assert not history.precedes(f"{other}", f"{one}")
    newest = history.newest(finished=True)
    assert (newest.id if newest else None) == (f"{expected[-1]}" if expected else None)
    history.start(taken("by-hand", NOW))
    assert history.assessments()[-1].id == "by-hand"
    history.connection.close()


def test_one_that_is_stated_to_be_earlier_changes_no_answer_of_another(history: History) -> None:
    one = taken("one")._replace(responses=(answer("b-1"), answer("a-1")))
    other = taken("other", NOW - timedelta(days=1))._replace(responses=(answer("a-1", "5"),))
    history.start(one)
    assert history.insert(other) == "one"
    assert again(history) == (other, one)
    with pytest.raises(HistoryFault):
        history.insert(other._replace(taken_at=NOW - timedelta(days=2)))
    assert again(history) == (other, one)


def test_answers_stand_in_the_order_in_which_they_were_given_whatever_the_clock_said(
    history: History,
) -> None:
    history.start(taken("one"))
    for minutes, item in enumerate(("c-1", "a-1", "b-1")):
        history.record("one", answer(item, at=NOW - timedelta(minutes=minutes)))
    assert [r.item for r in again(history)[0].responses] == ["c-1", "a-1", "b-1"]


def test_an_assessment_is_unfinished_until_it_is_finished(history: History) -> None:
    for id_ in ("one", "two"):
        history.start(taken(id_, finished=False))
    assert history.newest(finished=True) is None
    assert history.finish("one")
    assert not history.finish("nothing")
    assert [(a.id, a.state) for a in again(history)] == [("one", "finished"), ("two", "unfinished")]


@pytest.mark.parametrize(
    ("start", "found"),
    [("2026-11-22-aaaa", "2026-11-22-aaaa"), ("2026-11-22-a", "2026-11-22-aaaa"), ("2025", "2025")],
)
def test_an_assessment_is_found_by_its_id_or_the_start_of_it(
    start: str, found: str, history: History
) -> None:
    for id_ in ("2026-11-22-aaaa", "2026-11-22-bbbb", "2025", "2025-01-01-cccc"):
        history.start(taken(id_))
    assert history.find(start).id == found


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("2026", "Several assessments begin with “2026”"),
        ("2027", "There is no assessment “2027”"),
        ("%", "There is no assessment “%”"),
        ("2026_11", "There is no assessment"),
        ("", "Several assessments"),
    ],
)
def test_an_id_that_leads_to_none_or_to_several_is_said(start: str, words: str, history: History) -> None:
    for id_ in ("2026-11-22-aaaa", "2026-11-22-bbbb"):
        history.start(taken(id_))
    with pytest.raises(UsageFault, match=words):
        history.find(start)


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "Grüße, 数字 🧑‍🚒",
        "two\nlines\ttab",
        "'; DROP TABLE evidence; --",
        "\x1b[31mred",
        "nul \0 inside",
    ],
)
def test_a_line_of_evidence_comes_back_as_it_was_written(text: str, history: History) -> None:
    number = history.add_evidence("listening", text, NOW, "one")
    assert history.evidence() == (Evidence(number, "listening", text, NOW, "one"),)


def test_evidence_is_told_for_one_skill_or_for_all_the_oldest_first(history: History) -> None:
    for skill, text in (("b", "1"), ("a", "2"), ("b", "3")):
        history.add_evidence(skill, text, NOW)
    assert [line.text for line in history.evidence()] == ["1", "2", "3"]
    assert [line.text for line in history.evidence("b")] == ["1", "3"]
    assert history.evidence("c") == ()


def test_a_text_that_can_not_be_kept_is_a_fault_of_the_history_and_not_a_crash(history: History) -> None:
    with pytest.raises(HistoryFault):
        history.add_evidence("a", "a lone \udcff", NOW)
    assert history.evidence() == ()


@pytest.mark.parametrize(
    "damage", ["UPDATE assessments SET taken_at = 'x'", "ALTER TABLE assessments DROP COLUMN thoroughness"]
)
def test_what_is_damaged_while_it_is_open_is_named_and_is_no_bug(damage: str, history: History) -> None:
    history.start(taken("one"))
    history.connection.execute(damage)
    with pytest.raises(DamagedHistory):
        history.assessments()


def test_an_id_can_not_be_taken_twice_and_the_first_stays(history: History) -> None:
    first = taken("one")._replace(responses=(answer("a-1"),))
    history.start(first)
    with pytest.raises(HistoryFault):
        history.start(taken("one")._replace(responses=(answer("b-1"),)))
    assert again(history) == (first,)


def test_an_answer_to_no_assessment_is_not_kept(history: History) -> None:
    with pytest.raises(HistoryFault):
        history.record("none", answer("a-1"))
    assert history.connection.execute("SELECT count(*) FROM responses").fetchone()[0] == 0


def fill(history: History) -> None:
    """Let the disk have no page left."""
    pages = history.connection.execute("PRAGMA page_count").fetchone()[0]
    history.connection.execute(f"PRAGMA max_page_count = {pages}")


def make_room(history: History) -> None:
    """Let the disk have space again."""
    history.connection.execute("PRAGMA max_page_count = 100000")


def record_on_and_on(history: History, kept: list[str]) -> None:
    """Answer question after question of `one`; `kept` grows with each that was acknowledged."""
    for number in range(2000):
        history.record("one", answer(f"item-{number}"))
        kept.append(f"item-{number}")


def test_on_a_full_disk_the_answer_is_said_to_be_lost_and_the_others_are_there(history: History) -> None:
    history.start(taken("one", finished=False))
    fill(history)
    kept: list[str] = []
    with pytest.raises(HistoryFault, match=r"full.* What was saved before is safe\. Free some space"):
        record_on_and_on(history, kept)
    assert kept
    assert [r.item for r in again(history)[0].responses] == kept
    make_room(history)
    history.record("one", answer("after"))
    assert [r.item for r in again(history)[0].responses] == [*kept, "after"]


def test_an_assessment_that_does_not_fit_is_kept_not_even_in_part(history: History) -> None:
    before = taken("one")._replace(responses=(answer("a-1"),))
    history.start(before)
    fill(history)
    with pytest.raises(HistoryFault, match="Free some space"):
        history.start(taken("two")._replace(responses=tuple(answer(f"item-{n}") for n in range(3000))))
    assert again(history) == (before,)
    make_room(history)
    history.start(taken("two"))
    assert [a.id for a in again(history)] == ["one", "two"]


def test_an_answer_while_another_one_writes_is_a_fault_and_can_be_tried_again(history: History) -> None:
    history.start(taken("one", finished=False))
    history.connection.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(history.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(
            HistoryFault, match=r"another program is using it.* What was saved before is safe"
        ):
            history.record("one", answer("a-1"))
        other.execute("ROLLBACK")
    history.record("one", answer("a-1"))
    assert again(history)[0].answers == {"a-1": "4"}


RECORDING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from skillcheck.model.assessment import Assessment, Response
from skillcheck.store import backups, database
from skillcheck.store.history import History

file = Path(sys.argv[1])
history = History(database.open_for_writing(file), file)
now = datetime.now(UTC)
history.start(Assessment("one", "clerk", "full", now, "abc"))
for number in range(100000):
    history.record("one", Response(f"item-{number}", "4", now))
    print(number, flush=True)
"""


@pytest.mark.parametrize("answers", [1, 40])
def test_no_acknowledged_answer_is_lost_when_the_program_is_killed(answers: int, home: Path) -> None:
    file = database.path()
    command = [sys.executable, "-c", RECORDING, str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        heard = [process.stdout.readline() for _ in range(answers)]
        process.kill()
        heard += process.stdout.readlines()
    acknowledged = [f"item-{int(line)}" for line in heard]
    assert len(acknowledged) >= answers
    said: list[str] = []
    with closing(database.open_for_writing(file, said.append)) as connection:
        kept = [r.item for r in History(connection, file).find("one").responses]
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) - len(acknowledged) in (0, 1)  # one may be on disk and not yet told
    assert said == []


def traces(folder: Path) -> list[str]:
    """The files in which the canary stands."""
    return sorted(p.name for p in folder.rglob("*") if p.is_file() and CANARY.encode() in p.read_bytes())


def with_canaries(history: History) -> None:
    """An assessment `gone` that names the canary wherever it can, again and again, between one that stays."""
    history.start(taken("kept"))
    history.start(taken("gone")._replace(role=CANARY, catalogue_digest=CANARY))
    for number in range(150):
        history.record("kept", answer(f"item-{number}"))
        history.record("gone", answer(f"{CANARY}-{number}", CANARY))
        history.record("gone", answer(f"{CANARY}-{number}", f"{CANARY} again"))
        history.add_evidence(f"{CANARY}-skill", f"{CANARY} {number} " + "word " * 30, NOW, "gone")
    history.add_evidence("listening", "stays", NOW)
    history.add_evidence("listening", "stays too", NOW, "kept")
    assert traces(history.file.parent)


def copied(history: History) -> History:
    """The history, opened again after copies of it were made."""
    file = history.file
    for number in range(2):
        history.start(taken(f"more-{number}"))
        history.close()
        history = History(database.open_for_writing(file), file)
    assert len(traces(file.parent)) >= 3
    return history


def test_a_deleted_assessment_is_in_no_file_of_the_folder_and_the_others_stay(history: History) -> None:
    with_canaries(history)
    opened = copied(history)
    opened.delete(["gone", "unknown"])
    assert traces(history.file.parent) == []
    opened.close()
    assert traces(history.file.parent) == []
    (copy,) = backups.all(history.file.parent)
    for file in (history.file, copy):
        left = in_file(file)
        assert [(a.id, len(a.responses)) for a in left] == [("kept", 150), ("more-0", 0), ("more-1", 0)]
    reader = History(database.open_for_writing(history.file), history.file)
    assert [line.text for line in reader.evidence()] == ["stays", "stays too"]
    reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits are of POSIX")
def test_where_only_the_cleaning_fails_it_says_that_all_is_deleted(history: History) -> None:
    import resource

    with_canaries(history)
    history.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (history.file.stat().st_size, limits[1]))
    try:
        number = history.evidence()[0].id
        with pytest.raises(
            HistoryFault, match=r"^Deleted, but .* could not be written anew \(SQLITE_"
        ) as found:
            history.remove_evidence(number)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "ry again" not in str(found.value)
    assert number not in [line.id for line in history.evidence()]


def test_a_copy_that_can_not_be_deleted_is_named(history: History) -> None:
    with_canaries(history)
    copy = history.file.with_name("history-backup-2026-11-22T101500Z.db")
    copy.mkdir()
    with pytest.raises(HistoryFault) as found:
        history.delete(["gone"])
    assert str(found.value) == f"Deleted, but {copy} may still hold it. Delete that yourself."


def test_after_deleting_all_no_word_of_it_is_in_any_file_of_the_folder(history: History) -> None:
    with_canaries(history)
    pages = "PRAGMA page_count"
    opened = copied(history)
    full = opened.connection.execute(pages).fetchone()[0]
    assert opened.delete_all() == (("kept", "gone", "more-0", "more-1"), "")
    assert traces(history.file.parent) == []
    assert (opened.assessments(), opened.evidence()) == ((), ())
    assert opened.connection.execute(pages).fetchone()[0] < full / 2
    assert backups.all(history.file.parent) == []
    opened.start(taken("kept"))
    opened.close()
    assert traces(history.file.parent) == []
    assert [a.id for a in again(history)] == ["kept"]


def test_deleting_all_takes_what_a_crash_had_left_in_the_log(history: History, tmp_path: Path) -> None:
    with_canaries(history)
    left = tmp_path / "left"
    left.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{history.file}{ending}", left / f"history.db{ending}")
    assert "history.db-wal" in traces(left)
    opened = History(database.open_for_writing(left / "history.db"), left / "history.db")
    opened.delete_all()
    opened.close()
    assert traces(left) == []


def test_a_deletion_that_another_reader_keeps_from_being_complete_says_so(history: History) -> None:
    with_canaries(history)
    history.connection.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(history.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM evidence").fetchone()
        with pytest.raises(HistoryFault, match=r"^Deleted, but another program is reading"):
            history.delete(["gone"])
        assert [a.id for a in again(history)] == ["kept"]
    history.close()
    database.open_for_writing(history.file).close()
    assert traces(history.file.parent) == []


def test_a_deletion_that_can_not_begin_deletes_nothing(history: History) -> None:
    with_canaries(history)
    history.connection.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(history.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryFault, match="another program is using it"):
            history.delete_all()
        other.execute("ROLLBACK")
    assert [(a.id, len(a.responses)) for a in again(history)] == [("kept", 150), ("gone", 150)]


@pytest.mark.parametrize("length", [REVIEW, THEN])
@pytest.mark.parametrize("finished", [True, False])
def test_what_is_about_one_skill_is_never_the_newest(length: str, finished: bool, history: History) -> None:
    history.start(taken("one", finished=finished))
    history.start(taken("two", finished=finished)._replace(length=length))
    newest = history.newest(finished=finished)
    assert newest is not None
    assert newest.id == "one"
    assert [a.id for a in history.backwards()] == (
        [] if not finished else ["two", "one"] if length == REVIEW else ["one"]
    )
    assert [a.id for a in history.assessments()] == ["one", "two"]


def test_those_that_answer_some_questions_are_found_in_their_order(history: History) -> None:
    for id_, item in (("c", "a-1"), ("a", "b-1"), ("b", "a-2"), ("d", "a-10")):
        history.start(taken(id_)._replace(responses=(answer(item), answer("z-1"))))
    for items, newest, ids, left_out in (
        (["a-1", "a-2"], None, ["c", "b"], 0),
        (["a-1", "a-2", "b-1"], 2, ["a", "b"], 1),
        (["a-1"], 2, ["c"], 0),
        ([], None, [], 0),
    ):
        found, older = history.answering(items, newest)
        assert ([a.id for a in found], older) == (ids, left_out)
        assert all(a.responses[1:] == (answer("z-1"),) for a in found)


def test_the_newest_come_first_backwards_and_only_as_far_as_wanted(history: History) -> None:
    for id_ in ("one", "two", "three"):
        history.start(taken(id_))
    assert next(history.backwards()).id == "three"
    assert [a.id for a in history.backwards()] == ["three", "two", "one"]


@pytest.mark.parametrize(
    ("one", "other", "before"), [("b", "a", True), ("a", "b", False), ("a", "a", False), ("a", "x", False)]
)
def test_what_was_saved_first_precedes_whatever_the_clock_said(
    one: str, other: str, before: bool, history: History
) -> None:
    history.start(taken("b", NOW))
    history.start(taken("a", NOW - timedelta(days=9)))
    assert history.precedes(one, other) is before


def test_reviews_since_an_assessment_are_the_finished_ones_that_came_after_it(history: History) -> None:
    review = taken("before")._replace(length=REVIEW)
    for one in (
        review,
        taken("whole"),
        review._replace(id="after"),
        review._replace(id="open", finished=False),
        review._replace(id="then", length=THEN),
        review._replace(id="last"),
    ):
        history.start(one)
    assert [one.id for one in history.reviews_since("whole")] == ["after", "last"]


@pytest.mark.parametrize("length", [REVIEW, THEN])
def test_a_rating_of_one_skill_that_was_broken_off_tells_nothing(length: str, history: History) -> None:
    history.start(taken("whole", finished=False)._replace(responses=(answer("a-1"),)))
    history.start(taken("broken", finished=False)._replace(length=length, responses=(answer("a-1"),)))
    assert [one.id for one in history.answering(["a-1"])[0]] == ["whole"]
    assert history.finish("broken")
    assert [one.id for one in history.answering(["a-1"])[0]] == ["whole", "broken"]
