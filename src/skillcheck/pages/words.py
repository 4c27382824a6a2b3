"""Phrases that several pages share."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from skillcheck.model.estimate import Gap, LevelEstimate
from skillcheck.model.text import decimal

CAUTION = (
    "This is your own view. Self-ratings run about a third of a standard deviation high and agree with"
    " others' only at r = .2-.3, so talk it over with someone who sees your work. Not for selection or pay."
)
BRIEF_CAUTION = "your own view: check it with others, not for hiring or pay."


def day(time: datetime) -> str:
    """The date as 2026-11-22 (UTC)."""
    return f"{time:%Y-%m-%d}"


def level(estimate: LevelEstimate) -> str:
    """`3.1 of 5 (probably 2.7-3.6)`."""
    if estimate.basis == "inferred":
        return f"about {estimate.level:.0f} of 5 (not asked, estimated from related skills)"
    low, high = decimal(estimate.low), decimal(estimate.high)
    return f"{decimal(estimate.level)} of 5 (probably {low}-{high})"


def chance(probability: float) -> str:
    """A probability (0-1) as people say it: `7 in 10`."""
    tenths = round(probability * 10)
    if tenths == 10:
        return ">9 in 10"
    return f"{tenths} in 10" if tenths else "<1 in 10"


def number(value: float) -> str:
    """A rating as it was given: 4, or 3.5."""
    return f"{value:g}"


def listed(names: Iterable[str]) -> str:
    """`a, b and c`."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def some(names: Sequence[str], most: int | None) -> str:
    """The first `most` names, and how many more there are; all of them for None."""
    more = len(names) - (len(names) if most is None else most)
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def close_calls(gaps: tuple[Gap, ...]) -> str:
    """Which neighbours in rank are too close to call: `1 and 2; 3 and 4`, empty for none."""
    shown = {gap.skill: gap.rank for gap in gaps}
    pairs = [
        f"{gap.rank} and {shown[other]}"
        for gap in gaps
        for other in gap.tied_with
        if shown.get(other, 0) > gap.rank
    ]
    return "; ".join(pairs)


def pressing(*, single_keys: bool) -> str:
    """How one picks something, by single keys or by lines."""
    return "Press a key" if single_keys else "Type a key, then Enter"


def going_on(*, single_keys: bool) -> str:
    """How one goes on from what one has read."""
    return "Press any key" if single_keys else "Press Enter"
