"""From an older format of the history to ours: in place when it is written to, in a copy when it is only read."""

import sqlite3
from pathlib import Path

FORMAT = 5
SCHEMA = Path(__file__).with_name("schema.sql")
STEPS = {
    1: (
        "ALTER TABLE responses ADD COLUMN wording TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE assessments ADD COLUMN about TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX responses_by_item ON responses (item)",
    ),
    2: (
        """CREATE TABLE plan (
            id TEXT NOT NULL,
            timezone TEXT NOT NULL,
            taken_in TEXT NOT NULL DEFAULT '',
            undone INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        """CREATE TABLE plan_entries (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            what TEXT NOT NULL,
            content TEXT NOT NULL
        ) STRICT""",
        "CREATE TABLE drafts (skill TEXT NOT NULL PRIMARY KEY, words TEXT NOT NULL) STRICT",
    ),
    3: ("ALTER TABLE assessments ADD COLUMN catalogue TEXT NOT NULL DEFAULT ''",),
    4: (
        """CREATE TABLE practice (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            what TEXT NOT NULL,
            about TEXT NOT NULL,
            skill TEXT NOT NULL,
            day TEXT NOT NULL,
            due TEXT NOT NULL,
            first TEXT NOT NULL,
            harm TEXT NOT NULL,
            note TEXT NOT NULL,
            done INTEGER NOT NULL,
            seconds REAL NOT NULL,
            stability REAL NOT NULL,
            difficulty REAL NOT NULL
        ) STRICT""",
        """CREATE TABLE own_scenes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            skill TEXT NOT NULL,
            happened TEXT NOT NULL,
            did TEXT NOT NULL,
            outcome TEXT NOT NULL,
            instead TEXT NOT NULL,
            complete INTEGER NOT NULL
        ) STRICT""",
        """CREATE TABLE scenes_read (
            scene TEXT NOT NULL PRIMARY KEY
        ) STRICT""",
    ),
}
"""What leads from each format to the next."""


def update(connection: sqlite3.Connection) -> None:
    """Bring a history, or an empty file, to our format, all or nothing.

    Of two that want to at once, the second finds it done. One that has our format is written to, too, so that a disk that
    can't keep an answer fails before the first one.
    """
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        older = version(connection)
        if older:
            statements = [statement for number in range(older, FORMAT) for statement in STEPS[number]]
        else:
            statements = SCHEMA.read_text("utf-8").split(";")  # not as one script, which would commit first
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {FORMAT}")


def version(connection: sqlite3.Connection) -> int:
    """Return the format of the history; 0 where it has no tables yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
