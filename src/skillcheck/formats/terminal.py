"""For a person at a terminal: colour, aligned columns, and words that are never cut in the middle."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skillcheck.formats.gauge import line, words
from skillcheck.formats.wrap import wrap
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
from skillcheck.model.text import decimal, inert

if TYPE_CHECKING:
    from skillcheck.model.form import Look

GAP = 2
BOLD, DIM, GREEN, CYAN, TITLE = "1", "2", "32", "36", "1;36"
"""Select graphic rendition (ECMA-48, section 8.3.117)."""
STYLES = {Tone.USUAL: "", Tone.QUIET: DIM, Tone.STRONG: BOLD}
NARROWEST_TEXT = 24

Line = tuple[tuple[str, str], ...]
"""Texts that follow one another, each with its style; broken where the screen ends."""


def render(document: Document, look: "Look") -> str:
    """The page for a screen `look.width` columns wide."""
    rows: list[str] = []
    before: Block | None = None
    if document.title:
        rows += _drawn(((_safe(document.title, look), TITLE),), look)
    for block in document.blocks:
        if _apart(before, block):
            rows.append("")
        for text in _lines(block, look):
            rows += _drawn(text, look)
        before = block
    return "".join(f"{row}\n" for row in rows)


def _drawn(parts: Line, look: "Look") -> Iterator[str]:
    """The rows that a line takes, each part in its colour."""
    left = list(parts)
    for row in wrap("".join(text for text, _ in parts), look.width) or [""]:
        room, shown = len(row), ""
        while room and left:
            text, style = left.pop(0)
            here, rest = text[:room], text[room:]
            room -= len(here)
            left[:0] = [(rest, style)] if rest else []
            shown += _painted(here if room else here.rstrip(), style, look)
        yield shown.rstrip()


def _painted(text: str, style: str, look: "Look") -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if text and style and look.colour else text


def _safe(text: str, look: "Look") -> str:
    """Foreign text made inert, and in ASCII where the screen has no more: before it is measured and broken."""
    safe = inert(text)
    return safe if look.unicode else safe.encode("ascii", "backslashreplace").decode()


def _apart(before: Block | None, block: Block) -> bool:
    """Whether an empty line stands before `block`: none below a heading, a caption or running text."""
    match before, block:
        case None, _:
            return isinstance(block, Heading | Table | Choices)
        case (Heading(), _) | (Paragraph(tone=Tone.QUIET), Table()):
            return False
        case Paragraph(tone=one), Paragraph(tone=other):
            return Tone.STRONG in (one, other)
        case _:
            return True


def _lines(block: Block, look: "Look") -> Iterator[Line]:
    match block:
        case Heading(text, level):
            yield ((_safe(text, look), BOLD if level > 2 else TITLE),)
        case Paragraph(text, tone):
            yield ((_safe(text, look), STYLES[tone]),)
        case Bullets(items, numbered):
            for number, item in enumerate(items, 1):
                yield from _hanging(f"{number}. " if numbered else "- ", _safe(item, look), look)
        case Facts(pairs):
            for name, value in pairs:
                yield (f"{_safe(name, look)}: ", BOLD), (_safe(value, look), "")
        case Commands(pairs):
            yield from _commands(pairs, look)
        case Choices(pairs, chosen):
            for key, label in pairs:
                yield from _hanging(f"{'*' if key == chosen else ' '} {key}  ", _safe(label, look), look)
        case Progress(done, total, text):
            yield ((f"{_bar(done, total, look)} {_safe(text, look)}", CYAN),)
        case Table():
            yield from _table(block, look)
        case Chart():
            yield from _chart(block, look)


def _chart(chart: Chart, look: "Look") -> Iterator[Line]:
    from skillcheck.formats.chart import lines

    for row in lines(chart, look.width, unicode=look.unicode):
        yield ((row, ""),)


def _bar(done: int, total: int, look: "Look") -> str:
    width = max(min(look.width - 50, 30), 8)
    full = width * done // max(total, 1)
    mark, empty = ("━", "·") if look.unicode else ("#", ".")
    return mark * full + empty * (width - full)


def _hanging(mark: str, text: str, look: "Look", style: str = "") -> Iterator[Line]:
    """A text whose further lines stand below its first word."""
    for number, part in enumerate(_wrap(text, look.width - len(mark))):
        yield (((" " * len(mark) if number else mark) + part, style),)


def _wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns; one empty line of no text."""
    return [piece.rstrip() for piece in wrap(text, max(width, 1))] or [""]


def _commands(pairs: tuple[tuple[str, str], ...], look: "Look") -> Iterator[Line]:
    from rich.cells import cell_len

    safe = [(_safe(command, look), _safe(what, look)) for command, what in pairs]
    widest = max((cell_len(command) for command, _ in safe), default=0)
    for command, what in safe:
        start = f"{' ' * GAP}{command}"
        if widest + cell_len(what) + 2 * GAP <= look.width:
            yield (start + " " * (widest - cell_len(command) + GAP), CYAN), (what, "")
        else:
            yield ((start, CYAN),)
            yield from _hanging("    ", what, look)


def _table(table: Table, look: "Look") -> Iterator[Line]:
    columns = [_safe(column, look) for column in table.columns]
    for drawn in (True, False):
        rows = [[_cell(cell, look, drawn=drawn) for cell in row] for row in table.rows]
        widths = _widths([columns, *rows], look)
        if widths is not None:
            break
    else:
        yield from _stacked(table, look)
        return
    yield from _row(columns, widths, DIM)
    for number, row in enumerate(rows):
        yield from _row(row, widths, "")
        if table.notes and table.notes[number]:
            note = f"{table.note_name}: {_safe(table.notes[number], look)}"
            yield from _hanging("   ", note, look, GREEN)


def _widths(rows: list[list[str]], look: "Look") -> list[int] | None:
    """The columns' widths, the last one cut to what is left; None where they do not fit side by side."""
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    left = look.width - sum(widths[:-1]) - GAP * (len(widths) - 1)
    if left >= widths[-1]:
        return widths
    longest_word = max(cell_len(word) for row in rows for word in row[-1].split() or [""])
    return [*widths[:-1], left] if left >= max(NARROWEST_TEXT, longest_word) else None


def _row(cells: list[str], widths: list[int], style: str) -> Iterator[Line]:
    from rich.cells import set_cell_size

    head = [set_cell_size(cell, width) for cell, width in zip(cells[:-1], widths[:-1], strict=True)]
    for number, part in enumerate(_wrap(cells[-1], widths[-1])):
        shown = [" " * width for width in widths[:-1]] if number else head
        yield (((" " * GAP).join([*shown, part]), style),)


def _stacked(table: Table, look: "Look") -> Iterator[Line]:
    """Each row as a name with its cells below it, where the screen is too narrow for columns."""
    for number, row in enumerate(table.rows):
        yield ((_safe(words(row[0]), look), BOLD),)
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            shown = f"{column}: {words(cell)}" if len(row) > 2 else words(cell)
            yield from _hanging("   ", _safe(shown, look), look)
        if table.notes and table.notes[number]:
            note = f"{table.note_name}: {_safe(table.notes[number], look)}"
            yield from _hanging("   ", note, look, GREEN)


def _cell(cell: Cell, look: "Look", *, drawn: bool) -> str:
    """A cell as text; a level is `drawn` on a line beside its numbers."""
    if not isinstance(cell, Gauge):
        return _safe(cell, look)
    numbers = f"{decimal(cell.level)} ({decimal(cell.low)}-{decimal(cell.high)})"
    if cell.inferred:
        numbers = f"{cell.level:.0f} (not asked)"
    return f"{line(cell, unicode=look.unicode)} {numbers}" if drawn else numbers
