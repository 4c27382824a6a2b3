"""Calendars: read back by two parsers, on the right days at the right hour, and foreign text adds nothing to them."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil.tz import tzical
from syrupy.assertion import SnapshotAssertion

from skillcheck.formats import ics
from skillcheck.model.document import Document
from skillcheck.model.form import Look
from skillcheck.model.text import inert
from tests.formats.calendars import END_DAY, SLOT, TASK, WHOLE, calendar
from tests.formats.hostile import TEXTS
from tests.formats.sample import EMPTY

INJECTIONS = {
    "event": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil",
    "alarm": "x\nBEGIN:VALARM\nACTION:EMAIL\nATTENDEE:mailto:me@x.example\nEND:VALARM",
    "bare returns": "x\rEND:VTODO\rBEGIN:VTODO\rSUMMARY:evil",
    "folded": "x\r\n BEGIN:VEVENT\r\n\tEND:VEVENT",
    "written escapes": "x\\nEND:VEVENT\\nBEGIN:VEVENT\\;\\,\\\\",
    "other line ends": "x\u2028BEGIN:VEVENT\u2029END:VEVENT\x85a\x0bb\x0cc",
    "separators": 'a;b,c:d="e"^n^^',
    "emoji": "👩\u200d💻🎉" * 50,
    "at the limit": "x" * 20_000,
    "beyond the limit": "é\n" * 20_000,
}
ALL = TEXTS | INJECTIONS
NUMBERS = count()


def render(document: Document) -> str:
    return ics.render(document, Look())


def entry(document: Document) -> Any:
    """The one task or appointment, by icalendar."""
    (found,) = icalendar.Calendar.from_ical(render(document)).walk(
        select=lambda component: component.name in ("VTODO", "VEVENT")
    )
    return found


def starts(document: Document) -> list[datetime]:
    """When each appointment starts, by vobject and the time zone that the text itself has.

    vobject keeps the first zone of a name for good, and knows some; so each text gets a name of its own for its zone.
    """
    assert document.calendar
    text = render(document).replace(
        f"TZID:{document.calendar.timezone}", f"TZID:own-{(number := next(NUMBERS))}"
    )
    whole = vobject.readOne(text.replace(f"TZID={document.calendar.timezone}", f"TZID=own-{number}"))
    events = whole.contents.get("vevent", [])
    return [moment for event in events for moment in event.getrruleset(addRDate=True)]


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def names(document: Document) -> list[str]:
    """What the text is made of, by nobody's parser: the name of each line, with what it begins or ends."""
    lines = [line.partition(":") for line in unfolded(render(document))]
    return [name + value if name in ("BEGIN", "END") else name for name, _, value in lines]


def test_tasks_of_each_state_and_appointments(snapshot: SnapshotAssertion) -> None:
    assert render(WHOLE) == snapshot


def test_the_same_page_gives_the_same_text() -> None:
    assert render(WHOLE) == render(WHOLE)


def test_lines_end_as_the_standard_says_and_none_is_too_long() -> None:
    text = render(calendar(TASK._replace(text="漢é🎉" * 200), SLOT._replace(title="x" * 500)))
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\r\n") == text.count("\n") == text.count("\r")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75  # octets, RFC 5545, 3.1


def test_a_page_without_a_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match=r"sample.* has no calendar"):
        render(EMPTY)


# Tasks


def test_an_open_task_has_its_days_and_what_is_done() -> None:
    todo = entry(calendar(TASK))
    assert (todo.decoded("DTSTART"), todo.decoded("DUE")) == (date(2027, 3, 1), date(2027, 4, 30))
    assert (todo["STATUS"], todo["PERCENT-COMPLETE"], todo["SEQUENCE"]) == ("NEEDS-ACTION", 40, 0)
    assert todo.decoded("DTSTAMP") == datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    assert "COMPLETED" not in todo


def test_an_open_task_whose_time_is_over_is_not_taken_for_done() -> None:
    assert entry(calendar(TASK._replace(percent=100)))["PERCENT-COMPLETE"] == 99


def test_without_a_zone_times_are_those_on_the_clock_wherever_it_is_opened() -> None:
    text = render(calendar(TASK._replace(state="closed", ended=date(2027, 4, 2)), SLOT, timezone=""))
    assert "VTIMEZONE" not in text
    assert "TZID" not in text
    event, todo = (
        entry(calendar(SLOT, timezone="")),
        entry(calendar(TASK._replace(state="closed", ended=date(2027, 4, 2)), timezone="")),
    )
    assert event.decoded("DTSTART").tzinfo is None
    assert event["RRULE"]["UNTIL"][0].tzinfo is None
    assert todo.decoded("COMPLETED") == datetime(2027, 4, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize("timezone", ["Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "UTC"])
def test_a_closed_task_is_done_on_its_day(timezone: str) -> None:
    closed = TASK._replace(state="closed", ended=date(2027, 4, 2))
    todo = entry(calendar(closed, timezone=timezone))
    assert (todo["STATUS"], todo["PERCENT-COMPLETE"]) == ("COMPLETED", 100)
    assert todo.decoded("COMPLETED").tzinfo == ZoneInfo("UTC")
    assert todo.decoded("COMPLETED").astimezone(ZoneInfo(timezone)).date() == date(2027, 4, 2)


def test_a_dropped_task_is_cancelled_and_not_done() -> None:
    todo = entry(calendar(TASK._replace(state="dropped", ended=date(2027, 4, 2))))
    assert (todo["STATUS"], todo["PERCENT-COMPLETE"]) == ("CANCELLED", 40)
    assert "COMPLETED" not in todo


def test_a_task_of_one_day_does_not_start_when_it_is_due() -> None:
    todo = entry(calendar(TASK._replace(due=TASK.start)))
    assert todo.decoded("DUE") == TASK.start
    assert "DTSTART" not in todo


# Appointments


@pytest.mark.parametrize(
    ("timezone", "first", "last", "weekdays", "at", "days"),
    [
        # clocks go forward on 2027-03-28
        ("Europe/Berlin", "2027-03-23", "2027-04-05", (6, 0), "08:30", "03-28 03-29 04-04 04-05"),
        ("Europe/Berlin", "2027-03-27", "2027-03-29", (5, 6, 0), "03:30", "03-27 03-28 03-29"),
        ("Europe/Berlin", "2027-03-27", "2027-03-29", (5, 6, 0), "23:50", "03-27 03-28 03-29"),
        # and back on 2026-11-01
        ("America/New_York", "2026-10-26", "2026-11-09", (0, 6), "20:00", "10-26 11-01 11-02 11-08 11-09"),
        ("America/New_York", "2026-10-31", "2026-11-02", (5, 6, 0), "00:15", "10-31 11-01 11-02"),
        ("Australia/Lord_Howe", "2026-10-03", "2026-10-05", (5, 6, 0), "07:00", "10-03 10-04 10-05"),
        ("Asia/Kolkata", "2027-03-23", "2027-03-31", (2,), "01:00", "03-24 03-31"),
        ("Pacific/Kiritimati", "2027-03-23", "2027-03-31", (2,), "01:00", "03-24 03-31"),
        ("UTC", "2027-03-23", "2027-03-31", (2,), "01:00", "03-24 03-31"),
        ("Etc/UTC", "2027-03-24", "2027-03-24", (2,), "01:00", "03-24"),
    ],
)
def test_appointments_are_on_their_days_at_their_hour(
    timezone: str, first: str, last: str, weekdays: tuple[int, ...], at: str, days: str
) -> None:
    slot = SLOT._replace(
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        weekdays=weekdays,
        at=time.fromisoformat(at),
    )
    found = starts(calendar(slot, timezone=timezone))
    assert [f"{moment:%m-%d %H:%M}" for moment in found] == [f"{day} {at}" for day in days.split()]
    zone = ZoneInfo(timezone)
    assert [moment.utcoffset() for moment in found] == [
        moment.replace(tzinfo=zone).utcoffset() for moment in found
    ]


def test_the_end_of_the_series_is_its_last_appointment_in_utc() -> None:
    rule = entry(calendar(SLOT))["RRULE"]
    assert rule["UNTIL"] == [datetime(2027, 4, 5, 6, 30, tzinfo=UTC)]  # 8:30 in summer time
    assert rule["BYDAY"] == ["MO", "SU"]


def test_an_appointment_lasts_as_long_as_it_says() -> None:
    event = entry(calendar(SLOT))
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=10)
    night = SLOT._replace(first=date(2027, 3, 28), weekdays=(6,), at=time(1, 55))
    event = entry(calendar(night))  # clocks go forward from two to three
    assert f"{event.decoded('DTEND'):%H:%M}" == "03:05"


def test_a_last_day_is_a_whole_day_and_leaves_its_hours_free() -> None:
    event = entry(calendar(END_DAY))
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2027, 4, 30), date(2027, 5, 1))
    assert event["TRANSP"] == "TRANSPARENT"
    assert entry(calendar(END_DAY._replace(cancelled=True)))["STATUS"] == "CANCELLED"


def test_nothing_is_told_unless_an_alarm_is_asked_for() -> None:
    assert "VALARM" not in render(calendar(SLOT, END_DAY, TASK))


@pytest.mark.parametrize(
    ("part", "trigger"), [(SLOT, timedelta(minutes=-15)), (END_DAY, timedelta(hours=8, minutes=15))]
)
def test_an_alarm_is_told_so_many_minutes_before(part: Any, trigger: timedelta) -> None:
    page = calendar(part)
    assert page.calendar
    event = entry(page._replace(calendar=page.calendar._replace(alarm=15)))
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm.decoded("TRIGGER")) == ("DISPLAY", trigger)
    cancelled = calendar(part._replace(cancelled=True))
    assert cancelled.calendar
    assert not entry(cancelled._replace(calendar=cancelled.calendar._replace(alarm=15))).walk("VALARM")


@pytest.mark.parametrize(
    "changes",
    [
        {"weekdays": ()},
        {"weekdays": (0,), "last": date(2027, 3, 28)},  # Tuesday to Sunday
        {"last": date(2027, 3, 22)},  # before the first day
    ],
)
def test_an_appointment_without_a_day_is_left_out(changes: dict[str, Any]) -> None:
    assert names(calendar(TASK, SLOT._replace(**changes))) == names(calendar(TASK))


@pytest.mark.parametrize("last", [SLOT.last, SLOT.first, date(2027, 1, 1)])
def test_a_cancelled_appointment_is_said_to_be_so_once_whatever_is_left_of_it(last: date) -> None:
    event = entry(calendar(SLOT._replace(last=last, cancelled=True)))
    assert (event["STATUS"], event["UID"], event["SEQUENCE"]) == ("CANCELLED", SLOT.uid, 2)
    assert "RRULE" not in event


def test_a_time_zone_stands_there_only_for_appointments() -> None:
    assert "BEGIN:VTIMEZONE" not in render(calendar(TASK))
    assert render(calendar(SLOT, SLOT._replace(uid="other"))).count("BEGIN:VTIMEZONE") == 1


# Time zones

FIRST, LAST = date(2026, 9, 1), date(2028, 12, 31)
HALF_AN_HOUR = timedelta(minutes=30)


def zone_of(timezone: str, first: date, last: date) -> str:
    """The time zone of a calendar with appointments on the first and the last day."""
    slot = SLOT._replace(first=first, last=last, weekdays=(0, 1, 2, 3, 4, 5, 6))
    text = render(calendar(slot, timezone=timezone))
    return "BEGIN:VTIMEZONE" + text.partition("BEGIN:VTIMEZONE")[2].partition("BEGIN:VEVENT")[0]


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Berlin",
        "Europe/Dublin",  # in summer its standard time, in winter less
        "America/New_York",
        "America/St_Johns",
        "Australia/Lord_Howe",  # by half an hour
        "Pacific/Auckland",
        "Asia/Kolkata",
        "Pacific/Kiritimati",  # 14 hours ahead
    ],
)
def test_every_half_hour_has_the_offset_that_the_system_knows(name: str) -> None:
    text = f"BEGIN:VCALENDAR\r\n{zone_of(name, FIRST, LAST)}END:VCALENDAR\r\n"
    read = tzical(StringIO(text)).get(name)
    start = datetime(FIRST.year, FIRST.month, FIRST.day, 12, tzinfo=UTC)
    halves = [start + HALF_AN_HOUR * number for number in range((LAST - FIRST).days * 48)]
    local = [half.astimezone(ZoneInfo(name)) for half in halves]
    assert [moment for moment in local if moment.replace(tzinfo=read).utcoffset() != moment.utcoffset()] == []


def test_a_change_is_told_in_the_time_before_it() -> None:
    # 2027-03-28 2:00 in winter time becomes 3:00 in summer time; 2026-10-25 3:00 in summer time becomes 2:00
    text = zone_of("Europe/Berlin", date(2026, 10, 1), date(2028, 4, 1))
    assert "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nRDATE:20271031T030000\r\n" in text
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nRDATE:20280326T020000\r\n" in text


def test_a_change_on_the_first_or_the_last_day_is_in_it() -> None:
    day = date(2027, 3, 28)
    assert "DTSTART:20270328T020000" in zone_of("Europe/Berlin", day, day)


# Foreign text


def everywhere(text: str) -> Document:
    """A page with `text` in each place that people can write to."""
    task, slot = (
        entry._replace(uid=f"{text}{n}", title=text, text=text) for n, entry in enumerate((TASK, SLOT))
    )
    return calendar(task, slot, name=text)


@pytest.mark.parametrize("name", ALL)
def test_no_foreign_text_adds_a_component_or_a_property(name: str) -> None:
    page = everywhere(ALL[name])
    assert sorted(names(page)) == sorted(names(calendar(TASK, SLOT)))
    text = render(page)
    parsed = icalendar.Calendar.from_ical(text)
    assert sorted(component.name for component in parsed.subcomponents) == ["VEVENT", "VTIMEZONE", "VTODO"]
    found = {key: len(parts) for key, parts in vobject.readOne(text).contents.items() if key[:1] == "v"}
    assert found == {"version": 1, "vevent": 1, "vtimezone": 1, "vtodo": 1}


@pytest.mark.parametrize("name", ALL)
def test_every_foreign_text_reads_as_it_was_written(name: str) -> None:
    text = ALL[name]
    todo = entry(calendar(TASK._replace(title=text, text=text)))
    assert todo["SUMMARY"] == inert(text)
    assert todo["DESCRIPTION"] == inert(text, lines=True)


def test_a_written_capital_n_is_a_line_end_to_the_library_and_no_more() -> None:
    assert names(calendar(TASK._replace(text="x\\NEND:VTODO"))) == names(calendar(TASK))


@pytest.mark.parametrize("name", ALL)
def test_no_foreign_text_steers_a_terminal_that_shows_the_file(name: str) -> None:
    text = "".join(unfolded(render(calendar(TASK._replace(title=ALL[name], text=ALL[name])))))
    assert inert(text[:20_000]) == text[:20_000]
