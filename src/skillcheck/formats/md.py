"""Markdown that reads well as it is: lines of at most 80 characters, tables only where they fit."""

import re
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from skillcheck.formats.gauge import words
from skillcheck.model.document import (
    Block,
    Bullets,
    Cell,
    Choices,
    Commands,
    Document,
    Facts,
    Heading,
    Paragraph,
    Progress,
    Table,
)
from skillcheck.model.text import inert

if TYPE_CHECKING:
    from skillcheck.model.form import Look

WIDTH = 80
ACTIVE = re.compile(
    r"[\\`*_\[\]<>|~]|&(?=[#\w])|(?<=http):|(?<=https):|(?<=ftp):|(?<=mailto):|(?<=xmpp):|(?<=www)\.|(?<=\w)@(?=\w)",
    re.IGNORECASE,
)
LINE_START = re.compile(r"(#{1,6}|[-+=:])|(\d+)([.)])")


def render(document: Document, look: "Look") -> str:  # noqa: ARG001 - the reader's program has the look
    """The page with one title; blocks stand apart by one empty line."""
    parts = [_heading(1, document.title), *("\n".join(_lines(block)) for block in document.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield _heading(level, text.rstrip(" .:!?,;"))
        case Paragraph(text):
            yield from _wrapped(_safe(text))
        case Bullets(items, numbered):
            for number, item in enumerate(items, 1):
                yield from _item(f"{number}." if numbered else "-", _safe(item))
        case Facts(pairs):
            for name, value in pairs:
                yield from _item("-", f"{_safe(name)}: {_safe(value)}")
        case Commands(pairs):
            for command, what in pairs:
                yield from _item("-", f"`{inert(command).replace('`', '')}`: {_safe(what)}")
        case Choices(pairs):
            for key, label in pairs:
                yield from _item(f"{key}.", _safe(label))
        case Progress(text=text):
            yield from _wrapped(_safe(text))
        case Table():
            yield from _table(block)


def _heading(level: int, text: str) -> str:
    """A heading; a # at its end would be taken for the end mark that Markdown allows there."""
    shown = _safe(text)
    return f"{'#' * level} {shown[:-1]}\\#" if shown.endswith("#") else f"{'#' * level} {shown}"


def _table(table: Table) -> Iterator[str]:
    rows = [[_safe(words(cell)) for cell in row] for row in table.rows]
    lines = [
        _row([_safe(column) for column in table.columns]),
        _row(["---"] * len(table.columns)),
        *map(_row, rows),
    ]
    if not any(table.notes) and all(len(line) <= WIDTH for line in lines):
        yield from lines
        return
    counted = all(words(row[0]).startswith(f"{number}. ") for number, row in enumerate(table.rows, 1))
    for number, row in enumerate(table.rows):
        mark = f"{number + 1}." if counted else "-"
        yield from _entry(table, row, mark, table.notes[number] if table.notes else "")


def _entry(table: Table, row: tuple[Cell, ...], mark: str, note: str) -> Iterator[str]:
    """A row as a list entry, with its cells below its name; the number of a name may already be its `mark`."""
    name = words(row[0])
    yield from _item(mark, f"**{_safe(name if mark == '-' else name.removeprefix(mark))}**:")
    cells = [f"{_safe(c)}: {_safe(words(v))}" for c, v in zip(table.columns[1:], row[1:], strict=True)]
    if note:
        cells.append(f"{table.note_name}: {_safe(note)}")
    indent = " " * (len(mark) + 1)
    for cell in cells:
        yield from _item(f"{indent}-", cell)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _item(mark: str, text: str) -> Iterator[str]:
    indent = " " * (len(mark) + 1)
    yield from _wrapped(text, f"{mark} ", indent)


def _wrapped(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """`text` in lines of at most 80; a line that would begin a heading or a list is kept from it."""
    lines = textwrap.wrap(text, WIDTH - len(rest) - 1, break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines or [""]):
        start = LINE_START.match(line)
        harmless = _harmless_start(start) + line[start.end() :] if start else line
        yield (rest if number else first) + harmless


def _harmless_start(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def _safe(text: str) -> str:
    """Foreign text in which nothing is HTML, a link, an image, emphasis or, by blanks before it, code."""
    return ACTIVE.sub(lambda match: f"\\{match[0]}", inert(text)).strip()
