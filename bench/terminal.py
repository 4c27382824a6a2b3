"""A real terminal for trials: a pseudo-terminal with a screen, a small shell with job control, and the program in it."""

import os
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyte

assert sys.platform != "win32"  # pseudo-terminals are POSIX

PATIENCE = (
    60.0  # seconds after which what a test waits for is held never to come; it says nothing about speed
)
ALTERNATE = 1049  # the mode of the alternate screen (xterm)
CLEAR = b"\x1b[H\x1b[2J"
ESCAPES = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|[^\[])")
STOPPED = "[stopped]"
SHELL = f"""
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
report = int(sys.argv[1])
job = os.fork()
if job == 0:
    os.close(report)
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execv(sys.argv[2], sys.argv[2:])
signal.signal(signal.SIGHUP, signal.SIG_IGN)
while True:
    _, status = os.waitpid(job, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        break
    os.tcsetpgrp(0, os.getpgrp())
    termios.tcflush(0, termios.TCIFLUSH)
    os.write(2, b"{STOPPED}\\r\\n")
    while b"fg" not in os.read(0, 100):
        pass
    os.tcsetpgrp(0, job)
    os.killpg(job, signal.SIGCONT)
code = os.waitstatus_to_exitcode(status)
os.write(report, b"%d" % (code if code >= 0 else 128 - code))
signal.pause()
"""
"""Leads the session as a shell does: starts the job in the foreground, brings it back on the line fg when it stopped (a key
that the job had left unread is none of the shell's words), reports its exit code, and stays, since on some systems the
terminal goes with its session's leader."""


class Screen(pyte.Screen):
    """A screen that tells if the program is on the alternate one, and forgets what was there when it is left."""

    @property
    def alternate(self) -> bool:
        """Return whether the program is on the alternate screen; pyte keeps a private mode shifted by five bits."""
        return ALTERNATE << 5 in self.mode

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        """End a mode."""
        super().reset_mode(*modes, **kwargs)
        if ALTERNATE in modes:
            self.erase_in_display(2)
            self.cursor_position()


class Terminal:
    """The program, run on words in a terminal; what is on the screen, and the person's keys."""

    def __init__(
        self,
        *words: str,
        columns: int = 80,
        lines: int = 24,
        into: Path | None = None,
        variables: Mapping[str, str] = {},
    ) -> None:
        """Run it with these `variables` on top of ours; stdout goes `into` a file where one is given."""
        self._master, self._slave = os.openpty()
        os.set_blocking(self._master, False)
        self.screen = Screen(columns, lines)
        self.resize(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self._code = b""
        self.before = self.attributes()
        self._report, report = os.pipe()
        with into.open("wb") if into else os.fdopen(os.dup(self._slave), "wb") as stdout:
            self._shell = subprocess.Popen(
                [sys.executable, "-ISc", SHELL, f"{report}", sys.executable, "-m", "skillcheck", *words],
                stdin=self._slave,
                stdout=stdout,
                stderr=self._slave,
                start_new_session=True,
                pass_fds=(report,),
                env={"TERM": "xterm-256color", **os.environ, **variables},
            )
        os.close(report)

    @property
    def text(self) -> str:
        """Return all words on the screen, one blank between them: a sentence is found however it is broken in lines."""
        return " ".join(" ".join(self.screen.display).split())

    @property
    def redraws(self) -> int:
        """Return how often the screen was drawn anew."""
        return self.raw.count(CLEAR)

    @property
    def as_before(self) -> bool:
        """Return whether the terminal is set as before the program, on its usual screen."""
        return self.attributes() == self.before and not self.screen.alternate

    def attributes(self) -> list[Any]:
        """Return how the terminal is set: echo, line editing, signals, special keys."""
        return termios.tcgetattr(self._slave)

    def type(self, keys: str | bytes) -> None:
        """Type, all at once."""
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def see(self, *texts: str) -> None:
        """Wait until all `texts` are on the screen."""
        self.wait(lambda: all(map(self.text.__contains__, texts)), f"{texts}")

    def wait(self, true: Callable[[], bool], what: str) -> None:
        """Read what the program writes until something is true. Raises: AssertionError where `what` never comes."""
        end = time.monotonic() + PATIENCE
        while not true():
            last = self.ended() or time.monotonic() > end
            # what was waited for may be the end, which may have come since it was looked for
            if not self._read(0.0 if last else PATIENCE) and last and not true():
                rows = "\n".join(row.rstrip() for row in self.screen.display)
                raise AssertionError(f"never came: {what}; the screen:\n{rows}")

    def anew(self, do: Callable[[], object]) -> None:
        """Do something, and wait until the screen is drawn anew to its last line."""
        before = self.redraws
        do()
        self.wait(lambda: self.redraws > before and self._is_whole(), "a new screen")

    def _is_whole(self) -> bool:
        """Tell whether the foot of the page is there, which names the way out last."""
        return any(way_out in self.text for way_out in ("q stop", "q leave"))

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window; the kernel tells the program."""
        self.screen.resize(lines, columns)
        termios.tcsetwinsize(self._master, (lines, columns))

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the job in the foreground, as the terminal does."""
        os.killpg(os.tcgetpgrp(self._master), number)

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self._master)
        os.close(self._slave)
        self._master = self._slave = -1

    def ended(self, seconds: float = 0.0) -> bool:
        """Return whether the program has ended, waiting so long for it."""
        if not self._code and select.select([self._report], [], [], seconds)[0]:
            self._code = os.read(self._report, 16)
        return bool(self._code)

    def end(self) -> int:
        """Wait until the program has ended, reading to its last word; return its exit code."""
        if self._master >= 0:
            self.wait(self.ended, "the end")
            while self._read(0.0):
                pass
        assert self.ended(PATIENCE), "never came: the end"
        return int(self._code)

    def close(self) -> None:
        """Put an end to all of it."""
        if self._master >= 0:
            if not self.ended():
                self.send(signal.SIGKILL)
            self.hang_up()
        self._shell.kill()
        self._shell.wait()
        os.close(self._report)

    def _read(self, seconds: float) -> bool:
        """Read what there is, waiting so long for it or for the end; return whether there was something."""
        if self._master not in select.select([self._master, self._report], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except BlockingIOError:  # Ctrl-C made the kernel drop what was on its way to the screen
            return False
        self.raw += data
        self._stream.feed(data)
        return True


def widest(raw: bytes) -> int:
    """Return the longest line that was written, in columns."""
    rows = ESCAPES.sub(b"", raw.replace(CLEAR, b"\n")).replace(b"\r", b"").decode().split("\n")
    return max(map(len, rows))
