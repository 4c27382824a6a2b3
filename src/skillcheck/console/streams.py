"""stdout for results, stderr for all else; what they can show."""

import contextlib
import errno
import os
import re
import sys
from functools import cache
from typing import Any, TextIO

from skillcheck.errors import HistoryFault, PipeClosed
from skillcheck.model.commandline import spell_out
from skillcheck.model.form import Look
from skillcheck.model.text import inert, split_copied

NARROWEST, WIDEST, LOWEST = 20, 200, 8
"""Columns and rows to which a screen is held: what says less is no screen, and a longer line is hard to read."""
USUAL = os.terminal_size((80, 24))


def prepare() -> None:
    """Make the standard streams safe to use: never closed, never failing on a character that they can't show."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def write(text: str) -> None:
    """Write a result to stdout and make sure that it got there.

    Raises: PipeClosed when the reader went away, HistoryFault when there is no room.
    """
    try:
        if sys.stdout is not None:
            if "\r\n" in text and hasattr(sys.stdout, "reconfigure"):
                # a calendar: UTF-8 with CR LF on every system (RFC 5545, 3.1); Windows would write CR CR LF
                sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
            if text:  # unbuffered, even nothing would be written, and fail at a window that was closed
                sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
        raise PipeClosed from None
    except OSError as error:
        _silence(sys.stdout)
        if error.errno == errno.EINVAL and sys.platform == "win32":  # how Windows says "broken pipe"
            raise PipeClosed from None
        raise HistoryFault(f"The result could not be written: {error.strerror}.") from error


CLEAR = "\x1b[H\x1b[2J"
_said: list[str] = []
"""What was said since the last screen was drawn."""
_waiting: list[str] | None = None
"""What waits to be said; None while nothing has to wait."""
ending = contextlib.ExitStack()
"""What is to be done when the last word is out, and the process is about to end."""


def hold() -> None:
    """Let what is said wait from now on: the screen that is shown goes away, and all that is on it."""
    global _waiting
    _waiting = []


def release() -> None:
    """Say what has waited, and from now on all at once."""
    global _waiting
    messages, _waiting = _waiting or [], None
    show("".join(messages))


def say(text: str, *, lines: bool = False) -> None:
    """Tell the person something that is not the result: one line, or, with `lines`, as many as `text` has.

    A closed stderr is no reason to fail.
    """
    rows = inert(spell_out(text), lines=lines).split("\n")
    _said.extend(rows)
    if is_terminal(sys.stderr):
        rows = [row for line in rows for row in _rows(line)]
    message = "\n".join(rows) + "\n"
    if _waiting is None:
        show(message)
    else:
        _waiting.append(message)


def _rows(line: str) -> list[str]:
    """Return a message in rows; a command or a path at its end is broken by the terminal alone, which copies it whole."""
    rows = wrap(line)
    before, copied = split_copied(line)
    if copied and len(rows) > 1:
        rows = [*wrap(before), copied]
    return [row.rstrip() for row in rows]


def wrap(text: str) -> list[str]:
    """Return the rows that one line of inert text takes on the person's screen."""
    from rich.text import Text

    return [row.plain for row in Text(text).wrap(_console(sys.stderr), look(sys.stderr).width)]


def take_said() -> tuple[str, ...]:
    """Return what was said since the last screen, which hides it, and forget it."""
    lines = tuple(_said)
    _said.clear()
    return lines


def draw(text: str) -> None:
    """Show a screen of its own."""
    _said.clear()
    show(CLEAR + text)


def show(text: str) -> None:
    """Put `text`, which is safe, on the person's screen (stderr) as it is."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except (OSError, ValueError):
        _forget(sys.stderr)


@cache
def _console(stream: TextIO | None) -> Any:
    """Return what Rich knows about a stream; made once a stream, on whose size it is not asked.

    Rich shows nothing at COLUMNS=0, fails at COLUMNS=², and takes any dumb terminal for one of 80 columns.
    """
    from rich.console import Console  # a fourth of a start, which data for programs does without

    forced = is_terminal(stream) or bool(os.environ.get("FORCE_COLOR"))
    return Console(file=stream, width=USUAL.columns, height=USUAL.lines, force_terminal=forced)


def look(stream: TextIO | None) -> Look:
    """Return how a result may look on `stream` (None: a file of ours, in UTF-8).

    Width and colour are as COLUMNS, NO_COLOR, FORCE_COLOR and TERM say.
    """
    chosen = os.environ.get("COLUMNS", "")
    columns = int(chosen) if re.fullmatch("[0-9]{1,6}", chosen) else 0
    width = min(max(columns or _size(stream).columns, NARROWEST), WIDEST)
    if stream is None:
        return Look(width)
    console = _console(stream)
    styled = bool(console.color_system) and not console.legacy_windows
    return Look(
        width,
        styled and not console.no_color,
        console.encoding.startswith("utf"),
        styled,
        console.color_system or "standard",
    )


def height() -> int:
    """Return the rows of the person's screen."""
    return max(_size(sys.stderr).lines, LOWEST)


def _size(stream: TextIO | None) -> os.terminal_size:
    """Return the size of the terminal at a stream, the usual one where there is none or it says 0."""
    with contextlib.suppress(OSError, ValueError):
        if stream is not None and all(size := os.get_terminal_size(stream.fileno())):
            return size
    return USUAL


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a person sits at this stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def plain_wanted() -> bool:
    """Return whether plain text was asked for, by SKILLCHECK_PLAIN or by a terminal that can do no more."""
    return os.environ.get("SKILLCHECK_PLAIN", "") not in ("", "0") or os.environ.get("TERM") == "dumb"


def _forget(stream: TextIO) -> None:
    """Empty the buffer of a stream that takes nothing now, or the interpreter's last flush would fail: exit code 120."""
    with contextlib.suppress(OSError, ValueError):
        kept = os.dup(stream.fileno())
        _silence(stream)
        stream.flush()
        os.dup2(kept, stream.fileno())
        os.close(kept)


def _silence(stream: TextIO | None) -> None:
    """Send what is still in the buffer nowhere, so that the interpreter's last flush does not fail too."""
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
