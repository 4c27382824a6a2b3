"""Skills on one axis, laid out for a drawing: heights in em, so that it grows with its letters; places in percent."""

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from skillcheck.model import document as doc

ROW, LINE, GROUP, FOOT = 1.25, 1.15, 1.65, 0.35
"""Heights of a row, of a further line in it, and of a group's name; and how far below its middle a line of letters ends."""
TEXT, WORD, TITLE = 22, 13, 38
"""Characters in a line of a name or a cell, of a word on the axis, and of a group's name."""
LETTER = 0.56
"""Width of a usual letter, in em."""


class Line(NamedTuple):
    """A line of letters and the height of its foot."""

    text: str
    foot: float


class Row(NamedTuple):
    """A row with the height of its middle, its name, and what its last cell says."""

    standing: doc.Standing
    middle: float
    name: tuple[Line, ...]
    said: tuple[Line, ...]


class Column(NamedTuple):
    """What stands at the right of the axis, below a `head`."""

    head: str
    lines: tuple[Line, ...]
    width: float


class Tick(NamedTuple):
    """A level on the axis, in percent from its left, with its number and the word above it, whole and in lines."""

    place: float
    number: int
    word: str
    lines: tuple[Line, ...]


class Chart(NamedTuple):
    """All that is drawn; `top` is where the rows begin, `width` what the names need, `text` says it in words."""

    rows: tuple[Row, ...]
    groups: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]
    width: float
    top: float
    height: float
    text: str


def lay_out(block: doc.Standings) -> Chart:
    """Return where everything stands; a row is as high as the longest of its texts."""
    words = block.levels or (block.ends[0], "", "", "", block.ends[1])
    ticks = tuple(Tick(25.0 * n, n + 1, word, _lines(word, WORD, 0.55)) for n, word in enumerate(words))
    y = top = max(len(tick.lines) for tick in ticks) * LINE + 0.15
    rows: list[Row] = []
    groups: list[Line] = []
    cells: list[list[Line]] = [[] for _ in range(max(len(row.cells) for row in block.rows))]
    group = ""
    for standing in block.rows:
        if standing.group and standing.group != group:
            title = _lines(standing.group, TITLE, y + GROUP - 0.3 - FOOT)
            groups += title
            y += GROUP + (len(title) - 1) * LINE
        group = standing.group
        first = y + ROW / 2
        name = _lines(standing.name, TEXT, first)
        texts = [_lines(cell, TEXT, first) for cell in standing.cells]
        for column, lines in zip(cells, texts, strict=False):
            column += lines
        high = ROW + (max(map(len, (name, *texts))) - 1) * LINE
        rows.append(Row(standing, round(y + high / 2, 2), name, texts[-1] if texts else ()))
        y += high
    heads = (*block.columns, *[""] * (len(cells) - len(block.columns)))
    columns = tuple(
        Column(head, tuple(lines), _width([head, *(line.text for line in lines)]))
        for head, lines in zip(heads, cells, strict=False)
    )
    indent = 1.2 if groups or block.ranked else 0.0
    width = indent + _width([line.text for row in rows for line in row.name])
    return Chart(tuple(rows), tuple(groups), ticks, columns, width, top, round(y + 0.4, 2), _tell(block))


def _tell(block: doc.Standings) -> str:
    """Say what the drawing shows: the rows with a rank, in their order; all of them where none has one."""
    rows = block.ranked or block.rows
    return " ".join(f"{f'{row.rank}, ' if row.rank else ''}{row.name}: {row.words}." for row in rows)


def _lines(text: str, most: int, middle: float) -> tuple[Line, ...]:
    """Return a text in lines of `most` characters, wide ones counted twice; the first has its middle at this height."""
    parts = textwrap.wrap(text, most // 2 if cell_len(text) > len(text) else most)
    return tuple(Line(part, round(middle + FOOT + n * LINE, 2)) for n, part in enumerate(parts))


def _width(texts: Sequence[str]) -> float:
    return round(max(map(cell_len, texts), default=0) * LETTER + 0.4, 1)
