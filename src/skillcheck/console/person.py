"""The conversation: put a question, take the answer, in single keys on a screen or in lines without one."""

import signal
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from skillcheck.console.keys import ESC, PASTE_BEGINS, PASTE_ENDS, Key, Keyboard, Paste, Resized, Typed
from skillcheck.console.line import LONGEST, Line, edit, has_room
from skillcheck.console.streams import draw as draw_screen
from skillcheck.console.streams import ending, height, is_terminal, say, show, wrap
from skillcheck.errors import Stopped
from skillcheck.model.assessment import NOT_APPLICABLE
from skillcheck.model.form import Action, Choice, Form, Reply
from skillcheck.model.text import inert

HERE, BACK_HERE = "\x1b7", "\x1b8"
"""Mark the place of the cursor, and go back to it (DECSC, DECRC)."""
CURSOR = "\u2060"
"""Stands for the cursor while a line is wrapped: it takes no room, and inert text has none."""
PASTED = "That was pasted: no answer was taken from it. Press one key."
AHEAD = "Only the first line was taken: the next ones came before their questions."
CUT = f"A line has {LONGEST:,} characters at most: what was beyond them is not in it."
TURN, TURN_BACK = "[Space: the rest, {} of {}]", "[Space: from the top, {} of {}]"
ANYTIME: dict[Typed, Reply] = {
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
BY_NAME: dict[str, Typed] = {"Enter": Key.ENTER}
"""Keys that a page names otherwise than they come from the keyboard."""
NAMES: dict[Typed, str] = {key: name for name, key in BY_NAME.items()}
Meaning = TypeVar("Meaning")
Draw = Callable[[], str]
"""Gives the screen for the width that it has now."""


def is_there() -> bool:
    """Return whether a person can be asked: both stdin and stderr are a terminal."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


class Person(NamedTuple):
    """Someone at a terminal. Use `keyboard` as a context while talking to them."""

    keyboard: Keyboard
    single_keys: bool

    def ask(self, form: Form, draw: Draw, note: str = "", without: Collection[Action] = ()) -> Reply:
        """Return their reply to a question that `draw` shows, none of them `without`; `note` is said below it."""
        replies = {key: reply for key, reply in ANYTIME.items() if reply.action not in without}
        replies |= {choice.key: Reply(Action.ANSWER, choice.value) for choice in form.choices}
        return self.press(replies, draw, note)

    def choose(self, choices: Sequence[Choice], draw: Draw) -> str:
        """Return the value of what they pick, by its key or by Enter where that is its key; empty when they leave (q)."""
        meanings: dict[Typed, str] = {"q": ""}
        meanings |= {BY_NAME.get(choice.key, choice.key): choice.value for choice in choices}
        return self.press(meanings, draw)

    def press(self, meanings: Mapping[Typed, Meaning], draw: Draw, note: str = "") -> Meaning:
        """Return what the key means that they press, one of `meanings`.

        `note` is said below the screen, and after any other key which ones there are.
        """
        while True:
            key = self._read_key(draw, note)
            if key in meanings:
                return meanings[key]
            note = PASTED if isinstance(key, Paste) else _name_keys(meanings)

    def goes_on(self, draw: Draw) -> bool:
        """Return whether they press a key to go on, rather than q; a paste is no key."""
        while isinstance(key := self._read_key(draw), Paste):
            continue
        return key != "q"

    def text(
        self,
        draw: Draw,
        prompt: str,
        usual: str = "",
        keep: Callable[[str], object] = str,
        escaped: Callable[[str], object] = str,
    ) -> str | None:
        """Return a line that they write; `usual` is there to be changed. None when they leave it (Escape, Ctrl-C).

        `keep` is given what stands in a line that is left by Ctrl-C or a signal, so that it is not lost, and `escaped` what
        stands in one that is left by Escape. What is too long is cut, and that is said.
        """
        if not self.single_keys:
            note = f"{prompt} [Enter: {usual}]".strip() if usual else prompt
            line = self._read(lambda: "", note)
            if line == ESC:
                return None
            if isinstance(line, Paste):
                line = line.text
            if not isinstance(line, str):
                return usual
            if len(line) > LONGEST:
                say(CUT)
            return line[:LONGEST]
        written, remark = Line(usual), ""
        while True:
            try:
                key = self._read(partial(_writing_page, draw, prompt, written, remark))
            except Stopped as stop:
                keep(written.text)
                if stop.number != signal.SIGINT or not written.text:
                    raise
                return None
            if key is Key.ENTER:
                return written.text.strip()
            if key is Key.ESCAPE:
                escaped(written.text)
                return None
            remark = "" if has_room(written, key) else CUT
            written = edit(written, key)

    def _read_key(self, draw: Draw, note: str = "") -> Typed:
        """Return the next key, letters in lower case."""
        key = self._read(draw, note)
        return key.lower() if isinstance(key, str) else key

    def _read(self, draw: Draw, note: str = "") -> Typed:
        """Return the next key (a whole line without single keys); a screen that is too tall is turned with Space."""
        page = 0
        while True:
            try:
                if not self.single_keys:
                    text = draw()
                    apart = "\n" if text and note else ""
                    show(f"{text}{apart}{inert(note)}\n> " if note else f"{text}> ")
                    line = self.keyboard.line().strip()
                    if self.keyboard.forget():
                        say(AHEAD)
                    return _read_marks(line) or Key.ENTER
                pages = _split_pages(draw(), _note_rows(note))
                draw_screen(pages[page % len(pages)])
                key = self.keyboard.key()
            except Resized:
                continue
            if key != " " or len(pages) == 1:
                return key
            page += 1


def meet(*, single_keys: bool) -> Person:
    """Return the person at this terminal; without `single_keys` they answer by lines and the screen is left alone.

    What they type until the process ends is theirs to see, and nothing for the shell behind it.
    """
    keyboard: Keyboard
    if sys.platform == "win32":
        from skillcheck.console.windows import WindowsConsole, WindowsKeyboard

        keyboard = WindowsKeyboard(WindowsConsole(), single_keys=single_keys)
    else:
        from skillcheck.console.posix import PosixKeyboard

        keyboard = PosixKeyboard(single_keys=single_keys)
    ending.pop_all()  # it is the same keyboard as before
    ending.callback(keyboard.forget)
    return Person(keyboard, single_keys)


def _name_keys(meanings: Mapping[Typed, object]) -> str:
    """Say which keys there are: `Press 1 to 5, or n, b or q.` Of those that mean the same the first is named, and q."""
    first: dict[object, Typed] = {}
    for key, meaning in meanings.items():
        first.setdefault(meaning, key)
    named = [NAMES.get(key, key) for key in first.values()]
    names = [name for name in named if isinstance(name, str) and name != "q"]
    digits = [name for name in names if name.isdigit()]
    letters = [name for name in names if not name.isdigit()]
    numbers = f"{digits[0]} to {digits[-1]}" if len(digits) > 1 else "".join(digits)
    ways_out = [", ".join(letters), "q"] if "q" in meanings else letters
    return f"Press {', or '.join(filter(None, (numbers, ' or '.join(filter(None, ways_out)))))}."


def _read_marks(line: str) -> str | Paste:
    """Return a line as it is, one in which a terminal has marked a paste as such."""
    text = line.replace(PASTE_BEGINS, "").replace(PASTE_ENDS, "")
    return line if text == line else Paste(text.strip())


def _note_rows(note: str) -> list[str]:
    """Return the rows of a note, with an empty one above them."""
    return ["", *wrap(inert(note))] if note else []


def _split_pages(text: str, below: list[str]) -> list[str]:
    """Return the text in parts that fit the screen with the lines `below` each, and with how to turn it."""
    lines = text.rstrip("\n").split("\n")
    if len(lines) + len(below) > height():
        over = max(len(lines) + len(below[1:]) - height(), 0)
        empty = [place for place, line in enumerate(lines) if not line.strip()]
        if over <= len(empty):  # all fits without the last of the empty lines
            dropped = empty[len(empty) - over :]
            lines = [line for place, line in enumerate(lines) if place not in dropped]
            below = below[1:]
    room = height() - len(below)
    if len(lines) <= room:
        return ["\n".join([*lines, *below])]
    room = max(room - len(wrap(TURN_BACK.format(99, 99))), 1)
    parts = [lines[start : start + room] for start in range(0, len(lines), room)]
    return [
        "\n".join([*part, (TURN if n < len(parts) else TURN_BACK).format(n, len(parts)), *below])
        for n, part in enumerate(parts, 1)
    ]


def _writing_page(draw: Draw, prompt: str, line: Line, remark: str) -> str:
    """Return what they write with the cursor in it and a `remark` below, and as much as fits above of what it is for."""
    cursor = CURSOR if line.after or remark else ""
    written = wrap(f"> {inert(line.before)}{cursor}{inert(line.after)}")
    rows = [*draw().rstrip("\n").split("\n"), *_note_rows(prompt), *written, *_note_rows(remark)]
    text = "\n".join(rows[1 - height() :])
    return text.replace(CURSOR, HERE) + BACK_HERE if cursor else text
