"""The declared commands as Typer has them: it reads every line but the plainest, writes help, and complains."""

from collections.abc import Callable
from importlib import import_module
from types import FunctionType
from typing import Annotated, Any, cast, get_args, get_origin

import typer
from typer.core import TyperGroup
from typer.main import get_command

from skillcheck.commands.groups import Application, Argument, DefaultGroup, LazyGroup, Option
from skillcheck.console import streams
from skillcheck.errors import Incomplete, UnknownName, UsageFault
from skillcheck.model.names import find

SETTINGS: dict[str, Any] = {
    "rich_markup_mode": None,
    "add_completion": False,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
# Typer keeps click to itself; this is the common ancestor of its complaints about a command line.
UsageError = cast("type[Exception]", typer.BadParameter.__base__)


def run(app: Application, words: list[str]) -> int:
    """Let Typer run the command that `words` name; its exit code. Help and completions it prints past our streams.

    Raises: UsageFault for a line that it does not understand.
    """
    try:
        code = built(app)(words, prog_name="skillcheck", standalone_mode=False)
    except UsageError as error:
        raise _complaint(error) from error
    except OSError:
        streams.write("")  # fails once more, and tells why, where it was stdout that failed
        raise
    except SystemExit as end:
        code = 0 if isinstance(end.__context__, BrokenPipeError) else end.code
    return code if isinstance(code, int) else 0


def built(app: Application) -> Any:
    """Typer's command of what a file declares."""
    whole = typer.Typer(cls=_group(app.cls), **{**SETTINGS, **app.settings})
    for name, (function, settings) in app.functions.items():
        whole.command(name, **settings)(_typed(function))
    if app.group:
        function, settings = app.group
        whole.callback(**settings)(_typed(function))
    return get_command(whole)


def _typed(function: Callable[..., None]) -> Callable[..., None]:
    """A copy of the function with Typer's own options and arguments in the place of ours."""
    copy = FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    copy.__doc__ = function.__doc__
    copy.__annotations__ = {name: _hint(hint) for name, hint in function.__annotations__.items()}
    return copy


def _hint(hint: Any) -> Any:
    if get_origin(hint) is not Annotated:
        return hint
    kind, declared = get_args(hint)
    match declared:
        case Option(names=names, settings=settings):
            return Annotated[kind, typer.Option(*names, **settings)]
        case Argument(settings=settings):
            return Annotated[kind, typer.Argument(**settings)]
        case _:
            return hint


def _group(cls: type[object] | None) -> type[TyperGroup] | None:
    """The group of Typer's that finds commands as `cls` says."""
    kinds = ((DefaultGroup, _Defaulting), (LazyGroup, _Lazy))
    bases = tuple(own for declared, own in kinds if cls and issubclass(cls, declared))
    return type("Group", bases, {"declared": cls}) if bases else None


class _Lazy(TyperGroup):
    """The commands of a register, each imported when it is used."""

    declared: type[LazyGroup]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """All names, in the order of the register."""
        return list(self.declared.register)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of this name, None if there is none."""
        if cmd_name not in self.declared.register:
            return None
        return built(import_module(self.declared.register[cmd_name]).app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names. Raises: UnknownName with what may have been meant."""
        register = self.declared.register
        if args and args[0] not in register and not ctx.resilient_parsing:
            meant, near = find(args[0], dict.fromkeys(register, ()))
            raise UnknownName("command", args[0], (meant,) if meant else near, f"{ctx.command_path} --help")
        return super().resolve_command(ctx, args)


class _Defaulting(TyperGroup):
    """A group with a default."""

    declared: type[DefaultGroup]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default in front where no sub-command is named."""
        if not args or args[0] not in (*self.list_commands(ctx), "-h", "--help"):
            args = [self.declared.default, *args]
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The default's help, then the sub-commands."""
        if usual := self.get_command(ctx, self.declared.default):
            usual.format_help(ctx, formatter)
        self.format_commands(ctx, formatter)


def _complaint(error: Exception) -> UsageFault:
    """What is wrong with the command line, and where to look."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "skillcheck"
    message: str = error.format_message()  # type: ignore[attr-defined]
    if message.startswith("Usage:"):  # no word at all: Typer complains by the whole help
        return Incomplete(message)
    return UsageFault(f"{message} Help: {path} --help")
