"""The keyboard on Windows: keys from the console's own events, Ctrl-C between them and never inside a save.

`msvcrt.getwch` begins an arrow with the letter `à`, and so takes `à` and the key after it for one; events tell them apart.
"""

import os
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from types import FrameType
from typing import Any, NamedTuple, Protocol

from skillcheck.console.keys import Key, Resized, Typed, gather_pastes, name_char
from skillcheck.console.streams import hold, release, show
from skillcheck.errors import Stopped

STOPPING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name))
ALT, PACKET = 0x12, 0xE7
CODES = {
    0x08: Key.BACKSPACE, 0x0D: Key.ENTER, 0x1B: Key.ESCAPE, 0x23: Key.END, 0x24: Key.HOME, 0x25: Key.LEFT, 0x27: Key.RIGHT,
    0x2E: Key.DELETE,
}  # fmt: skip
"""Virtual-key codes of keys that are no character."""
SHIFTS, LOCKS = (0x10, 0x11, ALT, 0x5B, 0x5C, 0x5D, *range(0xA0, 0xA6)), (0x14, 0x90, 0x91)
DIGITS_BEHIND_ALT, DEAD_KEYS = range(0x60, 0x6A), range(0xBA, 0xE7)
SILENT = frozenset((*SHIFTS, *LOCKS, *DIGITS_BEHIND_ALT, *DEAD_KEYS, PACKET))
"""Codes that mean nothing without a character."""
LOOK_AGAIN = 0.02
"""Seconds between two looks at the keyboard; the console has no way to wait for a key and a signal at once."""
OTHER_SCREEN, USUAL_SCREEN = "\x1b[?1049h", "\x1b[H\x1b[2J\x1b[?1049l"


class Event(NamedTuple):
    """A key that went down or up: its virtual-key code, the unit of UTF-16 that it types, and how often it repeats."""

    code: int
    unit: int = 0
    down: bool = True
    repeat: int = 1


class Console(Protocol):
    """What is needed of the console of Windows."""

    def begin(self) -> None:
        """Let the screen act on escape sequences, as terminals elsewhere do."""

    def events(self) -> list[Event]:
        """Return the events that wait, and do not wait for one."""

    def flush(self) -> None:
        """Forget what was typed ahead."""

    def size(self) -> tuple[int, int]:
        """Return columns and rows."""


class EventDecoder:
    """Takes events as they come; a character of two units waits for its second."""

    def __init__(self) -> None:
        self._high = 0

    def feed(self, events: Iterable[Event]) -> list[Typed]:
        """Return the keys that events stand for."""
        return [key for event in events for key in self._keys(event)]

    def _keys(self, event: Event) -> list[Typed]:
        code, unit = event.code, event.unit
        if not event.down and not (code == ALT and unit):
            return []  # but a character that is typed by its number comes when Alt goes up
        if 0xD800 <= unit < 0xDC00:
            self._high = unit
            return []
        high, self._high = self._high, 0
        if 0xDC00 <= unit < 0xE000:
            if not high:
                return []
            unit = 0x10000 + ((high - 0xD800) << 10) + unit - 0xDC00
        if code in CODES and (unit < ord(" ") or code == 0x08):
            return [CODES[code]] * event.repeat
        if not unit:
            return [] if code in SILENT else [Key.OTHER] * event.repeat
        return [name_char(chr(unit))] * event.repeat


class WindowsKeyboard:
    """Keys from the events of the console, which keeps what is typed ahead."""

    def __init__(self, console: Console, *, single_keys: bool) -> None:
        self._console = console
        self._single = single_keys
        self._stopped = 0
        self._size = (0, 0)
        self._decoder = EventDecoder()
        self._keys: list[Typed] = []
        self._handlers: dict[signal.Signals, Any] = {}

    def __enter__(self) -> "WindowsKeyboard":
        self._handlers = {number: signal.signal(number, self._note) for number in STOPPING}
        if self._single:
            self._console.begin()
            show(OTHER_SCREEN)
            hold()
            self._size = self._console.size()
        return self

    def __exit__(self, *about: object) -> None:
        if self._single:
            self._console.flush()
            show(USUAL_SCREEN)
            release()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def key(self) -> Typed:
        """Return the next key, typed ahead or to come."""
        while not self._keys:
            if self._stopped:
                raise Stopped(self._stopped)
            if self._size != (size := self._console.size()):
                self._size = size
                raise Resized
            self._keys = gather_pastes(self._decoder.feed(self._console.events()))
            if not self._keys:
                time.sleep(LOOK_AGAIN)
        key = self._keys.pop(0)
        if key is Key.STOP:
            raise Stopped(signal.SIGINT)
        return key

    def line(self) -> str:
        """Return the next line without its end."""
        line = sys.stdin.readline()
        if self._stopped or not line:
            raise Stopped(self._stopped or signal.SIGINT)
        return line.rstrip("\n")

    def forget(self) -> bool:
        """Drop what was typed ahead; tell whether a key was."""
        anything = False
        with suppress(Stopped):  # the console is gone
            anything = any(event.down for event in self._console.events())
            self._console.flush()
        return anything

    def _note(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as Python calls it
        self._stopped = number


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    STDIN_HANDLE, STDERR_HANDLE, VIRTUAL_TERMINAL, KEY_EVENT, MOST_EVENTS = -10, -12, 0x0004, 0x0001, 128

    class _KeyEvent(ctypes.Structure):
        _fields_ = (
            ("down", wintypes.BOOL),
            ("repeat", wintypes.WORD),
            ("code", wintypes.WORD),
            ("scan", wintypes.WORD),
            ("unit", wintypes.WORD),
            ("state", wintypes.DWORD),
        )

    class _Record(ctypes.Structure):
        # INPUT_RECORD: a word, two bytes to fill up, and a union of 16 bytes, of which a key takes all
        _fields_ = (("kind", wintypes.WORD), ("fill", wintypes.WORD), ("key", _KeyEvent))

    class WindowsConsole:
        """The console of this process, by its wide functions."""

        def __init__(self) -> None:
            self._kernel = ctypes.windll.kernel32
            self._input = wintypes.HANDLE(self._kernel.GetStdHandle(STDIN_HANDLE))

        def begin(self) -> None:
            """Let the screen act on escape sequences."""
            handle = wintypes.HANDLE(self._kernel.GetStdHandle(STDERR_HANDLE))
            mode = wintypes.DWORD()
            if self._kernel.GetConsoleMode(handle, ctypes.byref(mode)):
                self._kernel.SetConsoleMode(handle, mode.value | VIRTUAL_TERMINAL)

        def events(self) -> list[Event]:
            """Return the key events that wait; those of mouse, window and focus are no keys."""
            waiting, read = wintypes.DWORD(), wintypes.DWORD()
            if not self._kernel.GetNumberOfConsoleInputEvents(self._input, ctypes.byref(waiting)):
                raise Stopped(signal.SIGINT)  # the console is gone
            if not waiting.value:
                return []
            records = (_Record * min(waiting.value, MOST_EVENTS))()
            self._kernel.ReadConsoleInputW(self._input, records, len(records), ctypes.byref(read))
            keys = [record.key for record in records[: read.value] if record.kind == KEY_EVENT]
            return [Event(key.code, key.unit, bool(key.down), key.repeat) for key in keys]

        def flush(self) -> None:
            """Forget what was typed ahead."""
            self._kernel.FlushConsoleInputBuffer(self._input)

        def size(self) -> tuple[int, int]:
            """Return columns and rows."""
            columns, rows = os.get_terminal_size(sys.stderr.fileno())
            return columns, rows
