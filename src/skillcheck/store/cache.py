"""The checked catalogue as one JSON file in the cache folder, so that its YAML is read once.

It is never needed: what is missing, damaged, foreign, older or unreadable there is read from the YAML, with the same
answers.
"""

import json
import os
import stat
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from skillcheck import __version__
from skillcheck.model.catalogue import Catalogue
from skillcheck.store import files
from skillcheck.store.values import make

MADE_BY = f"{__version__}, 3"
"""The number counts the changes of what is kept here, within a version."""
RACY = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system (FAT). A file younger than that may change again within the same tick."""


def load(path: str, warn: Callable[[str], object] = str) -> Catalogue:
    """Return the catalogue in a file (`-`: standard input); tell `warn` what hardly reads as meant. Raises: FileFaults."""
    file = files.absolute(path)
    cached = files.cache() / f"catalogue-{zlib.crc32(os.fsencode(file)):08x}.json"
    made_of = [] if path == files.STDIN else _look_at(file)
    if made_of and (keys := _read(cached, made_of)):
        return make(Catalogue, keys)
    from skillcheck.store import catalogue  # imports PyYAML, which takes as long as all else here

    keys, _, warnings = catalogue.read_keys(path)
    for warning in warnings:  # such a file is read anew, and warned of, each time
        warn(str(warning))
    settled = made_of and not warnings and max(fact[2] for fact in made_of) + RACY < time.time_ns()
    if settled and made_of == _look_at(file):
        with suppress(OSError):
            files.make_folder(cached.parent)
            text = json.dumps({"made_by": MADE_BY, "made_of": made_of, "keys": keys})
            files.write_atomically(cached, f"{zlib.crc32(text.encode()):08x}\n{text}")
    return make(Catalogue, keys)


def _look_at(file: str) -> list[list[Any]]:
    """Return path, size, time and place of the files that a catalogue is made of; none where one is no regular file."""
    paths = (file, str(files.builtin_catalogue()))
    facts = []
    for path in paths:
        with suppress(OSError, ValueError):
            status = Path(path).stat()
            if stat.S_ISREG(status.st_mode):
                changed = max(status.st_mtime_ns, status.st_ctime_ns)
                facts.append([path, status.st_size, changed, status.st_ino])
    return facts if len(facts) == len(paths) else []


def _read(cached: Path, made_of: list[list[Any]]) -> dict[str, Any] | None:
    """Return the keys that are kept where they are ours alone, by this version, and of these files; else None."""
    with suppress(OSError, ValueError, LookupError, TypeError, RecursionError):
        status = cached.lstat()
        is_ours = sys.platform == "win32" or (
            status.st_uid == os.getuid() and stat.S_IMODE(status.st_mode) == 0o600
        )
        if not is_ours or not stat.S_ISREG(status.st_mode):
            return None
        check, _, text = cached.read_bytes().partition(b"\n")
        if int(check, 16) != zlib.crc32(text):
            return None
        content = json.loads(text)
        return content["keys"] if content["made_by"] == MADE_BY and content["made_of"] == made_of else None
    return None
