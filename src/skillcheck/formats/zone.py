"""A time zone as calendars want it: every change of its offset in a span of days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    import icalendar

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def vtimezone(zone: ZoneInfo, first: date, last: date) -> "icalendar.Timezone":
    """`zone` with its changes from `first` to `last`, and a day around them.

    icalendar's own `Timezone.from_tzinfo` has clocks go forward an hour late.
    """
    import icalendar

    component = icalendar.Timezone()
    component.add("TZID", zone.key)
    start = datetime.combine(first, time(), UTC) - DAY
    end = datetime.combine(last, time(), UTC) + 2 * DAY
    component.add_component(_observance(zone, start, start))
    for before in _last_seconds(zone, start, end):
        component.add_component(_observance(zone, before, before + SECOND))
    return component


def _observance(zone: ZoneInfo, before: datetime, since: datetime) -> "icalendar.Component":
    """What holds `since` a moment, which is told in the time that was in use `before` it (RFC 5545, 3.6.5)."""
    import icalendar

    here, was = since.astimezone(zone), before.astimezone(zone)
    component = icalendar.TimezoneDaylight() if here.dst() else icalendar.TimezoneStandard()
    offset = was.utcoffset() or timedelta()
    component.add("DTSTART", since.replace(tzinfo=None) + offset)
    component.add("TZOFFSETFROM", offset)
    component.add("TZOFFSETTO", here.utcoffset() or timedelta())
    component.add("TZNAME", here.tzname() or zone.key)
    return component


def _last_seconds(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The last second before each change between two moments in UTC; no zone changes twice on a day."""
    while start < end:
        if _offset(zone, start) != _offset(zone, start + DAY):
            yield _last_second(zone, start, start + DAY)
        start += DAY


def _last_second(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The last second with the offset of `before`, by halving."""
    while after - before > SECOND:
        middle = before + (after - before) // 2 // SECOND * SECOND
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return before


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()
