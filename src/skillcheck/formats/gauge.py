"""A level with its range in words, and as a line of characters."""

from skillcheck.model.document import Cell, Gauge
from skillcheck.model.text import decimal, inert

STEPS = 3
"""Characters between two levels of the line, which so has 4 x 3 + 1: five columns of a gap fit 80."""


def words(cell: Cell) -> str:
    """`3.1 of 5 (probably 2.7-3.6)`; text cells as they are, made inert."""
    if isinstance(cell, str):
        return inert(cell)
    if cell.inferred:
        return f"about {cell.level:.0f} of 5 (not asked, estimated from related skills)"
    return f"{decimal(cell.level)} of 5 (probably {decimal(cell.low)}-{decimal(cell.high)})"


def line(gauge: Gauge, *, unicode: bool) -> str:
    """The scale from 1 to 5 with the range, the level and the target on it."""
    empty, span, level, target = "·━●│" if unicode else ".=o|"
    marks = [empty] * (4 * STEPS + 1)
    for place in range(_place(gauge.low), _place(gauge.high) + 1):
        marks[place] = span
    if gauge.target:
        marks[_place(gauge.target)] = target
    marks[_place(gauge.level)] = level
    return "".join(marks)


def _place(value: float) -> int:
    return int((value - 1) * STEPS + 0.5)
