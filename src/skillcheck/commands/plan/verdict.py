"""What becomes of a goal at its end: asked for at a terminal."""

from datetime import date
from functools import partial
from typing import NamedTuple

from skillcheck.commands.plan.talk import talk
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Trend
from skillcheck.model.form import Choice
from skillcheck.model.plan import CLOSED, DROPPED, EXTENDED, Progress
from skillcheck.pages import goal as goals
from skillcheck.pages import planning
from skillcheck.pages.planning import STAYS
from skillcheck.planning import times

CHOICES = (
    Choice("1", CLOSED, "Close it: reached, or good enough"),
    Choice("2", EXTENDED, "Extend it: it needs more time"),
    Choice("3", DROPPED, "Drop it: something else matters more"),
)


class Verdict(NamedTuple):
    """The outcome of a review with its reason; `due` is the new last day of an extended goal."""

    outcome: str
    reason: str
    due: date | None = None


def asked(
    one: Progress, catalogue: Catalogue, trend: Trend | None, today: date, format_: str | None
) -> Verdict | None:
    """What they decide, with what has changed (`trend`) before them; None when they leave."""
    with_them = talk(format_)
    name = goals.called(one.goal, catalogue)

    def later(text: str) -> date:
        day = times.day(text, today)
        if day < today:
            raise ValueError(f"{day} is over. Name a day to come, or 2w.")
        return day

    with with_them.who.keyboard:
        outcome = with_them.pick(CHOICES, partial(planning.deciding, one, catalogue, trend, CHOICES))
        if not outcome:
            return None
        due = None
        if outcome == EXTENDED:
            due = with_them.line(f"{name}: until when?", "A day, or 2w for in two weeks.", "2w", later, STAYS)
            if due is None:
                return None
        reason = with_them.line(f"{name}: why?", "One line; it helps with the next goal.", "", _said, STAYS)
    return Verdict(outcome, reason, due) if reason else None


def _said(text: str) -> str:
    if not text:
        raise ValueError("A word or two, please.")
    return text
