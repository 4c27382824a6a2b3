"""A line that a person types: given as an option, or asked for at a terminal, again until it can be read."""

from collections.abc import Callable, Collection, Mapping
from signal import SIGINT
from typing import TypeVar

from skillcheck.app.sitting import Sitting, talk
from skillcheck.console import person, streams
from skillcheck.console.person import Draw, Person
from skillcheck.errors import CheckFailed, Stopped, UsageFault
from skillcheck.model.commandline import quote, typed
from skillcheck.model.plan import LONGEST
from skillcheck.pages import planning

_T = TypeVar("_T")
NOT_REMOVED = "Nothing was removed."
UNSEEN = "What is asked before removing can't be shown here. To remove without: --yes"


def check_line(text: str, option: str, least: int = 0) -> str:
    """Return what was typed for an option, without blanks around it. Raises: UsageFault."""
    line = text.strip()
    if not least <= len(line) <= LONGEST:
        span = f"{least} to" if least else "up to"
        raise UsageFault(f"{option} takes {span} {LONGEST:,} characters; these are {len(line):,}.")
    if has_bytes(line):
        raise UsageFault(f"The text of {option} holds bytes that are not UTF-8. Write it anew.")
    return line


def has_bytes(text: str) -> bool:
    """Tell whether a text holds bytes of the command line that are not UTF-8."""
    return any("\ud800" <= char <= "\udfff" for char in text)


def describe_left(command: str, words: Mapping[str, str]) -> str:
    """Return what to say of lines that were left: the command that notes them, with `words` by option."""
    options = " ".join(f"{option} {quote(text)}" if text else option for option, text in words.items())
    return f"A line was left and is not noted: {typed(f'{command} {options}')}"


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
