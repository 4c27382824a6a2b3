"""Moments and days, and what a page has for a calendar: things to do, and appointments that repeat by week."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2999, 12, 31)
"""Days beyond these are slips of the pen, and too near to the end of the calendar to count on from."""
SEASONS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
"""A moment of each time of the year, since clocks may go differently in them."""


def local_time(moment: datetime) -> datetime:
    """Return a moment in the time zone of this machine: whatever a person reads or names of it is made of this.

    Where that zone can't be counted with, it is UTC.
    """
    try:
        return moment.astimezone()
    except ValueError:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def has_zone() -> bool:
    """Return whether this machine's zone can be counted with: TZ can put it a day and more from UTC, where none is."""
    try:
        return all(moment.astimezone().tzinfo for moment in SEASONS)
    except ValueError:
        return False


def can_be(moment: datetime) -> bool:
    """Return whether an aware moment is between the first day and the last one, in UTC, as it is saved."""
    try:
        return FIRST_DAY <= moment.astimezone(UTC).date() <= LAST_DAY
    except OverflowError:
        return False


class Task(NamedTuple):
    """Something to do from `start` to `due`; `percent` 0-100 of its time or work.

    `uid` stays the same in every export, `revision` counts its changes. `state` is open, closed or dropped, `ended` the
    day of that.
    """

    uid: str
    title: str
    text: str
    start: date
    due: date
    percent: int
    state: str
    ended: date | None
    revision: int


class Slot(NamedTuple):
    """An appointment of `minutes` at the local time `at`, on `weekdays` (0 Monday - 6 Sunday) from `first` to `last`.

    Both days are included. A `cancelled` one is taken out of calendars that have it already.
    """

    uid: str
    title: str
    text: str
    first: date
    last: date
    weekdays: tuple[int, ...]
    at: time
    minutes: int
    revision: int
    cancelled: bool = False

    @property
    def ends(self) -> tuple[date, date] | None:
        """Return the first and the last day on which it is; None where there is no such weekday between them."""
        span = [self.first + timedelta(number) for number in range((self.last - self.first).days + 1)]
        days = [day for day in span if day.weekday() in self.weekdays]
        return (days[0], days[-1]) if days else None


class LastDay(NamedTuple):
    """A day on which something ends, for programs that take no tasks; `at` is when one would be reminded of it."""

    uid: str
    title: str
    text: str
    day: date
    at: time
    revision: int
    cancelled: bool = False


class Calendar(NamedTuple):
    """Tasks, appointments and last days in the time zone with this IANA name; without one, times are those on the clock.

    `made_at` is aware and in UTC; `alarm` says how many minutes before an appointment or a last day it is told,
    None for not at all.
    """

    name: str
    timezone: str
    made_at: datetime
    tasks: tuple[Task, ...]
    slots: tuple[Slot, ...]
    days: tuple[LastDay, ...] = ()
    alarm: int | None = None
