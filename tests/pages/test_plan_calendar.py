"""A plan's calendar: what is in it, and under which names."""

from datetime import UTC, datetime, time

import pytest

from skillcheck.model.calendar import Calendar
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import CLOSED, DROPPED, EXTENDED, CheckIn, Entry, Goal, Review
from skillcheck.pages.plan_calendar import AS_USUAL, CalendarWishes, calendar
from skillcheck.planning.progress import progress
from tests.plans import day, done, goal, plan

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def made(catalogue: Catalogue, *log: Entry, goals: tuple[Goal, ...] = (goal(),), shown: int = 9) -> Calendar:
    own = plan(*log, goals=goals)
    return calendar(own, progress(own, day(20))[:shown], catalogue, NOW, CalendarWishes(look=True))


def test_a_goal_is_a_task_its_practice_its_look_back_and_the_daily_ten_minutes(small: Catalogue) -> None:
    found = made(small)
    assert (found.timezone, found.made_at) == ("Europe/Berlin", NOW)
    assert [task.uid for task in found.tasks] == ["5f2c9a7e-listening-goal@skillcheck"]
    practice, checkin, look = found.slots
    assert (practice.weekdays, practice.at, practice.minutes) == ((0, 2, 4), time(9), 5)
    assert (checkin.weekdays, checkin.at, checkin.minutes) == ((4,), time(9, 5), 5)
    assert (look.weekdays, look.at, look.minutes) == (tuple(range(7)), time(8, 50), 10)
    assert [slot.first for slot in found.slots] == [
        day(2),
        day(3),
        day(2),
    ]  # looked back on is what was practised
    assert {slot.last for slot in found.slots} == {day(29)}
    assert len({slot.uid for slot in found.slots}) == 3


def test_names_stay_whatever_happens_and_each_change_raises_the_revision(small: Catalogue) -> None:
    before, after = made(small), made(small, *done(2), CheckIn(day(6), "listening", 1, 1, "", "If a, b"))
    assert [slot.uid for slot in before.slots] == [slot.uid for slot in after.slots]
    assert [slot.revision for slot in before.slots] == [0, 0, 0]
    assert [slot.revision for slot in after.slots] == [1, 1, 1]
    assert after.slots[0].text == "If a, b"


def test_an_extended_goal_goes_on_to_its_new_day(small: Catalogue) -> None:
    found = made(small, Review(day(20), "listening", EXTENDED, "x", day(43)))
    assert found.tasks[0].due == day(43)
    assert {slot.last for slot in found.slots} == {day(43)}


@pytest.mark.parametrize("outcome", [CLOSED, DROPPED])
def test_a_goal_that_is_over_has_no_slot_after_that(outcome: str, small: Catalogue) -> None:
    found = made(small, Review(day(11), "listening", outcome, "x"))
    assert (found.tasks[0].state, found.tasks[0].ended) == (outcome, day(11))
    assert found.slots[0].last == day(11)
    assert found.slots[-1].cancelled
    assert not found.slots[0].cancelled


def test_slots_that_never_came_are_taken_back(small: Catalogue) -> None:
    found = made(small, Review(day(3), "listening", DROPPED, "x"))
    assert [slot.cancelled for slot in found.slots] == [False, True, True]


def test_the_percentage_is_days_done_of_days_planned(small: Catalogue) -> None:
    assert made(small, *done(2, 4, 6)).tasks[0].percent == 25
    assert made(small, *done(*range(2, 30))).tasks[0].percent == 100
    assert made(small, goals=(goal(start=day(3), due=day(3)),)).tasks[0].percent == 0
    assert made(small, Review(day(3), "listening", CLOSED, "x")).tasks[0].percent == 100


def test_part_of_a_plan_leaves_the_ten_minutes_of_the_whole_alone(small: Catalogue) -> None:
    both = (goal(), goal(id="order", skill="order", start=day(9)))
    assert len(made(small, goals=both, shown=1).slots) == 2
    whole = made(small, goals=both).slots
    assert (len(whole), whole[-1].first, whole[-1].revision) == (5, day(2), 1)


def test_a_practice_at_midnight_keeps_all_within_the_day(small: Catalogue) -> None:
    early, late = goal(at=time(0, 5)), goal(id="late", at=time(23, 58), minutes=30)
    assert made(small, goals=(early,)).slots[-1].at == time(0)
    assert made(small, goals=(late,)).slots[1].at == time(23, 43)


def test_the_look_back_never_falls_into_the_practice(small: Catalogue) -> None:
    last = goal(at=time(23, 30), minutes=45)
    assert [(slot.at, slot.minutes) for slot in made(small, goals=(last,)).slots] == [
        (time(23, 30), 45), (time(23, 15), 5), (time(23, 20), 10),
    ]  # fmt: skip
    assert made(small, goals=(goal(at=time(23, 30), minutes=25),)).slots[1].at == time(23, 55)


def test_the_daily_ten_minutes_are_left_out_unless_they_are_asked_for(small: Catalogue) -> None:
    own = plan()
    usual = calendar(own, progress(own, day(20)), small, NOW, AS_USUAL)
    assert [slot.uid.split("-")[-1] for slot in usual.slots] == ["practice@skillcheck", "checkin@skillcheck"]
    assert usual.alarm is None


def test_the_last_day_of_a_goal_is_one_of_the_calendar(small: Catalogue) -> None:
    (last,) = made(small).days
    assert (last.uid, last.day, last.cancelled) == ("5f2c9a7e-listening-end@skillcheck", day(29), False)
    dropped = made(small, Review(day(5), "listening", DROPPED, "x"))
    assert dropped.days[0].cancelled
