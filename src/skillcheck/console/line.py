"""A line that is being written: a cursor among whole characters as a person sees them."""

import re
from typing import NamedTuple

from skillcheck.console.keys import Key, Paste, Typed

LONGEST = 2000
"""Characters of a line: a paragraph, which is as much as one reads again."""


class Line(NamedTuple):
    """The text before the cursor and after it; the cursor never stands inside of a grapheme cluster (Unicode annex 29)."""

    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The whole line."""
        return self.before + self.after


def edit(line: Line, key: Typed) -> Line:
    """Return the line after a key, as terminals edit theirs; a key that means nothing here leaves it as it is."""
    before, after = line
    if isinstance(key, Paste | str):
        text = key.text if isinstance(key, Paste) else key
        return Line((before + text)[: max(LONGEST - len(after), len(before))], after)
    match key:
        case Key.LEFT if before:
            last = _characters(before)[-1]
            return Line(before[: -len(last)], last + after)
        case Key.RIGHT if after:
            first = _characters(after)[0]
            return Line(before + first, after[len(first) :])
        case Key.BACKSPACE if before:
            return Line(before[: -len(_characters(before)[-1])], after)
        case Key.DELETE if after:
            return Line(before, after[len(_characters(after)[0]) :])
        case Key.HOME:
            return Line("", before + after)
        case Key.END:
            return Line(before + after, "")
        case Key.WORD:
            return Line(re.sub(r"\S*\s*\Z", "", before), after)
        case Key.CLEAR:
            return Line("", "")
        case _:
            return line


def has_room(line: Line, key: Typed) -> bool:
    """Tell whether all of a key or a paste has room in the line."""
    text = key.text if isinstance(key, Paste) else key if isinstance(key, str) else ""
    return len(line.text) + len(text) <= LONGEST


def _characters(text: str) -> list[str]:
    """Return the grapheme clusters of a text."""
    from wcwidth import iter_graphemes  # a tenth of a start, and most starts edit no line

    return [*iter_graphemes(text)]
