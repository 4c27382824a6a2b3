"""What one day of a plan asks."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from skillcheck.model.plan import DONE, MISSED, Plan, Progress
from skillcheck.model.today import Action, Due, Today
from skillcheck.planning.progress import monday, open_goals, planned

SOON = timedelta(days=6)
"""With today, a week: what falls into it is worth saying."""


def today(plan: Plan, day: date) -> Today:
    """What `day` asks; goals that have not begun yet, or are over, have no action."""
    goals = open_goals(plan, day)
    actions = tuple(
        Action(one, planned(one.goal, day), _state(one, day)) for one in goals if one.goal.runs_on(day)
    )
    pictures = [action.progress for action in actions if action.progress.goal.picture]
    look = pictures[day.toordinal() % len(pictures)] if pictures else None
    due = tuple(sorted(_due(goals, day), key=lambda due: due.day))
    return Today(day, actions, look, due, len(goals))


def checkin_due(one: Progress, day: date) -> date | None:
    """The check-in to make next: the last one that was left out, else the first to come; None up to the end of next week.

    Each week of the goal has one, on its weekday; a look back earlier in that week counts for it.
    """
    this_week = monday(day) + timedelta(days=one.goal.checkin)
    near = [this_week + timedelta(days=7 * weeks) for weeks in (-1, 0, 1)]
    open_ = [
        when
        for when in near
        if one.goal.start <= when <= one.goal.due
        and not (one.last_checkin and one.last_checkin >= monday(when))
    ]
    left_out = [when for when in open_ if when <= day]
    return left_out[-1] if left_out else next(iter(open_), None)


def _due(goals: Iterable[Progress], day: date) -> Iterator[Due]:
    last = day + SOON
    for one in goals:
        if day < one.goal.start <= last:
            yield Due(one, "start", one.goal.start)
        checkin = checkin_due(one, day)
        if checkin and checkin <= last:
            yield Due(one, "checkin", checkin)
        if one.goal.due <= last:
            yield Due(one, "review", one.goal.due)


def _state(one: Progress, day: date) -> str:
    if day in one.done:
        return DONE
    return MISSED if day in one.missed else ""
