"""The formats: a new one is one new file and its name in `FORMATS`, or in `SOME` where only some pages can have it."""

from importlib import import_module
from typing import Final

from skillcheck.model import document as doc
from skillcheck.model.commandline import spell_out
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
    doc.Press.GO_ON: "Press any key",
    doc.Press.PICK: "Press a key",
    doc.Press.WRITE: "Enter goes on, Escape",
    doc.Press.CHANGE: "Enter goes on, Ctrl-U clears, Escape",
}
LINES: Final = {
    doc.Press.GO_ON: "Press Enter",
    doc.Press.PICK: "Type a key, then Enter",
    doc.Press.WRITE: "Escape, then Enter,",
    doc.Press.CHANGE: "Enter alone keeps what stands in brackets. Escape, then Enter,",
}
"""How a hint begins: `plain` is for those who answer by lines."""


def render(name: str, document: doc.Document, look: Look) -> str:
    """Return `document` in the format `name`, one of FORMATS or SOME; it ends with a newline.

    Its module gets a page whose title and blocks are inert; its `data` and `calendar` are not.
    """
    keys = LINES if name == "plain" else SINGLE_KEYS
    blocks: list[doc.Block] = []
    for block in doc.change_texts(document.blocks, lambda text: inert(spell_out(text))):
        if isinstance(block, doc.Hint):
            blocks.append(doc.Paragraph(keys[block.press] + block.text, block.tone))
        elif name == "html" or not isinstance(block, doc.Boxes):  # boxes are to be ticked on paper
            blocks.append(block)
    page = document._replace(
        title=inert(document.title),
        aside=inert(document.aside),
        blocks=tuple(blocks),
        keys=doc.change_texts(document.keys, inert),
    )
    text: str = import_module(f"skillcheck.formats.{name}").render(page, look)
    return text
