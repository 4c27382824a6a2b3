"""What the log makes of a goal: state, days, weeks."""

from datetime import date

import pytest

from skillcheck.model.plan import CLOSED, DROPPED, EXTENDED, MISSED, OPEN, CheckIn, Edit, Entry, Review, Tick
from skillcheck.planning.progress import find_monday, is_planned, open_goals, progress
from tests.plans import day, done, goal, plan

END = day(40)


def test_without_a_log_a_goal_is_as_it_was_made() -> None:
    (one,) = progress(plan(), day(3))
    assert (one.goal, one.state, one.ended, one.changes) == (goal(), OPEN, None, 0)
    assert (one.done, one.missed, one.weeks, one.streak, one.last_checkin) == ((), (), 0, 0, None)


def test_a_day_counts_once_and_its_last_note_counts() -> None:
    log = [*done(4, 2, 2), Tick(day(6), "listening", MISSED), Tick(day(4), "listening", MISSED), *done(6)]
    (one,) = progress(plan(*log), day(7))
    assert one.done == (day(2), day(6))
    assert one.missed == (day(4),)
    assert len(one.entries) == 6


def test_what_belongs_to_another_goal_does_not_count() -> None:
    both = plan(*done(2), *done(4, goal="order"), goals=(goal(), goal(id="order", skill="order")))
    assert [one.done for one in progress(both, day(7))] == [(day(2),), (day(4),)]


# Weeks begin on the 2nd, 9th, 16th and 23rd; three days are planned in each, so that two of them keep a week.
@pytest.mark.parametrize(
    ("days", "today", "weeks", "streak"),
    [
        ((2, 4), 8, 1, 1),
        ((2,), 8, 0, 0),
        ((2, 4, 9, 13), 15, 2, 2),
        ((2, 4, 9, 13), 16, 2, 2),  # the third week has only begun: nothing is broken
        ((2, 4, 9, 13), 22, 2, 2),  # its last day is not over
        ((2, 4, 9, 13), 23, 2, 0),
        ((2, 4, 16, 18), 22, 2, 1),
        ((3, 5), 8, 1, 1),  # other days than the planned ones count as well
        ((2, 4, 9, 13, 16, 18, 23, 25), 60, 4, 4),  # nothing is planned after the end
    ],
)
def test_a_week_is_kept_with_half_of_its_days(
    days: tuple[int, ...], today: int, weeks: int, streak: int
) -> None:
    (one,) = progress(plan(*done(*days)), day(today))
    assert (one.weeks, one.streak) == (weeks, streak)


def test_a_first_week_asks_only_for_the_days_from_the_start_on() -> None:
    late = plan(*done(6), goals=(goal(start=day(5)),))
    assert progress(late, day(9))[0].weeks == 1


def test_a_goal_that_is_over_keeps_its_row() -> None:
    log: list[Entry] = [*done(2, 4), Review(day(8), "listening", CLOSED, "Sits.")]
    (one,) = progress(plan(*log), END)
    assert (one.state, one.ended, one.streak) == (CLOSED, day(8), 1)


def test_check_ins_add_up_and_the_newest_cue_counts() -> None:
    log = (
        CheckIn(day(6), "listening", 6, 2, "Noise", "When the door shuts, I sit down."),
        CheckIn(day(13), "listening", 4, 4),
    )
    (one,) = progress(plan(*log), day(14))
    assert (one.came_up, one.acted, one.last_checkin, one.changes) == (10, 6, day(13), 1)
    assert one.goal.cue == "When the door shuts, I sit down."


@pytest.mark.parametrize("outcome", [CLOSED, DROPPED])
def test_a_goal_that_was_ended_is_open_no_more(outcome: str) -> None:
    ended = plan(Review(day(29), "listening", outcome, "Enough."))
    assert open_goals(ended, END) == ()
    assert (progress(ended, END)[0].state, progress(ended, END)[0].changes) == (outcome, 1)


def test_an_extended_goal_is_open_to_its_new_day() -> None:
    (one,) = open_goals(plan(Review(day(29), "listening", EXTENDED, "Two more weeks.", day(43))), END)
    assert (one.goal.due, one.changes) == (day(43), 1)


def test_a_goal_may_be_taken_up_again() -> None:
    log = (Review(day(20), "listening", CLOSED, "x"), Review(day(22), "listening", EXTENDED, "y", day(43)))
    assert progress(plan(*log), END)[0].state == OPEN


@pytest.mark.parametrize(
    ("when", "yes"), [(day(1), False), (day(2), True), (day(3), False), (day(27), True), (day(30), False)]
)
def test_a_day_is_planned_by_weekday_from_start_to_due(when: date, yes: bool) -> None:
    assert is_planned(goal(), when) is yes


def test_a_week_begins_on_monday() -> None:
    assert find_monday(day(8)) == find_monday(day(2)) == day(2)


def test_notes_outside_of_a_goal_s_time_count_in_nothing() -> None:
    log = [*done(1, 2, 30, 31), Tick(day(1), "listening", MISSED), Tick(day(60), "listening", MISSED)]
    (one,) = progress(plan(*log), day(60))
    assert (one.done, one.missed) == ((day(2),), ())
    assert len(one.entries) == 6
    (extended,) = progress(plan(*log, Review(day(30), "listening", EXTENDED, "x", day(31))), day(60))
    assert extended.done == (day(2), day(30), day(31))


def test_what_was_changed_counts_from_then_on_and_the_newest_of_several() -> None:
    log = (
        Edit(day(3), "listening", {"why": "Mine", "cue": "If a, b"}),
        CheckIn(day(6), "listening", 1, 1, cue="If c, d"),
        Edit(day(7), "listening", {"days": (1,), "due": day(43)}),
    )
    (standing,) = progress(plan(*log, *done(10)), day(12))
    changed = standing.goal
    assert (changed.why, changed.cue, changed.days, changed.due) == ("Mine", "If c, d", (1,), day(43))
    assert (standing.changes, standing.weeks, standing.state) == (3, 1, OPEN)
