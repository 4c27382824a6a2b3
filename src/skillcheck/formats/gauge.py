"""Levels on the scale from 1 to 5: in words, and as lines of characters."""

import textwrap

from skillcheck.model.document import Cell, Chart, Gauge
from skillcheck.model.text import decimal, plural

STEPS = 3
"""Characters between two levels of a gauge, which so has 4 x 3 + 1: five columns of a gap fit 80."""
ROWS = 9
"""Rows of a chart: from 5 down to 1 in half levels."""
AXIS, GAP, NARROW = 2, 2, 5
"""Columns of a chart: its scale at the left; between two points; a point whose label is broken into year and day."""


def words(cell: Cell) -> str:
    """Return a cell as text: a level as `3.1 of 5 (probably 2.7-3.6)`."""
    if isinstance(cell, str):
        return cell
    if cell.inferred:
        return f"about {cell.level:.0f} of 5 (not asked, estimated from related skills)"
    return f"{decimal(cell.level)} of 5 (probably {decimal(cell.low)}-{decimal(cell.high)})"


def line(gauge: Gauge, *, unicode: bool) -> str:
    """Return the scale from 1 to 5 with the range, the level and the target on it."""
    empty, span, level, target = "·━●│" if unicode else ".=o|"
    marks = [empty] * (4 * STEPS + 1)
    for step in range(_step(gauge.low, STEPS), _step(gauge.high, STEPS) + 1):
        marks[step] = span
    if gauge.target:
        marks[_step(gauge.target, STEPS)] = target
    marks[_step(gauge.level, STEPS)] = level
    return "".join(marks)


def chart(points: Chart, width: int, *, unicode: bool) -> list[str]:
    """Return the newest points that fit into `width` columns, their labels below, and a line that says so where some don't.

    Nothing with fewer than two points to show: one is no course.
    """
    labels = [label for label, _ in points.points]
    longest = max(map(len, labels), default=0)
    column = longest if _room(width, longest) >= len(labels) else min(longest, NARROW)
    shown = min(_room(width, column), len(labels))
    if shown < 2:
        return []
    columns = [_column(gauge, unicode=unicode) for _, gauge in points.points[-shown:]]
    between = " " * GAP
    rows = [
        f"{_scale(row):{AXIS}}" + between.join(marks[row].center(column) for marks in columns)
        for row in range(ROWS)
    ]
    parts = [textwrap.wrap(label, column) for label in labels[-shown:]]
    for row in range(max(map(len, parts))):
        below = (part[row] if row < len(part) else "" for part in parts)
        rows.append(" " * AXIS + between.join(f"{text:{column}}" for text in below))
    if shown < len(labels):
        rows.append(f"The newest {shown} of {plural(len(labels), 'point')}.")
    return [row.rstrip() for row in rows]


def _step(value: float, steps: int) -> int:
    """Return how far a level is from 1, with so many `steps` a level; halfway counts up."""
    return int((value - 1) * steps + 0.5)


def _room(width: int, column: int) -> int:
    """Return how many points fit."""
    return (width - AXIS + GAP) // (column + GAP)


def _scale(row: int) -> str:
    """Return the level at the left of every second row."""
    return "" if row % 2 else str(5 - row // 2)


def _column(gauge: Gauge, *, unicode: bool) -> list[str]:
    """Return the marks of a point, from 5 down to 1: its range, and its level on it."""
    span, level = "│●" if unicode else "|o"
    marks = [" "] * ROWS
    for row in range(ROWS - 1 - _step(gauge.high, 2), ROWS - _step(gauge.low, 2)):
        marks[row] = span
    marks[ROWS - 1 - _step(gauge.level, 2)] = level
    return marks
