"""Levels at a terminal: gauges below one another on one axis, so that they can be compared down a page."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from skillcheck.formats import gauge as gauges
from skillcheck.model import document as doc

NAME, QUIET, BUTTON = "bold", "dim", "bold reverse"
YOU, GOOD, CARE = "color(31)", "color(64)", "color(166)"
"""Middle tones of the 256 colours: 3.8:1 or better on black and on white. They colour marks, never text."""
GAP, NARROW_GAP = 2, 1
"""Columns between two columns; the second where all would not fit else."""
STYLES = {"─": QUIET, "━": YOU, "┃": NAME, "●": f"bold {YOU}", gauges.BOTH: f"bold {YOU}"}


def draw(block: doc.Standings, width: int, *, wide: bool) -> Iterator[RenderableType]:
    """Yield the gauges below their groups, each beside its name, or below it where that is too narrow."""
    if block.legend and block.has_gauges:
        yield ends(_legend(block), block.aside, width)
    head, *lines = _lay_out(block)
    widths = [max(cell.cell_len for cell in column) for column in zip(head, *lines, strict=True)]
    gap = next((gap for gap in (GAP, NARROW_GAP) if sum(widths) + gap * (len(widths) - 1) <= width), 0)
    beside, below = wide and bool(gap), width >= gauges.SPAN
    if block.has_gauges and beside:
        yield _join(head, widths, gap)
    elif block.has_gauges and below:
        yield _axis(block)
    group = ""
    for row, cells in zip(block.rows, lines, strict=True):
        if row.group and row.group != group:
            yield from ([Text("")] if group else [])
            yield Text(row.group, NAME)
        group = row.group
        if beside:
            yield _join(cells, widths, gap)
        else:
            yield from _stack(row, width, below=below)


def _lay_out(block: doc.Standings) -> list[list[Text]]:
    """Return the head and the rows as cells: rank and name where there are any, gauge, further cells."""
    has_ranks, has_names = bool(block.ranked), any(row.name for row in block.rows)
    count = max((len(row.cells) for row in block.rows), default=0)
    heads = [*block.columns[:count], *[""] * (count - len(block.columns))]
    lines = [[*[Text()] * (has_ranks + has_names), _axis(block), *(Text(head, QUIET) for head in heads)]]
    for row in block.rows:
        rank = [Text(f"{row.rank or ''}", NAME)] * has_ranks
        name = [Text(row.name, NAME if row.rank else "")] * has_names
        lines.append([*rank, *name, _gauge(row.gauge), *map(Text, row.cells or [""] * count)])
    return lines


def _join(cells: Sequence[Text], widths: Sequence[int], gap: int) -> Text:
    """Return cells as one line, each as wide as its column."""
    line = Text()
    for cell, width in zip(cells, widths, strict=True):
        line = Text.assemble(line, cell, " " * (width - cell.cell_len + gap))
    line.rstrip()
    return line


def _stack(row: doc.Standing, width: int, *, below: bool) -> Iterator[RenderableType]:
    """Yield a name with the last of its cells at the end of the line, and its gauge with the others below."""
    *others, last = row.cells or ("",)
    rest = "  ".join(filter(None, others))
    if row.name or last:
        name = Text(f"{row.rank} {row.name}" if row.rank else row.name, NAME if row.rank else "")
        yield ends(name, last, width, "")
    if row.gauge and below:
        yield ends(_gauge(row.gauge), rest, width, "")
    elif rest:
        yield Text(rest, QUIET)


def _legend(block: doc.Standings) -> Text:
    """Return what the marks mean that are drawn."""
    meanings = [("●", " you"), ("━", " likely")]
    meanings += [("┃", " your role asks")] if block.has_targets else []
    meanings += [(gauges.BOTH, " both")] if gauges.has_both(block.rows) else []
    parts = [Text.assemble((mark, STYLES[mark]), (text, QUIET)) for mark, text in meanings]
    return Text("  ").join(parts)


def _axis(block: doc.Standings) -> Text:
    first, last = block.ends
    return Text(first + last.rjust(gauges.SPAN - len(first)), QUIET)


def _gauge(gauge: doc.Gauge | None) -> Text:
    """Return a dot in the middle of its likely range, and a tick for what the role asks."""
    return Text.assemble(*((mark, STYLES[mark]) for mark in gauges.line(gauge))) if gauge else Text()


def ends(left: Text, right: str, width: int, style: str = QUIET) -> RenderableType:
    """Return a line with something at both ends; two lines where it is too narrow."""
    if not right:
        return left
    end = Text(right, style)
    gap = width - left.cell_len - end.cell_len
    return Text.assemble(left, " " * gap, end) if gap > 1 else Group(left, end)
