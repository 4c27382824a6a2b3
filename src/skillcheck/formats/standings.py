"""Levels at a terminal: gauges below one another on one axis, so that they can be compared down a page."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from skillcheck.formats import gauge as gauges
from skillcheck.formats.marks import NAME, QUIET, YOU, ends
from skillcheck.model.document import Gauge, Standing, Standings

GAP, NARROW_GAP = 2, 1
"""Columns between two columns; the second where all would not fit else."""
LEGEND = (
    ("●", f"bold {YOU}"),
    (" you  ", QUIET),
    ("━", YOU),
    (" likely  ", QUIET),
    ("┃", NAME),
    (" your role asks", QUIET),
)
STYLES = {"─": QUIET, "━": YOU, "┃": NAME, "●": f"bold {YOU}"}


def draw(block: Standings, width: int, *, wide: bool) -> Iterator[RenderableType]:
    """Yield the gauges below their groups, each beside its name, or below it where that is too narrow."""
    drawn = any(row.gauge for row in block.rows)
    if block.legend and drawn:
        yield ends(Text.assemble(*LEGEND), block.aside, width)
    widths = _columns(block)
    gap = next((gap for gap in (GAP, NARROW_GAP) if sum(widths) + gap * (len(widths) - 1) <= width), 0)
    if not wide or not gap:
        yield from _stacked(block, width)
        return
    ranked, named = _is_ranked(block), _is_named(block)
    grid = _grid(widths, gap)
    if drawn:
        names = [*block.columns, *[""] * (_most_cells(block) - len(block.columns))]
        grid.add_row(
            *[""] * (ranked + named), Text(_axis(block), QUIET), *(Text(name, QUIET) for name in names)
        )
    group = ""
    for row in block.rows:
        if row.group and row.group != group:
            yield grid
            yield from ([Text("")] if group else [])
            yield Text(row.group, NAME)
            grid = _grid(widths, gap)
        group = row.group
        place = [Text(f"{row.rank or ''}", NAME)] * ranked
        name = [Text(row.name, NAME if row.rank else "")] * named
        said = row.cells or ("",) * _most_cells(block)
        grid.add_row(*place, *name, _drawn(row.gauge), *map(Text, said))
    yield grid


def _columns(block: Standings) -> list[int]:
    """Return the widths of the columns: rank and name where there are any, gauge, further cells."""
    cells = []
    for number in range(_most_cells(block)):
        texts = [row.cells[number] for row in block.rows if row.cells] + [*block.columns[number : number + 1]]
        cells.append(max(Text(text).cell_len for text in texts))
    names = [max(Text(row.name).cell_len for row in block.rows)] if _is_named(block) else []
    ranks = [max(len(f"{row.rank}") for row in block.rows)] if _is_ranked(block) else []
    return [*ranks, *names, gauges.SPAN, *cells]


def _stacked(block: Standings, width: int) -> Iterator[RenderableType]:
    """Yield each name with the last of its cells at the end of the line, and its gauge with the others below."""
    fits = width >= gauges.SPAN
    if fits and any(row.gauge for row in block.rows):
        yield Text(_axis(block), QUIET)
    group = ""
    for row in block.rows:
        if row.group and row.group != group:
            yield from ([Text("")] if group else [])
            yield Text(row.group, NAME)
        group = row.group
        yield from _stacked_row(row, width, fits=fits)


def _stacked_row(row: Standing, width: int, *, fits: bool) -> Iterator[RenderableType]:
    *others, last = row.cells or ("",)
    rest = "  ".join(filter(None, others))
    if row.name or last:
        name = Text(f"{row.rank} {row.name}" if row.rank else row.name, NAME if row.rank else "")
        yield ends(name, last, width, "")
    if row.gauge and fits:
        yield ends(_drawn(row.gauge), rest, width, "")
    elif rest:
        yield Text(rest, QUIET)


def _grid(widths: Sequence[int], gap: int) -> Grid:
    grid = Grid.grid(padding=(0, gap, 0, 0))
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    return grid


def _most_cells(block: Standings) -> int:
    return max((len(row.cells) for row in block.rows), default=0)


def _is_ranked(block: Standings) -> bool:
    return any(row.rank for row in block.rows)


def _is_named(block: Standings) -> bool:
    return any(row.name for row in block.rows)


def _axis(block: Standings) -> str:
    first, last = block.ends
    return first + last.rjust(gauges.SPAN - len(first))


def _drawn(gauge: Gauge | None) -> Text:
    """Return a dot in the middle of its likely range, and a tick for what the role asks."""
    return Text.assemble(*((mark, STYLES[mark]) for mark in gauges.line(gauge))) if gauge else Text()
