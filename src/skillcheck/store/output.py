"""Where a result goes: tried early, so that a bad path fails before the questions, and written late."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from skillcheck.errors import HistoryFault, UsageFault
from skillcheck.store import database, files
from skillcheck.store.files import reason
from skillcheck.store.soundness import LOGS

STDOUT = "-"
REPORT = "report.html"
"""The page that was last shown in the browser; it goes with all else that is kept."""


class Target(NamedTuple):
    """A file that a result will be written to."""

    path: Path

    @property
    def is_file(self) -> bool:
        """Return whether it is, or will be, a file that stays: no pipe and no device, which are not replaced."""
        return self.path.is_file() or not self.path.exists()

    def write(self, text: str) -> None:
        """Write `text`, whole or not at all; a file keeps its mode, a new one is its owner's alone.

        Raises: HistoryFault, which says whether it was written.
        """
        try:
            if self.is_file:
                mode = stat.S_IMODE(self.path.stat().st_mode) if self.path.exists() else 0o600
                files.write_atomically(self.path, text, mode)
            else:
                self.path.write_text(text, encoding="utf-8", newline="")
        except files.Unconfirmed as error:
            raise HistoryFault(
                f"{self.path} was written, but the disk did not confirm that it will outlive a power cut: {reason(error)}."
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
    target = Target(Path(path))
    if "\0" in path or target.path.is_dir():
        raise UsageFault(f"{path} is a folder. Name a file in it, as in -o {target.path / 'result.md'}")
    if target.path.is_symlink() and target.is_file:
        # A link is followed: the file that it leads to is replaced, and the link stays.
        target = Target(Path(os.path.realpath(path)))
        if target.path.is_symlink():
            raise UsageFault(f"{path} is a link that leads in a circle. Name another file.")
    folder = target.path.parent
    if not folder.is_dir():
        raise UsageFault(f"There is no folder {folder} to write to. Make it, or name another.")
    if _is_ours(target.path):
        raise UsageFault(
            f"{path} is, or is beside, a file that skillcheck keeps for itself. Name another folder."
        )
    if target.path.is_file() and not force:
        raise UsageFault(f"{path} exists already. Name another file, or replace it with --force.")
    if not os.access(folder if target.is_file else target.path, os.W_OK):
        raise UsageFault(f"The folder {folder} can't be written to. Name another.")
    return target


def _is_ours(path: Path) -> bool:
    """Return whether a file is in our folder, is one of ours by another name, or a log of a history that is elsewhere."""
    ours = [files.builtin_catalogue()]
    with suppress(UsageFault, OSError):
        ours += files.cache().glob("catalogue-*")
    with suppress(HistoryFault):  # where no HOME is set, there is no folder of our own
        history = Path(os.path.realpath(database.path()))
        is_log = path.name in {history.name + ending for ending in ("", *LOGS)}
        if _are_same(path.parent, files.home()) or (is_log and _are_same(path.parent, history.parent)):
            return True
        ours += files.own_paths()
    return any(_are_same(path, file) for file in ours)


def _are_same(path: Path, other: Path) -> bool:
    """Return whether two paths lead to one thing, by device and number."""
    with suppress(OSError, ValueError):  # no path has a null character
        return path.samefile(other)
    return False
