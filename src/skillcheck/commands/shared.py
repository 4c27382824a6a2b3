"""What every command shares: the options for its result, the way out, and the catalogue that is used."""

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from typer import Option, Typer

from skillcheck import formats
from skillcheck.app import opening
from skillcheck.commands.groups import examples
from skillcheck.commands.options import complete_files, complete_one_of, option
from skillcheck.console import programs, streams
from skillcheck.errors import HistoryFault, SkillcheckError, UsageFault
from skillcheck.model import commandline
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.names import find
from skillcheck.store import files
from skillcheck.store.output import Target, open_target, refuse_input

CATALOGUE = option(
    "--catalogue",
    "FILE",
    "Use this catalogue instead of the built-in one.",
    complete_files,
    envvar="SKILLCHECK_CATALOGUE",
    show_envvar=True,
)
OUTPUT_HELP = "Write to this file, or to the one that a link leads to (-: standard output)."
OUTPUT = option("--output -o", "FILE", OUTPUT_HELP, complete_files)
NO_PAGER = Option("--no-pager", help="Print a page longer than the screen as it is.")
opened_pages: list[str] = []
"""The titles of the pages that stand open, each reached by a key of the one before."""


class Shared(NamedTuple):
    """What the shared options of a command say: a format, a file to write to (None: standard output), a catalogue.

    `named_format` and `catalogue_path` are as they were typed, None where they were not; `force` replaces files, and
    `paged` lets a page longer than the screen go through the person's pager. `inputs` are the files that are read.
    """

    format: str
    named_format: str | None
    target: Target | None
    catalogue_path: str | None
    force: bool
    paged: bool
    inputs: tuple[str, ...] = ()

    @property
    def by_lines(self) -> bool:
        """Whether questions are put by lines, without single keys and without a screen of their own."""
        return self.named_format == "plain" or streams.plain_wanted()

    def catalogue(self) -> Catalogue:
        """Return the catalogue in use. Raises: FileFaults, UsageFault where the result would replace its parameters."""
        catalogue = opening.open_catalogue(self.catalogue_path)
        refuse_input(self.target, filter(None, [catalogue.parameters]))
        return catalogue

    @property
    def at_keys(self) -> bool:
        """Whether a person is there to press the keys of a page, on a screen of its own, and nothing else was asked for."""
        return self.can_stay and not streams.plain_wanted()

    @property
    def can_stay(self) -> bool:
        """Whether a person is there to say where a page leads, by keys or by lines, and nothing else was asked for."""
        elsewhere = self.named_format is not None or self.target or not self.paged
        return not elsewhere and all(map(streams.is_terminal, (sys.stdin, sys.stdout, sys.stderr)))

    def send(self, document: Document) -> None:
        """Write a page; one to which a key of another led stays until it is left. Raises: PipeClosed, HistoryFault."""
        if opened_pages and self.at_keys:
            self.stay(document)
        else:
            self.write_page(document)

    def stay(self, document: Document, *, once: bool = False) -> bool:
        """Show a page until the person leaves it, where they can; write it in any case but inside another one.

        With `once`, the first key that leads on ends it, and it tells whether there was one; only such a page asks by lines.
        """
        if not (self.can_stay if once else self.at_keys):
            self.write_page(document)
            return False
        from skillcheck.commands import follow  # with the keyboard, which few commands need

        led_on = follow.follow(document, opened_pages, once=once)
        if not once and not opened_pages:
            self._replace(paged=False).write_page(document)  # it stays where the person has left it
        return led_on

    def write_page(self, document: Document) -> None:
        """Write a page as it is, whoever is there. Raises: PipeClosed, HistoryFault."""
        screen = streams.look(None if self.target or self.format in ("json", "csv") else sys.stdout)
        text = formats.render(self.format, document, screen)
        if self.format == "csv":
            from skillcheck.formats import csv

            if left_out := csv.find_left_out(document):
                streams.say(f"Left out of the table, and all in -f json: {', '.join(left_out)}")
            if self.target and self.target.is_file:
                text = csv.BYTE_ORDER_MARK + text
        try:
            self.write(text)
        except HistoryFault:
            if document.saved:
                streams.say(document.saved)
            raise

    def write(self, text: str) -> None:
        """Write text as it is. Raises: PipeClosed, HistoryFault."""
        if self.target is None:
            if not (self.paged and self.format == "terminal" and programs.page(text)):
                streams.write(text)
        else:
            self.target.write(text)
            streams.say(f"Saved to {self.target.path}")


Command = Callable[..., Document | None]
"""What a command does: it may return the page that is delivered."""


def page_command(
    app: Typer, *lines: str, usual: str = "", more: tuple[str, ...] = (), **settings: Any
) -> Callable[[Command], Callable[..., None]]:
    """Return what declares a command of `app` with these examples; the page that it returns is delivered.

    It has `-f`, `-o`, `--force`, `--catalogue` and `--no-pager`, and takes what they say as `shared`. An `-o` that it
    declares is its own. `usual` is the format where none is named, if not what suits stdout; `more` are formats that only
    this page can have; `settings` are Typer's.
    """
    offered = (*formats.FORMATS, *more)
    about = f"One of {', '.join(offered)}. Default: {usual or 'terminal at a terminal, plain in a pipe'}."
    parameters = [
        declare_option("catalogue", CATALOGUE),
        declare_option("format_", option("--format -f", "FORMAT", about, complete_one_of(offered))),
        declare_option("output", OUTPUT),
        declare_option("force", Option("--force", help="Replace the output file if it exists."), bool),
        declare_option("no_pager", NO_PAGER, bool),
    ]

    def declare(command: Command) -> Callable[..., None]:
        signature = inspect.signature(command)
        declared = [parameter for parameter in signature.parameters.values() if parameter.name != "shared"]
        added = [parameter for parameter in parameters if parameter.name not in signature.parameters]

        @wraps(command)
        def deliver(**words: Any) -> None:
            typed = {parameter.name: words.pop(parameter.name) for parameter in added}
            by_option = typed["catalogue"] != os.environ.get("SKILLCHECK_CATALOGUE")
            commandline.use_catalogue(typed["catalogue"] if by_option else None)
            inputs = tuple(_find_inputs(declared, words))
            shared = open_way_out(**typed, usual=usual, more=more, inputs=inputs)
            try:
                document = command(**words, shared=shared)
            except SkillcheckError as error:
                # a program parses what comes, an empty page, too
                if page := error.page or (error.empty if shared.format == "json" else None):
                    shared.send(page)
                raise
            if document:
                shared.send(document)

        deliver.__signature__ = signature.replace(parameters=[*declared, *added])  # type: ignore[attr-defined]
        return app.command(epilog=examples(*lines), **settings)(deliver)

    return declare


def _find_inputs(parameters: Iterable[inspect.Parameter], words: Mapping[str, Any]) -> Iterator[str]:
    """Yield the files that are read: the words for which a shell completes names of files, but for `-o`."""
    for parameter in parameters:
        marks = getattr(parameter.annotation, "__metadata__", ())
        if parameter.name != "output" and any(
            getattr(mark, "autocompletion", None) is complete_files for mark in marks
        ):
            value = words[parameter.name]
            yield from [value] if isinstance(value, str) else value or ()


def declare_option(name: str, declared: Any, kind: Any = str | None) -> inspect.Parameter:
    """Return a parameter for the signature of a command: None (or False) where the option is not given."""
    default = False if kind is bool else None
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, declared]
    )


def open_way_out(
    format_: str | None = None,
    output: str | None = None,
    *,
    force: bool = False,
    catalogue: str | None = None,
    no_pager: bool = False,
    usual: str = "",
    more: tuple[str, ...] = (),
    inputs: tuple[str, ...] = (),
) -> Shared:
    """Return where a result goes, by the options of that name, checked before the work. Raises: UsageFault."""
    name = _choose_format(format_, output, usual, (*formats.FORMATS, *more))
    inputs = (*inputs, files.catalogue_in_use(catalogue))
    target = open_target(output, force=force, inputs=inputs)
    return Shared(name, format_, target, catalogue, force, not no_pager, inputs)


def _choose_format(named: str | None, output: str | None, usual: str, offered: tuple[str, ...]) -> str:
    """Return the format that was named, else what the file's ending says, else `usual`, else what suits stdout.

    Raises: UsageFault for a format that the page can't have.
    """
    to_file = output not in (None, "-")
    format_ = named if named is not None else _format_of_ending(output or "", offered) or usual
    if named is None and not format_:
        terminal = streams.is_terminal(sys.stdout) and not to_file and not streams.plain_wanted()
        format_ = "terminal" if terminal else "plain"
    if format_ not in offered:
        id_, near = find(format_, dict.fromkeys(offered, ()))
        unknown = format_ not in formats.SOME  # or it was meant as it is
        hint = f"Did you mean {id_ or ' or '.join(near)}? " if unknown and (id_ or near) else ""
        raise UsageFault(f"There is no format “{format_}” here. {hint}There are {', '.join(offered)}.")
    return format_


def _format_of_ending(output: str, offered: tuple[str, ...]) -> str:
    """Return the format that the ending of a file asks for, empty without one. Raises: UsageFault where none has it."""
    ending = Path(output).suffix.lower()
    if ending and ending not in formats.ENDINGS:
        endings = ", ".join(end for end, name in formats.ENDINGS.items() if name in offered)
        raise UsageFault(
            f"No format has the ending “{ending}”. There are {endings}; or name one of {', '.join(offered)} with -f."
        )
    return formats.ENDINGS.get(ending, "")
