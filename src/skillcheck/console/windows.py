"""The keyboard on Windows: keys from the console, Ctrl-C between them and never inside a save."""

import signal
import sys
import time
from types import FrameType
from typing import Any

from skillcheck.console.keys import CONTROLS, Key, Resized
from skillcheck.console.streams import hold, release, show
from skillcheck.errors import Stopped

if sys.platform == "win32":
    import ctypes
    import msvcrt
    import os

    STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGBREAK)
    SPECIAL = {"K": Key.LEFT, "M": Key.RIGHT}
    LOOK_AGAIN = 0.02
    """Seconds between two looks at the keyboard; the console has no way to wait for a key and a signal at once."""
    STDERR_HANDLE, VIRTUAL_TERMINAL = -12, 0x0004
    OTHER_SCREEN, USUAL_SCREEN = "\x1b[?1049h", "\x1b[H\x1b[2J\x1b[?1049l"

    class WindowsKeyboard:
        """Keys from `msvcrt`, which keeps what is typed ahead."""

        def __init__(self, *, single_keys: bool) -> None:
            self._single = single_keys
            self._stopped = 0
            self._size = os.terminal_size((0, 0))
            self._handlers: dict[signal.Signals, Any] = {}

        def __enter__(self) -> "WindowsKeyboard":
            self._handlers = {number: signal.signal(number, self._note) for number in STOPPING}
            if self._single:
                _understand_escapes()
                show(OTHER_SCREEN)
                hold()
                self._size = os.get_terminal_size(sys.stderr.fileno())
            return self

        def __exit__(self, *about: object) -> None:
            if self._single:
                show(USUAL_SCREEN)
                release()
            for number, handler in self._handlers.items():
                signal.signal(number, handler)

        def key(self) -> str | Key:
            """Return the next key, typed ahead or to come."""
            while not msvcrt.kbhit():
                if self._stopped:
                    raise Stopped(self._stopped)
                if self._size != (size := os.get_terminal_size(sys.stderr.fileno())):
                    self._size = size
                    raise Resized
                time.sleep(LOOK_AGAIN)
            char = msvcrt.getwch()
            if char in "\x00\xe0":
                return SPECIAL.get(msvcrt.getwch(), Key.OTHER)
            if char == "\x1b":
                return Key.ESCAPE
            key = CONTROLS.get(char, char if char.isprintable() else Key.OTHER)
            if key is Key.STOP:
                raise Stopped(signal.SIGINT)
            return key

        def line(self) -> str:
            """Return the next line without its end."""
            line = sys.stdin.readline()
            if self._stopped or not line:
                raise Stopped(self._stopped or signal.SIGINT)
            return line.rstrip("\n")

        def _note(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
            self._stopped = number

    def _understand_escapes() -> None:
        """Ask the console to act on escape sequences, as terminals elsewhere do."""
        kernel = ctypes.windll.kernel32
        handle = kernel.GetStdHandle(STDERR_HANDLE)
        mode = ctypes.c_ulong()
        if kernel.GetConsoleMode(handle, ctypes.byref(mode)):
            kernel.SetConsoleMode(handle, mode.value | VIRTUAL_TERMINAL)
