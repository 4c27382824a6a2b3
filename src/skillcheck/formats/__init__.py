"""The formats: a new one is one new file and one line in `FORMATS`."""

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from skillcheck.model.document import Document
from skillcheck.model.form import Look

if TYPE_CHECKING:
    from skillcheck.formats.contract import Format

FORMATS: Final[dict[str, str]] = {
    "terminal": "skillcheck.formats.terminal",
    "plain": "skillcheck.formats.plain",
    "md": "skillcheck.formats.md",
    "json": "skillcheck.formats.json",
    "csv": "skillcheck.formats.csv",
}
ENDINGS: Final[dict[str, str]] = {".md": "md", ".json": "json", ".csv": "csv", ".txt": "plain"}
"""The format that the ending of an output file asks for."""


def render(name: str, document: Document, look: Look) -> str:
    """`document` in the format `name`, a key of FORMATS; ends with a newline."""
    return cast("Format", import_module(FORMATS[name])).render(document, look)
