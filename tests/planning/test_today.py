"""What one day asks."""

from datetime import date

import pytest

from skillcheck.model.plan import CLOSED, MISSED, CheckIn, Review, Tick
from skillcheck.planning.progress import progress
from skillcheck.planning.today import find_checkin, today
from tests.plans import day, done, goal, plan


def test_every_open_goal_has_one_action_every_day_planned_or_not() -> None:
    for number in range(2, 30):
        (action,) = today(plan(), day(number)).actions
        assert action.planned is (day(number).weekday() in (0, 2, 4))


@pytest.mark.parametrize("number", [1, 30])
def test_before_the_start_and_after_the_end_nothing_is_asked(number: int) -> None:
    assert today(plan(), day(number)).actions == ()


def test_a_goal_that_is_over_asks_for_nothing() -> None:
    assert today(plan(Review(day(3), "listening", CLOSED, "x")), day(4)) == today(plan(goals=()), day(4))


def test_the_action_says_whether_it_was_done() -> None:
    log = plan(*done(2), Tick(day(4), "listening", MISSED))
    assert [today(log, day(n)).actions[0].state for n in (2, 3, 4)] == ["done", "", "missed"]


def test_the_look_ahead_goes_round_the_goals_that_have_a_picture() -> None:
    goals = (goal(), goal(id="order", skill="order"), goal(id="sums", skill="sums", picture=""))
    looks = [today(plan(goals=goals), day(number)).look for number in range(2, 6)]
    assert [look and look.goal.id for look in looks] in (
        ["listening", "order"] * 2,
        ["order", "listening"] * 2,
    )


def test_without_a_picture_there_is_no_look_ahead() -> None:
    assert today(plan(goals=(goal(picture=""),)), day(3)).look is None


# Fridays are the 6th, 13th, 20th and 27th; the goal ends on the 29th.
@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, day(2), day(6)),
        (None, day(6), day(6)),
        (None, day(8), day(6)),  # left out: still to be made
        (None, day(14), day(13)),  # of several that were left out, the last one
        (day(6), day(6), day(13)),
        (day(4), day(5), day(13)),  # a look back early in a week counts for it
        (day(8), day(9), day(13)),
        (day(27), day(28), None),
        (None, day(60), None),
    ],
)
def test_each_week_has_one_check_in(last: date | None, now: date, due: date | None) -> None:
    (one,) = progress(plan(), now)
    assert find_checkin(one._replace(last_checkin=last), now) == due


def test_before_the_first_day_of_practice_there_is_nothing_to_look_back_on() -> None:
    friday = goal(
        start=day(6), due=day(29)
    )  # practised on Mondays, Wednesdays and Fridays; looks back on Fridays
    (one,) = progress(plan(goals=(friday,)), day(6))
    assert find_checkin(one, day(6)) == day(13)
    assert find_checkin(one, day(7)) == day(13)
    (one,) = progress(plan(goals=(friday._replace(start=day(5), days=(3,)),)), day(6))
    assert find_checkin(one, day(6)) == day(6)


def test_what_is_due_within_a_week_is_named_the_earliest_first() -> None:
    goals = (goal(due=day(8)), goal(id="order", skill="order", start=day(5), checkin=0))
    found = [(due.progress.goal.id, due.what, due.day) for due in today(plan(goals=goals), day(3)).due]
    assert found == [
        ("order", "start", day(5)),
        ("listening", "checkin", day(6)),
        ("listening", "review", day(8)),
        ("order", "checkin", day(9)),
    ]


def test_a_review_stays_due_until_it_is_made() -> None:
    late = plan(CheckIn(day(27), "listening", 1, 1))
    assert [(due.what, due.day) for due in today(late, day(40)).due] == [("review", day(29))]
