"""A plan in a calendar: a task for each goal, its practice, the weekly look back, and the daily ten minutes."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from skillcheck.model.calendar import Calendar, Slot, Task
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import CHECKIN_MINUTES, CLOSED, OPEN, PICTURE_MINUTES, Goal, Plan, Progress
from skillcheck.pages import goal as goals

EVERY_DAY = tuple(range(7))
MINUTES_A_DAY = 24 * 60


def calendar(plan: Plan, shown: Sequence[Progress], catalogue: Catalogue, made_at: datetime) -> Calendar:
    """Return the goals `shown`; the ten minutes a day belong to all of them together, and so only to the whole plan."""
    tasks = tuple(_task(plan, standing, catalogue) for standing in shown)
    slots = [slot for standing in shown for slot in _slots(plan, standing, catalogue)]
    if shown and len(shown) == len(plan.goals):
        slots.append(_look(plan, shown, catalogue))
    return Calendar("skillcheck", plan.timezone, made_at, tasks, tuple(slots))


def _task(plan: Plan, standing: Progress, catalogue: Catalogue) -> Task:
    goal = standing.goal
    return Task(
        uid=_uid(plan, goal.id, "goal"),
        title=f"{goals.called(goal, catalogue)}: {goal.action}",
        text=f"{goal.cue}\nDone when: {goal.done_when}\nWhy: {goal.why}",
        start=goal.start,
        due=goal.due,
        percent=100 if standing.state == CLOSED else _percent(standing),
        state=standing.state,
        ended=standing.ended,
        revision=standing.changes + plan.undone,
    )


def _slots(plan: Plan, standing: Progress, catalogue: Catalogue) -> tuple[Slot, Slot]:
    """Return the practice of a goal and the look back on it."""
    goal, called = standing.goal, goals.called(standing.goal, catalogue)
    practice = _slot(plan, standing, "practice", goal.days, goal.at, goal.minutes)
    checkin = _slot(plan, standing, "checkin", (goal.checkin,), _beside(goal), CHECKIN_MINUTES)
    partner = f" With {goal.tell}." if goal.tell else ""
    asked = (
        f"How often did the cue come up, how often did you act?{partner}\nskillcheck plan checkin {goal.id}"
    )
    return (
        practice._replace(title=f"{called}: {goal.action}", text=goal.cue),
        checkin._replace(title=f"Look back on {called}", text=asked),
    )


def _slot(
    plan: Plan, standing: Progress, what: str, weekdays: tuple[int, ...], at: time, minutes: int
) -> Slot:
    """Return a slot of a goal without words, up to its due date, or to the day on which it ended."""
    goal = standing.goal
    last = min(goal.due, standing.ended) if standing.ended else goal.due
    first_week = [goal.start + timedelta(days=number) for number in range(7)]
    never = not any(day.weekday() in weekdays and day <= last for day in first_week)
    return Slot(
        uid=_uid(plan, goal.id, what),
        title="",
        text="",
        first=goal.start,
        last=last,
        weekdays=weekdays,
        at=at,
        minutes=minutes,
        revision=standing.changes + plan.undone,
        cancelled=bool(standing.ended) and never,
    )


def _beside(goal: Goal) -> time:
    """Return when to look back: after the practice; where the day is over by then, before it and before the look ahead."""
    over = goal.at.hour * 60 + goal.at.minute + goal.minutes + CHECKIN_MINUTES > MINUTES_A_DAY
    return _add_minutes(goal.at, -PICTURE_MINUTES - CHECKIN_MINUTES if over else goal.minutes)


def _look(plan: Plan, shown: Sequence[Progress], catalogue: Catalogue) -> Slot:
    """Return the daily look ahead, before the first practice of the day."""
    running = [standing.goal for standing in shown if standing.state == OPEN]
    pictured = running or [standing.goal for standing in shown]
    pictures = "\n".join(
        f"{goals.called(goal, catalogue)}: {goal.picture}" for goal in pictured if goal.picture
    )
    obstacle = "Then: what is likeliest to get in the way today? See yourself act on your if-then line."
    return Slot(
        uid=_uid(plan, "all", "look"),
        title="See how it will be",
        text=f"{pictures}\n{obstacle}".strip(),
        first=min(goal.start for goal in pictured),
        last=max(goal.due for goal in pictured),
        weekdays=EVERY_DAY,
        at=_add_minutes(min(goal.at for goal in pictured), -PICTURE_MINUTES),
        minutes=PICTURE_MINUTES,
        revision=len(plan.goals) - 1 + sum(standing.changes for standing in shown) + plan.undone,
        cancelled=not running,
    )


def _percent(standing: Progress) -> int:
    """Return how much of the practice is done: days ticked off, of those planned."""
    goal = standing.goal
    length = (goal.due - goal.start).days + 1
    planned = sum((goal.start + timedelta(days=number)).weekday() in goal.days for number in range(length))
    return min(100, 100 * len(standing.done) // planned) if planned else 0


def _add_minutes(at: time, minutes: int) -> time:
    """Return the time of day `minutes` after `at`, held to the same day."""
    total = min(max(at.hour * 60 + at.minute + minutes, 0), MINUTES_A_DAY - 1)
    return time(*divmod(total, 60))


def _uid(plan: Plan, goal: str, what: str) -> str:
    return f"{plan.id}-{goal}-{what}@skillcheck"
