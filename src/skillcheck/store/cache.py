"""The catalogue in use, by its compiled form: found in the cache where that is still what the file says, else made anew.

The cache is never needed and never trusted: what is missing, foreign, older or damaged there is made from the file, in
the cache where that can be written, in memory where not, with the same answers.
"""

import os
import sqlite3
import stat
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.frozen import dataclass
from skillcheck.store import sources, stamp
from skillcheck.store.files import STDIN, builtin_catalogue, cache
from skillcheck.store.indexed import indexed
from skillcheck.store.rows import BROKEN, HEAD, MADE_BY, Damaged, Rows, Writer, one
from skillcheck.store.sources import Source

if TYPE_CHECKING:
    from skillcheck.store.compiling import Progress

KEPT = 256
"""KB of pages in memory; hardly a page is read twice, and SQLite's usual 2 MB would be a tenth of the whole program."""
LEFT_OVER = 3600
"""Seconds after which what another process began to write here counts as given up; it takes some."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the compiled form of one catalogue is kept, and its stamp; `path` as it was given, and `whole`."""

    path: str
    whole: str
    rows: Path
    stamp: Path


def opened(path: str, progress: "Progress") -> Catalogue:
    """The catalogue in a file; `progress` is told how far the making of its compiled form is. Raises: FileFaults."""
    if path == STDIN or sources.facts(path) is None:
        from skillcheck.store import catalogue

        return catalogue.read(path)
    place = _place(path)
    connection = _unchanged(place) or _renewed(place, progress)
    return indexed(Rows(connection, partial(_made_again, place, progress, _head(connection)["sums"])))


def _place(path: str) -> Place:
    whole = os.path.abspath(path)  # noqa: PTH100 - pathlib leaves `..` in
    name = f"catalogue-{zlib.crc32(os.fsencode(whole)):08x}"
    folder = cache()
    return Place(path, whole, folder / f"{name}.db", folder / f"{name}.json")


def _unchanged(place: Place) -> sqlite3.Connection | None:
    """The rows where the stamp says that no file was touched since they were made; no file is read for that."""
    known = stamp.load(place.stamp)
    if known is None or not known.holds(_paths(place, len(known.paths))):
        return None
    return _open(place, known.sums)


def _renewed(place: Place, progress: "Progress") -> sqlite3.Connection:
    """The rows where the files' bytes say that they still hold, else new ones. Raises: FileFaults."""
    at = time.time_ns()
    own = sources.read(place.path)
    connection = _open(place, None)
    if connection:
        sums = _head(connection)["sums"]
        read = [own, *map(sources.read, _paths(place, len(sums))[1:])]
        if sums == [source.sum for source in read] and sources.facts(place.path) == own.facts:
            _stamp(place, read, at)
            return connection
        connection.close()
    return _made(place, own, at, progress)


def _made(place: Place, own: Source, at: int, progress: "Progress") -> sqlite3.Connection:
    """New rows: in the cache, else in memory. Raises: FileFaults."""
    from skillcheck.store.compiling import compiled

    try:
        read = _written(place, lambda writer: compiled(own, writer, progress))
        connection = _open(place, [source.sum for source in read])
        if connection:
            _stamp(place, read, at)
            return connection
    except (OSError, sqlite3.Error):
        pass
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        compiled(own, Writer(connection), progress)
    except BaseException:
        connection.close()
        raise
    return connection


def _made_again(place: Place, progress: "Progress", sums: Sequence[str]) -> sqlite3.Connection:
    """Rows in the place of damaged ones. Raises: FileFaults, also where the file says something else by now."""
    connection = _made(place, sources.read(place.path), time.time_ns(), progress)
    if _head(connection)["sums"] != list(sums):
        raise sources.changed(place.path)
    return connection


def _written(place: Place, write: Callable[[Writer], list[Source]]) -> list[Source]:
    """Put new rows in their place, whole. Raises: FileFaults; OSError, sqlite3.Error where that can't be done."""
    folder = place.rows.parent
    os.umask(0o077)  # for the folders above it, too
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(folder)
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".catalogue-", suffix=".tmp", dir=folder)  # of mode 0600
    os.close(handle)
    try:
        with closing(sqlite3.connect(name, isolation_level=None)) as connection:
            read = write(Writer(connection))
        Path(name).replace(place.rows)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return read


def _open(place: Place, sums: Sequence[str] | None) -> sqlite3.Connection | None:
    """The rows in the cache, where they are ours, by this version, and made of these files (None: whichever)."""
    try:
        if not _is_ours(place.rows):
            return None
        # Never changed in its place, so that no lock is needed.
        connection = sqlite3.connect(
            f"{place.rows.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
        )
    except (OSError, sqlite3.Error):
        return None
    try:
        connection.execute(f"PRAGMA cache_size = -{KEPT}")
        head = _head(connection)
        if head["made by"] == MADE_BY and (sums is None or head["sums"] == list(sums)):
            return connection
    except (Damaged, *BROKEN):
        pass
    connection.close()
    return None


def _is_ours(file: Path) -> bool:
    """Whether this is a regular file, and we made it. Raises: OSError."""
    facts = file.lstat()
    return stat.S_ISREG(facts.st_mode) and (sys.platform == "win32" or facts.st_uid == os.getuid())


def _head(connection: sqlite3.Connection) -> dict[str, Any]:
    """Raises: Damaged, or one of BROKEN."""
    head = one(connection, *HEAD)
    if not isinstance(head, dict):
        raise Damaged
    return head


def _paths(place: Place, count: int) -> list[str]:
    """The files that a catalogue is made of: its own, and the built-in one where there are two."""
    return [place.whole, str(builtin_catalogue())][:count]


def _stamp(place: Place, read: Sequence[Source], at: int) -> None:
    with suppress(OSError):
        stamp.save(place.stamp, stamp.stamp(_paths(place, len(read)), read, at))


def _sweep(folder: Path) -> None:
    """Take away what others left half written."""
    for file in folder.glob(".catalogue-*.tmp"):
        with suppress(OSError):
            if file.stat().st_mtime < time.time() - LEFT_OVER:
                file.unlink()
