"""From an older format of the history to ours: in place when it is written to, by views when it is only read."""

import sqlite3

FORMAT = 5
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
NO_CATALOGUE = "CREATE TEMP VIEW assessments AS SELECT *, '' AS catalogue FROM main.assessments"
NO_PLAN = (
    "CREATE TEMP VIEW plan AS SELECT '' AS id, '' AS timezone, '' AS taken_in, 0 AS undone WHERE 0",
    "CREATE TEMP VIEW plan_entries AS SELECT 0 AS seq, '' AS what, '' AS content WHERE 0",
    "CREATE TEMP VIEW drafts AS SELECT '' AS skill, '' AS words WHERE 0",
)
NO_PRACTICE = (
    """CREATE TEMP VIEW practice AS SELECT 0 AS seq, '' AS what, '' AS about, '' AS skill, '' AS day, '' AS due, '' AS first,
        '' AS harm, '' AS note, 0 AS done, 0.0 AS seconds, 0.0 AS stability, 0.0 AS difficulty WHERE 0""",
    """CREATE TEMP VIEW own_scenes AS SELECT 0 AS id, '' AS skill, '' AS happened, '' AS did, '' AS outcome, '' AS instead,
        0 AS complete WHERE 0""",
    "CREATE TEMP VIEW scenes_read AS SELECT '' AS scene WHERE 0",
)
VIEWS = {
    1: (
        "CREATE TEMP VIEW responses AS SELECT *, '' AS wording FROM main.responses",
        "CREATE TEMP VIEW assessments AS SELECT *, '' AS about, '' AS catalogue FROM main.assessments",
        *NO_PLAN,
        *NO_PRACTICE,
    ),
    2: (NO_CATALOGUE, *NO_PLAN, *NO_PRACTICE),
    3: (NO_CATALOGUE, *NO_PRACTICE),
    4: NO_PRACTICE,
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
