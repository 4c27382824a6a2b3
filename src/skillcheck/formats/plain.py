"""For pipes, grep and screen readers: one fact a line, no boxes, no colour, no cutting."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skillcheck.formats.gauge import words
from skillcheck.model.document import (
    Block,
    Bullets,
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


def render(document: Document, look: "Look") -> str:  # noqa: ARG001 - no line is broken or coloured
    """Every block as lines of text; a cell of a table stands with the name of its row and column."""
    lines = [inert(document.title)] if document.title else []
    for block in document.blocks:
        lines.extend(_lines(block))
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield ""
            yield inert(text)
        case Paragraph(text):
            yield inert(text)
        case Bullets(items, numbered):
            for number, item in enumerate(items, 1):
                yield f"{number}. {inert(item)}" if numbered else f"- {inert(item)}"
        case Facts(pairs) | Commands(pairs):
            for name, value in pairs:
                yield f"{inert(name)}: {inert(value)}"
        case Choices(pairs, chosen):
            for key, label in pairs:
                yield f"{key}: {inert(label)}{' (your answer so far)' if key == chosen else ''}"
        case Progress(text=text):
            yield inert(text)
        case Table():
            yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    for number, row in enumerate(table.rows):
        name = words(row[0])
        if len(row) == 2:
            yield f"{name}: {words(row[1])}"
        else:
            for column, cell in zip(table.columns[1:], row[1:], strict=True):
                yield f"{name}: {inert(column)}: {words(cell)}"
        if table.notes and table.notes[number]:
            yield f"{name}: {table.note_name}: {inert(table.notes[number])}"
