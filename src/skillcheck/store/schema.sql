-- The history, format 5. Order comes from seq, never from the clock. Times are ISO 8601 in UTC.
-- A plan has one row in plan, its goals and entries as JSON in plan_entries, what was typed of goals to be in drafts.
-- Practice has a row in practice for each time, and what the person wrote of their own days in own_scenes.
-- IF NOT EXISTS, since two that start at once may both want to make it.
CREATE TABLE IF NOT EXISTS assessments (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    length TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    catalogue_digest TEXT NOT NULL,
    finished INTEGER NOT NULL DEFAULT 0,
    thoroughness TEXT NOT NULL DEFAULT 'normal',
    parameters TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    catalogue TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE IF NOT EXISTS responses (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment TEXT NOT NULL REFERENCES assessments (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    answer TEXT NOT NULL,
    at TEXT NOT NULL,
    seconds REAL NOT NULL DEFAULT 0,
    wording TEXT NOT NULL DEFAULT '',
    UNIQUE (assessment, item)
) STRICT;
CREATE INDEX IF NOT EXISTS responses_by_item ON responses (item);
CREATE TABLE IF NOT EXISTS evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    skill TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    assessment TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE IF NOT EXISTS plan (
    id TEXT NOT NULL,
    timezone TEXT NOT NULL,
    taken_in TEXT NOT NULL DEFAULT '',
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS plan_entries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS drafts (
    skill TEXT NOT NULL PRIMARY KEY,
    words TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS practice (
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
) STRICT;
CREATE TABLE IF NOT EXISTS own_scenes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    skill TEXT NOT NULL,
    happened TEXT NOT NULL,
    did TEXT NOT NULL,
    outcome TEXT NOT NULL,
    instead TEXT NOT NULL,
    complete INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS scenes_read (
    scene TEXT NOT NULL PRIMARY KEY
) STRICT;
PRAGMA user_version = 5;
