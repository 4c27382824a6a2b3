"""The conversation: put a question, take the answer, in single keys on a screen or in lines without one."""

import re
import sys
import textwrap
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from skillcheck.console.keyboard import Keyboard, Resized
from skillcheck.console.keys import ESC, Key
from skillcheck.console.streams import height, is_terminal, look, show
from skillcheck.model.assessment import NOT_APPLICABLE
from skillcheck.model.form import Action, Choice, Form, Reply
from skillcheck.model.text import inert

CLEAR = "\x1b[H\x1b[2J"
LONGEST_LINE = 2000
ANYTIME: dict[str | Key, Reply] = {
    "n": Reply(Action.ANSWER, NOT_APPLICABLE),
    "b": Reply(Action.BACK),
    Key.BACKSPACE: Reply(Action.BACK),
    Key.LEFT: Reply(Action.BACK),
    Key.RIGHT: Reply(Action.FORWARD),
    Key.ENTER: Reply(Action.FORWARD),
    "?": Reply(Action.CARD),
    "e": Reply(Action.EVIDENCE),
    "q": Reply(Action.QUIT),
}
Draw = Callable[[], str]
"""Gives the screen for the width that it has now."""


def is_there() -> bool:
    """Whether a person can be asked: both stdin and stderr are a terminal."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


class Person(NamedTuple):
    """Someone at a terminal. Use `keyboard` as a context while talking to them."""

    keyboard: Keyboard
    single_keys: bool

    def ask(self, form: Form, draw: Draw, note: str = "") -> Reply:
        """Their reply to a question that `draw` shows; `note` is said below it."""
        replies = ANYTIME | {c.key: Reply(Action.ANSWER, c.value) for c in form.choices}
        hint = f"Press 1 to {form.choices[-1].key}, or n, b, ?, e or q."
        while True:
            key = _small(self._key(draw, note))
            if key in replies:
                return replies[key]
            note = hint

    def choose(self, choices: Sequence[Choice], draw: Draw) -> str:
        """The value of what they pick; empty when they leave."""
        values = {choice.key: choice.value for choice in choices}
        while True:
            key = _small(self._key(draw, ""))
            if key == "q":
                return ""
            if key in values:
                return values[str(key)]

    def goes_on(self, draw: Draw) -> bool:
        """Whether they press a key to go on, rather than q."""
        return _small(self._key(draw, "")) != "q"

    def text(self, draw: Draw, prompt: str, usual: str = "") -> str | None:
        """A line that they write; `usual` is there to be changed. None when they think better of it (Escape).

        Ctrl-U clears it, Ctrl-W takes its last word away.
        """
        if not self.single_keys:
            line = self._key(lambda: "", f"{prompt} [Enter: {usual}]".strip() if usual else prompt)
            return None if line == ESC else _written(line) or usual
        typed = usual
        while True:
            key = self._key(partial(_sheet, draw, prompt, typed), "")
            if key is Key.ENTER:
                return typed.strip()
            if key is Key.ESCAPE:
                return None
            typed = _edited(typed, key)

    def _key(self, draw: Draw, note: str) -> str | Key:
        """The next key (a whole line without single keys); a screen that is too tall is turned with Space."""
        page = 0
        while True:
            try:
                if not self.single_keys:
                    show(_lines(draw(), note))
                    return self.keyboard.line().strip() or Key.ENTER
                pages = _pages(draw(), _wrapped(note))
                show(CLEAR + pages[page % len(pages)])
                key = self.keyboard.key()
            except Resized:
                continue
            if key != " " or len(pages) == 1:
                return key
            page += 1


def meet(*, single_keys: bool) -> Person:
    """The person at this terminal; without `single_keys` they answer by lines and the screen is left alone."""
    if sys.platform == "win32":
        from skillcheck.console.windows import WindowsKeyboard as SystemKeyboard
    else:
        from skillcheck.console.posix import PosixKeyboard as SystemKeyboard
    return Person(SystemKeyboard(single_keys=single_keys), single_keys)


def _edited(typed: str, key: str | Key) -> str:
    """A line after a key, as terminals edit theirs."""
    if isinstance(key, str):
        return (typed + key)[:LONGEST_LINE]
    if key is Key.BACKSPACE:
        return typed[:-1]
    if key is Key.WORD:
        return re.sub(r"\S*\s*\Z", "", typed)
    return "" if key is Key.CLEAR else typed


def _written(line: str | Key) -> str:
    return line[:LONGEST_LINE] if isinstance(line, str) else ""


def _small(key: str | Key) -> str | Key:
    return key.lower() if isinstance(key, str) else key


def _wrapped(note: str) -> list[str]:
    """The note in lines that fit the screen, no word of it cut; the first one is empty."""
    return ["", *textwrap.wrap(inert(note), look(sys.stderr).width)] if note else []


def _lines(text: str, note: str) -> str:
    """The text, the note apart from it, and where the answer goes, for one who answers by lines."""
    apart = "\n" if text and note else ""
    return f"{text}{apart}{inert(note)}\n> " if note else f"{text}> "


def _pages(text: str, below: list[str]) -> list[str]:
    """The text in parts that fit the screen with the lines `below` each, and with how to turn it."""
    room = height() - 1 - len(below)
    lines = text.rstrip("\n").split("\n")
    if len(lines) <= room:
        return ["\n".join([*lines, *below])]
    room = max(room - 1, 1)
    parts = [lines[start : start + room] for start in range(0, len(lines), room)]
    return [
        "\n".join([*part, f"[Space: the rest, {n} of {len(parts)}]", *below])
        for n, part in enumerate(parts, 1)
    ]


def _sheet(draw: Draw, prompt: str, typed: str) -> str:
    """What they write, and as much as fits above it of what it is for."""
    width = look(sys.stderr).width
    line = f"> {inert(typed)}"
    written = textwrap.wrap(line, width, drop_whitespace=False, break_on_hyphens=False)
    lines = [*draw().rstrip("\n").split("\n"), *_wrapped(prompt), *written]
    return "\n".join(lines[1 - height() :])
