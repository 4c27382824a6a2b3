"""The keyboard on Linux and macOS: one cbreak session, signals taken between keys and never inside a save."""

import codecs
import os
import select
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Any

from skillcheck.console.keys import ESC, Decoder, Key, Resized, Typed, gather_pastes
from skillcheck.console.streams import hold, release, show
from skillcheck.errors import Stopped

if sys.platform != "win32":
    import termios
    import tty

    STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
    WATCHED = (*STOPPING, signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)

    ESCAPE_WAIT, SLOW_ESCAPE_WAIT = 0.05, 0.5
    """Seconds after which an ESC that nothing follows is the Escape key; the second on a line that may be slow."""
    SEQUENCE_WAIT = 2.0
    """Seconds after which a sequence that does not go on is given up: by then no line is slow, it is broken off."""
    SHOW_WAIT = 1.0
    """Seconds for a terminal to take what was written to it before it is left as it is."""
    QUIET, MOST_PIECES = 0.05, 40
    """Seconds without more after which a paste is over, and the most pieces of it: a key that is held down never ends."""
    OTHER_SCREEN, USUAL_SCREEN = "\x1b[?1049h\x1b[?2004h", "\x1b[?2004l\x1b[H\x1b[2J\x1b[?1049l"
    """With pastes marked as such (2004)."""

    BYTES_OF_CONTROL = "skillcheck-bytes-of-control"

    def _keep_control(error: UnicodeError) -> tuple[str, int]:
        """Give a byte that is no UTF-8 as the control character that it is in ISO 2022, any other as U+FFFD."""
        assert isinstance(error, UnicodeDecodeError)
        byte = error.object[error.start : error.end].decode("latin-1")
        return byte if len(byte) == 1 and "\x80" <= byte <= "\x9f" else "\ufffd", error.end

    codecs.register_error(BYTES_OF_CONTROL, _keep_control)

    class PosixKeyboard:
        """Keys or lines from stdin. A signal wakes the reading through a pipe, and is acted on there and nowhere else."""

        def __init__(self, *, single_keys: bool) -> None:
            self._single = single_keys
            self._input = sys.stdin.fileno()
            self._decode = codecs.getincrementaldecoder("utf-8")(BYTES_OF_CONTROL).decode
            self._decoder = Decoder()
            slow = os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY")
            self._escape_wait = SLOW_ESCAPE_WAIT if slow else ESCAPE_WAIT
            self._keys: list[Typed] = []
            self._typed = ""
            self._before: list[Any] = []
            self._handlers: dict[signal.Signals, Any] = {}
            self._asked_to_stop = self._leaving = False

        def __enter__(self) -> "PosixKeyboard":
            self._before = termios.tcgetattr(self._input)
            self._wake, wake = os.pipe()
            for end in (self._wake, wake):
                os.set_blocking(end, False)
            self._wake_end = wake
            self._wakeup_before = signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
            self._handlers = {number: signal.signal(number, self._note) for number in WATCHED}
            self._take_screen()
            return self

        def __exit__(self, *about: object) -> None:
            self._leaving = True
            self._give_back_screen(termios.TCSAFLUSH)
            for number, handler in self._handlers.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(self._wakeup_before)
            os.close(self._wake)
            os.close(self._wake_end)
            if self._single:
                release()

        def key(self) -> Typed:
            """Return the next key, typed ahead or to come."""
            while not self._keys:
                waiting = self._decoder.waiting
                soon = self._decoder.late or not waiting.strip(ESC)
                patience = self._escape_wait if soon else SEQUENCE_WAIT
                if not waiting or select.select([self._input], [], [], patience)[0]:
                    self._keys = gather_pastes(self._decoder.feed(self._read()))
                else:
                    self._keys = self._decoder.give_up()
            key = self._keys.pop(0)
            if key is Key.STOP:
                raise Stopped(signal.SIGINT)
            return key

        def line(self) -> str:
            """Return the next line without its end."""
            while "\n" not in self._typed:
                self._typed += self._read()
            line, self._typed = self._typed.split("\n", 1)
            return line

        def forget(self) -> bool:
            """Drop what was typed ahead, with all of a paste that is still coming in; tell whether a line or a key was."""
            anything = False
            with suppress(OSError, ValueError, termios.error):  # no terminal: what waits there is kept
                for _ in range(MOST_PIECES):
                    waits = select.select([self._input], [], [], QUIET if anything else 0)[0]
                    termios.tcflush(self._input, termios.TCIFLUSH)
                    if not waits:
                        break
                    anything = True
            return anything

        def _read(self) -> str:
            """Return what was typed; wait for it. Raises: Stopped, Resized."""
            ready, _, _ = select.select([self._input, self._wake], [], [])
            if self._wake in ready:
                self._act_on(os.read(self._wake, 512))
            if self._input not in ready:
                return ""
            try:
                data = os.read(self._input, 4096)
            except OSError:
                data = b""
            if not data:
                raise Stopped(signal.SIGHUP if self._single else signal.SIGINT)
            return self._decode(data)

        def _note(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as Python calls it
            """Leave the number to the wake-up pipe; but who asks again to stop is not kept waiting by a screen."""
            if number in STOPPING and self._asked_to_stop and not self._leaving:
                raise Stopped(number)
            self._asked_to_stop |= number in STOPPING

        def _act_on(self, signals: bytes) -> None:
            for number in signals:
                if number in STOPPING:
                    raise Stopped(number)
                if number == signal.SIGTSTP:
                    self._pause()
            if self._single or signal.SIGCONT in signals:
                raise Resized

        def _pause(self) -> None:
            """Go to the background with the terminal as it was; `fg` comes back here."""
            self._give_back_screen(termios.TCSADRAIN)
            release()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, self._note)
            self._before = termios.tcgetattr(self._input)
            self._take_screen()

        def _take_screen(self) -> None:
            if self._single:
                tty.setcbreak(self._input, termios.TCSADRAIN)
                show(OTHER_SCREEN)
                hold()

        def _give_back_screen(self, when: int) -> None:
            """Leave the screen and the terminal's settings as they were; one that shows nothing more is not waited for.

            With TCSAFLUSH, what was typed ahead goes: it was meant for a question, and would reach the shell.
            """
            if self._single:
                shows = self._can_show()
                if shows:
                    show(USUAL_SCREEN)
                try:
                    termios.tcsetattr(self._input, when if shows else termios.TCSANOW, self._before)
                except termios.error:
                    return  # the terminal is gone: nothing to give back

        def _can_show(self) -> bool:
            try:
                return bool(select.select([], [sys.stderr.fileno()], [], SHOW_WAIT)[1])
            except (OSError, ValueError):
                return True  # no terminal at all, which is not waited for either
