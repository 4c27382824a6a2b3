"""A level on the scale from 1 to 5, as a line of characters and as marks on it."""

from collections.abc import Iterable

from skillcheck.model import document as doc

SPAN = 29
"""Characters of a gauge: seven a level, so that gauges can be compared down a page and between pages."""

BOTH = "◆"
"""The level and the target on one place."""


def line(gauge: doc.Gauge) -> str:
    """Return the scale from 1 to 5 with the likely range, the target and the level on it; these two stand before all."""
    marks = ["─"] * SPAN
    for place in range(_place(gauge.low), _place(gauge.high) + 1):
        marks[place] = "━"
    if gauge.target:
        marks[_place(gauge.target)] = "┃"
    place = _place(gauge.level)
    marks[place] = BOTH if marks[place] == "┃" else "●"
    return "".join(marks)


def has_both(rows: Iterable[doc.Standing]) -> bool:
    """Tell whether a level and its target share one place anywhere."""
    return any(row.gauge and BOTH in line(row.gauge) for row in rows)


def _place(level: float) -> int:
    """Return where a level stands, from 0; halfway counts up."""
    return int((level - 1) / 4 * (SPAN - 1) + 0.5)
