"""Pages whose keys lead on: shown on a screen of their own until the person leaves them."""

import sys
from collections.abc import Iterator
from functools import partial

from skillcheck import formats
from skillcheck.commands import COMMANDS, HOME
from skillcheck.commands.groups import LazyGroup
from skillcheck.console import person, streams
from skillcheck.errors import SkillcheckError, Stopped
from skillcheck.model import commandline
from skillcheck.model.document import Block, Commands, Document, Facts, Key, Paragraph, Step, make_screen
from skillcheck.model.form import Choice

BACK, LEAVE = Key("b", "back"), Key("q", "leave")
ONE_BACK = "back"
MORE = "All about one of them: skillcheck show --help"


class AllLeft(Exception):
    """They leave this page and all from which they came here."""


def follow(document: Document, opened: list[str], *, once: bool = False) -> bool:
    """Show a page until the person leaves it (False); its keys run their commands. With `once`, the first ends it (True).

    Where plain text is wanted, a key is a line, and what a command writes stays above the page.
    `opened` are the titles of the pages from which they came here; while a command runs, this one is among them.
    Raises: AllLeft where they leave not only this page but those, too.
    """
    keys = dict(_block_keys(document)) | {key.key: key.command for key in document.keys}
    if opened:
        document = document._replace(keys=(*(key for key in document.keys if key != LEAVE), BACK, LEAVE))
    choices = [Choice(key, command or ONE_BACK, "") for key, command in keys.items() if key != "q"]
    choices += [Choice("b", ONE_BACK, "")] if opened else []
    who = person.meet(single_keys=not streams.plain_wanted())
    while True:
        with who.keyboard:
            command = who.choose(choices, partial(fit, document))
        if not command and opened:
            raise AllLeft
        if command in ("", ONE_BACK):
            return False
        opened.append(document.title)
        try:
            _run(command, opened)
        except AllLeft:
            if len(opened) > 1:
                raise
            return False
        finally:
            opened.pop()
        if once:
            return True


def fit(document: Document) -> str:
    """Return the page for the person's screen, without what can be spared where that is too low; by lines all of it."""
    look = streams.look(sys.stderr)._replace(keys=True)
    if streams.plain_wanted():
        return formats.render("plain", document, look)
    for first_spare in (4, 3, 2, 1):  # 4 leaves all of it there
        needed = tuple(_keep_needed(document.blocks, first_spare))
        text = formats.render("terminal", document._replace(blocks=needed), look)
        if text.count("\n") <= streams.height():
            break
    return text


def _keep_needed(blocks: tuple[Block, ...], first_spare: int) -> Iterator[Block]:
    """Yield the blocks without the paragraphs that are so much to spare or more, those of steps included."""
    for block in blocks:
        if isinstance(block, Step):
            yield block._replace(lines=tuple(line for line in block.lines if line.spare < first_spare))
        elif not (isinstance(block, Paragraph) and block.spare >= first_spare):
            yield block


def _block_keys(document: Document) -> Iterator[tuple[str, str]]:
    """Yield each key that stands in the page, with its command; a word behind a key says what it does."""
    for block in document.blocks:
        if isinstance(block, Step) and block.key:
            yield block.key.split()[0], block.command
        elif isinstance(block, Commands):
            yield from zip(block.keys, (command for command, _ in block.pairs), strict=False)


def _run(command: str, opened: list[str]) -> None:
    """Run a command line that a page names; what it says stays until a key is pressed, then the page is there again."""
    words = commandline.words(command)
    if words == ["help"]:
        names = tuple((name, entry.summary) for name, entry in COMMANDS.items() if name != HOME)
        follow(make_screen("All commands", Facts(names), Paragraph(commandline.spell_out(MORE))), opened)
        return
    streams.take_said()
    try:
        LazyGroup(name="skillcheck").main(words, prog_name=commandline.PROGRAM, standalone_mode=False)
        lines = streams.take_said()
    except Stopped:
        raise  # Ctrl-C leaves all pages, not one
    except SkillcheckError as error:
        lines = (*streams.take_said(), str(error))
        if streams.plain_wanted():
            streams.say(str(error), lines=error.lines)
    if streams.plain_wanted():
        return  # all of it stands there
    if message := tuple(Paragraph(line) for line in lines if line):
        follow(Document("", "message", {}, "", (), message), opened)
