"""Groups of commands: each command imported when it is used, and a default where no sub-command is named."""

import ast
import inspect
import shutil
import sys
import textwrap
from collections.abc import Iterable
from contextlib import redirect_stdout, suppress
from copy import copy
from importlib import import_module
from types import ModuleType
from typing import Any

import typer
from typer._click.exceptions import UsageError
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from skillcheck.commands import COMMANDS, FLAGS, HOME, HOME_OPTIONS, MOVED
from skillcheck.errors import NothingYet, SkillcheckError, UnknownName, UsageFault
from skillcheck.model.commandline import spell_out
from skillcheck.model.names import find, find_near

WIDE, WIDEST, NAME_COLUMNS = 60, 80, 12
"""Columns from which a command and its line stand side by side, those of a page at most, and those of a name."""
USAGE = "[COMMAND]; alone it says where you are, and what is next."
HELP_END = (
    "Options: --help, --version, --install-completion, --show-completion. Examples:",
    "skillcheck assess",
    "skillcheck show empathy --help",
)

DEFAULT = "show"
"""The sub-command that runs where none is named."""
WORD = "skillcheck.word"
"""Where a context keeps the first word of a line that names no sub-command."""


def application(*lines: str, **settings: Any) -> typer.Typer:
    """Return what the commands of a file are declared on, with examples where they are a group; `settings` are Typer's."""
    return typer.Typer(
        epilog=examples(*lines) if lines else None,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={
            "help_option_names": ["-h", "--help"],
            # else Typer takes 50 columns at least where it draws no boxes
            "terminal_width": min(shutil.get_terminal_size().columns, WIDEST),
        },
        **{"add_completion": False, **settings},
    )


def examples(*lines: str) -> str:
    """Return the examples that stand below a command's help; Typer keeps the lines apart only by empty ones."""
    return "\n\n".join(["Examples:", *map(spell_out, lines)])


class LazyGroup(TyperGroup):
    """The commands of a register, each imported when it is used; `help X` is `X --help`."""

    summaries_only = False
    """True while a shell completes the name of a command: then none is imported, as the lines of the register do."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as Typer calls it
        """Return all names, in the order of the register."""
        return [name for name in COMMANDS if name != HOME]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as Typer calls it
        """Return the command of this name, None if there is none."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if self.summaries_only:
            return TyperCommand(cmd_name, help=entry.summary, rich_help_panel=entry.panel)
        module = import_module(entry.module)
        if sys.flags.optimize > 1:
            _restore_help(module)
        return get_command(module.app)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `--help` behind the words after `help`, and `home` in front where no command is named.

        Options that stand before the name of a command go behind it. Raises: UnknownName for a word after `help`.
        """
        options, words = _split_options(args)
        if words[:1] == ["help"]:
            self._check_named(ctx, words[1:])
            args = [*words[1:], *options, "--help"]
        elif words and not words[0].startswith("-"):
            args = [words[0], *options, *words[1:]]
        elif not ctx.resilient_parsing and (options or not words):
            args = [HOME, *args]
        rest: list[str] = super().parse_args(ctx, args)
        return rest

    def _check_named(self, ctx: Any, words: list[str]) -> None:
        """Raise UnknownName where help is asked for of a sub-command that is none."""
        group = self.get_command(ctx, words[0]) if words else None
        if isinstance(group, TyperGroup) and words[1:] and not words[1].startswith("-"):
            names = group.list_commands(ctx)
            if words[1] not in names:
                raise _refuse(words[1], names, f"{ctx.command_path} {words[0]}")

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help, from the lines of the register: all commands in their groups, on one screen of 24 rows."""
        width = min(shutil.get_terminal_size().columns, WIDEST)
        indent = " " * (NAME_COLUMNS if width >= WIDE else 4)
        lines = textwrap.wrap(f"Usage: {ctx.command_path} {USAGE}", width)
        for panel in dict.fromkeys(entry.panel for entry in COMMANDS.values()):
            lines.append(typer.style(panel, bold=True))
            for name in self.list_commands(ctx):
                entry = COMMANDS[name]
                if entry.panel == panel:
                    first = f"  {name}".ljust(NAME_COLUMNS) if width >= WIDE else f"  {name}\n{indent}"
                    summary = textwrap.wrap(entry.summary, width - len(indent))
                    lines.append(first + f"\n{indent}".join(summary))
        for line in HELP_END:
            lines += textwrap.wrap(line, width)
        formatter.write("\n".join(lines) + "\n")

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return the commands that begin so, from the lines of the register."""
        self.summaries_only = True
        return super().shell_complete(ctx, incomplete)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the first word names. Raises: UnknownName with what may have been meant."""
        if args and args[0] not in COMMANDS:
            if args[0] in MOVED:
                raise UsageFault(f"“{args[0]}” is now: {MOVED[args[0]]}")
            raise _refuse(args[0], COMMANDS, ctx.command_path)
        return super().resolve_command(ctx, args)


def _refuse(word: str, names: Iterable[str], path: str) -> UnknownName:
    """Return the error for a word that is no command of the group at `path`."""
    id_, near = find(word, dict.fromkeys(names, ()))
    return UnknownName("command", word, (id_,) if id_ else near, f"{path} --help")


def _restore_help(module: ModuleType) -> None:
    """Give the commands of a module the help that `python -OO` takes away with the docstrings, out of its source."""
    nodes = ast.parse(inspect.getsource(module)).body
    texts = {node.name: ast.get_docstring(node) for node in nodes if isinstance(node, ast.FunctionDef)}
    for declared in module.app.registered_commands:
        declared.callback.__doc__ = texts.get(declared.callback.__name__)


def _split_options(args: list[str]) -> tuple[list[str], list[str]]:
    """Return the options that all commands have and that stand in front, with their values, and what follows."""
    place = 0
    while place < len(args) and args[place].partition("=")[0] in HOME_OPTIONS:
        alone = args[place] in FLAGS or "=" in args[place]
        place += 1 if alone else 2
    return args[:place], args[place:]


class WordlessGroup(TyperGroup):
    """Sub-commands without a default: where none is named, help is what is said, and no result."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Say the help where there is no word. Raises: UsageFault."""
        if not args and not ctx.resilient_parsing:
            with redirect_stdout(sys.stderr):
                print(ctx.get_help())  # noqa: T201 - Typer prints it itself where it has boxes
            raise UsageFault("")
        rest: list[str] = super().parse_args(ctx, args)
        return rest


class DefaultGroup(TyperGroup):
    """Sub-commands with a default: `history empathy` runs `show`, which help does not list, with `empathy`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default in front where no sub-command is named, and options behind one that is."""
        options, words = _split_options(args)
        completed = ctx.resilient_parsing and not args  # a shell then wants the sub-commands, too
        if words and words[0] in self.list_commands(ctx):
            args = [words[0], *options, *words[1:]]
        elif not completed and args[:1] not in (["-h"], ["--help"]):
            args = [DEFAULT, *args]
            ctx.meta[WORD] = words[0] if words else ""
        rest: list[str] = super().parse_args(ctx, args)
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Run a sub-command. Raises: UnknownName where the default knows no such word and it is a slip of another's name."""
        try:
            return super().invoke(ctx)
        except (UnknownName, NothingYet, UsageError) as error:
            word = ctx.meta.get(WORD, "")
            if near := find_near(word, self.list_commands(ctx)):
                raise UnknownName("command", word, tuple(near), f"{ctx.command_path} --help") from error
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help of the default, with the sub-commands."""
        command: Any = self.get_command(ctx, DEFAULT)
        shown = copy(self)
        shown.params, shown.epilog = [*command.params, *self.params], self.epilog or command.epilog
        super(DefaultGroup, shown).format_help(ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return the sub-commands that begin so, then what the default takes."""
        command: Any = self.get_command(ctx, DEFAULT)
        if incomplete.startswith("-"):
            return command.shell_complete(ctx, incomplete)
        items = [item for item in super().shell_complete(ctx, incomplete) if item.value != DEFAULT]
        arguments = [param for param in command.params if param.param_type_name == "argument"]
        with suppress(SkillcheckError):  # what can't be read offers nothing
            items += [item for param in arguments[:1] for item in param.shell_complete(ctx, incomplete)]
        return items
