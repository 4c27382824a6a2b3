"""The time zone of this machine by its name, which each system hides elsewhere, and some have only the rules of."""

import os
import re
import warnings
import zoneinfo
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from tzlocal import get_localzone_name

from skillcheck.model.calendar import has_zone, local_time

LOCAL = "/etc/localtime"
NO_NAMES = {"localtime", "posixrules", "Factory"}
"""Files among those of the zones that are none: what this machine has, and what it has before it is set up."""
CANONICAL = "zone1970.tab"
"""Lists one name for each set of rules, where its column 3 is."""
RULES = re.compile(r"(<[-+\w]+>|[A-Za-z]{3,})[-+]?\d.*")
"""Rules that a person writes into TZ in place of a name, as POSIX has them."""
DAYS = 366
"""A year, with each change of the clocks in it."""


def local_zone() -> str:
    """Return the IANA name of this machine's time zone, or of one whose clocks go alike; empty where there is none."""
    offsets = [(instant, local_time(instant).utcoffset()) for instant in _instants()]
    for candidate in _names():
        # in these folders some systems keep the same zones again
        name = candidate.removeprefix("posix/").removeprefix("right/")
        if name in NO_NAMES:
            continue
        with suppress(ValueError, OSError, LookupError, TypeError):
            zone = zoneinfo.ZoneInfo(name)
            same = all(instant.astimezone(zone).utcoffset() == offset for instant, offset in offsets)
            # the files there end with the leap seconds that are known, so that their clocks no longer change
            if same or name != candidate:
                return zone.key
    return ""


def _instants() -> list[datetime]:
    """Return each day of a year from now on, the middle one first, and each hour of those on which clocks change here.

    The first and the middle of the year tell most zones apart at once.
    """
    now = datetime.now(UTC).replace(minute=0)
    days = [now + timedelta(days=number) for number in range(DAYS)]
    changing = [
        day for day, next_ in pairwise(days) if local_time(day).utcoffset() != local_time(next_).utcoffset()
    ]
    hours = [day + timedelta(hours=number) for day in changing for number in range(24)]
    return [days[DAYS // 2], *days, *hours]


def is_known(name: str) -> bool:
    """Return whether this machine has the rules of a zone; another one's history may name one that it has not."""
    try:
        return bool(name) and zoneinfo.ZoneInfo(name).key == name
    except (ValueError, OSError, LookupError):
        return False


def unknown_name() -> str:
    """Return what TZ says where that is neither a zone nor a file nor rules that can be, which is UTC then; else nothing."""
    name = os.environ.get("TZ", "").removeprefix(":")
    has_rules = RULES.fullmatch(name) and has_zone()
    return "" if not name or is_known(name) or Path(name).is_file() or has_rules else name


def _names() -> Iterator[str]:
    """Yield the names that the environment and the system have for the zone, then all others.

    Those of files that are the same as this machine's come first, and of them the usual one.
    """
    variable = os.environ.get("TZ", "").removeprefix(":")
    yield variable
    with suppress(ValueError, OSError, LookupError), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if name := get_localzone_name():
            yield name
    yield "UTC"
    local = _content(Path(variable or LOCAL))
    folders = [Path(folder) for folder in zoneinfo.TZPATH]
    table = "".join(_content(folder / CANONICAL).decode("utf-8", "replace") for folder in folders)
    canonical = {fields[2] for line in table.splitlines() if len(fields := line.split("\t")) > 2}
    yield from sorted(
        zoneinfo.available_timezones() - NO_NAMES,
        key=lambda name: (
            not local or all(_content(folder / name) != local for folder in folders),
            name not in canonical,
            name,
        ),
    )


def _content(file: Path) -> bytes:
    """Return what is in a file, nothing where it can't be read."""
    try:
        return file.read_bytes() if file.is_file() else b""
    except OSError:
        return b""
