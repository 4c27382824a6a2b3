"""Where a command's result goes: the way out is checked before the work, and used after it."""

import sys
from pathlib import Path
from typing import NamedTuple

from skillcheck import formats
from skillcheck.console import pager, streams
from skillcheck.errors import UsageFault
from skillcheck.model.document import Document
from skillcheck.model.names import find
from skillcheck.store.output import Target, open_target


class Delivery(NamedTuple):
    """A format, and a file to write to (None: standard output)."""

    format: str
    target: Target | None

    @property
    def for_programs(self) -> bool:
        """Whether a program reads the result, which then must parse even when it is empty."""
        return self.format == "json"

    def send(self, document: Document) -> None:
        """Write the document, or show it in the person's pager."""
        if self.target is None:
            text = formats.render(self.format, document, streams.look(sys.stdout))
            if not (pager.pages(text, wanted=self.format == "terminal") and pager.show(text)):
                streams.write(text)
        else:
            self.target.write(formats.render(self.format, document, streams.look(None)))
            streams.say(f"Saved to {self.target.path}")


def delivery(
    format_: str | None,
    output: str | None,
    *,
    force: bool,
    usual: str | None = None,
    more: tuple[str, ...] = (),
) -> Delivery:
    """The way out. The format is the one named, else what the file's ending says, else `usual`, else what suits stdout.

    `more` are the formats that this page can have beyond those of every page.

    Raises: UsageFault for a format that the page can't have or a path that can't be written to.
    """
    offered = (*formats.FORMATS, *more)
    to_file = output not in (None, "-")
    chosen = format_
    if chosen is None:
        chosen = _by_ending(output or "", offered) or usual or _suits_stdout(to_file=to_file)
    if chosen not in offered:
        meant, near = find(chosen, dict.fromkeys(offered, ()))
        unknown = chosen not in formats.SOME  # or it was meant as it is
        hint = f"Did you mean {meant or ' or '.join(near)}? " if unknown and (meant or near) else ""
        raise UsageFault(f"There is no format “{chosen}” here. {hint}There are {', '.join(offered)}.")
    return Delivery(chosen, open_target(output, force=force))


def _by_ending(output: str, offered: tuple[str, ...]) -> str:
    """The format that the ending of a file asks for, empty without an ending. Raises: UsageFault for one of no format."""
    ending = Path(output).suffix.lower()
    if ending and ending not in formats.ENDINGS:
        known = ", ".join(end for end, name in formats.ENDINGS.items() if name in offered)
        raise UsageFault(
            f"No format has the ending “{ending}”. There are {known}; or name one of {', '.join(offered)} with -f."
        )
    return formats.ENDINGS.get(ending, "")


def _suits_stdout(*, to_file: bool) -> str:
    if to_file or streams.plain_wanted() or not streams.is_terminal(sys.stdout):
        return "plain"
    return "terminal"
