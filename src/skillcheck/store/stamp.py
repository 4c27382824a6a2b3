"""When the files of a catalogue were last known to be those that its rows were made of, so that they need not be read."""

import json
from collections.abc import Sequence
from pathlib import Path

from skillcheck.model.frozen import asdict, dataclass
from skillcheck.store import sources
from skillcheck.store.files import write_atomically
from skillcheck.store.sources import Facts, Source

RACY = 2_000_000_000
"""Nanoseconds: FAT, the coarsest clock of a file system, counts two seconds. A file that was changed later than so long
before it was read may be changed once more within the same tick, and then shows nothing but its bytes."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the files were like, and the SHA-256 of each; `at` is when they were about to be read, in nanoseconds."""

    paths: tuple[str, ...]
    facts: tuple[Facts, ...]
    sums: tuple[str, ...]
    at: int

    def holds(self, paths: Sequence[str]) -> bool:
        """Whether these are the files, and none was touched since."""
        return self.paths == tuple(paths) and all(
            sources.facts(path) == known and sources.latest(known) + RACY < self.at
            for path, known in zip(self.paths, self.facts, strict=True)
        )


def stamp(paths: Sequence[str], read: Sequence[Source], at: int) -> Stamp:
    """The stamp of the files at `paths`, which were read at once, after `at`."""
    return Stamp(
        tuple(paths),
        tuple(source.facts for source in read),
        tuple(source.sum for source in read),
        at,
    )


def load(file: Path) -> Stamp | None:
    """The stamp in a file, None where there is no sound one."""
    try:
        if not file.is_file():  # a pipe would be waited for
            return None
        values = json.loads(file.read_bytes())
        facts = tuple(tuple(map(int, known)) for known in values["facts"])
        return Stamp(tuple(values["paths"]), facts, tuple(values["sums"]), int(values["at"]))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def save(file: Path, value: Stamp) -> None:
    """Keep a stamp. Raises: OSError."""
    write_atomically(file, json.dumps(asdict(value)))
