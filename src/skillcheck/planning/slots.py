"""When in a day there is time for one more practice."""

from collections.abc import Iterable
from datetime import time

from skillcheck.model.plan import CHECKIN_MINUTES, Goal

DAY = 24 * 60
"""Minutes of a day."""


def free(goals: Iterable[Goal], days: Iterable[int], minutes: int, first: time) -> time:
    """The first time from `first` on at which a practice of `minutes` on these `days` meets none of the `goals`.

    With each practice goes the time to look back after it. `first` itself where the day is full.
    """
    taken = sorted((_minute(goal.at), _end(goal)) for goal in goals if set(goal.days) & set(days))
    start = _minute(first)
    for begin, end in taken:
        if begin < start + minutes + CHECKIN_MINUTES and start < end:
            start = end
    return time(*divmod(start, 60)) if start + minutes <= DAY else first


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _end(goal: Goal) -> int:
    return _minute(goal.at) + goal.minutes + CHECKIN_MINUTES
