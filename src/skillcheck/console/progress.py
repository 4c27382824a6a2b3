"""How far long work is, on the person's screen: nothing is shown of what is soon done."""

import sys
import time
from collections.abc import Callable

from skillcheck.console import streams

PATIENCE = 1.0
"""Seconds for which a person goes on with their thought without a sign (Nielsen 1993, chapter 5)."""
CELLS = 20


class Bar:
    """A bar on stderr, drawn in one line where a person sits there, and taken away at the end."""

    def __init__(self, what: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._what = what
        self._clock = clock
        self._begun = clock()
        self._shown = ""

    def __call__(self, done: float) -> None:
        """Show that this much is done, 0-1."""
        if not streams.is_terminal(sys.stderr) or streams.plain_wanted():
            return
        full = int(done * CELLS)
        line = f"{self._what} [{'#' * full}{'.' * (CELLS - full)}] {int(done * 100):>3} %"
        if done >= 1:
            self._draw("")
        elif line != self._shown and self._clock() - self._begun > PATIENCE:
            self._draw(line)

    def _draw(self, line: str) -> None:
        if line or self._shown:
            streams.show(f"\r{line:{len(self._shown)}}" + ("" if line else "\r"))
        self._shown = line
