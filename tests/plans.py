"""A goal and a plan to vary."""

from datetime import date, time
from typing import Any

from skillcheck.model.plan import DONE, Entry, Goal, Plan, Tick

MONDAY = date(2026, 11, 2)


def day(number: int) -> date:
    """A day of November 2026, which begins on a Sunday; later numbers run on into December."""
    return date.fromordinal(date(2026, 10, 31).toordinal() + number)


def goal(**changes: Any) -> Goal:
    """A goal for four weeks, Monday, Wednesday and Friday, with what is named changed."""
    usual = Goal(
        id="listening",
        skill="listening",
        role="desk-lead",
        why="Guests tell me twice.",
        practice="listening-p1",
        action="Say it back",
        cue="When a call begins, I say back the first point.",
        done_when="I have done this in ten calls.",
        picture="Asks what is behind it.",
        level=2.33,
        target=4.0,
        assessment="2026-11-01-aaaaaa",
        committed=day(1),
        start=MONDAY,
        due=day(29),
        days=(0, 2, 4),
        at=time(9),
        minutes=5,
        checkin=4,
        tell="Ada",
    )
    return usual._replace(**changes)


def plan(*log: Entry, goals: tuple[Goal, ...] = (goal(),)) -> Plan:
    """A plan with these goals and this log."""
    return Plan("5f2c9a7e", "Europe/Berlin", goals, log)


def done(*days: int, goal: str = "listening") -> list[Tick]:
    """Ticks on these days of November."""
    return [Tick(day(number), goal, DONE) for number in days]
