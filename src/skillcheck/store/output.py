"""Where a result goes: tried early, so that a bad path fails before the questions, and written late."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from skillcheck.errors import HistoryFault, UsageFault
from skillcheck.store import database, files
from skillcheck.store.files import reason, write_atomically
from skillcheck.store.soundness import LOGS

STDOUT = "-"
REPORT = "report.html"
"""The page that was last shown in the browser; it goes with all else that is kept."""


class Target(NamedTuple):
    """A file that a result will be written to."""

    path: Path

    @property
    def is_file(self) -> bool:
        """Return whether it is, or will be, a file that stays: no pipe and no device."""
        return not _is_special(self.path)

    def write(self, text: str) -> None:
        """Write `text`, whole or not at all. Raises: HistoryFault, which says whether it was written."""
        try:
            if _is_special(self.path):
                self.path.write_text(text, encoding="utf-8", newline="")
            else:
                write_atomically(self.path, text, _mode(self.path))
        except files.Unconfirmed as error:
            raise HistoryFault(
                f"{self.path} was written, but {files.UNCONFIRMED}: {reason(error)}."
            ) from error
        except OSError as error:
            raise HistoryFault(f"{self.path} could not be written: {reason(error)}.") from error


def open_target(path: str | None, *, force: bool, inputs: Iterable[str] = ()) -> Target | None:
    """Return the file to write to, checked; None for standard output.

    Raises: UsageFault where the folder is missing or closed, a file is there and `force` is off, or it is one of the
    `inputs` that the result is made of.
    """
    if path is None or path == STDOUT:
        return None
    try:
        refuse_input(Target(Path(path)), inputs)
        return _check(path, force=force)
    except OSError as error:
        raise UsageFault(f"{path} can't be written to: {reason(error)}. Name another file.") from error


def refuse_input(target: Target | None, inputs: Iterable[str]) -> None:
    """Raise UsageFault where a result would take the place of one of the files that it is made of (`-`: standard input)."""
    for file in inputs:
        path = Path("/dev/stdin" if file == files.STDIN else file)
        if target and target.is_file and _are_same(target.path, path):
            raise UsageFault(f"{target.path} is read for this result. Name another file to write to.")


def keep_report() -> Target:
    """Return the file in our own folder for a page that is only looked at. Raises: HistoryFault, UsageFault."""
    return Target(files.home() / REPORT)


def _check(path: str, *, force: bool) -> Target:
    """Return the file to write to. Raises: UsageFault, and OSError where not even looking at the path works."""
    target = Path(path)
    if "\0" in path or target.is_dir():
        raise UsageFault(f"{path} is a folder. Name a file in it, as in -o {target / 'result.md'}")
    if target.is_symlink() and not _is_special(target):
        # A link is followed: the file that it leads to is replaced, and the link stays.
        target = Path(os.path.realpath(target))
        if target.is_symlink():
            raise UsageFault(f"{path} is a link that leads in a circle. Name another file.")
    if not target.parent.is_dir():
        raise UsageFault(f"There is no folder {target.parent} to write to. Make it, or name another.")
    if _is_ours(target):
        raise UsageFault(
            f"{path} is, or is beside, a file that skillcheck keeps for itself. Name another folder."
        )
    if target.exists() and not _is_special(target) and not force:
        raise UsageFault(f"{path} exists already. Name another file, or replace it with --force.")
    if not os.access(target if _is_special(target) else target.parent, os.W_OK):
        raise UsageFault(f"The folder {target.parent} can't be written to. Name another.")
    return Target(target)


def _is_ours(target: Path) -> bool:
    """Return whether a file is in our folder, is one of ours by another name, or a log of a history that is elsewhere."""
    folders, ours = [], [files.builtin_catalogue()]
    with suppress(UsageFault, OSError):
        ours += files.cache().glob("catalogue-*")
    with suppress(HistoryFault):  # where no HOME is set, there is no folder of our own
        folders, history = [files.home()], Path(os.path.realpath(database.path()))
        ours += files.own_paths()[1:]
        if target.name in {history.name + ending for ending in ("", *LOGS)}:
            folders.append(history.parent)
    return any(_are_same(target.parent, folder) for folder in folders) or any(
        _are_same(target, file) for file in ours
    )


def _are_same(path: Path, other: Path) -> bool:
    """Return whether two paths lead to one thing, by device and number."""
    with suppress(OSError, ValueError):  # no path has a null character
        return path.samefile(other)
    return False


def _is_special(path: Path) -> bool:
    """Return whether a path is a device or a pipe, which is written to and not replaced."""
    return path.exists() and not stat.S_ISREG(path.stat().st_mode)


def _mode(path: Path) -> int:
    """Return the mode that a replaced file had; a new one is for its owner alone, since it tells about a person."""
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o600
