"""A keyboard for the length of an assessment: one contract, one member a kind of system."""

from typing import Protocol

from skillcheck.console.keys import Key


class Resized(Exception):
    """The screen must be drawn anew: another size, or back from the background."""


class Keyboard(Protocol):
    """Reads keys, keeps what is typed ahead, and puts the terminal back as it was."""

    def __enter__(self) -> "Keyboard":
        """Take the keyboard and the screen."""

    def __exit__(self, *about: object) -> None:
        """Give them back, whatever happened."""

    def key(self) -> str | Key:
        """The next key. Raises: Resized; Stopped on Ctrl-C, a signal, or when the terminal went away."""

    def line(self) -> str:
        """The next line, typed with Enter, where the terminal does the editing. Raises: as `key`."""
