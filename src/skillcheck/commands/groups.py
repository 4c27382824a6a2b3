"""How commands are found: on use, and with a default where the first word is no sub-command."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_command

from skillcheck.commands import COMMANDS
from skillcheck.core.match import find
from skillcheck.errors import UnknownName

CONTEXT = {"help_option_names": ["-h", "--help"]}


def application(**options: Any) -> typer.Typer:
    """A Typer app as all of ours are: plain help, -h, our own handling of errors."""
    settings: dict[str, Any] = {
        "rich_markup_mode": None,
        "add_completion": False,
        "pretty_exceptions_enable": False,
        "context_settings": CONTEXT,
    }
    return typer.Typer(**{**settings, **options})


def examples(*lines: str) -> str:
    """The examples that stand below a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


class LazyGroup(TyperGroup):
    """The commands of a register (name to module with an `app`), each imported when it is used."""

    register: ClassVar[Mapping[str, str]] = COMMANDS

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """All names, in the order of the register."""
        return list(self.register)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of this name, None if there is none."""
        if cmd_name not in self.register:
            return None
        return get_command(import_module(self.register[cmd_name]).app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names. Raises: UnknownName with what may have been meant."""
        if args and args[0] not in self.register and not ctx.resilient_parsing:
            meant, near = find(args[0], dict.fromkeys(self.register, ()))
            raise UnknownName("command", args[0], (meant,) if meant else near, f"{ctx.command_path} --help")
        return super().resolve_command(ctx, args)


class Defaulting(TyperGroup):
    """A group with a default: `history empathy` runs `show`, which help does not list, with `empathy`."""

    default = "show"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default in front where no sub-command is named."""
        if not args or args[0] not in (*self.list_commands(ctx), "-h", "--help"):
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The default's help, then the sub-commands."""
        if usual := self.get_command(ctx, self.default):
            usual.format_help(ctx, formatter)
        self.format_commands(ctx, formatter)


class DefaultGroup(Defaulting):
    """Sub-commands of one file, with a default."""


class LazyDefaultGroup(Defaulting, LazyGroup):
    """Sub-commands of a register, with a default."""
