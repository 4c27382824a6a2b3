"""A plan in a calendar: a task and a last day for each goal, its practice, the weekly look back, what is asked for."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from skillcheck.model.calendar import Calendar, LastDay, Slot, Task
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.commandline import typed
from skillcheck.model.plan import CHECKIN_MINUTES, CLOSED, OPEN, PICTURE_MINUTES, Plan, Progress
from skillcheck.model.practice import MINUTES
from skillcheck.pages import goal as goals

MINUTES_A_DAY = 24 * 60


class CalendarWishes(NamedTuple):
    """What a calendar has only where it is asked for.

    An `alarm` (minutes before), the daily ten minutes to `look` ahead, a few minutes to `practise` on each working day.
    """

    alarm: int | None = None
    look: bool = False
    practise: bool = False


AS_USUAL = CalendarWishes()


def calendar(
    plan: Plan, shown: Sequence[Progress], catalogue: Catalogue, made_at: datetime, wishes: CalendarWishes
) -> Calendar:
    """Return the goals `shown`; the ten minutes a day belong to all of them together, and so only to the whole plan."""
    tasks = tuple(_task(plan, standing, catalogue) for standing in shown)
    slots = [slot for standing in shown for slot in _slots(plan, standing, catalogue)]
    slots += _shared_slots(plan, shown, catalogue, wishes) if shown else ()
    days = tuple(_last_day(plan, standing, catalogue) for standing in shown)
    return Calendar("skillcheck", plan.timezone, made_at, tasks, tuple(slots), days, wishes.alarm)


def _last_day(plan: Plan, standing: Progress, catalogue: Catalogue) -> LastDay:
    """Return the last day of a goal; taken back where it ended before that day."""
    goal = standing.goal
    return LastDay(
        uid=f"{plan.id}-{goal.id}-end@skillcheck",
        title=f"{goals.goal_name(goal, catalogue)}: last day",
        text=f"Done when: {goal.done_when}\n{typed(f'skillcheck plan review {goal.id}')}",
        day=goal.due,
        at=goal.at,
        revision=standing.changes + plan.undone,
        cancelled=bool(standing.ended and standing.ended < goal.due),
    )


def _task(plan: Plan, standing: Progress, catalogue: Catalogue) -> Task:
    goal = standing.goal
    span = [goal.start + timedelta(days=number) for number in range((goal.due - goal.start).days + 1)]
    planned = sum(day.weekday() in goal.days for day in span)
    percent = min(100, 100 * len(standing.done) // planned) if planned else 0
    return Task(
        uid=f"{plan.id}-{goal.id}-goal@skillcheck",
        title=f"{goals.goal_name(goal, catalogue)}: {goal.action}",
        text=f"{goal.cue}\nDone when: {goal.done_when}\nWhy: {goal.why}",
        start=goal.start,
        due=goal.due,
        percent=100 if standing.state == CLOSED else percent,
        state=standing.state,
        ended=standing.ended,
        revision=standing.changes + plan.undone,
    )


def _slots(plan: Plan, standing: Progress, catalogue: Catalogue) -> list[Slot]:
    """Return the practice of a goal and the look back on it, up to its due date, or to the day on which it ended.

    What never came, since the goal ended before, is taken back.
    """
    goal, called = standing.goal, goals.goal_name(standing.goal, catalogue)
    practice = Slot(
        uid=f"{plan.id}-{goal.id}-practice@skillcheck",
        title=f"{called}: {goal.action}",
        text=goal.cue,
        first=goal.start,
        last=min(goal.due, standing.ended or goal.due),
        weekdays=goal.days,
        at=goal.at,
        minutes=goal.minutes,
        revision=standing.changes + plan.undone,
    )
    # After the practice; where the day is over by then, before it and before the look ahead.
    late = _count_minutes(goal.at) + goal.minutes + CHECKIN_MINUTES > MINUTES_A_DAY
    partner = f" With {goal.tell}." if goal.tell else ""
    checkin = practice._replace(
        uid=f"{plan.id}-{goal.id}-checkin@skillcheck",
        title=f"Look back on {called}",
        text="How often did the cue come up, how often did you act?"
        f"{partner}\n{typed(f'skillcheck plan checkin {goal.id}')}",
        first=goal.first_practice + timedelta(days=1),
        weekdays=(goal.checkin,),
        at=_add_minutes(goal.at, -PICTURE_MINUTES - CHECKIN_MINUTES if late else goal.minutes),
        minutes=CHECKIN_MINUTES,
    )
    return [slot._replace(cancelled=bool(standing.ended) and not slot.ends) for slot in (practice, checkin)]


def _shared_slots(
    plan: Plan, shown: Sequence[Progress], catalogue: Catalogue, wishes: CalendarWishes
) -> Iterator[Slot]:
    """Yield what all goals share: the daily look ahead, before their first practice; scenes and cues before that."""
    running = [standing.goal for standing in shown if standing.state == OPEN]
    sharing = running or [standing.goal for standing in shown]
    pictures = [f"{goals.goal_name(goal, catalogue)}: {goal.picture}" for goal in sharing if goal.picture]
    obstacle = "Then: what is likeliest to get in the way today? See yourself act on your if-then line."
    first_at = min(goal.at for goal in sharing)
    look = Slot(
        uid=f"{plan.id}-all-look@skillcheck",
        title="See how it will be",
        text="\n".join([*pictures, obstacle]),
        first=min(goal.start for goal in sharing),
        last=max(goal.due for goal in sharing),
        weekdays=tuple(range(7)),
        at=_add_minutes(first_at, -PICTURE_MINUTES),
        minutes=PICTURE_MINUTES,
        revision=len(plan.goals) - 1 + sum(standing.changes for standing in shown) + plan.undone,
        cancelled=not running,
    )
    if wishes.look and len(shown) == len(plan.goals):
        yield look
    if wishes.practise:
        yield look._replace(
            uid=f"{plan.id}-all-practise@skillcheck",
            title="Practise: scenes from my gaps",
            text=typed("skillcheck practise"),
            weekdays=tuple(range(5)),
            at=_add_minutes(first_at, -PICTURE_MINUTES - MINUTES),
            minutes=MINUTES,
        )


def _count_minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _add_minutes(at: time, minutes: int) -> time:
    """Return the time of day `minutes` after `at`, held to the same day."""
    return time(*divmod(min(max(_count_minutes(at) + minutes, 0), MINUTES_A_DAY - 1), 60))
