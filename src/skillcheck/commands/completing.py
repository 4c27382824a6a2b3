"""What a shell completes, where the words before are plain; Typer, which reads the same declarations, does the rest.

The variables and the answers are those of Typer's completion scripts, which `--install-completion` installs.
"""

import os
from collections.abc import Callable
from importlib import import_module

from skillcheck.commands.groups import Application, LazyGroup
from skillcheck.commands.plain_line import function_of, read
from skillcheck.console import streams

ASKED = "_SKILLCHECK_COMPLETE"
Offer = tuple[str, str]
"""A word that fits, and what it stands for (empty where that is not known)."""


def call(app: Application) -> Callable[[], None] | None:
    """The answer to a shell that completes, ready to be called; None where Typer has to find it."""
    shell = os.environ[ASKED].removeprefix("complete_")
    line = os.environ.get("COMP_WORDS" if shell == "bash" else "_TYPER_COMPLETE_ARGS", "")
    if shell not in SHELLS or not line.isascii() or not line.isprintable() or any(c in line for c in "\"'\\"):
        return None
    words = line.split()[1:]
    if shell == "bash":
        place = os.environ.get("COMP_CWORD", "")
        last = int(place) - 1 if place.isdigit() else -1
    else:
        last = len(words) - 1 if words and not line.endswith(" ") else len(words)
    begun = "".join(words[last : last + 1])
    offers = _offers(app, words[:last], begun, told=shell != "bash") if last >= 0 else None
    return None if offers is None else lambda: streams.write(SHELLS[shell](offers) + "\n")


def _offers(app: Application, words: list[str], begun: str, *, told: bool) -> list[Offer] | None:
    """What a word that is `begun` after `words` may become, `told` what it stands for; None where that is not certain."""
    if begun.startswith("-") or "=" in begun:
        return None
    if not words and app.cls and issubclass(app.cls, LazyGroup):
        fitting = {name: path for name, path in app.cls.register.items() if name.startswith(begun)}
        named = [(name, _short_help(path) if told else "") for name, path in fitting.items()]
        return named if all(text or not told for _, text in named) else None
    found = function_of(app, words)
    reading = read(*found) if found else None
    if found is None or reading is None:
        return None
    name = reading.waiting or "".join(reading.arguments[:1])
    complete = found[0].__annotations__[name].__metadata__[0].settings.get("autocompletion") if name else None
    offers = complete(begun) if complete else []
    pairs = [offer if isinstance(offer, tuple) else (offer, "") for offer in offers]
    return [(word, what) for word, what in pairs if word.startswith(begun)]


def _short_help(path: str) -> str:
    app: Application = import_module(path).app
    settings = app.group[1] if app.group else next(iter(app.functions.values()))[1]
    return str(settings.get("short_help", ""))


def _bash(offers: list[Offer]) -> str:
    return "\n".join(word for word, _ in offers)


def _zsh(offers: list[Offer]) -> str:
    told = "\n".join(":".join(f'"{_escaped(part)}"' for part in offer if part) for offer in offers)
    return f"_arguments '*: :(({told}))'" if offers else "_files"


def _escaped(text: str) -> str:
    doubled = text.replace('"', '""').replace("'", "''")
    return doubled.replace("$", "\\$").replace("`", "\\`").replace(":", r"\\:")


SHELLS = {"bash": _bash, "zsh": _zsh}
