"""The program: its Typer app, the one place where errors become exit codes, and the end of the process."""

import gc
import os
import sys
from typing import Annotated, Any

from skillcheck import __version__
from skillcheck.commands import COMMANDS, MOVED
from skillcheck.console import streams
from skillcheck.errors import SkillcheckError, UsageFault
from skillcheck.model import calendar, commandline

ABOUT = """Find the few skills that matter most to work on, why those, and what to do on Monday.

For managers of customer service, client services and customer relations. Everything stays on this machine.
"""
OK, BUG, INTERRUPTED = 0, 70, 130
COMPLETING = "_SKILLCHECK_COMPLETE"
"""Is there where a shell asks for what could be typed."""
NO_ZONE = "The time zone is a day or more from UTC, where none is: times are UTC's. Name one, as in TZ=Europe/Berlin."
MADE_BEFORE_COLLECTING = 100_000
"""Objects before Python looks for circles among them; its usual 700 makes it search hundreds of times while modules load."""


def run() -> None:
    """Run the program on the command line's words and end the process."""
    try:
        gc.set_threshold(MADE_BEFORE_COLLECTING)
        streams.prepare()
        code = main(sys.argv[1:])
        _leave(code)
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)


def main(words: list[str]) -> int:
    """Run the program on `words`; return its exit code."""
    try:
        _mend_size()
        commandline.begin(os.environ.get("SKILLCHECK_PROGRAM", ""), COMMANDS)
        if words == ["--version"]:
            streams.write(f"skillcheck {__version__}\n")
            return OK
        if not (calendar.has_zone() or COMPLETING in os.environ):
            streams.say(NO_ZONE)
        return run_typer(words)
    except SkillcheckError as error:
        return _tell(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: a bug
        streams.say(f"This is a bug in skillcheck: {type(error).__name__}. {_keep_trace(error)}")
        return BUG


def run_typer(words: list[str]) -> int:
    """Let Typer run the command that `words` name; return its exit code. Raises: UsageFault for words that it refuses."""
    if streams.plain_wanted():
        os.environ.setdefault("TYPER_USE_RICH", "0")  # help without boxes, for screen readers
    from typer._click.exceptions import UsageError  # Typer keeps click to itself
    from typer.main import get_command

    try:
        command, name = get_command(app()), commandline.typed("")
        if COMPLETING in os.environ or "-completion" in "".join(words[:1]):
            from skillcheck.commands import completion

            completion.replace_typers_own()
            name = commandline.PROGRAM  # which the variable of completion is called after
        code = command(words, prog_name=name, standalone_mode=False)
    except UsageError as error:
        context = getattr(error, "ctx", None)
        if context and context.parent and context.info_name not in words:
            context = context.parent  # a default, which nobody has named
        path = context.command_path if context else commandline.typed("")
        message: str = error.format_message()
        option = getattr(error, "option_name", "")
        if option in MOVED:
            raise UsageFault(f"“{option}” is now: {MOVED[option]}") from error
        hint = _hint_at_text(words, option, path) if type(error).__name__ == "NoSuchOption" else ""
        raise UsageFault(f"{message}{hint} Help: {path} --help") from error
    except OSError:
        streams.write("")  # fails once more, and tells why, where it was stdout that failed
        raise
    except SystemExit as end:
        code = OK if isinstance(end.__context__, BrokenPipeError) else end.code
    return code if isinstance(code, int) else OK


def _hint_at_text(words: list[str], option: str, path: str) -> str:
    """Return how to give a text that begins with a dash; nothing where a word hardly is one."""
    texts = [word for word in words if word.startswith(option) and (" " in word or word[1:2].isdigit())]
    if not texts:
        return ""
    return f" A text that begins with a dash stands behind “--”, as in: {path} … -- {commandline.quote(texts[0])}."


def _mend_size() -> None:
    """Let COLUMNS and LINES say a size that can be, since Rich believes 0 and fails at what is no number."""
    if "COLUMNS" in os.environ:
        os.environ["COLUMNS"] = str(streams.look(sys.stdout).width)
    lines = os.environ.get("LINES", "1")
    if not (lines.isascii() and lines.isdigit() and int(lines)):
        del os.environ["LINES"]


def app() -> Any:
    """Return the Typer app: the options of the program itself, and all commands by their register."""
    import typer

    from skillcheck.commands.groups import LazyGroup, application

    program = application(cls=LazyGroup, add_completion=True)

    @program.callback(help=ABOUT)
    def _skillcheck(
        version: Annotated[
            bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
        ] = False,
    ) -> None:
        """Take the options of the program itself."""

    return program


def _print_version(wanted: bool) -> None:
    if wanted:
        import typer

        streams.write(f"skillcheck {__version__}\n")
        raise typer.Exit


def _tell(error: SkillcheckError) -> int:
    """Say what went wrong; return its exit code."""
    if str(error):
        streams.say(str(error), lines=error.lines)
    return error.exit_code


def _leave(code: int) -> None:
    """End the process as Python does, but without taking each module apart first, which takes a sixth of a start."""
    streams.show("")
    try:
        streams.write("")
    except SkillcheckError as error:
        code = _tell(error)
    streams.ending.close()
    if sys.flags.inspect or _is_watched():
        sys.exit(code)
    os._exit(code)


def _is_watched() -> bool:
    """Tell whether a debugger or a profiler looks on, which wants to be told of the end."""
    monitoring: Any = getattr(sys, "monitoring", None)  # from Python 3.12 on, where cProfile has gone there
    tools = monitoring and any(monitoring.get_tool(number) for number in range(6))
    return bool(sys.gettrace() or sys.getprofile() or tools)


def _keep_trace(error: Exception) -> str:
    """Save where the bug happened, without any value that was worked on; return where it is kept."""
    import traceback

    from skillcheck.store import files

    frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
    text = f"skillcheck {__version__}\n{''.join(frames)}{type(error).__name__}\n"
    try:
        folder = files.home()
        files.private_folder(folder)
        path = folder / "crash.txt"
        files.write_atomically(path, text)
    except (SkillcheckError, OSError):
        streams.say(text, lines=True)
        return "Where it happened stands above."
    return f"Where it happened is kept in {path}"
