-- The history: how each format of it comes out of the one before, the first out of an empty file. Statements that were ever
-- released are never changed.
-- Order comes from seq, never from the clock. Times are ISO 8601 in UTC.

-- Format 1
CREATE TABLE assessments (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    length TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    catalogue_digest TEXT NOT NULL,
    finished INTEGER NOT NULL DEFAULT 0,
    thoroughness TEXT NOT NULL DEFAULT 'normal',
    parameters TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE responses (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment TEXT NOT NULL REFERENCES assessments (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    answer TEXT NOT NULL,
    at TEXT NOT NULL,
    seconds REAL NOT NULL DEFAULT 0,
    UNIQUE (assessment, item)
) STRICT;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    skill TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    assessment TEXT NOT NULL DEFAULT ''
) STRICT;

-- Format 2
ALTER TABLE responses ADD COLUMN wording TEXT NOT NULL DEFAULT '';
ALTER TABLE assessments ADD COLUMN about TEXT NOT NULL DEFAULT '';
CREATE INDEX responses_by_item ON responses (item);

-- Format 3: a plan has one row in plan, its goals and entries as JSON in plan_entries, what was typed of goals to be in drafts.
CREATE TABLE plan (
    id TEXT NOT NULL,
    timezone TEXT NOT NULL,
    taken_in TEXT NOT NULL DEFAULT '',
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE plan_entries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE TABLE drafts (
    skill TEXT NOT NULL PRIMARY KEY,
    words TEXT NOT NULL
) STRICT;

-- Format 4
ALTER TABLE assessments ADD COLUMN catalogue TEXT NOT NULL DEFAULT '';

-- Format 5: practice has a row for each time, own_scenes what the person wrote of their own days.
CREATE TABLE practice (
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
CREATE TABLE own_scenes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    skill TEXT NOT NULL,
    happened TEXT NOT NULL,
    did TEXT NOT NULL,
    outcome TEXT NOT NULL,
    instead TEXT NOT NULL,
    complete INTEGER NOT NULL
) STRICT;
CREATE TABLE scenes_read (
    scene TEXT NOT NULL PRIMARY KEY
) STRICT;
