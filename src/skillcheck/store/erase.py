"""Taking away all that the program keeps about a person, whatever state it is in."""

from contextlib import closing
from pathlib import Path

from skillcheck.errors import HistoryFault, LeftAlone
from skillcheck.store import backups, database, files
from skillcheck.store.history import History
from skillcheck.store.soundness import LOGS


def everything() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Delete all that is kept; return the ids of the assessments, and the names of the files beside the history.

    Raises: LeftAlone where the history is in use or of another program, and nothing was deleted; HistoryFault, naming what
    is left.
    """
    file = database.path()
    ids: tuple[str, ...] = ()
    traces = ""
    stays = {database.LOCK}
    is_none_of_ours = database.is_there() and not file.is_file()
    if not file.is_file():  # or is a link to a disk that is away now
        stays.add(file.name)
    else:
        try:
            with closing(History(database.open_for_writing(file), file)) as history:
                ids, traces = history.delete_all()
            stays |= {file.name + ending for ending in ("", *LOGS)}
        except LeftAlone:
            raise
        except HistoryFault:
            pass  # on a full disk it can't be emptied, but go
    if file.parent.exists():
        files.check_listing(file.parent)
    ours = (path for path in sorted(file.parent.glob("*")) if files.OURS.fullmatch(path.name))
    paths = [path for path in ours if path.name not in stays]
    links = [path.resolve() for path in paths if path.is_symlink() and path.resolve().is_file()]
    left = [str(path) for path in (*paths, *links) if not files.delete(path)]
    if left:
        raise HistoryFault(f"All is deleted but {', '.join(left)}, which can't be. Delete that yourself.")
    if is_none_of_ours:
        raise HistoryFault(
            f"All is deleted but {file}, which is no file: we did not make it. Take it away yourself."
        )
    if traces:
        raise HistoryFault(traces)
    return ids, tuple(path.name for path in paths)


def set_aside() -> list[Path]:
    """Return the histories that were set aside, which may hold what was deleted since, the oldest first."""
    folder = files.home()
    aside = {path for path in folder.glob("history-*.db") if files.OURS.fullmatch(path.name)}
    return sorted(aside - set(backups.all(folder)))
