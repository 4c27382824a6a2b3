"""For pipes, grep and screen readers: one fact a line, no boxes, no colour, no cutting."""

from collections.abc import Iterator

from skillcheck.formats.gauge import words
from skillcheck.model.document import (
    Bar,
    Block,
    Bullets,
    Choices,
    Commands,
    Document,
    Facts,
    Heading,
    Keys,
    Outcome,
    Paragraph,
    Progress,
    Step,
    Table,
)
from skillcheck.model.form import Look


def render(document: Document, look: Look) -> str:  # noqa: ARG001 - no line is broken or coloured
    """Return every block as lines of text; a cell of a table stands with the name of its row and column."""
    lines = [text for text in (document.title, document.aside) if text]
    for block in document.blocks:
        lines.extend(_lines(block))
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield ""
            yield text
        case Paragraph(text) | Progress(text=text):
            yield text
        case Bullets(items, numbered):
            for number, item in enumerate(items, 1):
                yield f"{number}. {item}" if numbered else f"- {item}"
        case Facts(pairs) | Commands(pairs):
            for name, value in pairs:
                yield f"{name}: {value}"
        case Choices(pairs, chosen):
            for key, label in pairs:
                yield f"{key}: {label}{' (your answer so far)' if key == chosen else ''}"
        case Table():
            yield from _rows(block)
        case Bar() | Step() | Outcome() | Keys():
            yield from _screen(block)


def _screen(block: Bar | Step | Outcome | Keys) -> Iterator[str]:
    match block:
        case Bar(texts):
            yield from texts
        case Step(text, key, texts):
            yield f"{text} ({key})"
            yield from texts
        case Outcome(name, text, because):
            yield f"{name}. {text}"
            if because:
                yield f"It leads to: {because}"
        case Keys(pairs):
            yield "; ".join(f"{key}: {what}" for key, what in pairs)


def _rows(table: Table) -> Iterator[str]:
    for number, row in enumerate(table.rows):
        name = words(row[0])
        if len(row) == 2:
            yield f"{name}: {words(row[1])}"
        else:
            for column, cell in zip(table.columns[1:], row[1:], strict=True):
                yield f"{name}: {column}: {words(cell)}"
        if table.notes and table.notes[number]:
            yield f"{name}: {table.note_name}: {table.notes[number]}"
