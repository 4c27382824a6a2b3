"""From an older format of the history to ours: in place when it is written to, by views when it is only read."""

import sqlite3

FORMAT = 2
STEPS = {
    1: (
        "ALTER TABLE responses ADD COLUMN wording TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE assessments ADD COLUMN about TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX responses_by_item ON responses (item)",
    ),
}
"""What leads from each format to the next."""
VIEWS = {
    1: (
        "CREATE TEMP VIEW responses AS SELECT *, '' AS wording FROM main.responses",
        "CREATE TEMP VIEW assessments AS SELECT *, '' AS about FROM main.assessments",
    ),
}
"""What shows a format as if it were ours; a temporary view goes before the table of its name, and is not in the file."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the history to our format, all or nothing; of two that want to at once, the second finds it done."""
    if version(connection) == FORMAT:
        return
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for older in range(version(connection), FORMAT):
            for statement in STEPS[older]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {FORMAT}")


def look_through(connection: sqlite3.Connection) -> None:
    """Let an older history be read as if it had our format; the file stays as it is."""
    views = VIEWS.get(version(connection), ())
    if views:
        connection.execute("PRAGMA temp_store = MEMORY")
    for statement in views:
        connection.execute(statement)


def version(connection: sqlite3.Connection) -> int:
    """The format of the history; 0 where it has no tables yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
