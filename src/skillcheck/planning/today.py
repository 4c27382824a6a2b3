"""What one day of a plan asks."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from skillcheck.model.plan import DONE, MISSED, Action, Due, Plan, Progress, Today
from skillcheck.planning.progress import find_monday, is_planned, open_goals

SOON = timedelta(days=6)
"""With today, a week: what falls into it is worth saying."""


def today(plan: Plan, day: date) -> Today:
    """Return what `day` asks; goals that have not begun yet, or are over, have no action."""
    goals = open_goals(plan, day)
    running = [standing for standing in goals if standing.goal.runs_on(day)]
    actions = [Action(each, is_planned(each.goal, day), find_state(each, day)) for each in running]
    pictures = [standing for standing in running if standing.goal.picture]
    look = pictures[day.toordinal() % len(pictures)] if pictures else None
    due = sorted(_find_due(goals, day), key=lambda due: due.day)
    ahead = sorted((each.goal for each in goals if each.goal.start > day), key=lambda goal: goal.start)
    return Today(day, tuple(actions), look, tuple(due), len(goals), tuple(ahead))


def find_checkin(standing: Progress, day: date) -> date | None:
    """Return the check-in to make next: the last one that was left out, else the first to come; None up to the next week.

    Each week after the first practice has one, on its weekday; a look back earlier in that week counts for it.
    """
    goal, last = standing.goal, standing.last_checkin
    this_week = find_monday(day) + timedelta(days=goal.checkin)
    near = [this_week + timedelta(days=7 * weeks) for weeks in (-1, 0, 1)]
    waiting = [
        when
        for when in near
        if goal.runs_on(when) and when > goal.first_practice and not (last and last >= find_monday(when))
    ]
    left_out = [when for when in waiting if when <= day]
    return left_out[-1] if left_out else next(iter(waiting), None)


def _find_due(goals: Iterable[Progress], day: date) -> Iterator[Due]:
    last = day + SOON
    for standing in goals:
        if day < standing.goal.start <= last:
            yield Due(standing, "start", standing.goal.start)
        checkin = find_checkin(standing, day)
        if checkin and checkin <= last:
            yield Due(standing, "checkin", checkin)
        if standing.goal.due <= last:
            yield Due(standing, "review", standing.goal.due)


def find_state(standing: Progress, day: date) -> str:
    """Return whether a day's practice was done or missed, as it was noted last; empty for neither."""
    if day in standing.done:
        return DONE
    return MISSED if day in standing.missed else ""
