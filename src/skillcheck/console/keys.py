"""From what a terminal sends to keys with names, however it is cut into reads (ECMA-48, and the dialects of terminals).

Not all that comes is a key: late replies to other programs' questions, mouse reports and pastes come the same way, and none
of them may become an answer.
"""

import re
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
OPEN_PASTE = re.compile("\x1b?(?:\x1b\\[|\x9b)200~")
PASTE_END = re.compile("(?:\x1b\\[|\x9b)201~")
PASTE_END_BEGUN = re.compile("(?:\x1b|(?:\x1b\\[|\x9b)(?:2(?:01?)?)?)\\Z")
MOST_PAUSES = 5
"""Pauses in a paste after which its end is held to be lost: the next key is a key again."""
JOINING, TAGS = "\u200c\u200d", tuple(map(chr, range(0xE0020, 0xE0080)))
"""What holds emoji and letters together, and what spells the flags of regions."""
C1: Final[dict[str, str]] = {
    "\x8f": "O", "\x90": "P", "\x98": "X", "\x9b": "[", "\x9d": "]", "\x9e": "^", "\x9f": "_",
}  # fmt: skip
"""The introducers as one character of eight bits, with what follows ESC in seven."""
STRINGS = "P]X^_"
"""What begins a string that ends with ST, or with BEL as xterm has it: DCS, OSC, SOS, PM, APC."""
SEQUENCE = re.compile(
    r"""
    [P\]X^_] [^\x07\x18\x1a\x1b\x9c]* (?: \x1b\\ | (?=\x1b.) | [\x07\x18\x1a\x9c] )  # a string; ESC and another key end it
    | \[ (?: \[ .                                        # the Linux console's F1 to F5
        | M ... | t .. | T ......                        # the mouse as X10 and highlight tracking tell it
        | [0-9]+ \$                                      # rxvt's keys with Shift
        | (?! [\[MtT] ) (?P<parameters> [ -?]* ) (?: (?P<final> [@-~] ) | (?=\x1b) | [^ -~\x1b] )  # CSI, or one cut short
    )
    | O [0-9;]* (?P<letter> [^0-9;] )                    # SS3: rxvt and xterm may put a modifier before the letter
    | [ -/]+ [^ -/]                                      # a character set
    | [^P\]X^_\[O -/]                                    # Alt with a key
    """,
    re.VERBOSE | re.DOTALL,
)
"""A whole sequence behind its ESC."""


class Decoder:
    """Takes what is read piece by piece; the same pieces cut elsewhere give the same keys.

    `waiting` is the start of a sequence that may still go on: after a time without more, `give_up` ends it.
    """

    def __init__(self) -> None:
        self.waiting = ""
        self.late = ""
        """A start that was given up: on a slow line the rest may still come, and is no answer."""
        self._pauses = 0

    def feed(self, text: str) -> list[Typed]:
        """Return the keys in `text` behind what has waited."""
        keys: list[Typed] = []
        late = self.late if self.late != ESC or text[:1] in (*"[O", *STRINGS) else ""
        rest = (self.waiting or late) + text
        while rest:
            key, length = _take(rest)
            if not length:
                break
            if key and (not late or isinstance(key, Paste)):
                keys.append(key)
            rest, late = rest[length:], ""
        if not OPEN_PASTE.match(rest):
            self.waiting, self.late, self._pauses = rest, late and rest, 0
            return keys
        if len(rest) > LONGEST_SEQUENCE:
            text, rest = _split_open_paste(rest)
            keys.append(_make_paste(text))
        self.waiting, self.late = rest, ""
        return keys

    def give_up(self) -> list[Typed]:
        """Return what waits where nothing more comes: a lone ESC is the Escape key, the start of a sequence is nothing.

        The rest of that, as much as comes in one go, is nothing, too. A paste stays open until its end comes, or, where
        that is lost, Escape or the last of some pauses.
        """
        rest, self.waiting = self.waiting, ""
        if OPEN_PASTE.match(rest):
            return self._pause_paste(rest)
        if not rest.strip(ESC):
            self.late = ESC
            return [Key.ESCAPE] * len(rest)
        self.late = "" if self.late else rest
        return []

    def _pause_paste(self, rest: str) -> list[Typed]:
        self._pauses += 1
        text, self.waiting = _split_open_paste(rest)
        if rest.endswith(ESC):
            self.late, self.waiting = ESC, ""
        elif self._pauses == MOST_PAUSES:
            self.waiting = ""
        paste = _make_paste(text)
        return [paste] if paste.text else []


def gather_pastes(keys: list[Typed]) -> list[Typed]:
    """Return the keys of one read; more than a few plain characters among them are a paste that was not marked as one."""
    if sum(isinstance(key, str) for key in keys) <= FEW:
        return keys
    text = "".join(key if isinstance(key, str) else " " if key is Key.ENTER else "" for key in keys)
    return [Paste(text), *(key for key in keys if key is Key.STOP)]


def _take(text: str) -> tuple[Typed | None, int]:
    """Return the first key of `text` and how many characters it takes: no key for what is none, 0 while it is open."""
    first = text[0]
    if paste := OPEN_PASTE.match(text):
        end = PASTE_END.search(text, paste.end())
        return (_make_paste(text[paste.end() : end.start()].rstrip()), end.end()) if end else (None, 0)
    if first == ESC:
        if not text.strip(ESC):
            return None, 0
        if text[1] != ESC:
            key, length = _take_sequence(text[1:])
            return key, length + 1 if length else 0
        if text[2] not in "[O":
            return Key.ESCAPE, 1
        _, length = _take_sequence(text[2:])  # rxvt's arrows with Alt
        return Key.OTHER, length + 2 if length else 0
    if first in C1:
        return _take_sequence(C1[first] + text[1:])
    return name_char(first), 1


def name_char(char: str) -> Typed:
    """Return the key that a character is: itself, if it is to be read or holds such together, as a joiner of emoji does."""
    readable = char.isprintable() or char in JOINING or char in TAGS
    return CONTROLS.get(char, char if readable else Key.OTHER)


def _take_sequence(text: str) -> tuple[Typed | None, int]:
    """Return the key of a sequence without its ESC, and its length; 0 while it is open. Most sequences are no key."""
    sequence = SEQUENCE.match(text)
    if not sequence:
        return (Key.OTHER, len(text)) if len(text) > LONGEST_SEQUENCE else (None, 0)
    parameters, final = sequence["parameters"] or "", sequence["final"] or sequence["letter"] or ""
    if sequence["final"] and final in "~^@":  # `^` and `@` are rxvt's `~` with Ctrl and with both
        key = NUMBERED.get(parameters.split(";")[0], Key.OTHER)
    elif parameters.startswith(("<", "?", ">", "=")):
        key = Key.OTHER
    else:
        key = FINALS.get(final, Key.OTHER)
    return key, sequence.end()


def _split_open_paste(text: str) -> tuple[str, str]:
    """Return what was pasted by now, and its introducer with what may be the start of its end."""
    begin = PASTE_BEGINS + (found[0] if (found := PASTE_END_BEGUN.search(text)) else "")
    body = OPEN_PASTE.sub("", text)
    return body[: len(body) - len(begin) + len(PASTE_BEGINS)], begin


def _make_paste(text: str) -> Paste:
    """Return a pasted text, or a piece of it, as one line; terminals send its line ends as Enter."""
    return Paste(" ".join(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")))
