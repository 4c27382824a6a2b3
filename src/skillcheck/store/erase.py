"""Taking away all that the program keeps about a person, whatever state it is in."""

from pathlib import Path

from skillcheck.errors import HistoryFault
from skillcheck.store import database, files, lock

KEPT = (
    "history-*.db*",
    "plan*.yaml",
    "plan*.yaml~",
    ".plan*.yaml.*",
    "plan.lock",
    lock.ASSESSMENT,
    "crash.txt",
    ".crash.txt.*",
)
"""What we ever put into the home beside the history: its copies, the first plan, reports, what was half written."""
LOGS = tuple(f"{database.NAME}-{ending}" for ending in ("wal", "shm", "journal"))


def beside() -> list[Path]:
    """What of it is there, with what links among it lead to; the logs of a history only where that itself is gone."""
    folder = files.home()
    logs = () if database.path().exists() else LOGS
    found = [path for pattern in (*KEPT, *logs) for path in sorted(folder.glob(pattern))]
    led_to = [path.resolve() for path in found if path.is_symlink()]
    return [*found, *(path for path in led_to if path.is_file())]


def copies() -> list[Path]:
    """Copies of the history, which may hold what was deleted from it."""
    return sorted(files.home().glob("history-*.db"))


def erase() -> tuple[str, ...]:
    """Remove all that stands beside the history; the names of the files. Raises: HistoryFault, naming what is left."""
    found = beside()
    left = [str(path) for path in found if not _gone(path)]
    if left:
        raise HistoryFault(f"All is deleted but {', '.join(left)}, which can't be. Delete that yourself.")
    return tuple(path.name for path in found)


def _gone(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
