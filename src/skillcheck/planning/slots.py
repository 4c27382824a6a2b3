"""When: days and times as people write them, and a time of day for one more practice."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, time, timedelta

from skillcheck.model.calendar import FIRST_DAY, LAST_DAY
from skillcheck.model.plan import CHECKIN_MINUTES, WEEKDAYS, Goal

FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
SEVERAL_DAYS = {"weekdays": range(5), "daily": range(7)}
SPAN = re.compile(r"\+?(\d{1,3}) ?(d|w|days?|weeks?)", re.IGNORECASE | re.ASCII)
TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?", re.ASCII)
MINUTES_A_DAY = 24 * 60
LEAST_OF_A_NAME = 2
"""Letters that tell each weekday from the others."""


def read_day(text: str, start: date, ways: str = "2026-12-22, as monday, or as 4w for in four weeks") -> date:
    """Return a day written as 2026-12-22, or counted from `start` on: 4w, 10d, today, tomorrow, or the next Monday.

    Raises: ValueError with the `ways` in which it is written there.
    """
    word = text.strip().lower()
    weekday = [n for n, name in enumerate(FULL_NAMES) if word in (name, name[:3])]
    span = SPAN.fullmatch(word)
    with suppress(ValueError, OverflowError):
        if word in NEAR_DAYS:
            day = start + timedelta(NEAR_DAYS[word])
        elif weekday:
            day = start + timedelta((weekday[0] - start.weekday()) % 7)
        elif span:
            day = start + timedelta(int(span[1]) * (7 if span[2].lower().startswith("w") else 1))
        else:
            day = date.fromisoformat(word)
        if FIRST_DAY <= day <= LAST_DAY:
            return day
    raise ValueError(f"“{text}” is no day; write it as {ways}.")


def read_past_day(text: str, today: date) -> date:
    """Return a day up to today, as 2026-11-24, or yesterday. Raises: ValueError with what to write."""
    day = read_day(text, today, "2026-11-24, or yesterday")
    if day > today:
        raise ValueError(f"{day} is still to come; write a day that has been, as 2026-11-24, or yesterday.")
    return day


def read_weekdays(text: str, others: str = ", or weekdays, or daily") -> tuple[int, ...]:
    """Return `mon, wed`, full names, `weekdays` or `daily` as numbers (0 Monday).

    Raises: ValueError with what to write, and the `others` than weekdays that fit there.
    """
    days: set[int] = set()
    for word in re.split(r"[\s,;]+", text.strip().lower()):
        names = [n for n, name in enumerate(FULL_NAMES) if name.startswith(word) or f"{name[:3]}s" == word]
        if word in SEVERAL_DAYS:
            days.update(SEVERAL_DAYS[word])
        elif len(word) >= LEAST_OF_A_NAME and names:
            days.update(names)
        else:
            raise ValueError(f"“{word}” is no weekday; write {', '.join(WEEKDAYS)}{others}.")
    return tuple(sorted(days))


def read_weekday(text: str) -> int:
    """Return one weekday as a number. Raises: ValueError with what to write."""
    days = read_weekdays(text, "")
    if len(days) != 1:
        raise ValueError("Name one weekday to look back on, as in fri.")
    return days[0]


def read_time(text: str) -> time:
    """Return `9`, `9:00` or `14.30`. Raises: ValueError with what to write."""
    written = TIME.fullmatch(text.strip())
    with suppress(ValueError):
        if written:
            return time(int(written[1]), int(written[2] or 0))
    raise ValueError(f"“{text}” is no time of day; write it as 9:00 or 14:30.")


def read_number(text: str, least: int, most: int, why: str = "") -> int:
    """Return a whole number from `least` (0 or more) to `most`. Raises: ValueError with what to write, and `why`."""
    digits = text.strip()
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1
    if least <= number <= most:
        return number
    needed = f"a whole number from {least} to {most}{f': {why}' if why else ''}"
    raise ValueError(f"“{text}” must be {needed}." if digits else f"Write {needed}.")


def find_free_time(goals: Iterable[Goal], days: Iterable[int], minutes: int, first: time) -> time:
    """Return the first time from `first` on at which a practice of `minutes` on these `days` meets none of the `goals`.

    With each practice goes the time to look back after it. `first` itself where the day is full.
    """
    taken = sorted(
        (_count_minutes(goal.at), _count_minutes(goal.at) + goal.minutes + CHECKIN_MINUTES)
        for goal in goals
        if set(goal.days) & set(days)
    )
    start = _count_minutes(first)
    for begin, end in taken:
        if begin < start + minutes + CHECKIN_MINUTES and start < end:
            start = end
    return time(*divmod(start, 60)) if start + minutes <= MINUTES_A_DAY else first


def _count_minutes(at: time) -> int:
    return at.hour * 60 + at.minute
