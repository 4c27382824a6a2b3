"""Assessments, answers and evidence over time: what is acknowledged stays, what is deleted is gone."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skillcheck.errors import HistoryFault, UsageFault
from skillcheck.model.assessment import REVIEW, THEN, Assessment, Evidence, Response
from skillcheck.store import database
from skillcheck.store.history import History

NOW = datetime(2026, 11, 22, 10, 0, 0, 123_456, tzinfo=UTC)
CANARY = "xqcanaryzv"


def taken(id_: str, at: datetime = NOW, *, finished: bool = True) -> Assessment:
    """An assessment without answers."""
    return Assessment(id_, "clerk", "adaptive", at, "abc123", finished)


def answer(item: str, value: str = "4", at: datetime = NOW, seconds: float = 2.5) -> Response:
    """An answer to an item."""
    return Response(item, value, at, seconds)


def again(history: History) -> tuple[Assessment, ...]:
    """What someone sees who opens the history now."""
    connection = database.open_for_reading(history.file)
    assert connection is not None
    with closing(connection):
        return History(connection, history.file).assessments()


def test_an_assessment_comes_back_as_it_was_kept(history: History) -> None:
    whole = taken("one")._replace(
        responses=(answer("a-1", "5"), answer("a-s", "b", seconds=0), answer("b-1", "n/a"))
    )
    history.start(whole)
    assert again(history) == (whole,)


def test_an_empty_history_has_nothing(history: History) -> None:
    assert (again(history), history.newest(finished=True), history.evidence()) == ((), None, ())


def test_each_answer_is_on_disk_when_record_returns(history: History) -> None:
    history.start(taken("one", finished=False))
    for number in range(1, 4):
        history.record("one", answer(f"a-{number}"))
        assert [r.item for r in again(history)[0].responses] == [f"a-{n}" for n in range(1, number + 1)]


def test_an_answer_given_again_is_replaced_in_its_place_and_its_time_adds_up(history: History) -> None:
    history.start(taken("one", finished=False))
    later = NOW + timedelta(minutes=1)
    for response in (answer("a-1", "2", seconds=1.5), answer("a-2"), answer("a-1", "5", later, 2.0)):
        history.record("one", response)
    # 1.5 + 2.0 seconds
    assert again(history)[0].responses == (answer("a-1", "5", later, 3.5), answer("a-2"))


def test_two_assessments_keep_their_answers_apart(history: History) -> None:
    history.start(taken("one"))
    history.start(taken("two"))
    history.record("one", answer("a-1", "1"))
    history.record("two", answer("a-1", "5"))
    assert [a.answers for a in again(history)] == [{"a-1": "1"}, {"a-1": "5"}]


def test_order_comes_from_the_sequence_and_not_from_the_clock(history: History) -> None:
    for days, id_ in enumerate(("c", "a", "b")):
        history.start(taken(id_, NOW - timedelta(days=days)))
    assert [a.id for a in again(history)] == ["c", "a", "b"]
    newest = history.newest(finished=True)
    assert newest is not None
    assert newest.id == "b"


def test_answers_stand_in_the_order_in_which_they_were_given_whatever_the_clock_said(
    history: History,
) -> None:
    history.start(taken("one"))
    for minutes, item in enumerate(("c-1", "a-1", "b-1")):
        history.record("one", answer(item, at=NOW - timedelta(minutes=minutes)))
    assert [r.item for r in again(history)[0].responses] == ["c-1", "a-1", "b-1"]


def test_an_assessment_is_unfinished_until_it_is_finished(history: History) -> None:
    history.start(taken("one", finished=False))
    assert history.newest(finished=True) is None
    history.finish("one")
    assert history.newest(finished=False) is None
    assert [a.state for a in again(history)] == ["finished"]


def test_finishing_one_leaves_the_others_unfinished(history: History) -> None:
    for id_ in ("one", "two"):
        history.start(taken(id_, finished=False))
    history.finish("one")
    assert [(a.id, a.finished) for a in again(history)] == [("one", True), ("two", False)]


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


def test_no_id_at_all_does_not_find_the_only_assessment(history: History) -> None:
    history.start(taken("one"))
    with pytest.raises(UsageFault):
        history.find("")


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


def test_a_time_that_can_not_be_read_is_a_fault_of_the_history_and_not_a_crash(history: History) -> None:
    history.add_evidence("a", "b", NOW)
    history.start(taken("one"))
    history.connection.execute("UPDATE evidence SET at = 'x'")
    history.connection.execute("UPDATE assessments SET taken_at = 'x'")
    with pytest.raises(HistoryFault, match="is safe"):
        history.evidence()
    with pytest.raises(HistoryFault, match="is safe"):
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
            HistoryFault, match=r"Another skillcheck is using it\. What was saved before is safe"
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
from skillcheck.store import database
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
    assert database.set_aside_if_damaged(file, NOW) is None
    with closing(database.open_for_writing(file)) as connection:
        kept = [r.item for r in History(connection, file).find("one").responses]
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) - len(acknowledged) in (0, 1)  # one may be on disk and not yet told


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


def test_a_deleted_assessment_is_in_no_file_of_the_folder(history: History) -> None:
    with_canaries(history)
    history.delete(["gone"])
    assert traces(history.file.parent) == []
    history.close()
    assert traces(history.file.parent) == []


def test_deleting_one_assessment_leaves_the_others_with_their_evidence(history: History) -> None:
    with_canaries(history)
    history.delete(["gone"])
    (left,) = again(history)
    assert (left.id, len(left.responses)) == ("kept", 150)
    assert [line.text for line in history.evidence()] == ["stays", "stays too"]


def test_deleting_takes_several_and_leaves_those_that_were_not_named(history: History) -> None:
    for id_ in ("a", "b", "c"):
        history.start(taken(id_)._replace(responses=(answer("x-1"),)))
    history.delete(["a", "c", "unknown"])
    assert [a.id for a in again(history)] == ["b"]
    assert history.connection.execute("SELECT count(*) FROM responses").fetchone()[0] == 1


def test_after_deleting_all_no_word_of_it_is_in_any_file_of_the_folder(history: History) -> None:
    with_canaries(history)
    history.delete_all()
    assert traces(history.file.parent) == []
    assert (history.assessments(), history.evidence()) == ((), ())
    history.close()
    assert traces(history.file.parent) == []


def test_the_file_gets_smaller_when_all_is_deleted(history: History) -> None:
    empty = history.connection.execute("PRAGMA page_count").fetchone()[0]
    with_canaries(history)
    assert history.connection.execute("PRAGMA page_count").fetchone()[0] > 2 * empty
    history.delete_all()
    assert history.connection.execute("PRAGMA page_count").fetchone()[0] == empty


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


def test_a_history_can_be_used_again_after_deleting_all(history: History) -> None:
    with_canaries(history)
    history.delete_all()
    history.start(taken("kept"))
    assert [a.id for a in again(history)] == ["kept"]


def test_a_deletion_that_another_reader_keeps_from_being_complete_says_so(history: History) -> None:
    with_canaries(history)
    history.connection.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(history.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM evidence").fetchone()
        with pytest.raises(HistoryFault, match=r"^Deleted, but another skillcheck is reading"):
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
        with pytest.raises(HistoryFault, match="Another skillcheck is using it"):
            history.delete_all()
        other.execute("ROLLBACK")
    assert [(a.id, len(a.responses)) for a in again(history)] == [("kept", 150), ("gone", 150)]


def test_a_wording_is_kept_and_replaced_with_its_answer(history: History) -> None:
    history.start(taken("one", finished=False))
    for wording in ("old", "new"):
        history.record("one", answer("a-1")._replace(wording=wording))
    assert again(history)[0].responses[0].wording == "new"


def test_what_a_then_rating_is_about_is_kept(history: History) -> None:
    then = taken("two")._replace(length=THEN, about="one")
    history.start(then)
    assert again(history) == (then,)


@pytest.mark.parametrize("length", [REVIEW, THEN])
@pytest.mark.parametrize("finished", [True, False])
def test_what_is_about_one_skill_is_never_the_newest(length: str, finished: bool, history: History) -> None:
    history.start(taken("one", finished=finished))
    history.start(taken("two", finished=finished)._replace(length=length))
    newest = history.newest(finished=finished)
    assert newest is not None
    assert newest.id == "one"
    assert [a.id for a in history.backwards()] == (
        ["two", "one"] if finished and length == REVIEW else ["one"]
    )
    assert [a.id for a in history.assessments()] == ["one", "two"]


def test_those_that_answer_some_questions_are_found_in_their_order(history: History) -> None:
    for id_, item in (("c", "a-1"), ("a", "b-1"), ("b", "a-2"), ("d", "a-10")):
        history.start(taken(id_)._replace(responses=(answer(item), answer("z-1"))))
    assert [a.id for a in history.answering(["a-1", "a-2"])] == ["c", "b"]
    assert [r.item for r in history.answering(["a-1"])[0].responses] == ["a-1", "z-1"]
    assert [a.id for a in history.answering(["a-1", "a-2", "b-1"], newest=2)] == ["a", "b"]
    assert history.answering([]) == ()


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


def test_a_history_is_empty_until_something_is_kept(history: History) -> None:
    assert history.is_empty()
    history.start(taken("one", finished=False))
    assert not history.is_empty()


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
    assert [one.id for one in history.answering(["a-1"])] == ["whole"]
    assert history.count_answering(["a-1"]) == 1
    assert [one.id for one in history.backwards()] == ["whole"]
    assert history.finish("broken")
    assert history.count_answering(["a-1"]) == 2


def test_what_has_no_answer_yet_can_not_be_finished(history: History) -> None:
    assert not history.finish("nothing")
