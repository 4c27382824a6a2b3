"""Asking a person at a terminal about a plan: pages on their screen, lines and keys back."""

import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from skillcheck import formats
from skillcheck.console import person, streams
from skillcheck.console.person import Person
from skillcheck.model.document import Document
from skillcheck.model.form import Choice
from skillcheck.pages import planning, words

_T = TypeVar("_T")


class Talk(NamedTuple):
    """A conversation; use `who.keyboard` as a context around it."""

    who: Person
    format: str

    def pick(self, choices: Sequence[Choice], page: Callable[[str], Document]) -> str:
        """The value of the choice that they make on a `page`, which is told how they make it; empty when they leave."""
        press = words.pressing(single_keys=self.who.single_keys)
        return self.who.choose(choices, self._draw(lambda: page(press)))

    def line(
        self, title: str, help_: str, usual: str, read: Callable[[str], _T], leave: str = "leaves"
    ) -> _T | None:
        """What `read` makes of the line that they write; asked again while it raises a ValueError. None for Escape.

        `leave` says what Escape does.
        """
        quiet = planning.writing(leave, usual, single_keys=self.who.single_keys)
        draw = self._draw(lambda: planning.asking(title, help_, quiet))
        note = ""
        if not self.who.single_keys:
            streams.show(draw())
        while True:
            typed = self.who.text(draw, note, usual)
            if typed is None:
                return None
            try:
                return read(typed)
            except ValueError as error:
                note, usual = str(error), typed if self.who.single_keys else usual

    def _draw(self, page: Callable[[], Document]) -> Callable[[], str]:
        return lambda: formats.render(self.format, page(), streams.look(sys.stderr))


def talk(format_: str | None) -> Talk:
    """A conversation with the person at this terminal; by lines where plain text is wanted."""
    by_lines = format_ == "plain" or streams.plain_wanted()
    return Talk(person.meet(single_keys=not by_lines), "plain" if by_lines else "terminal")
