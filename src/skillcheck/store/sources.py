"""The files that a catalogue is made of, each read once and whole, with what tells whether it has changed since."""

import os
import stat

from skillcheck.errors import FileFaults
from skillcheck.model.fault import Fault
from skillcheck.model.frozen import dataclass
from skillcheck.store import files

Facts = tuple[int, ...]
ATTEMPTS = 3
"""Times that a file is read anew because it changed meanwhile; a program that saves takes some milliseconds."""
CHANGED = "was changed while it was read. Try again."


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a regular file with their SHA-256, and its facts while they were read."""

    path: str
    data: bytes
    sum: str
    facts: Facts


def facts(path: str) -> Facts | None:
    """Size, times of change in nanoseconds, and identity of a regular file; None where there is none.

    The time of the last change of its entry is among them, since a copy may be given the time and size of the original.
    """
    try:
        return _facts(os.stat(path))  # noqa: PTH116 - pathlib is slower, and this runs at each start
    except (OSError, ValueError):
        return None


def latest(known: Facts) -> int:
    """When the file was last changed, in nanoseconds, by whichever of its clocks."""
    return max(known[1:3])


def read(path: str) -> Source:
    """A file of one moment. Raises: FileFaults, also where it changes again and again."""
    for _ in range(ATTEMPTS):
        before = facts(path)
        data = files.read_bytes(path)
        if before and before == facts(path) and before[0] == len(data):
            return Source(path, data, _sum(data), before)
    raise changed(path)


def changed(path: str) -> FileFaults:
    """What to say where no consistent version could be read."""
    return FileFaults((Fault(path, 0, "", CHANGED),))


def _facts(found: os.stat_result) -> Facts | None:
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev


def _sum(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
