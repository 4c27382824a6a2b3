"""The person's own program for a file, as their desktop has it: a browser for a page."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

OPENERS = ("open",) if sys.platform == "darwin" else ("xdg-open", "wslview")
SECONDS = 3
"""How long an opener has to say that it can't: it hands a file on and ends at once, or becomes the browser, and stays."""


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
