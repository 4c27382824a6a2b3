"""Command lines as a person can type them: by the name that the program was started by, with what they need to run."""

import shlex

PROGRAM = "skillcheck"
_program, _catalogue = PROGRAM, ""


def begin(program: str) -> None:
    """Let command lines start with `program` from now on, as `python3 run.py skillcheck`, and name no catalogue."""
    global _program, _catalogue
    _program, _catalogue = program or PROGRAM, ""


def use_catalogue(path: str | None) -> None:
    """Let command lines name the catalogue that was named by option; None where none was."""
    global _catalogue
    _catalogue = path or ""


def typed(line: str) -> str:
    """Return a command line of ours, `skillcheck gaps` or just `gaps`, as it can be typed: in one line, unbroken.

    What is made so stays as it is when it is made so once more; what is no line of ours, too.
    """
    first, _, rest = line.partition(" ")
    if line.startswith(f"{_program} ") and _program != PROGRAM:
        words = line.removeprefix(f"{_program} ")
    else:
        words = rest if first == PROGRAM else line
    if _catalogue and "--catalogue" not in words and "--help" not in words:
        command, dashes, texts = words.partition(" -- ")
        words = f"{command} --catalogue {quote(_catalogue)}{dashes}{texts}".lstrip()
    return f"{_program} {words}".rstrip()


def quote(text: str) -> str:
    """Return a word as shells take it, in double quotes where that does, since those of Windows know no others."""
    plain = shlex.quote(text)
    return plain if plain == text or set(text) & set('"$`\\!%') else f'"{text}"'
