"""Make text from strangers inert: nothing in it can steer a terminal or hide what it says. Write numbers as people do."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 20_000
"""Characters that are shown: a catalogue has no longer texts."""
MOST_COMBINING = 4
"""Marks in a row: more of them cover the lines above and below."""
# Control, format, surrogate, private, unassigned, line and paragraph separators.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that show as nothing, though their category says otherwise."""
STACKED = frozenset({"Mn", "Me"})
"""Marks without a width of their own; some of them have no combining class."""
JOINER, EMOJI_STYLE = "\u200d", "\ufe0f"
CUT = "… (cut)"
COPIED = re.compile(r"(?<=: )(?:\S+ \S*run\.py )?skillcheck .+|(?<= )(?:/|[A-Z]:\\)[^:,]*[^.:,]$")
"""A command or a path at the end of a text, without a full stop: it is there to be copied."""


def inert(text: str, *, lines: bool = False) -> str:
    """Return `text` with everything that a terminal would act on shown as `\\u{1b}`.

    TAB and newlines become blanks; with `lines` the newlines stay. Joiners between emoji are kept, at most
    four combining marks follow one another, and what is longer than 20,000 characters is cut and says so.
    """
    if text.isascii() and text.isprintable() and len(text) <= LONGEST:
        return text
    kept = "".join(_safe(text[:LONGEST], lines))
    return kept + CUT if len(text) > LONGEST else kept


def _safe(text: str, lines: bool) -> Iterator[str]:
    marks, before = 0, ""
    for char in text.replace("\r\n", "\n"):
        category = unicodedata.category(char)
        marks = marks + 1 if category in STACKED else 0
        if char in "\t\n\r":
            yield "\n" if lines and char != "\t" else " "
        elif char not in BLANK and (category not in UNSEEN or (char == JOINER and _emoji(before))):
            yield char if marks <= MOST_COMBINING else ""
        else:
            yield f"\\u{{{ord(char):x}}}"
        if char != EMOJI_STYLE:
            before = char


def _emoji(char: str) -> bool:
    """Tell whether a joiner may follow: after a picture, or the skin tone of one."""
    return bool(char) and (unicodedata.category(char) == "So" or "\U0001f3fb" <= char <= "\U0001f3ff")


def split_copied(text: str) -> tuple[str, str]:
    """Return the words of `text`, and the command or the path at its end, which may be empty."""
    match = COPIED.search(text)
    return (text[: match.start()].rstrip(), match[0]) if match else (text, "")


MOST_DIGITS = 9
"""Decimals that two numbers are told apart by; beyond that they are one."""


def plural(count: int, one: str, many: str = "") -> str:
    """Return the number with its noun: `1 question`, `3 questions`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def decimal(value: float) -> str:
    """Return a number as people read it: one decimal, no minus zero."""
    return _round(value, 1)


def decimal_beside(value: float, other: float) -> str:
    """Return a number as people read it beside another: with one decimal, or as many as tell the two apart."""
    digits = next((n for n in range(1, MOST_DIGITS) if _differ(value, other, n)), MOST_DIGITS)
    return _round(value, 1 if value == other else digits)


def _differ(value: float, other: float, digits: int) -> bool:
    """Tell whether a rounded number is still on its side of the other, which may have more digits than are shown."""
    rounded = float(_round(value, digits))
    return (
        rounded != other and (rounded < other) == (value < other) and rounded != float(_round(other, digits))
    )


def _round(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}"
    return text.removeprefix("-") if float(text) == 0 else text
