"""The formats: a new one is one new file and one line in `FORMATS`, or in `SOME` where only some pages can have it."""

from importlib import import_module
from typing import Final, Protocol, cast

from skillcheck.model.document import Document, change_texts
from skillcheck.model.form import Look
from skillcheck.model.text import inert

FORMATS: Final[dict[str, str]] = {
    "terminal": "skillcheck.formats.terminal",
    "plain": "skillcheck.formats.plain",
    "md": "skillcheck.formats.md",
    "html": "skillcheck.formats.html",
    "json": "skillcheck.formats.json",
    "csv": "skillcheck.formats.csv",
}
SOME: Final[dict[str, str]] = {"ics": "skillcheck.formats.ics"}
"""Formats for pages that have a calendar; their commands offer them."""
ENDINGS: Final[dict[str, str]] = {
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".csv": "csv",
    ".txt": "plain",
    ".ics": "ics",
    ".ical": "ics",
}
"""The format that the ending of an output file asks for."""


class Format(Protocol):
    """A module that turns any page into text."""

    def render(self, document: Document, look: Look) -> str:
        """Return the whole text of a page whose title and blocks are inert; its `data` and `calendar` are not."""


def render(name: str, document: Document, look: Look) -> str:
    """Return `document` in the format `name`, a key of FORMATS or SOME; it ends with a newline."""
    page = document._replace(title=inert(document.title), blocks=change_texts(document.blocks, inert))
    return cast("Format", import_module((FORMATS | SOME)[name])).render(page, look)
