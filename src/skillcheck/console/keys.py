"""From what a terminal sends to keys with names, however it is cut into reads (ECMA-48, and the dialects of terminals).

Not all that comes is a key: late replies to other programs' questions, mouse reports and pastes come the same way, and none
of them may become an answer.
"""

from enum import Enum
from typing import Final, NamedTuple, Protocol

ESC = "\x1b"
LONGEST_SEQUENCE = 100_000
"""Characters after which a string of control that does not end is given up; a clipboard's reply may be long."""
FEW = 8
"""Plain characters that a person types ahead within one read; more of them at once are a paste."""


class Key(Enum):
    """Keys that are no character."""

    BACKSPACE = "backspace"
    DELETE = "delete"
    LEFT = "left"
    RIGHT = "right"
    HOME = "home"
    END = "end"
    ENTER = "enter"
    ESCAPE = "escape"
    CLEAR = "Ctrl-U"
    WORD = "Ctrl-W"
    STOP = "Ctrl-D or Ctrl-C"
    OTHER = "other"


class Paste(NamedTuple):
    """A text that was pasted, its line ends turned to blanks: no key."""

    text: str


Typed = str | Key | Paste
"""A character, a key that is none, or a paste."""


class Resized(Exception):
    """The screen must be drawn anew: another size, or back from the background."""


class Keyboard(Protocol):
    """Reads keys for the length of a conversation, keeps what is typed ahead, and puts the terminal back as it was."""

    def __enter__(self) -> "Keyboard":
        """Take the keyboard and the screen."""

    def __exit__(self, *about: object) -> None:
        """Give them back, whatever happened."""

    def key(self) -> Typed:
        """Return the next key. Raises: Resized; Stopped on Ctrl-C, a signal, or when the terminal went away."""

    def line(self) -> str:
        """Return the next line, typed with Enter, where the terminal does the editing. Raises: as `key`."""

    def forget(self) -> bool:
        """Drop what was typed ahead at a terminal; tell whether a line or a key was."""


CONTROLS: Final[dict[str, Key]] = {
    "\x7f": Key.BACKSPACE,
    "\x08": Key.BACKSPACE,
    "\r": Key.ENTER,
    "\n": Key.ENTER,
    "\x01": Key.HOME,
    "\x05": Key.END,
    "\x15": Key.CLEAR,
    "\x17": Key.WORD,
    "\x04": Key.STOP,
    "\x03": Key.STOP,
}
FINALS: Final[dict[str, Key]] = {"D": Key.LEFT, "C": Key.RIGHT, "H": Key.HOME, "F": Key.END}
"""The last letter of an arrow or its neighbour, in CSI and in SS3."""
NUMBERED: Final = {"1": Key.HOME, "7": Key.HOME, "4": Key.END, "8": Key.END, "3": Key.DELETE}
"""The number of a key that ends in `~`: xterm's, the Linux console's and rxvt's."""
PASTE_BEGINS, PASTE_ENDS = ESC + "[200~", ESC + "[201~"
C1: Final[dict[str, str]] = {
    "\x8f": "O", "\x90": "P", "\x98": "X", "\x9b": "[", "\x9d": "]", "\x9e": "^", "\x9f": "_",
}  # fmt: skip
"""The introducers as one character of eight bits, with what follows ESC in seven."""
STRINGS = "P]X^_"
"""What begins a string that ends with ST, or with BEL as xterm has it: DCS, OSC, SOS, PM, APC."""
MORE_AFTER: Final[dict[str, int]] = {"M": 3, "t": 2, "T": 6}
"""Characters behind a report of the mouse without parameters, as X10 and highlight tracking send it."""


class Decoder:
    """Takes what is read piece by piece; the same pieces cut elsewhere give the same keys.

    `waiting` is the start of a sequence that may still go on: after a time without more, `give_up` ends it.
    """

    def __init__(self) -> None:
        self.waiting = ""
        self._escape_told = False

    def feed(self, text: str) -> list[Typed]:
        """Return the keys in `text` behind what has waited."""
        keys: list[Typed] = []
        rest = self.waiting + text
        while rest:
            key, length = self._take(rest)
            if not length:
                break
            if key:
                keys.append(key)
            rest = rest[length:]
        self.waiting = rest
        return keys

    def give_up(self) -> list[Typed]:
        """Return what waits where nothing more comes: a lone ESC is the Escape key, the start of a sequence is nothing.

        On a slow line the rest of a sequence may still come after that: `[` and its like right behind are no answers.
        """
        rest, self.waiting = self.waiting, ""
        if rest == ESC:
            self._escape_told = True
            return [Key.ESCAPE]
        if rest.startswith(PASTE_BEGINS):
            return [_make_paste(rest.partition("~")[2])]
        return []

    def _take(self, text: str) -> tuple[Typed | None, int]:
        """Return the first key of `text` and how many characters it takes: no key for what is none, 0 while it is open."""
        first = text[0]
        if self._escape_told:
            self._escape_told = False
            if first in f"[O{STRINGS}":
                key, length = _take_sequence(text)
                self._escape_told = not length
                return key, length
        if first == ESC:
            if len(text) == 1:
                return None, 0
            if text[1] == ESC:
                return Key.ESCAPE, 1
            key, length = _take_sequence(text[1:])
            return key, length + 1 if length else 0
        if first in C1:
            return _take_sequence(C1[first] + text[1:])
        if first in CONTROLS:
            return CONTROLS[first], 1
        return (first if first.isprintable() else Key.OTHER), 1


def gather_pastes(keys: list[Typed]) -> list[Typed]:
    """Return the keys of one read; more than a few plain characters among them are a paste that was not marked as one."""
    if sum(isinstance(key, str) for key in keys) <= FEW:
        return keys
    text = "".join(key if isinstance(key, str) else " " if key is Key.ENTER else "" for key in keys)
    return [Paste(text), *(key for key in keys if key is Key.STOP)]


def _take_sequence(text: str) -> tuple[Typed | None, int]:
    """Return the key of a sequence without its ESC, and its length; 0 while it is open. Most sequences are no key."""
    if text[0] in STRINGS:
        return _take_string(text)
    if text[0] == "[":
        return _take_csi(text)
    place = 1
    if text[0] == "O":  # SS3: rxvt and xterm may put a modifier before the letter
        while place < len(text) and text[place] in "0123456789;":
            place += 1
        if place == len(text):
            return None, 0
        return FINALS.get(text[place], Key.OTHER), place + 1
    if " " <= text[0] <= "/":  # ESC, intermediates, one more: a character set
        while place < len(text) and " " <= text[place] <= "/":
            place += 1
        return (None, 0) if place == len(text) else (Key.OTHER, place + 1)
    return Key.OTHER, 1  # Alt with a key


def _take_string(text: str) -> tuple[Typed | None, int]:
    """Take a string of control up to BEL or ST; ESC followed by anything else ends it, too."""
    for place, char in enumerate(text[1:], 1):
        if char in "\x07\x9c\x18\x1a":
            return Key.OTHER, place + 1
        if char == ESC:
            if place + 1 == len(text):
                return None, 0
            return Key.OTHER, place + 2 if text[place + 1] == "\\" else place
    return (Key.OTHER, len(text)) if len(text) > LONGEST_SEQUENCE else (None, 0)


def _take_csi(text: str) -> tuple[Typed | None, int]:
    """Take a control sequence: parameters, intermediates, a final character."""
    if text[1:2] == "[":  # the Linux console's F1 to F5
        return (Key.OTHER, 3) if len(text) > 2 else (None, 0)
    for place, char in enumerate(text[1:], 1):
        parameters = text[1:place]
        if "@" <= char <= "~":
            return _name_csi(text, parameters, char, place)
        if char == "$" and parameters.isdigit():  # ends rxvt's keys with Shift
            return Key.OTHER, place + 1
        if char == ESC:
            return Key.OTHER, place
        if char in "\x18\x1a" or not " " <= char <= "?":
            return Key.OTHER, place + 1
        if place > LONGEST_SEQUENCE:
            return Key.OTHER, place + 1
    return None, 0


def _name_csi(text: str, parameters: str, final: str, place: int) -> tuple[Typed | None, int]:
    """Name a whole control sequence whose final character stands at `place`."""
    if final == "~" and parameters == "200":
        end = text.find(PASTE_ENDS, place)
        if end < 0:
            return (_make_paste(text[place + 1 :]), len(text)) if len(text) > LONGEST_SEQUENCE else (None, 0)
        return _make_paste(text[place + 1 : end]), end + len(PASTE_ENDS)
    more = 0 if parameters else MORE_AFTER.get(final, 0)
    length = place + 1 + more
    if length > len(text):
        return None, 0
    if final in "~^@":  # `^` and `@` are rxvt's `~` with Ctrl and with both
        return NUMBERED.get(parameters.split(";")[0], Key.OTHER), length
    return FINALS.get(final, Key.OTHER) if parameters[:1] not in ("<", "?", ">", "=") else Key.OTHER, length


def _make_paste(text: str) -> Paste:
    """Return a pasted text as one line; terminals send its line ends as Enter."""
    return Paste(
        " ".join(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")).strip()
    )
