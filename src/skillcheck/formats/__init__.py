"""The formats: a new one is one new file and one line in `FORMATS`, or in `SOME` where only some pages can have it."""

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from skillcheck.model.document import Document

if TYPE_CHECKING:
    from skillcheck.formats.contract import Format
    from skillcheck.model.form import Look

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


def render(name: str, document: Document, look: "Look") -> str:
    """`document` in the format `name`, a key of FORMATS or SOME; ends with a newline."""
    return cast("Format", import_module((FORMATS | SOME)[name])).render(document, look)
