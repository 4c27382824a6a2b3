"""The man page, made from the commands as they are."""

from typing import Any

from typer.main import get_command

from skillcheck.cli import app

ENVIRONMENT = {
    "SKILLCHECK_HOME": "The folder of the history; otherwise the platform's folder for user data.",
    "SKILLCHECK_CATALOGUE": "The catalogue to use instead of the built-in one.",
    "SKILLCHECK_PLAIN": "1 makes plain text the default, questions included.",
    "NO_COLOR, FORCE_COLOR, TERM, COLUMNS": "Are obeyed as everywhere.",
}
EXITS = {
    "0": "Done.",
    "1": "A check says no (gaps --fail-under, catalogue check --strict).",
    "2": "Wrong usage, an unknown skill or role.",
    "3": "A catalogue, answers or data file that can't be used; every fault is named with its line.",
    "4": "The history or a result can't be read or written; what was saved before is safe.",
    "5": "Nothing yet: no assessment has been taken.",
    "70": "A bug: one line, and where the place is kept.",
    "130, 143": "Stopped by Ctrl-C or SIGTERM; the answers are saved.",
}


def manpage() -> str:
    """skillcheck(1) in roff."""
    root: Any = get_command(app())
    context = root.make_context("skillcheck", [], resilient_parsing=True)
    lines = [
        ".TH SKILLCHECK 1",
        ".SH NAME",
        "skillcheck \\- find the few skills that matter most to work on",
        ".SH SYNOPSIS",
        ".B skillcheck",
        "COMMAND [OPTIONS]",
        ".SH DESCRIPTION",
        _text(root.help),
        ".SH COMMANDS",
    ]
    for name in root.list_commands(context):
        lines += _command(root.get_command(context, name), f"skillcheck {name}", context)
    lines += [".SH ENVIRONMENT", *_pairs(ENVIRONMENT), ".SH EXIT STATUS", *_pairs(EXITS)]
    return "\n".join(lines) + "\n"


def _command(command: Any, path: str, parent: Any) -> list[str]:
    context = command.make_context(path.split()[-1], [], parent=parent, resilient_parsing=True)
    parts = {name: command.get_command(context, name) for name in _names(command, context)}
    shown = parts.get("show") if "show" in parts else command
    own = shown.make_context(path.split()[-1], [], parent=parent, resilient_parsing=True)
    usage = " ".join(shown.collect_usage_pieces(own))
    lines = [".SS", f".B {_text(path)}", _text(usage), ".PP", _text(shown.help or command.help)]
    lines += _pairs(dict(filter(None, (p.get_help_record(own) for p in shown.get_params(own)))))
    for name, part in parts.items():
        if not part.hidden:
            lines += _command(part, f"{path} {name}", context)
    return lines


def _names(command: Any, context: Any) -> list[str]:
    """The sub-commands of a group, also of one that imports them when they are used; none of others."""
    listed: list[str] = command.list_commands(context) if hasattr(command, "list_commands") else []
    return listed


def _pairs(pairs: dict[str, str]) -> list[str]:
    return [line for name, text in pairs.items() for line in (".TP", f".B {_text(name)}", _text(text))]


def _text(text: str) -> str:
    """Text that roff takes as it is."""
    joined = " ".join(text.replace("\b", "").split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{joined}" if joined.startswith((".", "'")) else joined
