"""The program: mounts the commands, and turns errors into exit codes, here and nowhere else."""

import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Annotated, cast

import typer

from skillcheck import __version__
from skillcheck.commands.groups import LazyGroup, application, examples
from skillcheck.console import streams
from skillcheck.errors import SkillcheckError

OK, BUG = 0, 70
# Typer keeps click to itself; this is the common ancestor of its complaints about a command line.
UsageError = cast("type[Exception]", typer.BadParameter.__base__)

app = application(cls=LazyGroup, add_completion=True, no_args_is_help=True)


def _print_version(wanted: bool) -> None:
    if wanted:
        streams.write(f"skillcheck {__version__}\n")
        raise typer.Exit


@app.callback(
    help="Find the few skills that matter most to work on, why those, and what to do on Monday."
    " For managers of customer service, client services and customer relations."
    " Everything stays on this machine.",
    epilog=examples("skillcheck assess", "skillcheck show empathy"),
)
def _skillcheck(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    pass


def run() -> None:
    """Run the program on the command line's words and exit."""
    streams.prepare()
    code = main(sys.argv[1:])
    sys.exit(code)


def main(words: list[str]) -> int:
    """Run the program on `words`; its exit code."""
    try:
        return _done(words)
    except SkillcheckError as error:
        if str(error):
            streams.say(str(error))
        return error.exit_code
    except UsageError as error:
        streams.say(_complaint(error))
        return 2
    except Exception as error:  # noqa: BLE001 - the last resort: a bug
        streams.say(f"This is a bug in skillcheck: {type(error).__name__}. {_kept(error)}")
        return BUG


def _done(words: list[str]) -> int:
    """Let Typer run the command; its exit code. Help and completion scripts it prints itself, past our streams."""
    try:
        code = app(words, prog_name="skillcheck", standalone_mode=False)
    except OSError:
        streams.write("")  # fails once more, and tells why, where it was stdout that failed
        raise
    except SystemExit as end:
        code = OK if isinstance(end.__context__, BrokenPipeError) else end.code
    return code if isinstance(code, int) else OK


def _complaint(error: Exception) -> str:
    """What is wrong with the command line, and where to look."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "skillcheck"
    message: str = error.format_message()  # type: ignore[attr-defined]
    if message.startswith("Usage:"):  # no word at all: Typer complains by the whole help
        return message
    return f"{message} Help: {path} --help"


def _kept(error: Exception) -> str:
    """Save where the bug happened, without any value that was worked on; tell the file."""
    from skillcheck.store import files

    frames = traceback.format_list(traceback.extract_tb(cast("TracebackType", error.__traceback__)))
    text = f"skillcheck {__version__}\n{''.join(frames)}{type(error).__name__}\n"
    try:
        folder = files.home()
        files.private_folder(folder)
        path = folder / "crash.txt"
        files.write_atomically(path, text)
    except (SkillcheckError, OSError):
        streams.say(text)
        return "Where it happened stands above."
    return f"Where it happened is kept in {Path(path)}"
