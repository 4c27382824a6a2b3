"""Ways to interrupt the program, at a keystroke and so long after it, and how it must end then."""

import signal
import sys
from dataclasses import dataclass

from bench.soak.script import EPISODES, LAST, Keystroke

assert sys.platform != "win32"  # there are no such signals

WINDOW, STOP = "closed window", "stop and go on"
WAYS: dict[str, tuple[str | signal.Signals, int]] = {
    "SIGINT": (signal.SIGINT, 130),
    "SIGTERM": (signal.SIGTERM, 143),
    "SIGHUP": (signal.SIGHUP, 129),
    "SIGQUIT": (signal.SIGQUIT, 131),
    "SIGKILL": (signal.SIGKILL, 137),
    "Ctrl-C": ("\x03", 130),
    "Ctrl-D": ("\x04", 130),
    WINDOW: (WINDOW, 129),
    STOP: (signal.SIGTSTP, 143),
}
"""How each interrupts, and the exit code then; what was stopped and went on is ended by SIGTERM."""
KEYS = ("Ctrl-C", "Ctrl-D")
AFTERWARDS = None
"""No delay at all, but an interruption when the key has been acknowledged."""
CLOSED_BEFORE_SHOWN = 4
"""The exit code where the window was closed while the result was on its way to it."""


@dataclass(frozen=True, slots=True)
class Interruption:
    """A way to interrupt after the keys of a cut: `delay` seconds after the last of them, None when it was acknowledged."""

    way: str
    episode: int
    cut: int
    delay: float | None

    @property
    def keys(self) -> tuple[Keystroke, ...]:
        """What is typed before."""
        return EPISODES[self.episode][: self.cut]

    @property
    def last(self) -> bool:
        """Whether the assessment may be over before the interruption."""
        return self.episode == LAST and self.cut > 0

    @property
    def codes(self) -> set[int]:
        """The exit codes that are right."""
        over = (0, CLOSED_BEFORE_SHOWN) if self.way == WINDOW else (0,)
        return {WAYS[self.way][1], *(over if self.last else ())}

    def __str__(self) -> str:
        after = "acknowledged" if self.delay is None else f"{1000 * self.delay:.1f} ms after it"
        return f"{self.way} at {''.join(k.key for k in self.keys)!r} of episode {self.episode}, {after}"
