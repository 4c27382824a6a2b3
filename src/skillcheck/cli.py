"""The program: what a command line leads to, and how errors become exit codes, here and nowhere else."""

import os

OK, BUG, INTERRUPTED = 0, 70, 130
try:
    import atexit
    import gc
    import sys
    from typing import Any

    from skillcheck import __version__
    from skillcheck.console import streams
    from skillcheck.errors import SkillcheckError
except KeyboardInterrupt:  # a third of a start: Python would show where it was
    os._exit(INTERRUPTED)

MADE_BEFORE_COLLECTING = 100_000
"""Objects, before Python looks for circles among them: five times what loading the built-in catalogue leaves (19,000), some
10 MB. Its usual 700 makes it search hundreds of times while modules load, a twentieth of a start, and finds nothing."""


def run() -> None:
    """Run the program on the command line's words and end the process."""
    try:
        sys.unraisablehook = _ended_where_nothing_can_be_raised
        gc.set_threshold(MADE_BEFORE_COLLECTING)
        streams.prepare()
        _leave(main(sys.argv[1:]))
    except KeyboardInterrupt:  # between what `main` takes care of
        os._exit(INTERRUPTED)


def _ended_where_nothing_can_be_raised(told: Any) -> None:
    """Ctrl-C while a value is taken away: Python would show where that was, and go on."""
    if told.exc_type is KeyboardInterrupt:
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(told)


def main(words: list[str]) -> int:
    """Run the program on `words`; its exit code."""
    try:
        return _done(words)
    except SkillcheckError as error:
        return _told(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: a bug
        streams.say(f"This is a bug in skillcheck: {type(error).__name__}. {_kept(error)}")
        return BUG


def _done(words: list[str]) -> int:
    """Run the command that `words` name; its exit code. Only what an answer needs is imported on the way to it."""
    if words == ["--version"]:
        streams.write(f"skillcheck {__version__}\n")
        return OK
    from skillcheck.commands import completing, plain_line, root

    asked = os.environ.get(completing.ASKED)
    if call := completing.call(root.app) if asked else plain_line.call(root.app, words):
        call()
        return OK
    from skillcheck.commands import tree

    return tree.run(root.app, words)


def _told(error: SkillcheckError) -> int:
    if str(error):
        streams.say(str(error), lines=error.lines)
    return error.exit_code


def _leave(code: int) -> None:
    """End the process as Python does, but without taking each module apart first, which takes a sixth of a start.

    The usual end is left to whoever watches (a debugger, a profiler, python -i) and to threads that still work.
    """
    threading = sys.modules.get("threading")
    if _watched() or (threading and threading.active_count() > 1):
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001 - there is no other way to ask for it
    streams.show("")
    try:
        streams.write("")
    except SkillcheckError as error:
        code = _told(error)
    os._exit(code)


def _watched() -> bool:
    """Whether a debugger or a profiler looks on, by whichever of Python's ways; those of 3.12 and later have numbers."""
    monitoring = getattr(sys, "monitoring", None)
    tools = (monitoring.get_tool(number) for number in range(6)) if monitoring else ()
    return bool(sys.gettrace() or sys.getprofile() or sys.flags.inspect or any(tools))


def _kept(error: Exception) -> str:
    """Save where the bug happened, without any value that was worked on; tell the file."""
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
