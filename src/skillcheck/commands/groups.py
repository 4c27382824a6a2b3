"""Commands as they are declared: functions with options. Typer is built from this (`tree`) where a line needs it."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from skillcheck.commands import COMMANDS

Function = TypeVar("Function", bound=Callable[..., None])


class Option:
    """An option of a command: its names, and what else Typer is told about it."""

    __slots__ = ("names", "settings")

    def __init__(self, *names: str, **settings: Any) -> None:
        self.names = names
        self.settings = settings


class Argument:
    """A word of a command that has no name: what Typer is told about it."""

    __slots__ = ("settings",)

    def __init__(self, **settings: Any) -> None:
        self.settings = settings


class LazyGroup:
    """The commands of a register (name to module with an `app`), each imported when it is used."""

    register: ClassVar[Mapping[str, str]] = COMMANDS


class DefaultGroup:
    """Sub-commands of one file, with a default: `history empathy` runs `show`, which help does not list, with `empathy`."""

    default = "show"


class LazyDefaultGroup(DefaultGroup, LazyGroup):
    """Sub-commands of a register, with a default."""


class Application:
    """What a file of commands declares: its functions, each with what Typer is told about it."""

    def __init__(self, cls: type[object] | None, settings: dict[str, Any]) -> None:
        self.cls = cls
        self.settings = settings
        self.functions: dict[str, tuple[Callable[..., None], dict[str, Any]]] = {}
        self.group: tuple[Callable[..., None], dict[str, Any]] | None = None

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Function], Function]:
        """Declare a command; without a `name` it has the function's."""

        def declared(function: Function) -> Function:
            self.functions[name or function.__name__.replace("_", "-")] = function, settings
            return function

        return declared

    def callback(self, **settings: Any) -> Callable[[Function], Function]:
        """Declare that the commands form a group, of which this function and the `settings` tell."""

        def declared(function: Function) -> Function:
            self.group = function, settings
            return function

        return declared


def application(cls: type[object] | None = None, **settings: Any) -> Application:
    """What a file's commands are declared on; `cls` says how the words of a group lead to its commands."""
    return Application(cls, settings)


def examples(*lines: str) -> str:
    """The examples that stand below a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
