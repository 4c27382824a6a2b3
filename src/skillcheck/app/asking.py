"""A line that a person types: given as an option, or asked for at a terminal, again until it can be read."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from signal import SIGINT
from typing import NamedTuple, TypeVar

from skillcheck.app.sitting import Sitting, keep_leaving, save, talk
from skillcheck.console import person, streams
from skillcheck.console.person import Draw, Person
from skillcheck.console.streams import say
from skillcheck.errors import CheckFailed, HistoryFault, Stopped, UsageFault
from skillcheck.model.commandline import quote, typed
from skillcheck.model.plan import LONGEST
from skillcheck.pages import planning
from skillcheck.planning.goal import MAY_BE_EMPTY, name_option

_T = TypeVar("_T")
GOES_BACK = "goes back"
"""What Escape does at a line that is changed once more: what was written of it is dropped, too."""
FLAGS = ("close", "drop")
"""Parts of an entry that are options without words."""
NOT_REMOVED = "Nothing was removed."
UNSEEN = "What is asked before removing can't be shown here. To remove without: --yes"


def check_line(text: str, name: str, least: int = 0) -> str:
    """Return what was typed, without blanks around it; `name` begins what is said of it. Raises: UsageFault."""
    line = text.strip()
    if not least <= len(line) <= LONGEST:
        span = f"{least} to" if least else "up to"
        raise UsageFault(f"{name} takes {span} {LONGEST:,} characters; these are {len(line):,}.")
    if any("\ud800" <= char <= "\udfff" for char in line):
        raise UsageFault(f"{name} holds bytes that are not UTF-8 text. Write it anew.")
    return line


def confirm(question: str, words: Collection[str], kept: str, refusal: str) -> None:
    """Ask before something is deleted; one of these `words` is yes, and `kept` is said where it is not.

    Raises: CheckFailed, UsageFault with the `refusal` where the question can't be read, Stopped.
    """
    if not person.is_there():
        raise UsageFault(refusal)
    who = person.meet(single_keys=False)
    with talk(who, lambda: kept):
        text = who.text(str, question)
    if (text or "").strip().lower() not in words:
        raise CheckFailed(kept)


def ask_line(
    sitting: Sitting,
    title: str,
    help_: str,
    usual: str,
    read: Callable[[str], _T],
    leave: str = "leaves",
    keep: Callable[[str], object] = str,
    escaped: Callable[[str], object] = str,
) -> _T | None:
    """Return what `read` makes of the line that they write; asked again while it raises ValueError. None for Escape.

    `usual` is there to be changed, `leave` says what Escape does, `keep` is given what stands there when they stop, and
    `escaped` what stands there at Escape. Raises: Stopped.
    """
    who, note = sitting.who, ""
    draw = sitting.draw(lambda: planning.line(title, help_, usual, leave))
    if not who.single_keys:
        streams.show(draw())
    while True:
        text = write_line(who, draw, note, usual, keep, escaped)
        if text is None:
            return None
        try:
            return read(text)
        except ValueError as error:
            note, usual = str(error), text if who.single_keys else usual
            note = note[:1].upper() + note[1:]


def write_line(
    who: Person,
    draw: Draw,
    note: str,
    usual: str,
    keep: Callable[[str], object],
    escaped: Callable[[str], object] = str,
) -> str | None:
    """Return the line that they write; None for Escape. Raises: Stopped for Ctrl-C, which leaves more than the line here."""
    left: list[str] = []

    def leave(text: str) -> None:
        left.append(text)
        keep(text)

    line = who.text(draw, note, usual, leave, escaped)
    if left:
        raise Stopped(SIGINT)
    return line


class Draft(NamedTuple):
    """The lines of an entry to be: in `words` by part, as options give them, or as someone types them who sits there.

    `command` notes the entry, with each part as an option. `keep` puts them on disk until then, where they have a place.
    """

    command: str
    words: dict[str, str]
    sitting: Sitting | None
    keep: Callable[[Mapping[str, str]], object] = dict  # which keeps nothing

    def note(self, part: str, text: str) -> None:
        """Take the words of a part, or that there are none. Raises: HistoryFault."""
        self.words[part] = text
        if not text and part not in MAY_BE_EMPTY:
            del self.words[part]
        self.keep(self.words)

    def go_back(self, words: Mapping[str, str]) -> None:
        """Have these words again in place of what was typed since. Raises: HistoryFault."""
        if self.words != words:
            self.words.clear()
            self.words.update(words)
            self.finish(partial(self.keep, self.words))

    def ask(
        self, part: str, title: str, help_: str, usual: str, read: Callable[[str], _T], leave: str = "leaves"
    ) -> _T | None:
        """Return what `read` makes of the line of a part, as `ask_line` does; all that they write becomes part of the draft.

        Where nobody sits there, of what was given. Raises: Stopped, HistoryFault; UsageFault where that can't be read.
        """
        if self.sitting is None:
            return read_option(part, self.words.get(part, usual), read)

        def take(text: str) -> _T:
            value = read(text)
            if text != usual:
                self.finish(partial(self.note, part, text))
            return value

        def leave_off(text: str) -> None:
            if text != usual:
                keep_leaving(partial(self.note, part, text), text)

        escaped = str if leave == GOES_BACK else leave_off
        return ask_line(self.sitting, title, help_, usual, take, leave, leave_off, escaped)

    def finish(self, put: Callable[[], _T]) -> _T:
        """Return what `put` does, which notes words. Raises: HistoryFault, UsageFault; then the words are told."""
        if self.sitting is None:
            return put()
        try:
            return save(self.sitting, put)
        except HistoryFault:
            say(self.describe())
            raise
        except UsageFault:  # no command could note it either
            say(f"What you typed is not noted: {self._options()}")
            raise

    def describe(self) -> str:
        """Return how to go on with what was typed, as a sentence."""
        if not any(text or part in MAY_BE_EMPTY for part, text in self.words.items()):
            return f"Go on with: {self.command}"
        return f"A line was left and is not noted: {typed(self.command)} {self._options()}"

    def _options(self) -> str:
        return " ".join(
            name_option(part) if part in FLAGS else f"{name_option(part)} {quote(text)}"
            for part, text in self.words.items()
        )


def read_option(part: str, text: str, read: Callable[[str], _T]) -> _T:
    """Return what `read` makes of the words of an option. Raises: UsageFault."""
    try:
        return read(text)
    except ValueError as error:
        raise UsageFault(f"{name_option(part)}: {error}") from None
