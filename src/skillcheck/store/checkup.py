"""A look at the program's own things, each on its own: what is wrong with it, and what to type; and mending it."""

import os
import platform
import shlex
import sqlite3
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import yaml

from skillcheck import __version__
from skillcheck.errors import HistoryFault, LeftAlone
from skillcheck.model.calendar import local_time
from skillcheck.model.fault import FAULT, GOOD, MENDED, NOTE, Finding
from skillcheck.model.text import plural
from skillcheck.store import NO_SQLITE, NoModule, backups, database, erase, files, lock, zone

REPAIR = "skillcheck doctor --repair"
DELETE = "Delete it when you like."
LEFT_OVER = ("plan-before*.yaml", "crash.txt")
"""What the program keeps beside the rest and never reads again."""


def program() -> Iterator[Finding]:
    """Tell the versions of what the program is made of."""
    fast = hasattr(yaml, "CSafeLoader")
    text = (
        f"skillcheck {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" PyYAML {yaml.__version__} with{'' if fast else 'out'} libyaml"
    )
    slow = "Catalogues are read more slowly, with the same results."
    yield Finding("program", GOOD if fast else NOTE, text, "" if fast else slow)
    if isinstance(sqlite3, NoModule):
        yield Finding("program", FAULT, NO_SQLITE)


def time_zone() -> Iterator[Finding]:
    """Name the time zone of this machine, in which a person's days begin and end."""
    text = f"{local_time(datetime.now(UTC)):%Y-%m-%d %H:%M} here"
    if name := zone.unknown_name():
        what = f"TZ names no zone that this machine knows, “{name}”, {text}"
        yield Finding("time zone", NOTE, what, "Name one, as in TZ=Europe/Berlin, or unset TZ.")
    elif name := zone.local_zone():
        yield Finding("time zone", GOOD, f"{name}, {text}")
    else:
        remedy = "A calendar of the plan has plain times, without a zone. To name yours: TZ=Europe/Berlin"
        yield Finding("time zone", NOTE, f"no zone has a name whose clocks go as here, {text}", remedy)


def home() -> Iterator[Finding]:
    """Look at the folder of the history: whether it can be used, and by whom."""
    folder = files.home()
    if not os.path.lexists(folder):
        yield Finding("home", GOOD, f"{folder} is not there yet; the first assessment makes it")
        return
    files.check_home(folder)
    problems = list(_find_closed())
    for path, mode, right in files.too_open():
        text = f"others can read {path} (mode {mode:o}, not {right:o})"
        problems.append(Finding("home", FAULT, text, f"To close it: {REPAIR}"))
    yield from problems or [Finding("home", GOOD, f"{folder}, which only you can read")]


def history() -> Iterator[Finding]:
    """Look at the history: whether every row of it can be read, and it can be changed. Raises: HistoryFault."""
    file = database.path()
    contents = database.look(file)
    text = f"{file}, format {contents.format}: {contents}" if contents else "no assessment yet"
    yield Finding("history", GOOD, text)
    lock.check(file.with_name(database.LOCK))


def copies() -> Iterator[Finding]:
    """Look at the copies of the history: whether one could take its place."""
    paths = backups.all(files.home())
    if sound := backups.newest_sound(files.home()):
        path, contents = sound
        text = f"{plural(len(paths), 'copy', 'copies')}, the newest sound one {path} with {contents}"
        yield Finding("copies", GOOD, text)
    elif paths:
        yield Finding("copies", NOTE, "none can be read", "The next finished assessment makes another one.")
    else:
        yield Finding("copies", GOOD, "none yet; the next finished assessment makes one")
    for path in erase.set_aside():
        yield Finding("set aside", NOTE, f"{path}, which was damaged or changed by a repair", DELETE)


def cache() -> Iterator[Finding]:
    """Look at the folder of catalogues that were read already, which is not needed."""
    folder = files.cache()
    if folder.exists() and not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        yield Finding("cache", NOTE, f"{folder} can't be written to: catalogues are read anew each time")
    else:
        yield Finding("cache", GOOD, str(folder))


def left_over() -> Iterator[Finding]:
    """Name the copies and reports that nothing reads."""
    for pattern in LEFT_OVER:
        for file in sorted(files.home().glob(pattern)):
            yield Finding("left over", NOTE, f"{file}, which nothing reads", DELETE)


def mend_modes() -> Iterator[Finding]:
    """Close what others can read."""
    for path, mode, right in files.too_open():
        path.chmod(right)
        yield Finding("home", MENDED, f"{path} had mode {mode:o}, and has {right:o} now")


def mend_history() -> Iterator[Finding]:
    """Put the newest sound copy in the place of a history that can't be read. Raises: HistoryFault."""
    file = database.path()
    try:
        database.look(file)
    except LeftAlone:
        raise
    except HistoryFault:
        sentences: list[str] = []
        database.open_for_writing(file, sentences.append).close()
        for sentence in sentences or [f"{file} can be used again"]:
            yield Finding("history", MENDED, sentence)


def _find_closed() -> Iterator[Finding]:
    """Name what its user can't use, whose it is, and what to type."""
    for path in files.own_paths():
        if os.access(path, os.R_OK | os.W_OK | (os.X_OK if path.is_dir() else 0)):
            continue
        facts = path.stat()
        text = f"{path} can't be read and written: it belongs to user {facts.st_uid}, mode {stat.S_IMODE(facts.st_mode):o}"
        is_mine = sys.platform == "win32" or facts.st_uid == os.getuid()
        command = "chmod u+rwX" if is_mine else "sudo chown -R $(id -u)"
        yield Finding("home", FAULT, text, f"Type: {command} {shlex.quote(str(path))}")
