"""Copies of the history beside it, and what they are for: the newest sound one takes the place of a damaged history."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from skillcheck.errors import HistoryFault
from skillcheck.model.calendar import LAST_DAY, local_time
from skillcheck.store import files, soundness
from skillcheck.store.diagnosis import cause
from skillcheck.store.soundness import LOGS, Contents

MOST = 3
"""So many are kept: damage that is seen late has spoilt the newest one, and perhaps the one before."""
BACKUP, DAMAGED = "history-backup-", "history-damaged-"
TIME = "%Y-%m-%dT%H%M%S"


def all(folder: Path) -> list[Path]:  # noqa: A001 - read as backups.all
    """Return the copies in a folder, the oldest first."""
    return sorted(path for path in folder.glob(f"{BACKUP}*.db") if made_at(path))


def made_at(path: Path) -> datetime | None:
    """Return the time in UTC that the name of a copy tells; None where it tells none."""
    try:
        moment = datetime.strptime(path.stem.removeprefix(BACKUP).removeprefix(DAMAGED), f"{TIME}%z")
    except ValueError:
        return None
    return moment if moment.date() <= LAST_DAY else None


def make(connection: sqlite3.Connection, file: Path, say: Callable[[str], None]) -> None:
    """Copy the history in `file`, and keep the newest copies; where that can't be done, say so.

    Whoever calls holds the history's lock, so that what is half written was left by one who died.
    """
    folder = file.parent
    try:
        with suppress(files.Unconfirmed), files.replacement(_next(folder, BACKUP)) as new:
            connection.execute("VACUUM INTO ?", (new.absolute().as_uri(),))  # its name may be no UTF-8
        for old in all(folder)[:-MOST]:
            files.delete(old)
    except (OSError, sqlite3.Error) as error:
        say(f"The history is saved, but no copy of it could be made: {cause(error)}")
    finally:
        for left in folder.glob(".history*"):
            if files.HALF_WRITTEN.fullmatch(left.name):
                files.delete(left)


def renew(connection: sqlite3.Connection, file: Path, say: Callable[[str], None]) -> list[Path]:
    """Make a fresh copy in the place of all that are there, which may hold what was deleted; return those that stay.

    Raises: HistoryFault where nobody can see whether there are any.
    """
    files.check_listing(file.parent)
    old = all(file.parent)
    if old:
        make(connection, file, say)
    return [path for path in old if not files.delete(path)]


def newest_sound(folder: Path) -> tuple[Path, Contents] | None:
    """Return the newest copy that can be read to its last row, and what it holds; None where there is none."""
    for path in reversed(all(folder)):
        with suppress(HistoryFault):
            if contents := soundness.look(path):
                return path, contents
    return None


def restore(file: Path, say: Callable[[str], None]) -> None:
    """Set a history aside that is damaged or missing, put the newest sound copy in its place, and say so.

    Whoever calls holds the history's lock. Raises: OSError, where the history stays as it was.
    """
    state = "was damaged" if file.exists() else "was missing"
    copy = newest_sound(file.parent)
    if copy is None:
        aside = _set_aside(file)
        say(f"The history {state}, and there is no sound copy of it.{aside} A new one was begun.")
        return
    path, contents = copy
    with suppress(files.Unconfirmed), files.replacement(file) as new:
        shutil.copyfile(path, new)
        aside = _set_aside(file)
    moment = local_time(made_at(path) or datetime.now(UTC))
    say(
        f"The history {state}.{aside} The copy of {moment:%Y-%m-%d %H:%M} took its place, with {contents}:"
        " what was saved after that may be missing."
    )


def _next(folder: Path, kind: str) -> Path:
    """Return the name of a new file of a kind: it tells the time, or a second more than the newest one has."""
    times = [datetime.now(UTC)]
    times += [at + timedelta(seconds=1) for path in folder.glob(f"{kind}*.db") if (at := made_at(path))]
    return folder / f"{kind}{max(times):{TIME}}Z.db"


def _set_aside(file: Path) -> str:
    """Rename a history and its logs, as far as they are there; return what to say of the history."""
    aside = _next(file.parent, DAMAGED)
    sentence = f" It is kept as {aside}." if file.exists() else ""
    for ending in ("", *LOGS):
        with suppress(FileNotFoundError):
            file.with_name(file.name + ending).rename(aside.with_name(aside.name + ending))
    return sentence
