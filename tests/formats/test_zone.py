"""A time zone in a calendar, held against the one that the system has."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from skillcheck.formats.zone import vtimezone

FIRST, LAST = date(2026, 9, 1), date(2027, 12, 31)
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("Europe/Berlin", 3),
        ("Europe/Dublin", 3),  # in summer its standard time, in winter less
        ("America/New_York", 3),
        ("America/St_Johns", 3),
        ("Australia/Lord_Howe", 3),  # by half an hour
        ("Pacific/Auckland", 3),
        ("Asia/Kolkata", 0),
        ("Pacific/Kiritimati", 0),  # 14 hours ahead
    ],
)
def test_every_half_hour_has_the_offset_that_the_system_knows(name: str, changes: int) -> None:
    zone = ZoneInfo(name)
    component = vtimezone(zone, FIRST, LAST)
    assert len(component.subcomponents) == changes + 1
    text = f"BEGIN:VCALENDAR\r\n{component.to_ical().decode()}END:VCALENDAR\r\n"
    read = tzical(StringIO(text)).get(name)
    start = datetime(FIRST.year, FIRST.month, FIRST.day, 12, tzinfo=UTC)
    halves = [start + HALF_AN_HOUR * count for count in range((LAST - FIRST).days * 48)]
    here = [half.astimezone(zone) for half in halves]
    assert [moment for moment in here if moment.replace(tzinfo=read).utcoffset() != moment.utcoffset()] == []


def test_a_change_is_told_in_the_time_before_it() -> None:
    # 2027-03-28 2:00 in winter time becomes 3:00 in summer time; 2026-10-25 3:00 in summer time becomes 2:00
    component = vtimezone(ZoneInfo("Europe/Berlin"), date(2026, 10, 1), date(2027, 4, 1))
    told = [(part.name, part["DTSTART"].to_ical().decode()) for part in component.subcomponents[1:]]
    assert told == [
        ("STANDARD", "20261025T030000"),
        ("DAYLIGHT", "20270328T020000"),
    ]


def test_a_change_on_the_first_or_the_last_day_is_in_it() -> None:
    day = date(2027, 3, 28)
    assert len(vtimezone(ZoneInfo("Europe/Berlin"), day, day).subcomponents) == 2
