"""Every command with its options, and what is wrong with a line that names one."""

import shlex
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from skillcheck.cli import app
from skillcheck.commands.groups import DEFAULT, DefaultGroup

PROGRAM = "skillcheck"
BETWEEN_COMMANDS = ("|", "||", "&&", ";", "&", ">", ">>", "<", "2>")


def every_command(command: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each command that a person can name, groups included, with the words that lead to it."""
    command = command or get_command(app())
    yield path, command
    for name in command.list_commands(None) if hasattr(command, "list_commands") else ():
        inner = command.get_command(None, name)
        if not inner.hidden:
            yield from every_command(inner, (*path, name))


def commands_in(text: str) -> list[list[str]]:
    """The words of each call of the program in a line of shell."""
    found: list[list[str]] = []
    words: list[str] = []
    for token in [*_tokens(text), ";"]:
        if token not in BETWEEN_COMMANDS:
            words.append(token)
            continue
        while words and "=" in words[0] and words[0].partition("=")[0].isidentifier():
            words = words[1:]
        if words[:2] == ["python3", "run.py"]:
            words = words[2:]
        if words[:1] == [PROGRAM]:
            found.append(words[1:])
        words = []
    return found


def wrong_with(words: list[str]) -> str:
    """What the program would not know in `words`; empty where all is well."""
    command, rest = _command(words)
    if command is None:
        return f"no command {rest[0]}" if rest else ""
    options = {name: p for p in command.params for name in (*p.opts, *p.secondary_opts)}
    places = sum(99 if p.nargs < 0 else 1 for p in command.params if p.param_type_name == "argument")
    given = 0
    while rest:
        word = rest.pop(0)
        if word == "--":
            given += len(rest)
            break
        name = word.partition("=")[0]
        if not word.startswith("-") or word == "-":
            given += 1
        elif name in ("-h", "--help"):
            continue
        elif name not in options:
            return f"no option {name}"
        elif not options[name].is_flag and "=" not in word:
            if not rest:
                return f"{name} without a value"
            rest.pop(0)
    return "" if given <= places else f"{given} words, room for {places}"


def _tokens(text: str) -> list[str]:
    lexer = shlex.shlex(text, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    return list(lexer)


def _command(words: list[str]) -> tuple[Any, list[str]]:
    """The command that the first words name, and the words that are left for it."""
    command, rest = get_command(app()), list(words)
    while hasattr(command, "get_command") and rest and not rest[0].startswith("-"):
        inner = command.get_command(None, rest[0])  # type: ignore[arg-type]
        if inner is None:
            break
        command, rest = inner, rest[1:]
    if isinstance(command, DefaultGroup):
        return command.get_command(None, DEFAULT), rest
    if hasattr(command, "get_command") and rest and not rest[0].startswith("-"):
        return None, rest
    return command, rest
