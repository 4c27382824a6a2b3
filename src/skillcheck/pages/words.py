"""Phrases that several pages share."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.calendar import local_time
from skillcheck.model.catalogue import Practice, Scale
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.result import Notice, Result
from skillcheck.model.shape import plain

CAUTION = (
    "This is your own view, and most people see themselves a little better than others do: talk it over with someone who"
    " sees your work. It is not for hiring or pay."
)
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
COUNTS = tuple("no one two three four five six seven eight nine ten eleven twelve".split())
HALFWAY = 0.25
"""How far from a level of the scale its name no longer does."""
VERY_SURE, FAIRLY_SURE, TOSS = 0.85, 0.65, 0.45
"""From these chances on it is so in nine, seven and four or five of ten cases."""
ENOUGH_TO_BE_SURE = 3
RANGE = ("level", "low", "high")
"""The keys of a level with its range."""


def drop_empty(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the names that have a value, each with it."""
    return tuple(pair for pair in pairs if pair[1])


def pick(value: object, *names: str) -> dict[str, Any]:
    """Return these attributes of a value by their names, as JSON has them."""
    return {name: plain(getattr(value, name)) for name in names}


def day(moment: datetime) -> str:
    """Return the day where the person is, as 2026-11-22."""
    return f"{local_time(moment):%Y-%m-%d}"


def spoken_day(time: datetime) -> str:
    """Return the date as 22 November 2026, where the person is."""
    local = local_time(time)
    return f"{local.day} {local:%B} {local.year}"


def place(level: float, scale: Scale) -> str:
    """Return a level in words; what lies halfway is named by both its neighbours: `between Building up and Steady`."""
    low = min(int(level), len(scale.levels) - 1)
    rest = level - low
    if HALFWAY <= rest <= 1 - HALFWAY:
        return f"between {scale.levels[low - 1]} and {scale.levels[low]}"
    return scale.levels[low - 1 + (rest > HALFWAY)]


def standing(
    name: str, estimate: LevelEstimate, target: float | None, scale: Scale, *more: str
) -> doc.Standing:
    """Return where a skill stands, in words, too: `Steady; your role asks for Strong; 3 of 5 answered`, and `more`."""
    gauge = doc.Gauge(estimate.level, estimate.low, estimate.high, target or 0.0)
    asks = [f"your role asks for {place(target, scale)}"] if target else []
    parts = (place(estimate.level, scale), *asks, f"{say_answered(estimate)} answered", *filter(None, more))
    return doc.Standing(name, gauge, words="; ".join(parts))


def no_level(skill: str, result: Result) -> str:
    """Say in a word or two why a skill of the role has no level."""
    if skill in result.not_applicable:
        return "does not apply"
    return "nothing applied" if skill in result.nothing_applied else "not asked"


def practice_label(practice: Practice) -> str:
    """Return a practice with its minutes: `Say it back (5 min)`."""
    return practice.title + (f" ({practice.minutes} min)" if practice.minutes else "")


def say_answered(estimate: LevelEstimate) -> str:
    """Return `3 of 5`."""
    return f"{estimate.answered} of {estimate.items}"


def ends(scale: Scale) -> tuple[str, str]:
    """Return the words at the two ends of the scale of levels."""
    return scale.levels[0].lower(), scale.levels[-1].lower()


def ago(days: int) -> str:
    """Say how long ago a day was: `today`, `yesterday`, `12 days ago`."""
    return {0: "today", 1: "yesterday"}.get(days, f"{days:,} days ago")


def sureness(probability: float, answered: int) -> str:
    """Say how sure a gap is to be among the five: `very sure`, which one or two answers never make, to `a guess`."""
    if answered >= ENOUGH_TO_BE_SURE and probability >= VERY_SURE:
        return "very sure"
    if probability >= FAIRLY_SURE:
        return "fairly sure"
    return "a coin's toss" if probability >= TOSS else "a guess"


def number(value: float) -> str:
    """Say a rating as it was given: 4, or 3.5."""
    return f"{value:g}"


def listed(names: Iterable[str]) -> str:
    """Join names: `a, b and c`."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def notices(notices: Iterable[Notice]) -> list[doc.Paragraph]:
    """Return a quiet line for each notice."""
    return [doc.Paragraph(notice.text, doc.Tone.QUIET) for notice in notices]
