"""Levels over time as lines of characters: a column a point, a row a half level."""

import textwrap

from skillcheck.model.document import Chart, Gauge
from skillcheck.model.text import inert, plural

ROWS = 9
"""From 5 down to 1 in half levels."""
AXIS, GAP, NARROW = 2, 2, 5
"""Columns of the scale at the left; between two points; of a point whose label is broken: a year, or month and day."""


def lines(chart: Chart, width: int, *, unicode: bool) -> list[str]:
    """The newest points that fit into `width` columns, their labels below, and a line that says so where some don't.

    Nothing with fewer than two points to show: one is no course.
    """
    labels = [inert(label) for label, _ in chart.points]
    wide = max(map(len, labels), default=0)
    column = wide if _room(width, wide) >= len(labels) else min(wide, NARROW)
    shown = min(_room(width, column), len(labels))
    if shown < 2:
        return []
    places = [_marks(gauge, unicode=unicode) for _, gauge in chart.points[-shown:]]
    drawn = [
        f"{_scale(row):{AXIS}}" + (" " * GAP).join(place[row].center(column) for place in places)
        for row in range(ROWS)
    ]
    below = _below(labels[-shown:], column)
    left_out = [f"The newest {shown} of {plural(len(labels), 'point')}."] if shown < len(labels) else []
    return [line.rstrip() for line in [*drawn, *below]] + left_out


def _room(width: int, column: int) -> int:
    """How many points fit."""
    return (width - AXIS + GAP) // (column + GAP)


def _scale(row: int) -> str:
    """The level at the left of every second row."""
    return "" if row % 2 else str(5 - row // 2)


def _marks(gauge: Gauge, *, unicode: bool) -> list[str]:
    """A point's column of characters, from 5 down to 1: its range, and its level on it."""
    span, level = "│●" if unicode else "|o"
    marks = [" "] * ROWS
    for place in range(_place(gauge.high), _place(gauge.low) + 1):
        marks[place] = span
    marks[_place(gauge.level)] = level
    return marks


def _place(value: float) -> int:
    """The row of a level on 1-5; halfway counts up."""
    return ROWS - 1 - int((value - 1) * 2 + 0.5)


def _below(labels: list[str], column: int) -> list[str]:
    """The labels in as many rows as they need."""
    parts = [textwrap.wrap(label, column) or [""] for label in labels]
    rows = max(map(len, parts))
    return [
        " " * AXIS + (" " * GAP).join(f"{part[row] if row < len(part) else '':{column}}" for part in parts)
        for row in range(rows)
    ]
