"""One at a time: a lock between processes, which the system lets go of when its holder ends."""

import os
import shlex
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skillcheck.errors import HistoryFault, LeftAlone

PATIENCE = 10.0
"""Seconds to wait; a change takes some milliseconds, so that even dozens at once get their turn."""
LOOK_AGAIN = 0.01
FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
ASSESSMENT = "assess.lock"
"""Marks that an assessment is being answered."""


def check(path: Path) -> None:
    """See that nothing but a file stands where a lock file goes. Raises: HistoryFault, with what to type."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise HistoryFault(
            f"Nothing can be saved while {path} is there: it is no file. What was saved before is safe."
            f" Type: mv {shlex.quote(str(path))} {shlex.quote(f'{path}-old')}"
        )


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file at `path`, made if it is not there. Raises: LeftAlone, HistoryFault, OSError."""
    check(path)
    with os.fdopen(os.open(path, FLAGS, 0o600), "rb") as file:
        until = time.monotonic() + PATIENCE
        while not _take(file.fileno()):
            if time.monotonic() > until:
                raise LeftAlone("Another skillcheck is saving something. Nothing was changed; try again.")
            time.sleep(LOOK_AGAIN)
        yield


@contextmanager
def marked(path: Path) -> Iterator[bool]:
    """Mark something as being in use, by the lock file at `path`; gives whether nobody else has.

    Where it can't be marked, nobody has.
    """
    try:
        handle = os.open(path, FLAGS, 0o600)
    except OSError:
        yield True
        return
    with os.fdopen(handle, "rb") as file:
        yield _take(file.fileno())


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            pass  # a file system without locks: nobody else has one either
        return True
