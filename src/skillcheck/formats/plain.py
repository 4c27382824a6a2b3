"""For pipes, grep and screen readers: one fact a line, no boxes, no colour, no cutting."""

from collections.abc import Iterator

from skillcheck.model import document as doc
from skillcheck.model.form import Look


def render(document: doc.Document, look: Look) -> str:
    """Return every block as lines of text; a cell of a table stands with the name of its row and column."""
    lines = [line for line in (document.title, document.aside) if line]
    for block in document.blocks:
        lines.extend(_lines(block, keys=look.keys))
    if look.keys and document.keys:
        lines.append(f"Keys, then Enter: {'; '.join(f'{key.key} {key.text}' for key in document.keys)}.")
    return "\n".join(lines) + "\n"


def _lines(block: doc.Block, *, keys: bool) -> Iterator[str]:  # noqa: C901 - one case a kind of block
    match block:
        case doc.Heading(text):
            yield ""
            yield text
        case doc.Paragraph():
            yield _sentence(block)
        case doc.Progress(text=text):
            yield text
        case doc.Step(text, lines, key, command):
            if text:
                yield f"{text}: {key}" if keys and key else text
            yield from map(_sentence, lines)
            if command:
                yield f"To do it: {command}"
        case doc.Outcome(name, text, leads_to):
            yield f"{name}. {text}"
            if leads_to:
                yield f"It leads to: {leads_to}"
        case doc.Standings(rows):
            yield from ([f"{block.aside[0].upper()}{block.aside[1:]}."] if block.aside else [])
            for row in rows:
                yield _label(f"{f'{row.rank}. ' if row.rank else ''}{row.name}", row.words)
        case doc.Cards(cards):
            for card in cards:
                yield f"{card.title}{f': {card.aside}' if card.aside else ''}"
                yield from map(_sentence, card.lines)
        case doc.Bullets(items, numbered):
            for number, item in enumerate(items, 1):
                yield f"{number}. {item}" if numbered else f"- {item}"
        case doc.Commands(pairs) if keys and block.keys:
            for key, (command, text) in zip(block.keys, pairs, strict=True):
                yield f"{key}: {text} ({command})"
        case doc.Facts(pairs) | doc.Commands(pairs):
            for name, value in pairs:
                yield _label(name, value)
        case doc.Choices(pairs, chosen):
            for key, label in pairs:
                yield f"{key}: {label}{' (your answer so far)' if key == chosen else ''}"
        case doc.Table():
            yield from _rows(block)


def _rows(table: doc.Table) -> Iterator[str]:
    for number, (name, *cells) in enumerate(table.rows):
        name += " (you)" if number == table.yours else ""
        if len(cells) > 1:
            cells = [_label(column, c) for column, c in zip(table.columns[1:], cells, strict=True) if c]
        yield from (_label(name, cell) for cell in cells or [""])


def _sentence(paragraph: doc.Paragraph) -> str:
    return _label(paragraph.name, paragraph.text)


def _label(name: str, text: str = "") -> str:
    """Return a text behind its name; where one of them is empty, the other alone."""
    return ": ".join(filter(None, (name, text)))
