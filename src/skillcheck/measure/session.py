"""The course of an assessment: what was answered, what comes next, and the way back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from skillcheck.model.catalogue import Item

GETTING_STARTED = 180.0
"""Seconds of expected reading that the prior of the pace is worth."""


class Session(NamedTuple):
    """`order` holds the items to ask; `answers` maps item ids to answers in the order in which they were first given.

    `revisited` is the id of the answered item that the person went back to; empty at the front.
    """

    order: tuple[Item, ...]
    answers: Mapping[str, str] = MappingProxyType({})
    revisited: str = ""

    @property
    def answered(self) -> int:
        """How many items of the order are answered."""
        return sum(item.id in self.answers for item in self.order)

    @property
    def seconds_left(self) -> float:
        """How long the open items take an unhurried reader."""
        return sum(item.seconds for item in self.order if item.id not in self.answers)


def next_item(session: Session) -> Item | None:
    """The revisited item, else the first open one; None when all are answered."""
    if session.revisited:
        return next(item for item in session.order if item.id == session.revisited)
    return next((item for item in session.order if item.id not in session.answers), None)


def record(session: Session, item: Item, answer: str) -> Session:
    """The session with one more answer, at the front again."""
    return session._replace(answers={**session.answers, item.id: answer}, revisited="")


def back(session: Session) -> Session:
    """One answered item back; the same session at the very first one."""
    trail = _trail(session)
    here = trail.index(session.revisited) if session.revisited else len(trail)
    return session._replace(revisited=trail[here - 1]) if here else session


def forward(session: Session) -> Session:
    """One answered item forward, keeping its answer; at the front nothing changes."""
    if not session.revisited:
        return session
    trail = _trail(session)
    after = trail.index(session.revisited) + 1
    return session._replace(revisited=trail[after] if after < len(trail) else "")


def _trail(session: Session) -> list[str]:
    known = {item.id for item in session.order}
    return [item for item in session.answers if item in known]


def pace(expected: float, spent: float) -> float:
    """How many times as long as an unhurried reader this person takes; 1 at first, their own after a minute or two."""
    return (GETTING_STARTED + spent) / (GETTING_STARTED + expected)
