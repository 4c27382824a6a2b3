"""From an older format of the history to ours: in place when it is written to, in a copy when it is only read."""

import sqlite3
from pathlib import Path

FORMAT = 5
SCHEMA = Path(__file__).with_name("schema.sql")
MARK = "\n-- Format "
"""Begins the part of the schema that leads to the format whose number follows."""


def update(connection: sqlite3.Connection) -> None:
    """Bring a history, or an empty file, to our format, all or nothing.

    Of two that want to at once, the second finds it done. One that has our format is written to, too, so that a disk that
    can't keep an answer fails before the first one.
    """
    parts = SCHEMA.read_text("utf-8").split(MARK)[1:]
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for part in parts[version(connection) :]:
            _, statements = part.split("\n", 1)  # without the number, and what may be said behind it
            for statement in statements.split(";"):  # not as one script, which would commit first
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {FORMAT}")


def version(connection: sqlite3.Connection) -> int:
    """Return the format of the history; 0 where it has no tables yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
