"""The parts of a screen that has one next step: bars beside what to look at, ways of acting, and the keys at its end."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from skillcheck.model.document import Bar, Keys, Mark, Outcome, Step
from skillcheck.model.form import Look

WIDEST = 80
"""Columns of a page, however wide the screen: longer lines are hard to read."""
COLOURS = {Mark.NEXT: "color(31)", Mark.GOOD: "color(64)", Mark.CARE: "color(166)", Mark.QUIET: "dim"}
"""Mid-tones of the 256 colours, with a contrast of 3.8:1 or better on black and on white."""
NAME, QUIET, BUTTON = "bold", "dim", "bold reverse"
BETWEEN_KEYS = 3


class Beside(NamedTuple):
    """Lines with a bar on their left."""

    lines: Sequence[RenderableType]
    style: str
    bar: str
    room: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Give each line behind its bar."""
        for line in self.lines:
            for row in console.render_lines(line, options.update(width=self.room, height=None), pad=False):
                yield from (Segment(f"{self.bar} ", Style.parse(self.style)), *row, Segment.line())


def title(text: str, aside: str, look: Look) -> Text:
    """Return a title, and what it belongs to at the other end of its line, or below it where that is too narrow."""
    return _ends(Text(text, NAME), Text(aside, QUIET), min(look.width, WIDEST))


def parts(block: Bar | Step | Outcome | Keys, look: Look) -> Iterator[RenderableType]:
    """Yield what stands below one another in a block."""
    width = min(look.width, WIDEST)
    match block:
        case Keys(pairs):
            yield Text(("─" if look.unicode else "-") * width, QUIET)
            yield from _keys(pairs, width)
        case Step(text, key, lines):
            step = _ends(Text(text, NAME), Text(f" {key} ", BUTTON), width - 2)
            yield _beside([step, *map(Text, lines)], Mark.NEXT, width, look)
        case Bar(lines):
            first, *others = lines
            yield _beside([Text(first, NAME), *map(Text, others)], Mark.NEXT, width, look)
        case Outcome(name, text, because, mark):
            leads = Grid.grid(padding=(0, 1, 0, 0))
            leads.add_column(width=1, style=COLOURS[mark])
            leads.add_column(width=width - 5, overflow="fold")
            leads.add_row("→" if look.unicode else ">", Text(because))
            way = Text.assemble((f"{name}. ", NAME), text)
            yield _beside([way, leads] if because else [way], mark, width, look)


def _beside(lines: Sequence[RenderableType], mark: Mark, width: int, look: Look) -> Beside:
    return Beside(lines, COLOURS[mark], "▌" if look.unicode else "|", width - 2)


def _ends(left: Text, right: Text, width: int) -> Text:
    gap = width - left.cell_len - right.cell_len
    return Text.assemble(left, " " * gap if gap > 1 else "\n", right)


def _keys(pairs: Sequence[tuple[str, str]], width: int) -> Iterator[Text]:
    """Yield the keys in lines that are broken only between two of them."""
    line = Text()
    for key, what in pairs:
        pair = Text.assemble((key, NAME), (f" {what}", QUIET))
        if line.cell_len and line.cell_len + BETWEEN_KEYS + pair.cell_len > width:
            yield line
            line = Text()
        line = Text.assemble(line, " " * BETWEEN_KEYS, pair) if line.cell_len else pair
    yield line
