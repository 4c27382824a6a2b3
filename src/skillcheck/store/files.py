"""Where things are, and how files are read and written safely."""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import platformdirs

from skillcheck.errors import FileFaults, HistoryFault, UsageFault
from skillcheck.model.fault import Fault

LARGEST = 32 * 1024 * 1024
STDIN = "-"
NAME = "skillcheck"
NOWHERE = Path(os.devnull) / "nowhere"
"""A folder that can't be: nothing is found in it, and nothing can be made."""
HALF_WRITTEN = re.compile(
    r"\.(history(-(backup|damaged)-[-\dTZ]+)?\.db|plan\.yaml|crash\.txt|report\.html)\.[a-z0-9_]{8}(-wal|-shm|-journal)?"
)
"""The names of what was being written by one who died: `replacement` gives them."""
OURS = re.compile(
    r"history\.lock|history(-(backup|damaged|before)[-\dTZ]*)?\.db(-wal|-shm|-journal)?"
    rf"|plan(-before[-\dTZ]*)?\.yaml~?|plan\.lock|assess\.lock|crash\.txt|report\.html|{HALF_WRITTEN.pattern}"
)
"""The names of what this edition or the first made in the home: all else there is the person's."""


class Unconfirmed(OSError):
    """A file was written, but the disk did not confirm that it will still be there after a power cut."""


def builtin_catalogue() -> Path:
    """Return the catalogue we ship: inside the package in a wheel, at the root of the repository in an editable install."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "data" / "skills.yaml"
    return packed if packed.exists() else package.parent.parent / "data" / "skills.yaml"


def absolute(path: str) -> str:
    """Return a path from the root on, as it stands: pathlib would leave “..” in it.

    Where the folder that we are in was deleted there is no such path, and none of its files can be read.
    """
    try:
        return os.path.abspath(path)  # noqa: PTH100
    except FileNotFoundError:
        return path


def catalogue_in_use(chosen: str | None) -> str:
    """Return the catalogue to use: the one chosen, else SKILLCHECK_CATALOGUE, else the built-in one."""
    file = chosen or os.environ.get("SKILLCHECK_CATALOGUE")
    return _expand(file) if file else str(builtin_catalogue())


def cache() -> Path:
    """Return the folder of what can be made anew: SKILLCHECK_CACHE, else the platform's. Raises: UsageFault."""
    return _read_folder("SKILLCHECK_CACHE") or (
        platformdirs.user_cache_path(NAME, appauthor=False) if _has_home() else NOWHERE
    )


def home() -> Path:
    """Return the folder of history and plans: SKILLCHECK_HOME, else the platform's. It may not exist yet.

    Raises: UsageFault; HistoryFault where the environment names neither that nor HOME.
    """
    if folder := _read_folder("SKILLCHECK_HOME"):
        return folder
    if not _has_home():
        raise HistoryFault(
            "There is no HOME with an absolute path to keep a history in. Set it, or set SKILLCHECK_HOME to a folder."
        )
    return platformdirs.user_data_path(NAME, appauthor=False)


def _read_folder(variable: str) -> Path | None:
    """Return the folder that a variable names, None where it names none. Raises: UsageFault where it is relative."""
    text = os.environ.get(variable, "")
    path = Path(_expand(text))
    if text and not path.is_absolute():
        raise UsageFault(f"{variable} must be an absolute path, or begin with ~/; “{text}” is neither.")
    return path if text else None


def _expand(text: str) -> str:
    """Return a path with the person's folder in the place of a ~, which the shell leaves alone in quotes and in files."""
    path = Path(text)
    # ~someone would be looked up, maybe through a socket
    return str(path.expanduser()) if path.parts[:1] == ("~",) and _has_home() else text


def _has_home() -> bool:
    """Return whether the environment tells the person's folder: else it is looked up, maybe through a socket.

    A relative one is none: it would be another one wherever the person stands.
    """
    return Path(os.environ.get("USERPROFILE" if sys.platform == "win32" else "HOME", "")).is_absolute()


def check_home(folder: Path) -> None:
    """Raise NotADirectoryError where something is there, and no folder. (Nothing at all is no fault: it can be made.)"""
    if os.path.lexists(folder) and not folder.is_dir():
        raise NotADirectoryError(20, "it is not a folder", str(folder))


def private_folder(folder: Path) -> None:
    """Make `folder`, readable by its owner alone. Raises: HistoryFault."""
    try:
        make_folder(folder)
    except OSError as error:
        raise HistoryFault(
            f"The folder {folder} can't be made: {reason(error)}. "
            "Set SKILLCHECK_HOME to a folder that you can write to."
        ) from error


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it, as far as they are not there, for their owner alone. Raises: OSError."""
    os.umask(0o077)  # for the folders above it, too
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except RecursionError as error:  # pathlib calls itself for each folder above
        raise OSError(errno.ENAMETOOLONG, "it lies in too many folders") from error


def check_listing(folder: Path) -> None:
    """Raise HistoryFault where a folder does not show what is in it, so that what was deleted may be left in it."""
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise HistoryFault(
            f"{folder} does not show what is in it ({reason(error)}): copies of what was deleted may be left there."
            f" Open it (chmod u+r), then delete them yourself."
        ) from error


def own_paths() -> list[Path]:
    """Return the home and our files in it, as far as they are there and can be looked into."""
    folder = home()
    try:
        ours = (path for path in folder.iterdir() if OURS.fullmatch(path.name) and path.is_file())
        return [folder, *sorted(ours)]
    except OSError:
        return [folder] if os.access(folder, os.F_OK) else []


def too_open() -> list[tuple[Path, int, int]]:
    """Return those of our paths that others may read or write, with the mode they have and the mode they should have."""
    facts = []
    for path in own_paths() if sys.platform != "win32" else ():
        with suppress(OSError):  # the log of a history comes and goes
            mode, right = stat.S_IMODE(path.stat().st_mode), 0o700 if path.is_dir() else 0o600
            if mode & ~right:
                facts.append((path, mode, right))
    return facts


def read_bytes(path: str) -> bytes:
    """Return the whole of a regular file, or of standard input for `-`; 32 MB at most.

    Raises: FileFaults, also for folders, devices and pipes (opened without waiting).
    """
    try:
        data = _bytes(path)
    except OSError as error:
        raise FileFaults((Fault(name_of(path), 0, "", f"can't be read: {reason(error)}"),)) from error
    if len(data) > LARGEST:
        raise FileFaults((Fault(name_of(path), 0, "", "is larger than 32 MB"),))
    return data


def name_of(path: str) -> str:
    """Return how faults name a file."""
    return "standard input" if path == STDIN else path


def _bytes(path: str) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
    if "\0" in path:
        raise FileNotFoundError(2, "there is no such file")
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode):
            raise FileFaults((Fault(path, 0, "", "is not a regular file"),))
        return file.read(LARGEST + 1)


def write_atomically(path: Path, text: str, mode: int = 0o600) -> None:
    """Replace `path` by `text` in UTF-8: whole or not at all, also when the power goes.

    Raises: Unconfirmed, after the file was replaced; any other OSError where it was not.
    """
    with replacement(path, mode) as new:
        new.write_bytes(text.encode("utf-8", "backslashreplace"))


def find_identity(path: Path) -> tuple[int, int] | None:
    """Return the device of a file and its number there, which no other has; None where there is none. Raises: OSError."""
    try:
        facts = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (facts.st_dev, facts.st_ino) if facts.st_ino else None  # some systems number no files


@contextmanager
def replacement(path: Path, mode: int = 0o600) -> Iterator[Path]:
    """Give an empty file that takes the place of `path` if all goes well, else is gone. Raises: as `write_atomically`."""
    import tempfile  # brings random and hashes along, and most starts write nothing

    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    os.close(handle)
    new = Path(name)
    try:
        new.chmod(0o600)
        yield new
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        new.chmod(mode)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    if sys.platform == "win32":
        return
    try:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise Unconfirmed(error.errno, error.strerror) from error


def delete(path: Path) -> bool:
    """Delete a file; return whether it is gone."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def reason(error: OSError) -> str:
    """Return why a file operation failed, in plain words without the path."""
    return (error.strerror or str(error)).lower()
