"""The formats: a new one is one new file and one line in `FORMATS`, or in `SOME` where only some pages can have it."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final, Protocol, cast

from skillcheck.model.commandline import complete
from skillcheck.model.document import Block, Boxes, Document, Hint, Paragraph, Press, change_texts
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
SOME: Final[dict[str, str]] = {"ics": "skillcheck.formats.ics", "anki": "skillcheck.formats.anki"}
"""Formats for pages that have a calendar, or flashcards; their commands offer them."""
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
ON_PAPER: Final = frozenset({"html"})
"""The formats that draw boxes to tick."""
SINGLE_KEYS: Final = {
    Press.ANSWER: "One key an answer, no Enter needed",
    Press.GO_ON: "Press any key",
    Press.PICK: "Press a key",
    Press.WRITE: "Enter goes on, Escape",
    Press.CHANGE: "Enter goes on, Ctrl-U clears, Escape",
}
LINES: Final = {
    Press.ANSWER: "One line an answer: type its key, then Enter",
    Press.GO_ON: "Press Enter",
    Press.PICK: "Type a key, then Enter",
    Press.WRITE: "Escape, then Enter,",
    Press.CHANGE: "Enter alone keeps what stands in brackets. Escape, then Enter,",
}
"""How a hint begins: `plain` is for those who answer by lines."""


class Format(Protocol):
    """A module that turns any page into text."""

    def render(self, document: Document, look: Look) -> str:
        """Return the whole text of a page whose title and blocks are inert; its `data` and `calendar` are not."""


def render(name: str, document: Document, look: Look) -> str:
    """Return `document` in the format `name`, a key of FORMATS or SOME; it ends with a newline."""
    keys = LINES if name == "plain" else SINGLE_KEYS
    shown = tuple(block for block in document.blocks if name in ON_PAPER or not isinstance(block, Boxes))
    blocks = tuple(
        _in_words(block, keys) for block in change_texts(shown, lambda text: inert(complete(text)))
    )
    page = document._replace(
        title=inert(document.title),
        aside=inert(document.aside),
        blocks=blocks,
        keys=change_texts(document.keys, inert),
    )
    return cast("Format", import_module((FORMATS | SOME)[name])).render(page, look)


def _in_words(block: Block, keys: Mapping[Press, str]) -> Block:
    """Return a hint as a paragraph, any other block as it is."""
    return Paragraph(keys[block.press] + block.text, block.tone) if isinstance(block, Hint) else block
