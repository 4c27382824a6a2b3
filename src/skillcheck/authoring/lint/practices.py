"""Practices: begun by a cue, ended by something countable, one for each step of mastery."""

import re
from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark, words
from skillcheck.model.catalogue import Catalogue, Practice

CUE = re.compile(r"(When|If)\b.*,\s", re.DOTALL)
NUMBERS = frozenset(
    "each both once twice one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty"
    " first second third".split()
)
BANDS = {"1-2": {1, 2}, "3": {3}, "4-5": {4, 5}}


def cue(practice: Practice) -> str:
    """An if-then plan: `When X, I do Y` (Gollwitzer & Sheeran 2006)."""
    return "" if CUE.match(practice.cue) else "is not in the form “When (or If) ..., I ...”"


def countable(practice: Practice) -> str:
    """One can tell when it is done."""
    counted = NUMBERS.intersection(words(practice.done_when)) or re.search(r"\d", practice.done_when)
    return "" if counted else "has nothing to count: say how many"


def for_each_level(catalogue: Catalogue) -> Iterator[Remark]:
    """Someone at any level finds a practice."""
    for skill in catalogue.skills.values():
        levels = {level for practice in skill.practices for level in practice.levels}
        for band, wanted in BANDS.items():
            if skill.practices and not wanted & levels:
                yield Remark(f"skills.{skill.id}.practices", f"has none for level {band}")
