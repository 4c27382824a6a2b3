"""From an older format of the history to ours: in place when it is written to, in a copy when it is only read."""

import sqlite3
from pathlib import Path

FORMAT = 5
SCHEMA = Path(__file__).with_name("schema.sql")
STEPS = {
    1: (
        "ALTER TABLE responses ADD COLUMN wording TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE assessments ADD COLUMN about TEXT NOT NULL DEFAULT ''",
    ),
    3: ("ALTER TABLE assessments ADD COLUMN catalogue TEXT NOT NULL DEFAULT ''",),
}
"""What a format lacks in its tables; tables and indices that it lacks come from the schema."""


def update(connection: sqlite3.Connection) -> None:
    """Bring the history to our format, all or nothing; of two that want to at once, the second finds it done.

    One that has our format is written to, too, so that a disk that can't keep an answer fails before the first one.
    """
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for older in range(version(connection) or FORMAT, FORMAT):
            for statement in STEPS.get(older, ()):
                connection.execute(statement)
        for statement in SCHEMA.read_text("utf-8").split(";"):  # not as one script, which would commit first
            connection.execute(statement)


def version(connection: sqlite3.Connection) -> int:
    """Return the format of the history; 0 where it has no tables yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
