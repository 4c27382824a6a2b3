"""`skillcheck plan edit` by options: what was decided is changed, and what was decided before is not lost."""

import json
import sqlite3
from contextlib import closing

import icalendar
import pytest

from skillcheck.store import database
from tests.commands.plan.conftest import MADE, SUMS, On, goals, state


def test_only_what_is_named_changes_and_it_is_an_entry(planned: None, on: On) -> None:
    (before,) = goals(on(3, "show", "-f", "json"))
    ran = on(3, "edit", "--due", "2026-12-13", "--days", "tue thu", "--tell", "Bob", "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    (entry,) = json.loads(ran.out)["entries"]
    assert (entry["day"], entry["goal"], entry["what"]) == ("2026-11-03", "listening", "edit")
    assert entry["changes"] == {"due": "2026-12-13", "days": ["tue", "thu"], "tell": "Bob"}
    (after,) = goals(on(4, "show", "-f", "json"))
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"due", "days", "tell", "weekly_minutes", "checkins"}
    assert "changed: due: 2026-12-13; days: tue, thu; tell: Bob" in on(4, "show", "--include", "notes").out


def test_another_practice_brings_all_that_it_says_but_for_what_is_named(planned: None, on: On) -> None:
    assert on(3, "edit", "--practice", "2", "--minutes", "7").code == 0
    (goal,) = goals(on(3, "show", "-f", "json"))
    assert (goal["practice"], goal["minutes"], goal["why"]) == ("listening-p2", 7, "Guests tell me twice.")
    assert goal["action"] != "Say it back"
    assert on(3, "edit", "--action", "Ask twice").code == 0
    (goal,) = goals(on(3, "show", "-f", "json"))
    assert (goal["practice"], goal["action"]) == (None, "Ask twice")


def test_a_span_counts_from_today(planned: None, on: On) -> None:
    assert on(20, "edit", "--due", "2w").code == 0
    assert goals(on(20, "show", "-f", "json"))[0]["due"] == "2026-12-04"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "There is no terminal to ask at. Say what to change."),
        (("--due", "2026-11-01"), "the due date 2026-11-01 is before the start 2026-11-02"),
        (("--cue", "be nice"), "“be nice” is no if-then line"),
        (("--why", " "), "--why TEXT: why it matters to you"),
        (("--practice", "1", "--action", "x"), "Choose one."),
        (("--at", "noon"), "--at: “noon” is no time of day"),
        (("order", "--why", "x"), "There is no goal “order”"),
    ],
)
def test_what_can_not_be_is_refused_and_changes_nothing(
    words: tuple[str, ...], said: str, planned: None, on: On
) -> None:
    before = state(on)
    ran = on(3, "edit", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert state(on) == before


def test_a_goal_whose_time_is_over_can_be_changed_all_the_same(planned: None, on: On) -> None:
    assert on(34, "edit", "--tell", "Bob").code == 0
    assert on(34, "edit", "--due", "2026-11-30").code == 2


def test_nothing_changed_is_said(planned: None, on: On) -> None:
    ran = on(3, "edit", "--tell", "Ada")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing was changed.\n")
    assert json.loads(on(3, "show", "--include", "notes", "-f", "json").out)["log"] == []


def test_a_goal_that_is_over_is_not_changed(planned: None, on: On) -> None:
    on(3, "review", "--drop", "--reason", "x")
    ran = on(4, "edit", "listening", "--why", "x")
    assert ran.code == 2
    assert "The goal listening was dropped on 2026-11-03." in ran.err


def test_with_several_goals_the_goal_must_be_named(planned: None, on: On) -> None:
    on(2, *SUMS)
    assert "Which goal? There are listening, sums." in on(3, "edit", "--why", "x").err
    assert on(3, "edit", "Hearing", "Out", "--why", "Mine").code == 0
    assert [goal["why"] for goal in goals(on(3, "show", "-f", "json"))] == ["Mine", MADE[6]]


def test_calendars_take_the_change_for_newer(planned: None, on: On) -> None:
    def numbers() -> set[int]:
        return {
            part["SEQUENCE"]
            for part in icalendar.Calendar.from_ical(on(5, "-f", "ics").out).walk()
            if "SEQUENCE" in part
        }

    assert numbers() == {0}
    on(3, "edit", "--at", "14:00")
    assert numbers() == {1}
    on(4, "undo")
    assert numbers() == {1}


def test_no_start_is_taken_after_a_day_that_was_noted(planned: None, on: On) -> None:
    assert on(2, "done").code == 0
    ran = on(3, "edit", "--start", "2026-11-09")
    assert (ran.code, "1 note of this goal would be from before 2026-11-09" in ran.err) == (2, True)
    assert on(3, "edit", "--start", "2026-11-01").code == 0


def test_a_note_from_before_its_start_keeps_a_goal_from_no_other_change(planned: None, on: On) -> None:
    assert on(3, "done").code == 0
    later = {"day": "2026-11-03", "goal": "listening", "changes": {"start": "2026-11-05"}}
    with closing(sqlite3.connect(database.path())) as history, history:
        insert = "INSERT INTO plan_entries (what, content) VALUES ('edit', ?)"
        history.execute(insert, [json.dumps(later)])  # by another terminal, at the same time
    assert on(6, "edit", "--tell", "Bob").code == 0
    assert on(6, "edit", "--start", "2026-11-09").code == 2
