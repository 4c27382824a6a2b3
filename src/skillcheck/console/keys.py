"""From the bytes that a keyboard sends to keys with names, and what a keyboard can do on every kind of system."""

from enum import Enum
from typing import Protocol

ESC = "\x1b"


class Key(Enum):
    """Keys that are no character."""

    BACKSPACE = "backspace"
    LEFT = "left"
    RIGHT = "right"
    ENTER = "enter"
    ESCAPE = "escape"
    CLEAR = "Ctrl-U"
    WORD = "Ctrl-W"
    END = "Ctrl-D or Ctrl-C"
    OTHER = "other"


class Resized(Exception):
    """The screen must be drawn anew: another size, or back from the background."""


class Keyboard(Protocol):
    """Reads keys for the length of a conversation, keeps what is typed ahead, and puts the terminal back as it was."""

    def __enter__(self) -> "Keyboard":
        """Take the keyboard and the screen."""

    def __exit__(self, *about: object) -> None:
        """Give them back, whatever happened."""

    def key(self) -> str | Key:
        """Return the next key. Raises: Resized; Stopped on Ctrl-C, a signal, or when the terminal went away."""

    def line(self) -> str:
        """Return the next line, typed with Enter, where the terminal does the editing. Raises: as `key`."""


ARROWS = {"D": Key.LEFT, "C": Key.RIGHT}
CONTROLS = {
    "\x7f": Key.BACKSPACE,
    "\x08": Key.BACKSPACE,
    "\r": Key.ENTER,
    "\n": Key.ENTER,
    "\x15": Key.CLEAR,
    "\x17": Key.WORD,
    "\x04": Key.END,
    "\x03": Key.END,
}


def split(typed: str, *, complete: bool) -> tuple[list[str | Key], str]:
    """Return the keys in `typed`, and the rest that may be the start of a key.

    With `complete` nothing more is coming: a lone ESC then is the Escape key.
    """
    keys: list[str | Key] = []
    while typed:
        if typed[0] != ESC:
            keys.append(CONTROLS.get(typed[0], typed[0] if typed[0].isprintable() else Key.OTHER))
            typed = typed[1:]
            continue
        length = _sequence_length(typed)
        if length == 0 and not complete:
            break
        keys.append(_named(typed[: length or 1]))
        typed = typed[length or 1 :]
    return keys, typed


def _sequence_length(typed: str) -> int:
    """Return how many characters the escape sequence at the start takes; 0 while it is not complete."""
    if len(typed) < 2:
        return 0
    if typed[1] == ESC:
        return 1
    if typed[1] == "O":
        return 3 if len(typed) >= 3 else 0
    if typed[1] != "[":
        return 2
    for place, char in enumerate(typed[2:], 3):
        if "@" <= char <= "~":
            return place
    return 0


def _named(sequence: str) -> Key:
    if sequence == ESC:
        return Key.ESCAPE
    return ARROWS.get(sequence[-1], Key.OTHER) if sequence[1] in "[O" else Key.OTHER
