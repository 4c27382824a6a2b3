"""Markdown that reads well as it is: lines of at most 80 characters, tables only where they fit."""

import re
import textwrap
from collections.abc import Iterator

from skillcheck.formats.gauge import words
from skillcheck.model.document import (
    Bar,
    Block,
    Bullets,
    Cell,
    Choices,
    Commands,
    Document,
    Facts,
    Heading,
    Outcome,
    Overleaf,
    Paragraph,
    Progress,
    Step,
    Table,
)
from skillcheck.model.form import Look

WIDTH = 80
ACTIVE = re.compile(
    r"[\\`*_\[\]<>|~]|&(?=[#\w])|(?<=http):|(?<=https):|(?<=ftp):|(?<=mailto):|(?<=xmpp):|(?<=www)\.|(?<=\w)@(?=\w)",
    re.IGNORECASE,
)
"""What would be HTML, a link, an image, emphasis or code."""
BLOCK_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=:#]))")
"""Where a line would begin a heading, a list or a rule: before its mark, or between its number and the mark."""


def render(document: Document, look: Look) -> str:  # noqa: ARG001 - the reader's program has the look
    """Return the page with one title; blocks stand apart by one empty line."""
    aside = "\n".join(_wrap(_escape(document.aside))) if document.aside else ""
    parts = [_heading(1, document.title), aside, *("\n".join(_lines(block)) for block in document.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield _heading(level, text.rstrip(" .:!?,;"))
        case Paragraph(text) | Progress(text=text):
            yield from _wrap(_escape(text))
        case Bullets(items, numbered):
            for number, item in enumerate(items, 1):
                yield from _item(f"{number}." if numbered else "-", _escape(item))
        case Facts(pairs):
            for name, value in pairs:
                yield from _item("-", f"{_escape(name)}: {_escape(value)}")
        case Commands(pairs):
            for command, what in pairs:
                yield from _item("-", f"`{command.replace('`', '')}`: {_escape(what)}")
        case Choices(pairs):
            for key, label in pairs:
                yield from _item(f"{key}.", _escape(label))
        case Table():
            yield from _table(block)
        case Bar() | Step() | Outcome() | Overleaf():
            yield from _screen(block)


def _screen(block: Bar | Step | Outcome | Overleaf) -> Iterator[str]:
    match block:
        case Bar(texts):
            yield from "\n\n".join("\n".join(_wrap(_escape(text))) for text in texts).split("\n")
        case Step(text, _, texts):
            yield from _screen(Bar((text, *texts)))
        case Outcome(name, text, because):
            yield from _wrap(f"**{_escape(name)}.** {_escape(text)}")
            if because:
                yield from ["", *_wrap(f"It leads to: {_escape(because)}")]
        case Overleaf():
            yield "---"


def _heading(level: int, text: str) -> str:
    """Return a heading; a # at its end would be taken for the end mark that Markdown allows there."""
    shown = _escape(text)
    return f"{'#' * level} {shown[:-1]}\\#" if shown.endswith("#") else f"{'#' * level} {shown}"


def _table(table: Table) -> Iterator[str]:
    """Yield a table, or, where it is too wide or has notes, a list of its rows."""
    rows = [[_escape(column) for column in table.columns], ["---"] * len(table.columns)]
    rows += [[_escape(words(cell)) for cell in row] for row in table.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not any(table.notes) and all(len(line) <= WIDTH for line in lines):
        yield from lines
        return
    counted = all(words(row[0]).startswith(f"{number}. ") for number, row in enumerate(table.rows, 1))
    for number, row in enumerate(table.rows):
        mark = f"{number + 1}." if counted else "-"
        yield from _entry(table, row, mark, table.notes[number] if table.notes else "")


def _entry(table: Table, row: tuple[Cell, ...], mark: str, note: str) -> Iterator[str]:
    """Yield a row as a list entry, with its cells below its name; the number of a name may already be its `mark`."""
    name = words(row[0])
    yield from _item(mark, f"**{_escape(name if mark == '-' else name.removeprefix(mark))}**:")
    cells = [(column, words(cell)) for column, cell in zip(table.columns[1:], row[1:], strict=True)]
    if note:
        cells.append((table.note_name, note))
    for column, text in cells:
        yield from _item(f"{' ' * len(mark)} -", f"{_escape(column)}: {_escape(text)}")


def _item(mark: str, text: str) -> Iterator[str]:
    yield from _wrap(text, f"{mark} ")


def _wrap(text: str, mark: str = "") -> Iterator[str]:
    """Yield `text` in lines of at most 80, the first one after `mark`; none begins a heading or a list of its own."""
    lines = textwrap.wrap(text, WIDTH - len(mark) - 1, break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines or [""]):
        yield (" " * len(mark) if number else mark) + BLOCK_START.sub(r"\1\\", line)


def _escape(text: str) -> str:
    """Return inert text in which nothing acts, and no blanks at the start make it code."""
    return ACTIVE.sub(r"\\\g<0>", text).strip()
