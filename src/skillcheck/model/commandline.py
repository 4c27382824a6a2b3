"""Command lines as a person can type them: by the name that the program was started by, with what they need to run.

Pages and sentences say `skillcheck gaps`, behind a colon where it is not alone; on its way to a person, each text is
completed here, once.
"""

import re
import shlex
from collections.abc import Iterable

PROGRAM, CATALOGUE = "skillcheck", "--catalogue"
_program, _catalogue, _commands = PROGRAM, "", ""


def begin(program: str, commands: Iterable[str]) -> None:
    """Let command lines start with `program` (empty: with its own name) from now on; `commands` are the names of all."""
    global _program, _catalogue, _commands
    _program, _catalogue, _commands = program or PROGRAM, "", "|".join(commands)


def use_catalogue(path: str | None) -> None:
    """Let command lines name the catalogue that was named by option; None where none was."""
    global _catalogue
    _catalogue = path or ""


def catalogue() -> str | None:
    """Return the catalogue that was named by option; None where none was."""
    return _catalogue or None


def typed(line: str) -> str:
    """Return a command line of ours as it can be typed; one that is so already stays as it is."""
    rest = line.removeprefix(f"{_program} ").removeprefix(f"{PROGRAM} ").removeprefix(PROGRAM)
    if _catalogue and CATALOGUE not in rest and "--help" not in rest:
        command, dashes, texts = rest.partition(" -- ")
        rest = f"{command} {CATALOGUE} {quote(_catalogue)}{dashes}{texts}".lstrip()
    return f"{_program} {rest}".rstrip()


def words(line: str) -> list[str]:
    """Return the words of a command line of ours, without the program, but with the catalogue that it needs."""
    return shlex.split(typed(line).removeprefix(_program))


def spell_out(text: str) -> str:
    """Return a text with each command line in it, alone or behind a colon, as it can be typed.

    A line that names a catalogue is complete; what stands in “quotation marks” is somebody's words.
    """
    if PROGRAM not in text or CATALOGUE in text or (_program == PROGRAM and not _catalogue):
        return text
    words = rf"(?:^|(?<=: )){PROGRAM}(?: (?:{_commands})\b(?:[^.“”\n]|\.(?=[^\s])|\.\.\.)*)(?![^“”]*”)"
    return re.sub(words, lambda match: typed(match[0]), text)


def quote(text: str) -> str:
    """Return a word as shells take it, in double quotes where that does, since those of Windows know no others."""
    plain = shlex.quote(text)
    return plain if plain == text or set(text) & set('"$`\\!%') else f'"{text}"'
