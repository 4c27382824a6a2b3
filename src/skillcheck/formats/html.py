"""One file for a browser, to print or to hand on: no script, and nothing that is fetched from anywhere."""

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from skillcheck.formats.gauge import words
from skillcheck.model.document import Document
from skillcheck.model.form import Look

PAGE = Path(__file__).with_name("page.html.j2").read_text("utf-8")
TEMPLATE = Environment(
    autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
).from_string(PAGE)
LEVEL_WIDTH = 25
"""Units of a drawn scale between two levels."""
EDGE = 6
"""Units from the edge of the drawing to the ends of its scale: the radius of a level and its line."""


def render(document: Document, look: Look) -> str:
    """Return a whole page; where the stream can't show every character, those beyond ASCII go as references."""
    blocks = [(type(block).__name__, block) for block in document.blocks]
    page = (
        TEMPLATE.render(title=document.title, aside=document.aside, blocks=blocks, words=words, place=_place)
        + "\n"
    )
    return page if look.unicode else page.encode("ascii", "xmlcharrefreplace").decode()


def _place(level: float) -> int:
    """Return where a level stands on the drawn scale."""
    return round((level - 1) * LEVEL_WIDTH) + EDGE
