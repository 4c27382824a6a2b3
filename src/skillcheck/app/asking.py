"""A line asked of a person at a terminal, again until it can be read."""

from collections.abc import Callable
from signal import SIGINT
from typing import TypeVar

from skillcheck.app.sitting import Sitting
from skillcheck.console import streams
from skillcheck.errors import Stopped
from skillcheck.pages import planning

_T = TypeVar("_T")


def ask_line(
    sitting: Sitting,
    title: str,
    help_: str,
    usual: str,
    read: Callable[[str], _T],
    leave: str = "leaves",
    keep: Callable[[str], object] = str,
) -> _T | None:
    """Return what `read` makes of the line that they write; asked again while it raises ValueError. None for Escape.

    `usual` is there to be changed, `leave` says what Escape does, and `keep` is given what stands there when they stop.
    Raises: Stopped.
    """
    who, note = sitting.who, ""
    left: list[str] = []

    def leave_line(text: str) -> None:
        left.append(text)
        keep(text)

    draw = sitting.draw(lambda: planning.line(title, help_, usual, leave))
    if not who.single_keys:
        streams.show(draw())
    while True:
        typed = who.text(draw, note, usual, leave_line)
        if left:  # by Ctrl-C, which leaves more than the line here
            raise Stopped(SIGINT)
        if typed is None:
            return None
        try:
            return read(typed)
        except ValueError as error:
            note, usual = str(error), typed if who.single_keys else usual
