"""For a person at a terminal: colour, columns and whole words, laid out by Rich."""

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from skillcheck.formats import screen
from skillcheck.formats.gauge import chart, line, words
from skillcheck.model.document import (
    Bar,
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
    Keys,
    Outcome,
    Overleaf,
    Paragraph,
    Progress,
    Step,
    Table,
    Tone,
    change_texts,
)
from skillcheck.model.form import Look
from skillcheck.model.text import decimal, split_copied

TITLE = "bold cyan"
TONES = {Tone.USUAL: "", Tone.QUIET: "dim", Tone.STRONG: "bold"}
GAP, INDENT = 2, 3
"""Columns between two columns of a table, and before what stands below a name."""
NARROWEST_TEXT = 24
"""Columns below which running text beside other columns is no longer read with ease."""


def render(document: Document, look: Look) -> str:
    """Return the page for a screen `look.width` columns wide."""
    if not look.unicode:
        document = document._replace(
            title=_ascii(document.title),
            aside=_ascii(document.aside),
            blocks=change_texts(document.blocks, _ascii),
        )
    console = Console(
        file=StringIO(),
        width=look.width,
        height=1,  # not used, but Rich else takes 80 columns for TERM=dumb
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        no_color=False,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    with console.capture() as page:
        is_screen = any(isinstance(block, Keys) for block in document.blocks)
        if is_screen:
            console.print(screen.title(document.title, document.aside, look))
        elif document.title:
            console.print(Text(document.title, TITLE))
        if document.aside and not is_screen:
            console.print(Text(document.aside, "dim"))
        before: Block | None = Step("", "") if is_screen else None
        for block in document.blocks:
            if _apart(before, block):
                console.line()
            for part in _parts(block, look):
                # Rich forgets what a text says of itself
                console.print(part, soft_wrap=isinstance(part, Text) and bool(part.no_wrap))
            before = block
    return "".join(f"{row.rstrip()}\n" for row in page.get().split("\n")[:-1])


def _ascii(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode()


def _apart(before: Block | None, block: Block) -> bool:
    """Return whether an empty line stands before `block`: none below a heading, a caption or running text."""
    match before, block:
        case None, _:
            return isinstance(block, Heading | Table | Choices | Bar | Step | Outcome)
        case (Heading(), _) | (Paragraph(tone=Tone.QUIET), Table()) | (_, Overleaf()):
            return False
        case Paragraph(tone=tone), Paragraph(tone=other):
            return Tone.STRONG in (tone, other)
        case _:
            return True


def _parts(block: Block, look: Look) -> Iterator[RenderableType]:
    """Yield what stands below one another in a block."""
    match block:
        case Heading(text, level):
            yield Text(text, "bold" if level > 2 else TITLE)
        case Paragraph(text, tone):
            before, copied = split_copied(text)
            if len(copied) > look.width:
                yield Text(before, TONES[tone])
                yield _unbroken(copied, TONES[tone])
            else:
                yield _prose(text, look.width, TONES[tone])
        case Bullets(items, numbered):
            marks = [f"{number}. " if numbered else "- " for number in range(1, len(items) + 1)]
            yield _list(marks, items, look)
        case Facts(pairs):
            for name, value in pairs:
                fact = _prose(f"{name}: {value}", look.width)
                fact.stylize("bold", 0, len(name) + 1)
                yield fact
        case Commands(pairs) if pairs:
            yield from _commands(pairs, look)
        case Choices(pairs, chosen):
            star = {key: "* " if key == chosen else "  " for key, _ in pairs if chosen}
            marks = [f"{star.get(key, '')}{key}  " for key, _ in pairs]
            yield _list(marks, [label for _, label in pairs], look)
        case Progress(done, total, text):
            yield Text(f"{_bar(done, total, look)} {text}", "cyan")
        case Table():
            yield from _table(block, look)
        case Bar() | Step() | Outcome() | Keys():
            yield from screen.parts(block, look)
        case Chart():
            yield Text("\n".join(chart(block, look.width, unicode=look.unicode)))


def _prose(text: str, width: int, style: str = "") -> Text:
    """Return running text; a command at its end, to be copied, has a line of its own where it would be broken."""
    before, copied = split_copied(text)
    apart = copied and len(copied) <= width < Text(text).cell_len
    return Text(f"{before}\n{copied}" if apart else text, style)


def _unbroken(command: str, style: str) -> Text:
    """Return a line that the terminal alone may break, so that it is copied whole."""
    return Text(command, style, no_wrap=True)


def _list(marks: Sequence[str], items: Sequence[str], look: Look) -> Grid:
    """Return texts whose further lines stand below their first word."""
    room = max(look.width - max(map(len, marks), default=0), 1)
    grid = Grid.grid()
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for mark, item in zip(marks, items, strict=True):
        grid.add_row(Text(mark), _prose(item, room))
    return grid


def _bar(done: int, total: int, look: Look) -> str:
    width = max(min(look.width - 50, 30), 8)
    full = width * done // max(total, 1)
    mark, empty = ("━", "·") if look.unicode else ("#", ".")
    return mark * full + empty * (width - full)


def _commands(pairs: Sequence[tuple[str, str]], look: Look) -> Iterator[RenderableType]:
    rows = [(Text(command, "cyan"), Text(what)) for command, what in pairs]
    if widths := _widths(rows, look.width - GAP):
        yield Padding(_grid(rows, widths), (0, 0, 0, GAP))
        return
    for command, what in rows:
        space = " " * max(min(GAP, look.width - command.cell_len), 0)
        yield _unbroken(space + command.plain, "cyan")
        yield Padding(what, (0, 0, 0, 2 * GAP))


def _table(table: Table, look: Look) -> Iterator[RenderableType]:
    """Yield rows with their notes; where the screen is narrow the pictures of levels go first, then the columns."""
    head = [Text(column, "dim") for column in table.columns]
    for drawn in (True, False):
        rows = [[_cell(cell, look, drawn=drawn) for cell in row] for row in table.rows]
        if widths := _widths([head, *rows], look.width):
            yield _grid([head], widths)
            parts: list[list[RenderableType]] = [[_grid([row], widths)] for row in rows]
            break
    else:
        parts = [_stack(row, table.columns) for row in table.rows]
    for number, part in enumerate(parts):
        yield from part
        if table.notes and table.notes[number]:
            yield _indented(Text(f"{table.note_name}: {table.notes[number]}", "green"))


def _stack(row: Sequence[Cell], columns: Sequence[str]) -> list[RenderableType]:
    """Return the name of a row, and below it its cells, each with the name of its column if there are several."""
    names = [f"{column}: " if len(row) > 2 else "" for column in columns]
    cells = [_indented(Text(name + words(cell))) for name, cell in zip(names, row, strict=True)]
    return [Text(words(row[0]), "bold"), *cells[1:]]


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, INDENT))


def _cell(cell: Cell, look: Look, *, drawn: bool) -> Text:
    """Return a cell as text; a level is `drawn` on a line beside its numbers."""
    if not isinstance(cell, Gauge):
        return Text(cell)
    numbers = f"{decimal(cell.level)} ({decimal(cell.low)}-{decimal(cell.high)})"
    if cell.inferred:
        numbers = f"{cell.level:.0f} (not asked)"
    return Text(f"{line(cell, unicode=look.unicode)} {numbers}" if drawn else numbers)


def _widths(rows: Sequence[Sequence[Text]], room: int) -> list[int]:
    """Return the widths of the columns, the last one held to what is left; nothing where they do not fit side by side."""
    widths = [max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)]
    left = room - sum(widths[:-1]) - GAP * (len(widths) - 1)
    return [*widths[:-1], min(left, widths[-1])] if left >= min(widths[-1], NARROWEST_TEXT) else []


def _grid(rows: Sequence[Sequence[Text]], widths: Sequence[int]) -> Grid:
    grid = Grid.grid(padding=(0, GAP, 0, 0))
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    for row in rows:
        grid.add_row(*row)
    return grid
