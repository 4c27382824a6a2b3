"""The home page: where you are in one line, the one next step, and at most three small things."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from skillcheck.model import document as doc

ALL_COMMANDS = doc.Key("?", "all commands", "skillcheck help")
LEAVE = doc.Key("q", "leave")


class Next(NamedTuple):
    """The one next step: what it is called in data, the command that does it, and why, in a line for people."""

    do: str
    command: str
    text: str
    why: str


class Home(NamedTuple):
    """All that the home page tells.

    `where` is where they are in one line, `others` are commands beside the next step (key, command, words), `gaps` the first
    gaps, `facts` small things with their names, `keys` more keys with their commands. `data` is what programs get besides.
    """

    day: date
    where: str
    next: Next
    others: Sequence[tuple[str, str, str]] = ()
    gaps: doc.Standings | None = None
    facts: Sequence[tuple[str, str]] = ()
    keys: Sequence[doc.Key] = ()
    data: Mapping[str, Any] = {}


def page(home: Home) -> doc.Document:
    """Show it."""
    step, nothing = home.next, not home.next.command
    lines = (doc.Paragraph(step.why),) if step.why else ()
    key, accent = ("Enter leaves", doc.Accent.GOOD) if nothing else ("Enter", doc.Accent.YOU)
    blocks: list[doc.Block] = [
        doc.Paragraph(home.where),
        doc.Step(step.text, lines, key, step.command, accent),
    ]
    if home.others:
        blocks.append(doc.Heading("Or look around first" if step.do == "begin" else "Or"))
        blocks.append(doc.make_commands(home.others))
    if home.gaps:
        blocks += [doc.Heading("Top gaps"), home.gaps]
    if home.facts:
        blocks.append(doc.Facts(tuple(home.facts)))
    data = {
        "next": {"do": step.do, "command": step.command or None, "why": step.why or step.text},
        **home.data,
    }
    aside = f"{home.day:%A} {home.day.day} {home.day:%B}"
    keys = (*home.keys, ALL_COMMANDS, *(() if nothing else (LEAVE,)))
    return doc.Document(
        "skillcheck", "home", data, "", ("next.do", "next.command"), tuple(blocks), aside=aside, keys=keys
    )
