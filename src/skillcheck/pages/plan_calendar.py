"""A plan in a calendar: a task for each goal, its practice, the weekly look back, and the daily ten minutes."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from skillcheck.model.calendar import Calendar, Slot, Task
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import CHECKIN_MINUTES, CLOSED, OPEN, PICTURE_MINUTES, Goal, Plan, Progress
from skillcheck.pages import goal as goals

EVERY_DAY = tuple(range(7))
DAY = 24 * 60
"""Minutes of a day."""


def calendar(plan: Plan, shown: Sequence[Progress], catalogue: Catalogue, made_at: datetime) -> Calendar:
    """The goals `shown`; the ten minutes a day belong to all of them together, and so only to the whole plan."""
    tasks = tuple(_task(plan, one, catalogue) for one in shown)
    slots = [
        slot for one in shown for slot in (_practice(plan, one, catalogue), _checkin(plan, one, catalogue))
    ]
    if shown and len(shown) == len(plan.goals):
        slots.append(_look(plan, shown, catalogue))
    return Calendar("skillcheck", plan.timezone, made_at, tasks, tuple(slots))


def _task(plan: Plan, one: Progress, catalogue: Catalogue) -> Task:
    goal = one.goal
    text = f"{goal.cue}\nDone when: {goal.done_when}\nWhy: {goal.why}"
    return Task(
        uid=_uid(plan, goal.id, "goal"),
        title=f"{goals.called(goal, catalogue)}: {goal.action}",
        text=text,
        start=goal.start,
        due=goal.due,
        percent=100 if one.state == CLOSED else _percent(one),
        state=one.state,
        ended=one.ended,
        revision=one.changes,
    )


def _practice(plan: Plan, one: Progress, catalogue: Catalogue) -> Slot:
    goal = one.goal
    title = f"{goals.called(goal, catalogue)}: {goal.action}"
    return _slot(plan, one, "practice", title, goal.cue, goal.days, goal.at, goal.minutes)


def _checkin(plan: Plan, one: Progress, catalogue: Catalogue) -> Slot:
    goal = one.goal
    told = f" With {goal.tell}." if goal.tell else ""
    text = f"How often did the cue come up, how often did you act?{told}\nskillcheck plan checkin {goal.id}"
    title = f"Look back on {goals.called(goal, catalogue)}"
    return _slot(plan, one, "checkin", title, text, (goal.checkin,), _beside(goal), CHECKIN_MINUTES)


def _beside(goal: Goal) -> time:
    """When to look back: after the practice; where the day is over by then, before it and before the look ahead."""
    over = goal.at.hour * 60 + goal.at.minute + goal.minutes + CHECKIN_MINUTES > DAY
    return _later(goal.at, -PICTURE_MINUTES - CHECKIN_MINUTES if over else goal.minutes)


def _look(plan: Plan, shown: Sequence[Progress], catalogue: Catalogue) -> Slot:
    """Before the first practice of the day."""
    open_ = [one.goal for one in shown if one.state == OPEN] or [one.goal for one in shown]
    pictures = "\n".join(f"{goals.called(goal, catalogue)}: {goal.picture}" for goal in open_ if goal.picture)
    return Slot(
        uid=_uid(plan, "all", "look"),
        title="See how it will be",
        text=f"{pictures}\nThen: what is likeliest to get in the way today? See yourself act on your if-then line.".strip(),
        first=min(goal.start for goal in open_),
        last=max(goal.due for goal in open_),
        weekdays=EVERY_DAY,
        at=_later(min(goal.at for goal in open_), -PICTURE_MINUTES),
        minutes=PICTURE_MINUTES,
        revision=len(plan.goals) - 1 + sum(one.changes for one in shown),
        cancelled=all(one.state != OPEN for one in shown),
    )


def _slot(
    plan: Plan,
    one: Progress,
    what: str,
    title: str,
    text: str,
    weekdays: tuple[int, ...],
    at: time,
    minutes: int,
) -> Slot:
    """A slot of a goal, up to its due date, or to the day on which it ended."""
    goal = one.goal
    last = min(goal.due, one.ended) if one.ended else goal.due
    return Slot(
        uid=_uid(plan, goal.id, what),
        title=title,
        text=text,
        first=goal.start,
        last=last,
        weekdays=weekdays,
        at=at,
        minutes=minutes,
        revision=one.changes,
        cancelled=bool(one.ended) and not _any_day(goal, weekdays, last),
    )


def _any_day(goal: Goal, weekdays: tuple[int, ...], last: date) -> bool:
    days = [goal.start + timedelta(days=number) for number in range(7)]
    return any(day.weekday() in weekdays and day <= last for day in days)


def _percent(one: Progress) -> int:
    """How much of the practice is done: days ticked off, of those planned."""
    length = (one.goal.due - one.goal.start).days + 1
    planned = sum((one.goal.start + timedelta(days=n)).weekday() in one.goal.days for n in range(length))
    return min(100, 100 * len(one.done) // planned) if planned else 0


def _later(at: time, minutes: int) -> time:
    """The time of day `minutes` after `at`, held to the same day."""
    total = min(max(at.hour * 60 + at.minute + minutes, 0), 23 * 60 + 59)
    return time(total // 60, total % 60)


def _uid(plan: Plan, goal: str, what: str) -> str:
    return f"{plan.id}-{goal}-{what}@skillcheck"
