"""One file for a browser, to print or to hand on: no script, and nothing that is fetched from anywhere."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import assert_never

from skillcheck.formats.gauge import words
from skillcheck.formats.html_style import STYLE
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
from skillcheck.model.text import inert

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
LEVEL_WIDTH = 25
"""Units of a drawn scale between two levels; its ends stand in from the edge by 6, the radius of a level and its line."""
EDGE = 6


def render(document: Document, look: Look) -> str:
    """A whole page; where the stream can't show every character, those beyond ASCII go as references."""
    page = "\n".join(_page(document)) + "\n"
    return page if look.unicode else page.encode("ascii", "xmlcharrefreplace").decode()


def _page(document: Document) -> Iterator[str]:
    title = _safe(document.title)
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title or 'skillcheck'}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>"
    if title:
        yield f"<h1>{title}</h1>"
    for block in document.blocks:
        yield from _lines(block)
    yield "</main>\n</body>\n</html>"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"<h{level}>{_safe(text)}</h{level}>"
        case Paragraph(text, tone):
            yield _paragraph(_safe(text), tone)
        case Bullets(items, numbered):
            yield from _list("ol" if numbered else "ul", map(_safe, items))
        case Facts(pairs):
            yield from _pairs((_safe(name), _safe(value)) for name, value in pairs)
        case Commands(pairs):
            yield from _pairs((f"<code>{_safe(command)}</code>", _safe(what)) for command, what in pairs)
        case Choices(pairs, chosen):
            yield from _list("ul", (_choice(key, label, chosen) for key, label in pairs))
        case Progress(done, total, text):
            bar = f'<progress value="{done}" max="{max(total, 1)}" aria-hidden="true"></progress>'
            yield f"<p>{bar} {_safe(text)}</p>"
        case Table():
            yield from _table(block)
        case Chart():
            return  # the table beside it has the same levels, drawn and in words
        case _:
            assert_never(block)


def _paragraph(text: str, tone: Tone) -> str:
    match tone:
        case Tone.USUAL:
            return f"<p>{text}</p>"
        case Tone.QUIET:
            return f'<p class="quiet">{text}</p>'
        case Tone.STRONG:
            return f"<p><strong>{text}</strong></p>"


def _list(name: str, items: Iterable[str]) -> Iterator[str]:
    yield f"<{name}>"
    for item in items:
        yield f"<li>{item}</li>"
    yield f"</{name}>"


def _pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    for name, value in pairs:
        yield f"<div><dt>{name}</dt><dd>{value}</dd></div>"
    yield "</dl>"


def _choice(key: str, label: str, chosen: str) -> str:
    picked = " <strong>(your answer so far)</strong>" if key == chosen else ""
    return f"<kbd>{_safe(key)}</kbd> {_safe(label)}{picked}"


def _table(table: Table) -> Iterator[str]:
    """Each row is a body of its own, with its note, so that no page of paper comes between them."""
    yield "<table>\n<thead>"
    yield f"<tr>{''.join(_column(column) for column in table.columns)}</tr>\n</thead>"
    for number, (name, *cells) in enumerate(table.rows):
        yield f'<tbody>\n<tr><th scope="row">{_cell(name)}</th>'
        yield "".join(f"<td>{_cell(cell)}</td>" for cell in cells) + "</tr>"
        if table.notes and table.notes[number]:
            note = f"{_safe(table.note_name)}: {_safe(table.notes[number])}"
            yield f'<tr class="note"><td colspan="{len(table.columns)}">{note}</td></tr>'
        yield "</tbody>"
    yield "</table>"


def _column(name: str) -> str:
    """A column's head; an empty one is none, or a screen reader would announce it."""
    return f'<th scope="col">{_safe(name)}</th>' if name else "<td></td>"


def _cell(cell: Cell) -> str:
    """A cell as text; a level is also drawn, for those who see it: all that it says stands in words beside it."""
    text = escape(words(cell))
    return f"{_drawn(cell)}{text}" if isinstance(cell, Gauge) else text


def _drawn(gauge: Gauge) -> str:
    """The scale from 1 to 5 with the range as a box, the level as a dot, the target as an upright line."""
    low, level, high, target = map(_place, (gauge.low, gauge.level, gauge.high, gauge.target))
    parts = [
        f'<line class="scale" x1="{_place(1)}" x2="{_place(5)}" y1="8" y2="8"/>',
        f'<rect class="range" x="{low}" y="5" width="{high - low}" height="6"/>',
        f'<circle class="level" cx="{level}" cy="8" r="4"/>',
    ]
    if gauge.target:
        parts.append(f'<line class="target" x1="{target}" x2="{target}" y1="1" y2="15"/>')
    width = 4 * LEVEL_WIDTH + 2 * EDGE
    return f'<svg viewBox="0 0 {width} 16" aria-hidden="true">{"".join(parts)}</svg>'


def _place(value: float) -> int:
    return round((value - 1) * LEVEL_WIDTH) + EDGE


def _safe(text: str) -> str:
    """Foreign text in which nothing is markup, not even inside a quoted attribute."""
    return escape(inert(text))
