"""`skillcheck plan done` and `missed`."""

import json
import re

import pytest

from tests.commands.plan.conftest import MADE, SUMS, On, goals, state


@pytest.mark.parametrize(("what", "option"), [("done", "--note"), ("missed", "--why")])
def test_a_tick_is_kept_with_its_words(what: str, option: str, planned: None, on: On) -> None:
    ran = on(4, what, "listening", option, "  Two calls: both well.  ", "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    (entry,) = json.loads(ran.out)["entries"]
    assert (entry["day"], entry["goal"], entry["what"], entry["note"]) == (
        "2026-11-04", "listening", what, "Two calls: both well.",
    )  # fmt: skip
    assert (entry["done"], entry["missed"]) == ((1, 0) if what == "done" else (0, 1))


def test_a_note_that_takes_the_place_of_another_is_told(planned: None, on: On) -> None:
    assert on(4, "done", "listening").err == ""
    assert on(4, "done", "listening").err == ""
    said = on(4, "missed", "listening").err
    assert "2026-11-04 was noted as done before" in said
    assert "skillcheck plan undo" in said


def test_a_day_before_may_be_noted_and_no_day_to_come(planned: None, on: On) -> None:
    for day, number in (("2026-11-04", 4), ("yesterday", 4), ("today", 5)):
        (entry,) = json.loads(on(5, "done", "--day", day, "-f", "json").out)["entries"]
        assert entry["day"] == f"2026-11-{number:02}"
    for day, said in (
        ("2026-11-06", "is still to come"),
        ("4w", "is still to come; write a day that has been"),
        ("friday", "2026-11-06 is still to come"),
        ("soon", "“soon” is no day"),
    ):
        ran = on(5, "done", "--day", day)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


def test_with_several_goals_the_goal_must_be_named(planned: None, on: On) -> None:
    on(2, *SUMS)
    ran = on(4, "done")
    assert (ran.code, ran.out) == (2, "")
    assert "Which goal? There are listening, sums." in ran.err
    assert on(4, "done", "sums").code == 0
    assert [goal["done"] for goal in goals(on(4, "show", "-f", "json"))] == [0, 1]


def test_a_goal_that_is_over_takes_no_tick(planned: None, on: On) -> None:
    on(3, "review", "--close", "--reason", "Sits.")
    ran = on(4, "done", "listening")
    assert (ran.code, ran.out) == (2, "")
    assert "The goal listening was closed on 2026-11-03." in ran.err
    assert on(4, "done").code == 5


def test_a_name_that_is_none_is_said(planned: None, on: On) -> None:
    ran = on(4, "done", "lisening")
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean listening?" in ran.err


def test_a_clock_that_jumped_back_is_said_and_the_tick_kept(planned: None, on: On) -> None:
    on(9, "done")
    ran = on(6, "done")
    assert ran.code == 0
    assert "The clock says 2026-11-06, before the plan's last note (2026-11-09)" in ran.err
    assert goals(on(10, "show", "-f", "json"))[0]["done"] == 2


@pytest.mark.parametrize("note", ["x" * 2001, "a \udcff byte"])
def test_what_is_no_line_is_refused(note: str, planned: None, on: On) -> None:
    before = state(on)
    ran = on(4, "done", "--note", note)
    assert (ran.code, ran.out) == (2, "")
    assert state(on) == before


def test_a_missed_day_breaks_no_row_of_weeks(planned: None, on: On) -> None:
    for number in (2, 4, 9, 11):
        on(number, "done")
    on(13, "missed", "--why", "Ill")
    (goal,) = goals(on(14, "show", "-f", "json"))
    assert (goal["done"], goal["missed"], goal["weeks"], goal["streak"]) == (4, 1, 2, 2)
    assert "4 days done, 1 missed; 2 weeks kept" in on(14, "show").out


@pytest.mark.parametrize("what", ["done", "missed"])
@pytest.mark.parametrize(
    ("number", "words"),
    [(1, ()), (4, ("--day", "2026-11-01")), (30, ()), (40, ("--day", "2026-11-30"))],
    ids=["the day before", "a day before", "the day after", "a day after"],
)
def test_a_day_outside_of_the_goal_s_time_is_refused(
    number: int, words: tuple[str, ...], what: str, planned: None, on: On
) -> None:
    before = state(on)
    ran = on(number, what, *words)
    assert (ran.code, ran.out) == (2, "")
    assert "The goal listening is from 2026-11-02 to 2026-11-29" in ran.err
    assert ("extend it: skillcheck plan review listening" in ran.err) is (number >= 30)
    assert state(on) == before


def test_the_last_day_can_be_noted_late(planned: None, on: On) -> None:
    assert on(34, "done", "--day", "2026-11-29").code == 0


@pytest.mark.parametrize("words", [("today",), ("show",), ("show", "--include", "notes"), ("-f", "ics")])
def test_two_goals_on_one_skill_can_be_told_apart(words: tuple[str, ...], planned: None, on: On) -> None:
    assert on(2, *MADE[1:], "--role", "clerk").code == 0
    shown = on(4, "done", "listening-2").out
    assert shown.startswith("Listening (listening-2), 2026-11-04: done")
    shown = on(4, *words).out
    assert "Listening (listening-2)" in shown
    assert re.search(r"Listening(?! \()", shown)
