"""For a person at a terminal: colour, aligned columns, and words that are never cut in the middle."""

import io
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from skillcheck.formats import chart
from skillcheck.formats.gauge import line, words
from skillcheck.model.document import (
    Block,
    Bullets,
    Cell,
    Chart,
    Choices,
    Commands,
    Document,
    Facts,
    Gauge,
    Heading,
    Paragraph,
    Progress,
    Table,
    Tone,
)
from skillcheck.model.form import Look
from skillcheck.model.text import decimal, inert

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

GAP = 2
STYLES = {Tone.USUAL: "", Tone.QUIET: "dim", Tone.STRONG: "bold"}
NARROWEST_TEXT = 24
ANY_SIZE = 25
"""With width and height given, Rich reads neither COLUMNS nor LINES, on which it may stumble."""


def render(document: Document, look: Look) -> str:
    """The page for a screen `look.width` columns wide."""
    from rich.console import Console
    from rich.text import Text

    out = io.StringIO()
    console = Console(
        file=out,
        width=look.width,
        height=ANY_SIZE,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        no_color=not look.colour,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        soft_wrap=False,
    )
    before: Block | None = None
    if document.title:
        console.print(Text(_safe(document.title, look), style="bold cyan"))
    for block in document.blocks:
        if _apart(before, block):
            console.print()
        for text in _texts(block, look):
            console.print(text)
        before = block
    return "\n".join(row.rstrip() for row in out.getvalue().split("\n"))


def _safe(text: str, look: Look) -> str:
    """Foreign text made inert, and in ASCII where the screen has no more: before it is measured and broken."""
    safe = inert(text)
    return safe if look.unicode else safe.encode("ascii", "backslashreplace").decode()


def _apart(before: Block | None, block: Block) -> bool:
    """Whether an empty line stands before `block`: none below a heading, a caption or running text."""
    match before, block:
        case None, _:
            return isinstance(block, Table | Choices)
        case (Heading(), _) | (Paragraph(tone=Tone.QUIET), Table()):
            return False
        case Paragraph(tone=one), Paragraph(tone=other):
            return Tone.STRONG in (one, other)
        case _:
            return True


def _texts(block: Block, look: Look) -> Iterator["Text"]:
    from rich.text import Text

    match block:
        case Heading(text, level):
            yield Text(_safe(text, look), style="bold" if level > 2 else "bold cyan")
        case Paragraph(text, tone):
            yield Text(_safe(text, look), style=STYLES[tone])
        case Bullets(items, numbered):
            for number, item in enumerate(items, 1):
                yield from _hanging(f"{number}. " if numbered else "- ", _safe(item, look), look)
        case Facts(pairs):
            for name, value in pairs:
                yield Text.assemble((f"{_safe(name, look)}: ", "bold"), _safe(value, look))
        case Commands(pairs):
            yield from _commands(pairs, look)
        case Choices(pairs, chosen):
            for key, label in pairs:
                yield from _hanging(f"{'*' if key == chosen else ' '} {key}  ", _safe(label, look), look)
        case Progress(done, total, text):
            yield Text(f"{_bar(done, total, look)} {_safe(text, look)}", style="cyan")
        case Table():
            yield from _table(block, look)
        case Chart():
            yield from map(Text, chart.lines(block, look.width, unicode=look.unicode))


def _bar(done: int, total: int, look: Look) -> str:
    width = max(min(look.width - 50, 30), 8)
    full = width * done // max(total, 1)
    mark, empty = ("━", "·") if look.unicode else ("#", ".")
    return mark * full + empty * (width - full)


def _hanging(mark: str, text: str, look: Look, style: str = "") -> Iterator["Text"]:
    """A text whose further lines stand below its first word."""
    from rich.text import Text

    for number, part in enumerate(_wrap(text, look.width - len(mark))):
        yield Text((" " * len(mark) if number else mark) + part, style=style)


def _wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken between words; a word longer than that is broken."""
    from rich.text import Text

    return [part.plain.rstrip() for part in Text(text).wrap(_ruler(), max(width, 1))] or [""]


@cache
def _ruler() -> "Console":
    """What Rich wants to have at hand for wrapping; nothing is printed on it."""
    from rich.console import Console

    return Console(file=io.StringIO(), width=ANY_SIZE, height=ANY_SIZE)


def _commands(pairs: tuple[tuple[str, str], ...], look: Look) -> Iterator["Text"]:
    from rich.cells import cell_len
    from rich.text import Text

    safe = [(_safe(command, look), _safe(what, look)) for command, what in pairs]
    widest = max((cell_len(command) for command, _ in safe), default=0)
    for command, what in safe:
        start = f"{' ' * GAP}{command}"
        if widest + cell_len(what) + 2 * GAP <= look.width:
            yield Text.assemble((start + " " * (widest - cell_len(command) + GAP), "cyan"), what)
        else:
            yield Text(start, style="cyan")
            yield from _hanging("    ", what, look)


def _table(table: Table, look: Look) -> Iterator["Text"]:
    columns = [_safe(column, look) for column in table.columns]
    for drawn in (True, False):
        rows = [[_cell(cell, look, drawn=drawn) for cell in row] for row in table.rows]
        widths = _widths([columns, *rows], look)
        if widths is not None:
            break
    else:
        yield from _stacked(table, look)
        return
    yield from _row(columns, widths, "dim")
    for number, row in enumerate(rows):
        yield from _row(row, widths, "")
        if table.notes and table.notes[number]:
            note = f"{table.note_name}: {_safe(table.notes[number], look)}"
            yield from _hanging("   ", note, look, "green")


def _widths(rows: list[list[str]], look: Look) -> list[int] | None:
    """The columns' widths, the last one cut to what is left; None where they do not fit side by side."""
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    left = look.width - sum(widths[:-1]) - GAP * (len(widths) - 1)
    if left >= widths[-1]:
        return widths
    longest_word = max(cell_len(word) for row in rows for word in row[-1].split() or [""])
    return [*widths[:-1], left] if left >= max(NARROWEST_TEXT, longest_word) else None


def _row(cells: list[str], widths: list[int], style: str) -> Iterator["Text"]:
    from rich.cells import set_cell_size
    from rich.text import Text

    head = [set_cell_size(cell, width) for cell, width in zip(cells[:-1], widths[:-1], strict=True)]
    for number, part in enumerate(_wrap(cells[-1], widths[-1])):
        shown = [" " * width for width in widths[:-1]] if number else head
        yield Text((" " * GAP).join([*shown, part]), style=style)


def _stacked(table: Table, look: Look) -> Iterator["Text"]:
    """Each row as a name with its cells below it, where the screen is too narrow for columns."""
    from rich.text import Text

    for number, row in enumerate(table.rows):
        yield Text(_safe(words(row[0]), look), style="bold")
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            shown = f"{column}: {words(cell)}" if len(row) > 2 else words(cell)
            yield from _hanging("   ", _safe(shown, look), look)
        if table.notes and table.notes[number]:
            note = f"{table.note_name}: {_safe(table.notes[number], look)}"
            yield from _hanging("   ", note, look, "green")


def _cell(cell: Cell, look: Look, *, drawn: bool) -> str:
    """A cell as text; a level is `drawn` on a line beside its numbers."""
    if not isinstance(cell, Gauge):
        return _safe(cell, look)
    numbers = f"{decimal(cell.level)} ({decimal(cell.low)}-{decimal(cell.high)})"
    if cell.inferred:
        numbers = f"{cell.level:.0f} (not asked)"
    return f"{line(cell, unicode=look.unicode)} {numbers}" if drawn else numbers
