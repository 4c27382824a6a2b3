"""Each entry of the list of goal achievement, shown as a person uses the program; the names say which one."""

import json

import icalendar
import pytest

from tests.commands.plan.conftest import MADE, On, goals, on, planned, ready
from tests.test_coverage import ROWS

__all__ = ["on", "planned", "ready"]
ENTRIES = {int(entry): by for list_, entry, by in ROWS if list_ == "goal-achievement"}
SHOWN = {
    1: "every goal is SMART",
    2: "one goal for each role",
    3: "why it matters",
    4: "no goal is forced",
    5: "can be read, printed and kept in sight",
    6: "honest record of missed steps",
    7: "hand to a partner",
    8: "calendar export",
    9: "ten-minute daily slot",
    10: "small wins shown",
}


def test_every_entry_of_the_list_has_its_test_below() -> None:
    assert set(ENTRIES) == set(SHOWN)
    for entry, words in SHOWN.items():
        assert words in ENTRIES[entry]
        assert any(name.startswith(f"test_entry_{entry}_") for name in globals())


def test_entry_1_a_goal_that_is_not_smart_is_not_taken(ready: None, on: On) -> None:
    ran = on(2, "new", "listening")
    assert ran.code == 2
    for part in ("specific", "measurable", "assignable", "realistic", "time-related"):
        assert f"({part})" in ran.err
    assert on(2, *MADE[1:]).code == 0


def test_entry_2_each_role_that_a_person_holds_has_a_goal(planned: None, on: On) -> None:
    ran = on(2, "new", "sums", "--role", "clerk", "--why", "b", "--action", "Add", "--cue", "If a, b",
             "--done-when", "c", "--due", "2w", "--days", "daily", "--minutes", "5")  # fmt: skip
    assert ran.code == 0, ran.err
    assert {goal["role"] for goal in goals(on(3, "-f", "json"))} == {"desk-lead", "clerk"}


def test_entry_3_a_goal_says_why_it_matters_to_the_person(ready: None, on: On) -> None:
    without = [word for word in MADE[1:] if word not in ("--why", "Guests tell me twice.")]
    assert "--why" in on(2, *without).err
    assert on(2, *MADE[1:]).code == 0
    assert "Why it matters to me: Guests tell me twice." in on(3, "show").out


def test_entry_4_the_person_picks_and_need_not_pick_the_largest(ready: None, on: On) -> None:
    sums = ["sums" if word == "listening" else word for word in MADE[1:]]
    sums = [word for word in sums if word not in ("--practice", "1")]
    ran = on(
        2, *sums, "--action", "Add", "--cue", "If a, b", "--done-when", "c", "--minutes", "5", "-f", "json"
    )
    assert [goal["skill"] for goal in goals(ran)] == ["sums"]


@pytest.mark.parametrize("format_", ["md", "html", "plain"])
def test_entry_5_the_plan_is_a_page_to_keep_in_sight(format_: str, planned: None, on: On) -> None:
    page = on(3, "show", "-f", format_).out
    assert "When a call begins, I say back the first point." in page
    assert "I have done this in ten calls." in page


def test_entry_6_the_commitment_has_its_day_and_missed_steps_their_place(planned: None, on: On) -> None:
    on(4, "missed", "--why", "Two people ill")
    (goal,) = goals(on(5, "-f", "json"))
    assert (goal["committed"], goal["missed"]) == ("2026-11-02", 1)
    assert "missed: Two people ill" in on(5, "show", "--include", "notes").out


def test_entry_7_a_partner_gets_a_page_with_the_days_to_ask_on_and_no_private_note(
    planned: None, on: On
) -> None:
    on(4, "missed", "--why", "canary-bird")
    page = " ".join(on(5, "show", "-f", "md").out.split())
    assert "Told: Ada" in page
    assert "2026-11-06, 2026-11-13, 2026-11-20, 2026-11-27" in page
    assert "canary-bird" not in page


def test_entry_8_steps_for_days_weeks_and_the_end_go_to_a_calendar(planned: None, on: On) -> None:
    found = icalendar.Calendar.from_ical(on(3, "-f", "ics", "--look-ahead").out)
    days = {str(one["SUMMARY"]): one["RRULE"]["BYDAY"] for one in found.walk("VEVENT") if "RRULE" in one}
    assert days == {
        "Listening: Say it back": ["MO", "WE", "FR"],
        "Look back on Listening": ["FR"],
        "See how it will be": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
    }
    (task,) = found.walk("VTODO")
    assert (f"{task['DTSTART'].dt}", f"{task['DUE'].dt}") == ("2026-11-02", "2026-11-29")


def test_entry_9_ten_minutes_a_day_picture_the_outcome(planned: None, on: On) -> None:
    look = json.loads(on(3, "today", "-f", "json").out)["look"]
    assert (look["minutes"], look["picture"]) == (10, "Of me: “Says back what was heard.”")


def test_entry_10_every_day_has_one_small_action_that_is_ticked_off_and_adds_up(
    planned: None, on: On
) -> None:
    for number in range(2, 30):
        assert len(json.loads(on(number, "today", "-f", "json").out)["actions"]) == 1
    on(2, "done")
    on(4, "done")
    assert "2 days done; 1 week kept" in on(4, "show").out
