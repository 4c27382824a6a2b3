"""Days and times as people write them."""

import re
from contextlib import suppress
from datetime import date, time, timedelta

from skillcheck.model.calendar import FIRST_DAY, LAST_DAY
from skillcheck.model.plan import WEEKDAYS

WEEKDAY_WORDS = {"weekdays": range(5), "daily": range(7)}
SPAN = re.compile(r"\+?(\d{1,3}) ?(d|w|days?|weeks?)", re.IGNORECASE | re.ASCII)
BACK = {"today": timedelta(), "yesterday": timedelta(days=1)}
PAST = "write a day that has been, as 2026-11-24, or yesterday"
TIME = re.compile(r"(\d{1,2})[:.](\d\d)", re.ASCII)


def day(text: str, start: date) -> date:
    """A day as 2026-12-22, or a span from `start` on as 4w or 10d. Raises: ValueError with what to write."""
    span = SPAN.fullmatch(text.strip())
    found = None
    if span is None:
        found = _day(text.strip())
    else:
        with suppress(OverflowError):
            found = start + timedelta(days=int(span[1]) * (7 if span[2].lower().startswith("w") else 1))
    if found and FIRST_DAY <= found <= LAST_DAY:
        return found
    raise ValueError(f"“{text}” is no day; write it as 2026-12-22, or as 4w for in four weeks.")


def past_day(text: str, today: date) -> date:
    """`today`, `yesterday`, or a day up to today as 2026-11-24. Raises: ValueError with what to write."""
    word = text.strip().lower()
    if word in BACK:
        return today - BACK[word]
    found = _day(word)
    if found is None:
        raise ValueError(f"“{text}” is no day; {PAST}.")
    if found > today:
        raise ValueError(f"{found} is still to come; {PAST}.")
    return found


def weekdays(text: str) -> tuple[int, ...]:
    """`mon, wed`, full names, `weekdays` or `daily` as numbers from 0, Monday. Raises: ValueError with what to write."""
    found: set[int] = set()
    for word in re.split(r"[\s,;]+", text.strip().lower()):
        if word in WEEKDAY_WORDS:
            found.update(WEEKDAY_WORDS[word])
        elif word[:3] in WEEKDAYS and _weekday_name(word):
            found.add(WEEKDAYS.index(word[:3]))
        else:
            raise ValueError(
                f"“{word}” is no weekday; write them as {', '.join(WEEKDAYS)}, or weekdays, or daily."
            )
    return tuple(sorted(found))


def time_of_day(text: str) -> time:
    """`9:00` or `14.30`. Raises: ValueError with what to write."""
    found = TIME.fullmatch(text.strip())
    try:
        if found:
            return time(int(found[1]), int(found[2]))
    except ValueError:
        pass
    raise ValueError(f"“{text}” is no time of day; write it as 09:00.")


def whole(text: str, least: int, most: int) -> int:
    """A whole number from `least` (0 or more) to `most`. Raises: ValueError with what to write."""
    digits = text.strip()
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1
    if least <= number <= most:
        return number
    needed = f"a whole number from {least} to {most}"
    raise ValueError(f"“{text}” must be {needed}." if digits else f"Write {needed}.")


def _weekday_name(word: str) -> bool:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return any(name.startswith(word) for name in names) or f"{word[:3]}s" == word


def _day(text: str) -> date | None:
    """A day as 2026-12-22, None for anything else."""
    with suppress(ValueError):
        if FIRST_DAY <= (found := date.fromisoformat(text)) <= LAST_DAY:
            return found
    return None
