"""What the log has made of each goal: its state, the days done and missed, the weeks kept."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from skillcheck.model.plan import (
    DONE,
    MISSED,
    OPEN,
    CheckIn,
    Edit,
    Entry,
    Goal,
    Plan,
    Progress,
    Review,
    Tick,
    find_end,
)


def progress(plan: Plan, today: date) -> tuple[Progress, ...]:
    """Return each goal of the plan, in its order, as it stands on `today`."""
    return tuple(
        follow(goal, [entry for entry in plan.log if entry.goal == goal.id], today) for goal in plan.goals
    )


def open_goals(plan: Plan, today: date) -> tuple[Progress, ...]:
    """Return the goals that are neither closed nor dropped."""
    return tuple(standing for standing in progress(plan, today) if standing.state == OPEN)


def follow(goal: Goal, entries: Sequence[Entry], today: date) -> Progress:
    """Return what its entries have made of a goal by `today`."""
    changed, changes = _change(goal, entries)
    end = find_end(entries)
    done, missed = _find_days(changed, entries, DONE), _find_days(changed, entries, MISSED)
    checkins = [entry for entry in entries if isinstance(entry, CheckIn)]
    weeks, streak = _count_weeks(changed, set(done), end.day if end else today)
    return Progress(
        goal=changed,
        state=end.outcome if end else OPEN,
        ended=end.day if end else None,
        changes=changes,
        entries=tuple(entries),
        done=done,
        missed=missed,
        weeks=weeks,
        streak=streak,
        came_up=sum(entry.came_up for entry in checkins),
        acted=sum(entry.acted for entry in checkins),
        last_checkin=max((entry.day for entry in checkins), default=None),
    )


def is_planned(goal: Goal, day: date) -> bool:
    """Return whether the practice is meant for this day."""
    return goal.runs_on(day) and day.weekday() in goal.days


def find_monday(day: date) -> date:
    """Return the first day of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def _change(goal: Goal, entries: Iterable[Entry]) -> tuple[Goal, int]:
    """Return the goal with all that was changed since, and how many entries have changed it or its state."""
    changes = 0
    for entry in entries:
        match entry:
            case Edit():
                goal = goal._replace(**entry.changes)
            case CheckIn() if entry.cue:
                goal = goal._replace(cue=entry.cue)
            case Review():
                goal = goal._replace(due=entry.due or goal.due)
            case _:
                continue
        changes += 1
    return goal, changes


def _find_days(goal: Goal, entries: Iterable[Entry], what: str) -> tuple[date, ...]:
    """Return the goal's days that ended up as `what`: of several notes for one day the last one counts.

    A note for a day outside of the goal's time, as a change of dates may leave one, counts in nothing.
    """
    latest = {
        entry.day: entry.what for entry in entries if isinstance(entry, Tick) and goal.runs_on(entry.day)
    }
    return tuple(sorted(day for day, last in latest.items() if last == what))


def _count_weeks(goal: Goal, done: set[date], today: date) -> tuple[int, int]:
    """Return how many weeks were kept, and how many in a row up to `today`; a week still going on breaks no row."""
    kept = streak = 0
    monday = find_monday(goal.start)
    while monday <= min(today, goal.due):
        days = [monday + timedelta(days=number) for number in range(7)]
        due = sum(is_planned(goal, day) for day in days)
        if due and 2 * sum(day in done for day in days) >= due:
            kept, streak = kept + 1, streak + 1
        elif due and days[-1] < today:
            streak = 0
        monday += timedelta(days=7)
    return kept, streak
