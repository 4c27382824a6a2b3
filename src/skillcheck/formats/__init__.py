"""The formats: a new one is one new file and its name in `FORMATS`, or in `SOME` where only some pages can have it."""

from importlib import import_module
from typing import Final

from skillcheck.model.commandline import complete
from skillcheck.model.document import Block, Boxes, Document, Hint, Paragraph, Press, change_texts
from skillcheck.model.form import Look
from skillcheck.model.text import inert

FORMATS: Final = ("terminal", "plain", "md", "html", "json", "csv")
SOME: Final = ("ics", "anki")
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
SINGLE_KEYS: Final = {
    Press.GO_ON: "Press any key",
    Press.PICK: "Press a key",
    Press.WRITE: "Enter goes on, Escape",
    Press.CHANGE: "Enter goes on, Ctrl-U clears, Escape",
}
LINES: Final = {
    Press.GO_ON: "Press Enter",
    Press.PICK: "Type a key, then Enter",
    Press.WRITE: "Escape, then Enter,",
    Press.CHANGE: "Enter alone keeps what stands in brackets. Escape, then Enter,",
}
"""How a hint begins: `plain` is for those who answer by lines."""


def render(name: str, document: Document, look: Look) -> str:
    """Return `document` in the format `name`, one of FORMATS or SOME; it ends with a newline.

    Its module gets a page whose title and blocks are inert; its `data` and `calendar` are not.
    """
    keys = LINES if name == "plain" else SINGLE_KEYS
    blocks: list[Block] = []
    for block in change_texts(document.blocks, lambda text: inert(complete(text))):
        if isinstance(block, Hint):
            blocks.append(Paragraph(keys[block.press] + block.text, block.tone))
        elif name == "html" or not isinstance(block, Boxes):  # boxes are to be ticked on paper
            blocks.append(block)
    page = document._replace(
        title=inert(document.title),
        aside=inert(document.aside),
        blocks=tuple(blocks),
        keys=change_texts(document.keys, inert),
    )
    text: str = import_module(f"skillcheck.formats.{name}").render(page, look)
    return text
