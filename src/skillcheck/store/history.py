"""Assessments, answers and evidence over time: each answer is on disk before the next question shows."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from skillcheck.errors import HistoryFault, UsageFault
from skillcheck.model.assessment import REVIEW, THEN, Assessment, Evidence, Response
from skillcheck.store import database, history_rows

ONE = "SELECT * FROM assessments WHERE id = ?"
ORDERED = (("assessments", "seq"), ("evidence", "id"))
"""What has an order of its own, and the number that it comes from."""
TELLING = f"(finished OR length NOT IN ('{REVIEW}', '{THEN}'))"
"""A rating of one skill that was broken off tells nothing, and none goes on with it."""


class History(NamedTuple):
    """An open history. Every method that changes it has committed when it returns; all raise HistoryFault."""

    connection: sqlite3.Connection
    file: Path

    def start(self, assessment: Assessment) -> None:
        """Keep a new assessment with the responses that it may already have, all or nothing."""
        with database.explained(self.file), self.connection:
            self.connection.execute("BEGIN IMMEDIATE")
            self._begin(assessment)

    def put_before(self, assessments: Iterable[Assessment], evidence: Iterable[Evidence]) -> None:
        """Keep assessments and lines in their order before all that are here, all or nothing."""
        with database.explained(self.file), self.connection:
            self.connection.execute("BEGIN IMMEDIATE")
            for table, key in ORDERED:
                self.connection.execute(f"UPDATE {table} SET {key} = -{key}")  # noqa: S608 - our own names
            for assessment in assessments:
                self._begin(assessment)
            for line in evidence:
                self._note(line.skill, line.text, line.at, line.assessment)
            for table, key in ORDERED:
                query = f"SELECT max({key}, 0) FROM {table} ORDER BY {key} DESC"  # noqa: S608
                last = self.connection.execute(query).fetchone()
                self.connection.execute(f"UPDATE {table} SET {key} = ? - {key} WHERE {key} < 0", last or (0,))  # noqa: S608

    def record(self, assessment: str, response: Response) -> None:
        """Keep one answer; an earlier one to the same item is replaced, its place in the order stays."""
        with database.explained(self.file), self.connection:
            self.connection.execute("BEGIN IMMEDIATE")
            self._put(assessment, response)

    def finish(self, assessment: str) -> bool:
        """Mark an assessment as finished; whether there is one, which there is from its first answer on."""
        with database.explained(self.file), self.connection:
            self.connection.execute("BEGIN IMMEDIATE")
            query = "UPDATE assessments SET finished = 1 WHERE id = ?"
            return self.connection.execute(query, (assessment,)).rowcount > 0

    def assessments(self) -> tuple[Assessment, ...]:
        """All of them with their responses, the oldest first."""
        with database.explained(self.file):
            rows = self.connection.execute("SELECT * FROM assessments ORDER BY seq").fetchall()
            return tuple(self._load(row) for row in rows)

    def answering(self, items: Iterable[str], newest: int | None = None) -> tuple[Assessment, ...]:
        """Those with an answer to any of `items` (ids), or the `newest` of them, the oldest first; no other is loaded.

        Reviews and then-ratings that were broken off are left out.
        """
        wanted = tuple(items)
        with database.explained(self.file):
            rows = self.connection.execute(
                f"SELECT * FROM assessments WHERE {TELLING} AND id IN"  # noqa: S608 - our own marks
                f" (SELECT assessment FROM responses WHERE item IN ({', '.join('?' * len(wanted))}))"
                " ORDER BY seq DESC LIMIT ?",
                (*wanted, -1 if newest is None else newest),
            ).fetchall()
            return tuple(self._load(row) for row in reversed(rows))

    def count_answering(self, items: Iterable[str]) -> int:
        """How many of them there are for these `items` (ids)."""
        wanted = tuple(items)
        with database.explained(self.file):
            query = (
                f"SELECT count(*) FROM assessments WHERE {TELLING} AND id IN"  # noqa: S608 - our own marks
                f" (SELECT assessment FROM responses WHERE item IN ({', '.join('?' * len(wanted))}))"
            )
            return int(self.connection.execute(query, wanted).fetchone()[0])

    def is_empty(self) -> bool:
        """Whether there is no assessment."""
        with database.explained(self.file):
            return self.connection.execute("SELECT 1 FROM assessments LIMIT 1").fetchone() is None

    def newest(self, *, finished: bool) -> Assessment | None:
        """The newest finished (or unfinished) assessment of a role's skills; reviews and then-ratings do not count."""
        with database.explained(self.file):
            row = self.connection.execute(
                "SELECT * FROM assessments WHERE finished = ? AND length NOT IN (?, ?)"
                " ORDER BY seq DESC LIMIT 1",
                (finished, REVIEW, THEN),
            ).fetchone()
            return self._load(row) if row else None

    def reviews_since(self, assessment: str) -> tuple[Assessment, ...]:
        """The finished reviews that were saved after this assessment (id), the oldest first."""
        with database.explained(self.file):
            rows = self.connection.execute(
                "SELECT * FROM assessments WHERE length = ? AND finished"
                " AND seq > (SELECT seq FROM assessments WHERE id = ?) ORDER BY seq",
                (REVIEW, assessment),
            ).fetchall()
            return tuple(self._load(row) for row in rows)

    def backwards(self) -> Iterator[Assessment]:
        """All that tell of now, the newest first; each is loaded when it is reached.

        Then-ratings tell of another time, and reviews that were broken off of nothing.
        """
        with database.explained(self.file):
            query = f"SELECT * FROM assessments WHERE length != ? AND {TELLING} ORDER BY seq DESC"  # noqa: S608 - our own words
            for row in self.connection.execute(query, (THEN,)):
                yield self._load(row)

    def precedes(self, one: str, other: str) -> bool:
        """Whether the assessment `one` (id) was saved before the `other`, whatever their clocks said."""
        with database.explained(self.file):
            query = "SELECT id FROM assessments WHERE id IN (?, ?) ORDER BY seq"
            ids = [row["id"] for row in self.connection.execute(query, (one, other))]
            return ids == [one, other]

    def find(self, start: str) -> Assessment:
        """The assessment whose id is, or alone begins with, `start`. Raises: UsageFault."""
        start = start.encode("utf-8", "replace").decode()  # bytes from the command line that are no text
        with database.explained(self.file):
            rows = (
                self.connection.execute(ONE, (start,)).fetchall()
                or self.connection.execute(
                    "SELECT * FROM assessments WHERE substr(id, 1, ?) = ? ORDER BY seq",
                    (len(start), start),
                ).fetchall()
            )
            if start and len(rows) == 1:
                return self._load(rows[0])
        which = "Several assessments begin with" if rows else "There is no assessment"
        raise UsageFault(f"{which} “{start}”. See them all: skillcheck history")

    def delete(self, ids: Iterable[str]) -> None:
        """Remove assessments with their answers and the evidence given in them; overwritten, not just unlinked."""
        chosen = [(id_,) for id_ in ids]
        with database.explained(self.file):
            with self.connection:
                self.connection.execute("BEGIN IMMEDIATE")
                self.connection.executemany("DELETE FROM evidence WHERE assessment = ?", chosen)
                self.connection.executemany("DELETE FROM assessments WHERE id = ?", chosen)
            self._wipe()

    def delete_all(self) -> None:
        """Remove everything, evidence and the plan too; nothing of it is left in the folder's files."""
        with database.explained(self.file):
            with self.connection:
                self.connection.execute("BEGIN IMMEDIATE")
                for table in ("drafts", "plan_entries", "plan", "evidence", "responses", "assessments"):
                    self.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
            self._wipe()

    def add_evidence(self, skill: str, text: str, at: datetime, assessment: str = "") -> int:
        """Keep a line about a skill; its number."""
        with database.explained(self.file), self.connection:
            self.connection.execute("BEGIN IMMEDIATE")
            return self._note(skill, text, at, assessment)

    def evidence(self, skill: str = "") -> tuple[Evidence, ...]:
        """The lines about a skill (or all), the oldest first."""
        with database.explained(self.file):
            rows = self.connection.execute(
                "SELECT * FROM evidence WHERE ? IN ('', skill) ORDER BY id", (skill,)
            ).fetchall()
            return tuple(map(history_rows.evidence, rows))

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def _begin(self, assessment: Assessment) -> None:
        self.connection.execute(
            "INSERT INTO assessments"
            " (id, role, length, taken_at, catalogue_digest, finished, parameters, about)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                assessment.id,
                assessment.role,
                assessment.length,
                assessment.taken_at.isoformat(),
                assessment.catalogue_digest,
                assessment.finished,
                assessment.parameters,
                assessment.about,
            ),
        )
        for response in assessment.responses:
            self._put(assessment.id, response)

    def _note(self, skill: str, text: str, at: datetime, assessment: str) -> int:
        cursor = self.connection.execute(
            "INSERT INTO evidence (skill, text, at, assessment) VALUES (?, ?, ?, ?)",
            (skill, text, at.isoformat(), assessment),
        )
        return cursor.lastrowid or 0

    def _put(self, assessment: str, response: Response) -> None:
        self.connection.execute(
            "INSERT INTO responses (assessment, item, answer, at, seconds, wording) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (assessment, item) DO UPDATE SET answer = excluded.answer, at = excluded.at,"
            " seconds = seconds + excluded.seconds, wording = excluded.wording",
            (
                assessment,
                response.item,
                response.answer,
                response.at.isoformat(),
                response.seconds,
                response.wording,
            ),
        )

    def _load(self, row: sqlite3.Row) -> Assessment:
        responses = self.connection.execute(
            "SELECT * FROM responses WHERE assessment = ? ORDER BY seq", (row["id"],)
        )
        return history_rows.assessment(row, map(history_rows.response, responses))

    def _wipe(self) -> None:
        """Take what was deleted out of the free pages and out of the write-ahead log."""
        self.connection.execute("VACUUM")
        busy = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise HistoryFault(
                f"Deleted, but another skillcheck is reading {self.file}, so that traces are left in its files. "
                "Close the other one: the next skillcheck that saves or deletes something takes them away."
            )
