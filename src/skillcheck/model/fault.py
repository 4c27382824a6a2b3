"""What a look finds: a fault in a file, with its place; the state of one of the program's own things."""

import unicodedata
from typing import NamedTuple

from skillcheck.model.text import inert

MARGIN = "    "
SHOWN = 34
"""Characters of a line that are shown around a place: with the margin, they fit on a screen of 40 columns."""
GOOD, NOTE, FAULT, MENDED = "good", "note", "fault", "mended"
"""As it should be; worth knowing; to be mended; mended just now."""


class Fault(NamedTuple):
    """A fault that an author can find and mend.

    `line` counts from 1 (0: the file as a whole), `where` is a path such as `skills.empathy.levels.3`, `rule` is the id of
    a style rule and empty for faults of structure. `column` counts from 1 in `text`, the line itself (0: no place in it).
    """

    file: str
    line: int
    where: str
    what: str
    rule: str = ""
    column: int = 0
    text: str = ""

    @property
    def sentence(self) -> str:
        """Say it in one line, whatever names and texts are in it."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        where = f" {self.where}:" if self.where else ""
        rule = f" [{self.rule}]" if self.rule else ""
        return inert(f"{place}:{where} {self.what}{rule}")

    def __str__(self) -> str:
        """Say it in one line; where a place in that line is known, with the line and a caret below it."""
        if not self.column:
            return self.sentence
        place = self.column - 1
        first = max(min(place - SHOWN // 2, len(self.text) - SHOWN), 0)
        before = inert(self.text[first:place])
        shown = before + inert(self.text[place : first + SHOWN])
        width = sum(
            0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
            for char in before
        )
        return f"{self.sentence}\n{MARGIN}{shown.rstrip()}\n{MARGIN}{' ' * width}^"


class Finding(NamedTuple):
    """One thing that was looked at: its `part`, its `state`, what was `told` of it, and what to do (may be empty)."""

    part: str
    state: str
    told: str
    remedy: str = ""
