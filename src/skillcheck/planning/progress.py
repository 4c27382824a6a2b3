"""What the log has made of each goal: its state, the days done and missed, the weeks kept."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from skillcheck.model.plan import (
    CLOSED,
    DONE,
    DROPPED,
    EXTENDED,
    MISSED,
    OPEN,
    CheckIn,
    Entry,
    Goal,
    Plan,
    Progress,
    Review,
    Tick,
)

WEEK = timedelta(days=7)
ENDINGS = (CLOSED, DROPPED)


def progress(plan: Plan, today: date) -> tuple[Progress, ...]:
    """Each goal of the plan, in its order, as it stands on `today`."""
    return tuple(
        _of(goal, [entry for entry in plan.log if entry.goal == goal.id], today) for goal in plan.goals
    )


def open_goals(plan: Plan, today: date) -> tuple[Progress, ...]:
    """Those that are neither closed nor dropped."""
    return tuple(one for one in progress(plan, today) if one.state == OPEN)


def planned(goal: Goal, day: date) -> bool:
    """Whether the practice is meant for this day."""
    return goal.runs_on(day) and day.weekday() in goal.days


def monday(day: date) -> date:
    """The first day of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def _of(goal: Goal, entries: Sequence[Entry], today: date) -> Progress:
    changed, changes = _changed(goal, entries)
    state, ended = _ending(entries)
    done, missed = _days(changed, entries, DONE), _days(changed, entries, MISSED)
    checkins = [entry for entry in entries if isinstance(entry, CheckIn)]
    kept, streak = _weeks(changed, set(done), ended or today)
    return Progress(
        goal=changed,
        state=state,
        ended=ended,
        changes=changes,
        entries=tuple(entries),
        done=done,
        missed=missed,
        weeks=kept,
        streak=streak,
        came_up=sum(entry.came_up for entry in checkins),
        acted=sum(entry.acted for entry in checkins),
        last_checkin=max((entry.day for entry in checkins), default=None),
    )


def _changed(goal: Goal, entries: Iterable[Entry]) -> tuple[Goal, int]:
    """The goal with the newest cue and due date, and how many entries have changed it or its state."""
    changes = 0
    for entry in entries:
        if isinstance(entry, CheckIn) and entry.cue:
            goal, changes = goal._replace(cue=entry.cue), changes + 1
        elif isinstance(entry, Review):
            goal = goal._replace(due=entry.due) if entry.outcome == EXTENDED and entry.due else goal
            changes += 1
    return goal, changes


def _ending(entries: Iterable[Entry]) -> tuple[str, date | None]:
    """The last review decides; an extended goal is open again."""
    reviews = [entry for entry in entries if isinstance(entry, Review)]
    if reviews and reviews[-1].outcome in ENDINGS:
        return reviews[-1].outcome, reviews[-1].day
    return OPEN, None


def _days(goal: Goal, entries: Iterable[Entry], what: str) -> tuple[date, ...]:
    """The goal's days that ended up as `what`: of several notes for one day the last one counts.

    A note for a day outside of the goal's time, as a hand or a change of dates may leave one, counts in nothing.
    """
    latest = {
        entry.day: entry.what for entry in entries if isinstance(entry, Tick) and goal.runs_on(entry.day)
    }
    return tuple(sorted(day for day, found in latest.items() if found == what))


def _weeks(goal: Goal, done: set[date], today: date) -> tuple[int, int]:
    """How many weeks were kept, and how many in a row up to `today`; a week still going on can't break a row."""
    kept = streak = 0
    week = monday(goal.start)
    while week <= min(today, goal.due):
        days = [week + timedelta(days=number) for number in range(7)]
        due = sum(planned(goal, day) for day in days)
        if due and 2 * sum(day in done for day in days) >= due:
            kept, streak = kept + 1, streak + 1
        elif due and days[-1] < today:
            streak = 0
        week += WEEK
    return kept, streak
