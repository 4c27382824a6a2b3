"""A level on the scale from 1 to 5, as a line of characters and as marks on it."""

from skillcheck.model.document import Gauge

SPAN = 29
"""Characters of a gauge: seven a level, so that gauges can be compared down a page and between pages."""


def line(gauge: Gauge) -> str:
    """Return the scale from 1 to 5 with the likely range, the target and the level on it; the level stands before all."""
    marks = ["─"] * SPAN
    for place in range(_place(gauge.low), _place(gauge.high) + 1):
        marks[place] = "━"
    if gauge.target:
        marks[_place(gauge.target)] = "┃"
    marks[_place(gauge.level)] = "●"
    return "".join(marks)


def _place(level: float) -> int:
    """Return where a level stands, from 0; halfway counts up."""
    return int((level - 1) / 4 * (SPAN - 1) + 0.5)
