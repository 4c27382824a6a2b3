"""stdout for results, stderr for all else; what they can show."""

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

from skillcheck.errors import HistoryFault, PipeClosed

if TYPE_CHECKING:
    from typing import TextIO

    from skillcheck.model.form import Look

NARROWEST, WIDEST, USUAL = 20, 200, 80
COMMAND = ": skillcheck "
"""How a command at the end of a message begins."""
HELD = "\0"
"""Stands for a blank at which no line is broken: inert text has none."""


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


_held: list[tuple[str, bool]] | None = None
"""What waits to be said, and whether it has lines; None while nothing has to wait."""


def hold() -> None:
    """From now on what is said waits: the screen that is shown goes away, and all that is on it."""
    global _held
    _held = []


def release() -> None:
    """Say what has waited, and from now on all at once."""
    global _held
    waiting, _held = _held or [], None
    for text, lines in waiting:
        say(text, lines=lines)


def say(text: str, *, lines: bool = False) -> None:
    """Tell the person something that is not the result: one line, or, with `lines`, as many as `text` has.

    A closed stderr is no reason to fail.
    """
    from skillcheck.model.text import inert

    if _held is not None:
        _held.append((text, lines))
        return
    told = inert(text, lines=lines).split("\n")
    if is_terminal(sys.stderr):
        told = [part for line in told for part in _wrapped(line, _width(sys.stderr))]
    show("\n".join(told) + "\n")


def _wrapped(line: str, width: int) -> list[str]:
    """A message in lines broken between words; a path stays whole, and a command at the end, to be copied."""
    import textwrap

    said, found, words = line.partition(COMMAND)
    kept = said + found.replace("k ", f"k{HELD}") + words.replace(" ", HELD)
    parts = textwrap.wrap(kept, width, break_long_words=False, break_on_hyphens=False)
    return [part.replace(HELD, " ") for part in parts] or [""]


def show(text: str) -> None:
    """Put `text`, which is safe, on the person's screen (stderr) as it is."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except (OSError, ValueError):
        _forget(sys.stderr)


def is_terminal(stream: "TextIO | None") -> bool:
    """Whether a person sits at this stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def look(stream: "TextIO | None") -> "Look":
    """How a result may look on `stream` (None: a file of ours, in UTF-8).

    Width and colour are as COLUMNS, NO_COLOR, FORCE_COLOR and TERM say.
    """
    from skillcheck.model.form import Look

    encoding = getattr(stream, "encoding", None) or "utf-8"
    return Look(_width(stream), _colour(stream), _shows_lines(encoding))


def plain_wanted() -> bool:
    """Whether plain text was asked for, by SKILLCHECK_PLAIN or by a terminal that can do no more."""
    return os.environ.get("SKILLCHECK_PLAIN", "") not in ("", "0") or os.environ.get("TERM") == "dumb"


def _colour(stream: "TextIO | None") -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def _width(stream: "TextIO | None") -> int:
    chosen = os.environ.get("COLUMNS", "")
    columns = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 7 else 0
    if columns <= 0 and stream is not None:
        with contextlib.suppress(OSError, ValueError):
            columns = os.get_terminal_size(stream.fileno()).columns
    return min(max(columns or USUAL, NARROWEST), WIDEST)


def height() -> int:
    """The rows of the person's screen."""
    try:
        return max(os.get_terminal_size(sys.stderr.fileno()).lines, 8)
    except (OSError, ValueError):
        return 24


def _shows_lines(encoding: str) -> bool:
    try:
        "·━●│…“".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _forget(stream: "TextIO") -> None:
    """Empty the buffer of a stream that takes nothing now, or the interpreter's last flush would fail: exit code 120."""
    with contextlib.suppress(OSError, ValueError):
        kept = os.dup(stream.fileno())
        _silence(stream)
        stream.flush()
        os.dup2(kept, stream.fileno())
        os.close(kept)


def _silence(stream: "TextIO | None") -> None:
    """Send what is still in the buffer nowhere, so that the interpreter's last flush does not fail too."""
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
