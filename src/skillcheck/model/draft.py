"""A goal in the making: what is known of it so far."""

from datetime import date, time
from typing import NamedTuple


class Draft(NamedTuple):
    """Each part of a Goal that a person decides, empty or None while it is open."""

    skill: str
    role: str = ""
    why: str = ""
    practice: str = ""
    action: str = ""
    cue: str = ""
    done_when: str = ""
    picture: str = ""
    start: date | None = None
    due: date | None = None
    days: tuple[int, ...] = ()
    at: time = time(9)
    minutes: int = 0
    checkin: int = 4
    tell: str = ""


class Lack(NamedTuple):
    """A part that is open or can't stay as it is: its `key` in a Draft, its part of SMART, and what is to be said."""

    key: str
    part: str
    what: str
