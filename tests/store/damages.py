"""What can happen to a history's file: each does its damage to one that has something in it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

Damage = Callable[[Path], object]


def bytes_to(change: Callable[[bytes], bytes]) -> Damage:
    """Change the bytes of the file."""
    return lambda file: file.write_bytes(change(file.read_bytes()))


def sql(*statements: str, table: str = "") -> Damage:
    """Do to the file what another program could; a `table` is made anew first, one that takes any value."""
    loose = ("CREATE TABLE loose AS SELECT * FROM {0}", "DROP TABLE {0}", "ALTER TABLE loose RENAME TO {0}")

    def damage(file: Path) -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("PRAGMA writable_schema = ON")
            for statement in (*(loose if table else ()), *statements):
                other.execute(statement.format(table))

    return damage


def beside(ending: str, content: bytes) -> Damage:
    """Put a file beside it, as SQLite would."""

    def damage(file: Path) -> None:
        path = file.with_name(file.name + ending)
        path.touch(mode=0o600)
        path.write_bytes(content)

    return damage


TICK = '{{"day": "2026-11-24", "goal": "gone", "what": "done"}}'
ENDLESS = "WITH RECURSIVE c(scene) AS (SELECT 'a' UNION ALL SELECT 'a' FROM c) SELECT scene FROM c"
PRACTISED, LATER = "SELECT 1, 'scene', 'a', 'a', '2026-11-24'", "'a', 'b', '', 1, 0, 1, 1"
NO_TEXT = "CAST(x'ff41' AS TEXT)"
DAMAGES: dict[str, Damage] = {
    "another kind of file": bytes_to(lambda data: b"no database at all, but a letter to a friend" * 20),
    "a few bytes": bytes_to(lambda data: data[:5]),
    "zeros": bytes_to(lambda data: b"\0" * len(data)),
    "only the header's name": bytes_to(lambda data: data[:16]),
    "the first page only": bytes_to(lambda data: data[:4096]),
    "the last page missing": bytes_to(lambda data: data[:-4096]),
    "half of it": bytes_to(lambda data: data[: len(data) // 2]),
    "a broken tree": bytes_to(lambda data: data[:100] + b"\xff" * 400 + data[500:]),
    "a page of nonsense": bytes_to(lambda data: data[:-4096] + b"\xff" * 48 + data[-4048:]),
    "an unknown page size": bytes_to(lambda data: data[:16] + b"\xff\xff" + data[18:]),
    "a role that is no UTF-8": sql(f"UPDATE assessments SET role = {NO_TEXT}"),
    "an answer that is no UTF-8": sql(f"UPDATE responses SET answer = {NO_TEXT}"),
    "a line that is no UTF-8": sql(f"UPDATE evidence SET text = {NO_TEXT}"),
    "a time that is none": sql("UPDATE assessments SET taken_at = 'never'"),
    "a time without a zone": sql("UPDATE responses SET at = '2026-11-22T08:00:00'"),
    "a time out of all bounds": sql("UPDATE evidence SET at = '0001-01-01T00:00:00+14:00'"),
    "a table missing": sql("DROP TABLE evidence"),
    "answers missing": sql("DROP TABLE responses"),
    "a column missing": sql("ALTER TABLE assessments DROP COLUMN thoroughness"),
    "a blob for a role": sql("UPDATE assessments SET role = x'00ff'", table="assessments"),
    "a text for seconds": sql("UPDATE responses SET seconds = 'long'", table="responses"),
    "no seconds": sql("UPDATE responses SET seconds = NULL", table="responses"),
    "no format": sql("PRAGMA user_version = 0"),
    "an older format than it has": sql("PRAGMA user_version = 1"),
    "a format below zero": sql("PRAGMA user_version = -5"),
    "a format beyond all counting": sql("PRAGMA user_version = 123456"),
    "a counter at its end": sql("UPDATE sqlite_sequence SET seq = 9223372036854775807"),
    "a schema that is none": sql("UPDATE sqlite_master SET sql = 'CREATE nonsense' WHERE name = 'evidence'"),
    "a schema that is no UTF-8": sql(f"UPDATE sqlite_master SET sql = {NO_TEXT} WHERE name = 'evidence'"),
    "a name that is no UTF-8": sql(f"UPDATE sqlite_master SET name = {NO_TEXT} WHERE name = 'evidence'"),
    "a number at the end of all counting": sql("UPDATE evidence SET id = 9223372036854775807 WHERE id = 1"),
    "a table that takes any type": sql(table="practice"),
    "an id that a shell would run": sql("UPDATE assessments SET id = 'x; rm -rf y' WHERE seq = 1"),
    "a view without end": sql("DROP TABLE scenes_read", f"CREATE VIEW scenes_read AS {ENDLESS}"),
    "a day near the end of the calendar": sql(f"INSERT INTO practice {PRACTISED}, '9999-06-01', {LATER}"),
    "more taken back than can be": sql("INSERT INTO plan VALUES ('x', 'UTC', '', 9223372036854775807)"),
    "less than nothing taken back": sql("INSERT INTO plan VALUES ('x', 'UTC', '', -1)"),
    "an entry about no goal": sql(f"INSERT INTO plan_entries (what, content) VALUES ('done', '{TICK}')"),
    "an index of something else": sql("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'responses_by_item'"),
}  # fmt: skip
RULES: dict[str, Damage] = {
    "the trigger t": sql("CREATE TRIGGER t AFTER INSERT ON PLAN_entries BEGIN DELETE FROM plan_entries; END"),
    "the column drafts.mine": sql("ALTER TABLE drafts ADD COLUMN mine TEXT NOT NULL"),
    "the index once": sql("CREATE UNIQUE INDEX once ON evidence (skill, text)"),
}
"""What changes or refuses some of that which is written, by the name of it."""
HARMLESS: dict[str, Damage] = {
    "endless seconds": sql("UPDATE responses SET seconds = 9e999"),
    "a column more": sql("ALTER TABLE evidence ADD COLUMN mine TEXT"),
    "a table more": sql("CREATE TABLE mine (a UNIQUE)", "CREATE UNIQUE INDEX once ON mine (a)"),
    "a log of nonsense": beside("-wal", b"nonsense" * 1000),
    "an empty journal": beside("-journal", b""),
}
"""What takes nothing away."""
CUT_OFF = beside("-journal", b"nonsense" * 1000)
"""A journal that SQLite must take back, which only one who may write can do."""
