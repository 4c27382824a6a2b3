"""For Anki: text that its import reads by itself, by the header lines of its manual ("Text files", "File headers").

The first column is each note's own id, so that a file that is imported again changes notes, and adds none.
"""

from collections.abc import Sequence
from html import escape

from skillcheck.model import document as doc
from skillcheck.model.form import Look
from skillcheck.model.text import inert

HEADERS = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#deck:skillcheck",
    "#columns:id\tFront\tBack\tTags",
    "#guid column:1",
    "#tags column:4",
)


def render(document: doc.Document, look: Look) -> str:  # noqa: ARG001 - the reader's program has the look
    """Return the header, then a line a card of the page."""
    rows = (
        "\t".join((inert(card.id), _field(card.front), _field(card.back), inert(card.tag).replace(" ", "-")))
        for card in document.flashcards
    )
    return "\n".join((*HEADERS, *rows)) + "\n"


def _field(lines: Sequence[str]) -> str:
    """Return lines as HTML; an empty field would keep Anki from taking the note."""
    return "<br>".join(escape(inert(line)) for line in lines) or "&nbsp;"
