"""Damage to sound files, the same for the same dice: to texts, and to the database of a history."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

MOST_CHANGES = 4
LARGEST = 40_000  # bytes; what a small file can do to a reader is what counts, and size has bounds of its own
TOKENS = (
    b"&a ", b"*a", b"<<: *a", b"<<: {a: 1}", b"!!python/object/apply:os.system [id]", b"!!int ", b"!x ", b"? ", b"- ",
    b"[", b"{", b"]", b"}", b"'", b'"', b"|", b">", b"|9\n", b">-\n", b"---\n", b"...\n", b"%YAML 1.1\n", b"%TAG !a! x\n",
    b"#", b": ", b":", b",", b"\t", b"\r", b"\0", b"\x1b[2J", b"\x85", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf",
    "\u2028".encode(), "\u202e".encode(), "\ufeff".encode(), "\u0301".encode() * 9, b"\\ud800", b"\\x", b"\\U0010FFFF",
    b"null", b"~", b"true", b"yes", b"no", b"012", b"1e999", b"-1", b".inf", b".nan", b"NaN", b"9" * 400, b"0x1F", b"1_0",
    b"2024-01-01", b"0001-01-01", b"9999-12-31", b"2026-02-30", b"99:99", b"=1+1", b"[/]", b"../../etc/passwd", b"a" * 300,
)  # fmt: skip
"""What has broken readers of YAML and JSON, and what looks like a value of another kind."""
PAGE = 4096
LOOSE = "replace(replace(sql, ' STRICT', ''), ' NOT NULL', '')"
CELLS = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND NOT c.pk"
VALUES = (None, b"\xff\xfe", "no number", 1e300, -1, 2**63 - 1, "", "2026-02-30T99:99", "x" * 100_000)


PARTS: tuple[Any, ...] = (None, "", "x", -1, 0, 7, 99, 2**70, 1e300, float("nan"), True, [], [9], ["mon"], {},
         {"due": 1}, "2026-02-30", "1969-12-31", "9999-12-31", "25:00", "09:00+02:00", "closed")  # fmt: skip
"""What no part of an entry is, or not where it stands."""


def damage_text(sound: bytes, dice: Random) -> bytes:
    """Return a text after one to four changes; at most 40,000 bytes of it."""
    data = sound
    for _ in range(dice.randint(1, MOST_CHANGES)):
        data = dice.choice((_splice, _reline))(data, dice)[:LARGEST]
    return data


def _splice(data: bytes, dice: Random) -> bytes:
    """Put something in, or in the place of a piece."""
    at = dice.randrange(len(data) + 1)
    end = dice.choice((at, at, at + 1, at + dice.randint(1, 30), at + dice.randint(1, 30), len(data)))
    token = dice.choice(TOKENS)
    repeated = dice.choice((token, data[at : at + dice.randint(1, 40)])) * dice.randint(2, 4000)
    return data[:at] + dice.choice((b"", token, token, dice.randbytes(1), repeated)) + data[end:]


def _reline(data: bytes, dice: Random) -> bytes:
    """Take a line out, put one in, move one to the side, or give one another value."""
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    head, mark, _ = lines[at].partition(dice.choice((b": ", b"- ")))
    moved = b" " * dice.randint(0, 12) + lines[at].lstrip()
    valued = head + mark + dice.choice(TOKENS)
    lines[at : at + 1] = dice.choice(([], [lines[at], dice.choice(lines)], [moved], [valued], [valued]))
    return b"\n".join(lines)


def _bytes(file: Path, dice: Random) -> None:
    data = bytearray(file.read_bytes())
    for _ in range(dice.randint(1, MOST_CHANGES)):
        data[dice.randrange(dice.choice((100, len(data))))] = dice.randrange(256)
    file.write_bytes(data)


def _page(file: Path, dice: Random) -> None:
    data = file.read_bytes()
    at, other = (PAGE * dice.randrange(len(data) // PAGE) for _ in range(2))
    page = dice.choice((b"", bytes(PAGE), data[other : other + PAGE], dice.randbytes(PAGE)))
    file.write_bytes(data[:at] + page + data[at + PAGE :])


def _foreign(file: Path, dice: Random) -> None:
    file.write_bytes(dice.choice((b"", b"", b"no database", b"SQLite format 3\0", bytes(2 * PAGE))))
    if not file.stat().st_size:
        table = dice.choice(("notes", "assessments", "responses"))
        with closing(sqlite3.connect(file)) as database:
            database.execute(f"CREATE TABLE {table} (a, b)")


def _format(file: Path, dice: Random) -> None:
    with closing(sqlite3.connect(file)) as database:
        number = dice.choice((-1, 0, 1, 99, 9_999, 2**31 - 1))
        database.execute(f"PRAGMA {dice.choice(('user_version', 'application_id'))} = {number}")


def _cells(file: Path, dice: Random) -> None:
    """Put values of the wrong type into some columns; the types that tables declare are lifted for it."""
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute(f"UPDATE sqlite_master SET sql = {LOOSE} WHERE type = 'table'")  # noqa: S608
    with closing(sqlite3.connect(file)) as database, database:
        for table, column in dice.sample(database.execute(CELLS).fetchall(), dice.randint(1, MOST_CHANGES)):
            database.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (dice.choice(VALUES),))  # noqa: S608


def _entries(file: Path, dice: Random) -> None:
    """Put other values into the JSON of entries of the plan, or other letters into its text."""
    with closing(sqlite3.connect(file)) as database, database:
        rows = database.execute("SELECT seq, content FROM plan_entries").fetchall()
        for seq, content in dice.sample(rows, dice.randint(1, len(rows))):
            fields = json.loads(content)
            key = dice.choice([*fields, "unheard"])
            fields[key] = dice.choice((*PARTS, *fields.values()))
            text = dice.choice(
                (json.dumps(fields), damage_text(content.encode(), dice).decode("utf-8", "replace"))
            )
            database.execute("UPDATE plan_entries SET content = ? WHERE seq = ?", (text, seq))


def _journal(file: Path, dice: Random) -> None:
    data = file.read_bytes()
    left = file.with_name(f"{file.name}-{dice.choice(('wal', 'shm', 'journal'))}")
    left.write_bytes(dice.choice((b"", dice.randbytes(5000), data, b"\xd9\xd5\x05\xf9" + data)))


DAMAGES: dict[str, Callable[[Path, Random], None]] = {
    "bytes": _bytes,
    "page": _page,
    "foreign": _foreign,
    "format": _format,
    "cells": _cells,
    "entries": _entries,
    "journal": _journal,
}
"""What is done to a history, by name; `page` also takes one out."""
