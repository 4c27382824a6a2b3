"""Command lines so plain that they mean one thing only: they are read here, and Typer is never imported.

Strict on purpose: whatever is not certain is left to Typer, which reads the same declarations and alone knows how to
complain. Known names with their values, and words for the arguments; no `--name=value`, no bundles, nothing twice.
"""

import os
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

from skillcheck.commands.groups import Application, Argument, DefaultGroup, LazyGroup, Option

TEXT = (str, str | None)
"""What a word can become as it is; numbers and lists are Typer's."""
WORDS_ALONE = frozenset(
    ("metavar", "help", "show_default", "show_envvar", "envvar", "autocompletion", "min", "max")
)
"""What a declaration may say without changing what a text or a flag means; any other makes the command Typer's."""


class Reading(NamedTuple):
    """What words say to a function: values by parameter, the option whose value is still to come, arguments not given."""

    values: dict[str, Any]
    waiting: str
    arguments: list[str]


def call(app: Application, words: list[str]) -> Callable[[], None] | None:
    """What `words` ask for, ready to be called; None where Typer has to read them."""
    found = function_of(app, words)
    reading = read(*found) if found else None
    if found is None or reading is None or reading.waiting:
        return None
    hints, defaults = _hints(found[0]), found[0].__defaults__ or ()
    required = list(hints)[: len(hints) - len(defaults)]
    if not reading.values.keys() >= set(required):
        return None
    return partial(found[0], **{**_from_environment(hints), **reading.values})


def function_of(app: Application, words: list[str]) -> tuple[Callable[..., None], list[str]] | None:
    """The function that the first words lead to, and the words for it; None where they lead to none."""
    first, cls = words[0] if words else "", app.cls
    if cls and issubclass(cls, LazyGroup) and first in cls.register:
        return function_of(import_module(cls.register[first]).app, words[1:])
    if not app.group and not cls and len(app.functions) == 1:
        ((function, _),) = app.functions.values()
        return function, words
    if first in app.functions:
        return app.functions[first][0], words[1:]
    if cls and issubclass(cls, DefaultGroup):
        if cls.default in app.functions:
            return app.functions[cls.default][0], words
        if issubclass(cls, LazyGroup) and cls.default in cls.register:
            return function_of(import_module(cls.register[cls.default]).app, words)
    return None


def read(function: Callable[..., None], words: list[str]) -> Reading | None:
    """What `words` say to `function`; None where one of them, or the function itself, is not certain."""
    hints = _hints(function)
    if not all(map(_certain, hints.values())):
        return None
    options, arguments = _options(hints), _arguments(hints)
    values: dict[str, Any] = {}
    waiting = ""
    for word in words:
        name = waiting or options.get(word) or (arguments.pop(0) if arguments else "")
        kind = hints[name].__origin__ if name else None
        named = not waiting and word in options
        if name in values or not ((kind is bool and named) or (kind in TEXT and (named or _is_value(word)))):
            return None
        waiting = name if named and kind is not bool else ""
        if not waiting:
            values[name] = named or word
    return Reading(values, waiting, arguments)


def _is_value(word: str) -> bool:
    return bool(word) and not word.startswith("-")


def _hints(function: Callable[..., None]) -> dict[str, Any]:
    return {name: hint for name, hint in function.__annotations__.items() if name != "return"}


def _certain(hint: Any) -> bool:
    """Whether a parameter is declared by ours alone, and by nothing that runs code or changes values."""
    declared = getattr(hint, "__metadata__", (None,))[0]
    return isinstance(declared, Option | Argument) and declared.settings.keys() <= WORDS_ALONE


def _options(hints: Mapping[str, Any]) -> dict[str, str]:
    """Each name of each option to its parameter."""
    found = ((name, hint.__metadata__[0]) for name, hint in hints.items())
    return {word: name for name, option in found if isinstance(option, Option) for word in option.names}


def _arguments(hints: Mapping[str, Any]) -> list[str]:
    """The parameters that words without a name are for, in their order."""
    return [name for name, hint in hints.items() if isinstance(hint.__metadata__[0], Argument)]


def _from_environment(hints: Mapping[str, Any]) -> dict[str, str]:
    """What variables give where the line does not."""
    variables = {name: hint.__metadata__[0].settings.get("envvar", "") for name, hint in hints.items()}
    return {name: os.environ[variable] for name, variable in variables.items() if os.environ.get(variable)}
