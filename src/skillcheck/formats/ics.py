"""For calendar programs (RFC 5545): things to do and weekly appointments, which a later export updates."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final
from zoneinfo import ZoneInfo

import icalendar

from skillcheck.model import document as doc
from skillcheck.model.calendar import Calendar, LastDay, Slot, Task
from skillcheck.model.form import Look
from skillcheck.model.text import inert

PRODUCT = "-//skillcheck//skillcheck 1//EN"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STATES: Final = {"open": "NEEDS-ACTION", "closed": "COMPLETED", "dropped": "CANCELLED"}
MOST_OPEN_PERCENT = 99
"""Calendar programs take 100 for done, whatever the status says."""
NOON = time(12)
"""COMPLETED must have an hour, an end has none: noon is as far as can be from the days before and after."""
DAY = timedelta(days=1)


def render(document: doc.Document, look: Look) -> str:  # noqa: ARG001 - the reader's program has the look
    """Return the page's calendar, which must not be None; lines end in CR LF, and none is longer than 75 octets."""
    calendar = document.calendar
    if calendar is None:
        raise ValueError(f"The page “{document.kind}” has no calendar.")
    file, name = icalendar.Calendar(), inert(calendar.name)
    heads = {"PRODID": PRODUCT, "VERSION": "2.0", "METHOD": "PUBLISH", "NAME": name}
    heads["X-WR-CALNAME"] = name  # what most programs read in place of NAME (RFC 7986)
    for head, value in heads.items():
        file.add(head, value)
    for component in _components(calendar):
        file.add_component(component)
    octets: bytes = file.to_ical()
    return octets.decode("utf-8")


def _components(calendar: Calendar) -> Iterator[icalendar.Component]:
    """Yield the time zone, where an appointment is in one, before all that refers to it."""
    zone: tzinfo | None = ZoneInfo(calendar.timezone) if calendar.timezone else None
    if calendar.timezone in ("UTC", "Etc/UTC"):
        zone = UTC
    slots = [slot for slot in calendar.slots if slot.ends or slot.cancelled]
    if slots and isinstance(zone, ZoneInfo):
        ends = [slot.ends or (slot.first, slot.first) for slot in slots]
        yield _timezone(zone, min(first for first, _ in ends), max(last for _, last in ends))
    for task in calendar.tasks:
        yield _todo(task, zone, calendar.made_at)
    events: list[Slot | LastDay] = [*calendar.days, *slots]
    for event in events:
        yield _event(event, zone, calendar)


def _timezone(zone: ZoneInfo, first: date, last: date) -> icalendar.Timezone:
    """Return `zone` with its changes from `first` to `last`, and a day around them."""
    component = icalendar.Timezone.from_tzinfo(zone, zone.key, first - DAY, last + 2 * DAY)
    changes: list[Any] = [*component.subcomponents]
    for change in changes:
        before, after = change["TZOFFSETFROM"].td, change["TZOFFSETTO"].td
        for moment in (change["DTSTART"], *(change["RDATE"].dts if "RDATE" in change else ())):
            # icalendar tells the moment when clocks go forward in the time after it; RFC 5545, 3.6.5, wants the time before
            if after > before and moment.dt.replace(tzinfo=zone).utcoffset() == after:
                moment.dt -= after - before
    return component


def _todo(task: Task, zone: tzinfo | None, made_at: datetime) -> icalendar.Todo:
    todo = icalendar.Todo()
    _describe(todo, task, made_at)
    if task.start < task.due:  # DUE must be after DTSTART: a task of one day has only the former
        todo.add("DTSTART", task.start)
    todo.add("DUE", task.due)
    todo.add("STATUS", STATES[task.state])
    closed = task.state == "closed"
    todo.add("PERCENT-COMPLETE", 100 if closed else min(task.percent, MOST_OPEN_PERCENT))
    if closed and task.ended:
        todo.add("COMPLETED", datetime.combine(task.ended, NOON, zone or UTC).astimezone(UTC))
    return todo


def _event(entry: Slot | LastDay, zone: tzinfo | None, calendar: Calendar) -> icalendar.Event:
    """Return an appointment on its first day, repeated up to its last, or a whole day, which leaves its hours free.

    One that is cancelled is neither repeated nor told.
    """
    event = icalendar.Event()
    _describe(event, entry, calendar.made_at)
    moment = timedelta()  # what an alarm comes before, counted from the start
    if isinstance(entry, LastDay):
        event.add("DTSTART", entry.day)
        event.add("DTEND", entry.day + DAY)  # the day after (RFC 5545, 3.6.1)
        event.add("TRANSP", "TRANSPARENT")
        moment = timedelta(hours=entry.at.hour, minutes=entry.at.minute)
    else:
        first, last = entry.ends or (entry.first, entry.first)
        start, until = (datetime.combine(day, entry.at, zone) for day in (first, last))
        event.add("DTSTART", start)
        event.add("DTEND", _add(start, timedelta(minutes=entry.minutes)))
        if not entry.cancelled:
            until = until.astimezone(UTC) if zone else until  # RFC 5545, 3.3.10: floating as DTSTART is
            weekdays = [WEEKDAYS[day] for day in sorted(entry.weekdays)]
            event.add("RRULE", {"FREQ": "WEEKLY", "UNTIL": until, "BYDAY": weekdays})
    if entry.cancelled:
        event.add("STATUS", "CANCELLED")
    elif calendar.alarm is not None:
        alarm = icalendar.Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", event["SUMMARY"])
        alarm.add("TRIGGER", moment - timedelta(minutes=calendar.alarm))
        event.add_component(alarm)
    return event


def _add(moment: datetime, span: timedelta) -> datetime:
    """Return what a clock shows after that time, also where clocks change meanwhile."""
    return (moment.astimezone(UTC) + span).astimezone(moment.tzinfo) if moment.tzinfo else moment + span


def _describe(component: icalendar.Component, entry: Task | Slot | LastDay, made_at: datetime) -> None:
    component.add("UID", inert(entry.uid))
    component.add("DTSTAMP", made_at)
    component.add("SEQUENCE", entry.revision)
    component.add("SUMMARY", inert(entry.title))
    component.add("DESCRIPTION", inert(entry.text, lines=True))
