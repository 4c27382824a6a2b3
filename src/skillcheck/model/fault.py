"""One fault in a file: where it is and what is wrong."""

from typing import NamedTuple

from skillcheck.model.text import inert


class Fault(NamedTuple):
    """A fault that an author can find and mend.

    `line` counts from 1 (0: the file as a whole), `where` is a path such as `skills.empathy.levels.3`, `rule` is the id of
    a style rule and empty for faults of structure.
    """

    file: str
    line: int
    where: str
    what: str
    rule: str = ""

    def __str__(self) -> str:
        """Say it in one line, whatever names and texts are in it."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        where = f" {self.where}:" if self.where else ""
        rule = f" [{self.rule}]" if self.rule else ""
        return inert(f"{place}:{where} {self.what}{rule}")
