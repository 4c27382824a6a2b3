"""The rows of a compiled catalogue: JSON values by kind and key, each with its own checksum.

A cache may be damaged in any way, and must not change an answer. A row that is there is checked when it is read; before
anything counts as missing, all rows are checked, once. What does not hold is made anew from the catalogue's own file.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from skillcheck import __version__

Found = TypeVar("Found")
FORMAT = 2
"""Of the rows and of what they hold; another number, like another version of the program, makes them anew."""
MADE_BY = f"skillcheck {__version__}, format {FORMAT}"
HEAD = ("part", "head")
"""Kind and key of the row that is written last; it knows how many others there are."""
SCHEMA = "CREATE TABLE rows (kind TEXT, key TEXT, body BLOB, sum INTEGER)"
ORDER = "CREATE UNIQUE INDEX by_key ON rows (kind, key)"
PAGE = 16384
"""Bytes: the file is a third smaller than with the usual 4,096, of which two skills leave a quarter empty."""
COLUMNS = "SELECT kind, key, body, sum FROM rows"
NAMES_A_ROW = 64
"""Of a list of names; a row each would take longer to write than all skills do, and so many are read in 20 microseconds."""
# A damaged file may make SQLite, the reading of JSON, or what is looked up in it fail.
BROKEN = (sqlite3.Error, ValueError, LookupError, TypeError, AttributeError, OverflowError)
to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class Damaged(Exception):
    """These rows are not what was written."""


class Rows:
    """An open compiled catalogue; `renew` makes a sound one where this turns out to be damaged."""

    def __init__(self, connection: sqlite3.Connection, renew: Callable[[], sqlite3.Connection]) -> None:
        self._connection = connection
        self._renew = renew
        self._sound = False
        """Whether every row was checked."""
        self._listed: dict[str, dict[str, str]] = {}
        """By kind, the names in blocks that were read: of two questions of a skill, the second costs nothing."""

    def __del__(self) -> None:
        self._connection.close()

    def one(self, kind: str, key: str) -> Any | None:
        """The value of a row, None where there is none."""
        return self._held(lambda connection: one(connection, kind, key)) if _is_text(key) else None

    def text_with(self, kind: str, key: str, wanted: str) -> str:
        """The text of a row, empty where `wanted` is not in it: that is seen in the bytes, without decoding most rows."""
        if not _is_text(wanted):
            return ""
        held = self._held(lambda connection: _text_with(connection, kind, key, wanted))
        return held[0] if held else ""

    def every(self, kind: str) -> tuple[tuple[str, Any], ...]:
        """Keys and values of all rows of a kind, by their keys."""
        return self._held(lambda connection: _every(connection, kind)) or ()

    def listed(self, kind: str, name: str) -> str | None:
        """What a list of names says of this one, None where it is not there."""
        known = self._listed.setdefault(kind, {})
        if name not in known and _is_text(name):
            known.update(self._held(lambda connection: _block_with(connection, kind, name)) or {})
        return known.get(name)

    def whole_list(self, kind: str) -> dict[str, str]:
        """All of a list of names, by the names."""
        return {name: value for _, block in self.every(kind) for name, value in block.items()}

    def _held(self, ask: Callable[[sqlite3.Connection], Found | None]) -> Found | None:
        """The answer, which holds: also where it is that there is nothing."""
        try:
            found = ask(self._connection)
            if not found and not self._sound:
                check(self._connection)
                self._sound = True
        except (Damaged, *BROKEN):
            self._connection.close()
            self._connection, self._sound = self._renew(), True
            return ask(self._connection)
        return found


def one(connection: sqlite3.Connection, kind: str, key: str) -> Any | None:
    """The value of a row, None where there is none. Raises: Damaged, or one of BROKEN."""
    body = _body(connection, kind, key)
    return json.loads(body) if body is not None else None


def check(connection: sqlite3.Connection) -> None:
    """Look at each row. Raises: Damaged, or one of BROKEN."""
    count = 0
    for kind, key, body, sum_ in connection.execute(COLUMNS):
        count += 1
        if _sum(kind, key, body) != sum_:
            raise Damaged
    head = one(connection, *HEAD)
    if head is None or head["rows"] != count:
        raise Damaged


class Writer:
    """Writes rows to a new database, which is of no use before `finish`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._count = 0
        # Whoever finds a file that was not finished makes it anew, so nothing need be safe in between.
        connection.executescript(
            f"PRAGMA page_size = {PAGE}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SCHEMA}; BEGIN"
        )

    def put(self, kind: str, rows: Iterable[tuple[str, Any]]) -> None:
        """Add rows of one kind: keys, each there once, and what JSON can say."""
        self.put_json(kind, ((key, to_json(value).encode()) for key, value in rows))

    def put_json(self, kind: str, rows: Iterable[tuple[str, bytes]]) -> None:
        """The same with what is JSON already."""
        self._connection.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", self._summed(kind, rows))

    def put_list(self, kind: str, names: Mapping[str, str]) -> None:
        """Add a list of names with what it says of each, some to a row, by the first of them."""
        left = iter(sorted(names))
        while block := list(islice(left, NAMES_A_ROW)):
            self.put(kind, [(block[0], {name: names[name] for name in block})])

    def clear(self) -> None:
        """Take back what was put."""
        self._connection.execute("DELETE FROM rows")
        self._count = 0

    def finish(self, head: Mapping[str, Any]) -> None:
        """Add the head, and make all of it findable."""
        self.put(HEAD[0], [(HEAD[1], {**head, "rows": self._count + 1})])
        self._connection.execute(ORDER)
        self._connection.commit()

    def _summed(self, kind: str, rows: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str, bytes, int]]:
        for key, body in rows:
            self._count += 1
            yield kind, key, body, _sum(kind, key, body)


def _text_with(connection: sqlite3.Connection, kind: str, key: str, wanted: str) -> tuple[str] | None:
    """The text or an empty one; None where there is no such row."""
    body = _body(connection, kind, key)
    if body is None:
        return None
    # JSON writes each character by itself, so what is in a text is in its JSON.
    return (json.loads(body) if to_json(wanted)[1:-1].encode() in body else "",)


def _every(connection: sqlite3.Connection, kind: str) -> tuple[tuple[str, Any], ...]:
    rows = connection.execute(f"{COLUMNS} WHERE kind = ? ORDER BY key", (kind,))
    return tuple((row[1], _value(*row)) for row in rows)


def _block_with(connection: sqlite3.Connection, kind: str, name: str) -> dict[str, str] | None:
    # Names are in the order of their bytes in UTF-8, which is that of their characters.
    last_begun = f"{COLUMNS} WHERE kind = ? AND key <= ? ORDER BY key DESC LIMIT 1"
    row = connection.execute(last_begun, (kind, name)).fetchone()
    block: dict[str, str] = _value(*row) if row else {}
    return block if name in block else None


def _body(connection: sqlite3.Connection, kind: str, key: str) -> bytes | None:
    row = connection.execute(f"{COLUMNS} WHERE kind = ? AND key = ?", (kind, key)).fetchone()
    return _checked(*row) if row else None


def _value(kind: str, key: str, body: bytes, sum_: int) -> Any:
    return json.loads(_checked(kind, key, body, sum_))


def _checked(kind: str, key: str, body: bytes, sum_: int) -> bytes:
    if _sum(kind, key, body) != sum_:
        raise Damaged
    return body


def _sum(kind: str, key: str, body: bytes) -> int:
    return zlib.crc32(body, zlib.crc32(f"{kind}\0{key}\0".encode()))


def _is_text(key: str) -> bool:
    """Whether SQLite can look for it: bytes of a command line that are no text it can't."""
    return not any("\ud800" <= char <= "\udfff" for char in key)
