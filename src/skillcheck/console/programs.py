"""The person's own programs: the pager, for a page that is longer than their screen, and what opens a file."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from skillcheck.console.streams import height, is_terminal

PROMPT = "?eThis is the end, q leaves:Space shows more, q leaves."
"""What stands below the page, in less's own words for that: ?e is its end, : is else."""
FOR_LESS = {"LESS": f"FRX -Ps{PROMPT}$", "LESSCHARSET": "utf-8", "LESSSECURE": "1"}
"""For less, where the person has not said how they want it, as git has it: F ends where all fits on one screen, R shows
colours, X leaves the page on the screen, Ps is what stands below it; text is UTF-8 also where LC_ALL=C; and a command that
is typed there by mistake writes no file and starts no program."""

OPENERS = ("open",) if sys.platform == "darwin" else ("xdg-open", "wslview")
SECONDS = 3
"""How long an opener has to say that it can't: it hands a file on and ends at once, or becomes the browser, and stays."""


def page(text: str) -> bool:
    """Show `text` in the pager until the person leaves it, if they are there, have one, and it is longer than the screen.

    Return False where all is still to be shown, also when the pager fails.
    """
    at_screen = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    command = _find_pager() if at_screen and text.count("\n") >= height() else []
    if not command:
        return False
    interrupted = []
    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: interrupted.append(True))
    }  # Ctrl-C is the pager's
    if sys.platform != "win32":
        # less that may start nothing does not stop either: the keys would go to it and to the shell in turn
        before[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    try:
        environment = {**FOR_LESS, **os.environ}
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - their own
        process.communicate(text.encode(sys.stdout.encoding, "backslashreplace"))
    except OSError:
        return False
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return process.returncode == 0 or bool(interrupted)


def _find_pager() -> list[str]:
    """Return the words of $PAGER, else of less; none where the person wants none, or there is none that could run."""
    windows = sys.platform == "win32"
    try:
        words = shlex.split(os.environ.get("PAGER", "less"), posix=not windows)
    except ValueError:
        return []
    # a terminal that says nothing of itself is a dumb one, but on Windows, where none does
    dumb = os.environ.get("TERM", "" if windows else "dumb") == "dumb"
    if dumb or not words or words == ["cat"] or not shutil.which(words[0]):
        return []
    return [*words, "-R"] if Path(words[0]).stem == "less" else words


def open_file(path: Path) -> str:
    """Have a file opened; return why that could not be, empty where it could. (webbrowser would bring in network code.)"""
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606 - a page that we have just written
        except OSError as error:
            return error.strerror or "Windows has no program for it"
        return ""
    program = next(filter(None, map(shutil.which, OPENERS)), None)
    if program is None:
        return f"there is no {OPENERS[0]} on this machine"
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - the opener of their desktop, and a path of ours
            [program, str(path.absolute())], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        return error.strerror or "it could not be run"
    with suppress(subprocess.TimeoutExpired):
        if process.wait(SECONDS):
            return f"{Path(program).name} found no program for it"
    return ""
