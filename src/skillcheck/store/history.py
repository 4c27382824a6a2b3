"""Assessments, answers and evidence over time: each answer is on disk before the next question shows."""

import errno
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from skillcheck.errors import HistoryFault, UsageFault
from skillcheck.model.assessment import ADAPTIVE, REVIEW, THEN, THOROUGH, Assessment, Evidence, Response
from skillcheck.store import backups, files, history_rows, soundness
from skillcheck.store.database import LOCK
from skillcheck.store.diagnosis import PRIMARY, explained, unheard
from skillcheck.store.history_rows import Value
from skillcheck.store.lock import locked

ASSESSMENTS = (
    f"SELECT *, length = '{ADAPTIVE}' AND thoroughness = '{THOROUGH}' AS is_thorough FROM assessments"  # noqa: S608
)
"""The first edition kept the length of a thorough one in a column of its own."""
TELLING = f"(finished OR length NOT IN ('{REVIEW}', '{THEN}'))"
"""A rating of one skill that was broken off tells nothing, and none goes on with it."""
FORGET = ("DELETE FROM evidence WHERE assessment = ?", "DELETE FROM assessments WHERE id = ?")


class History:
    """An open history. Every method that changes it has committed when it returns; all raise HistoryFault.

    When it is closed after an assessment was finished, a copy is made; `say` is told where that can't be done.
    """

    def __init__(
        self, connection: sqlite3.Connection, file: Path, say: Callable[[str], None] = unheard
    ) -> None:
        self.connection, self.file, self.say = connection, file, say
        self._copy_is_due = False
        with explained(file):
            self._is_in_file = connection.execute("PRAGMA journal_mode").fetchone()[0] != "memory"
            self._identity = files.find_identity(file) if self._is_in_file else None

    def start(self, assessment: Assessment) -> None:
        """Keep a new assessment with the responses that it may already have, all or nothing."""
        with self.change():
            self._start(assessment)
        self._copy_is_due |= assessment.finished

    def insert(self, assessment: Assessment) -> str:
        """Keep an assessment whose time was stated before those of a later time; return the id of the first of them."""
        with self.change():
            later = self._place(assessment)
        self._copy_is_due |= assessment.finished
        return later

    def take_in(self, assessment: Assessment, lines: Iterable[Evidence]) -> tuple[str | None, int]:
        """Keep what is not here yet; return as `insert`, None where the assessment is here, and the number of new lines."""
        with self.change():
            later = None if self.get(assessment.id) else self._place(assessment)
            texts = {(line.skill, line.at, line.text) for line in self.evidence()}
            new = [line for line in lines if (line.skill, line.at, line.text) not in texts]
            for line in new:
                self.add_row("evidence", {"skill": line.skill, "text": line.text, "at": line.at.isoformat()})
        self._copy_is_due |= assessment.finished and later is not None
        return later, len(new)

    def record(self, assessment: str, response: Response) -> None:
        """Keep one answer; an earlier one to the same item is replaced, its place in the order stays."""
        with self.change():
            self._put(assessment, response)

    def finish(self, assessment: str) -> bool:
        """Mark an assessment as finished; return whether there is one, which there is from its first answer on."""
        with self.change():
            query = "UPDATE assessments SET finished = 1 WHERE id = ?"
            is_there = self.connection.execute(query, (assessment,)).rowcount > 0
        self._copy_is_due |= is_there
        return is_there

    def assessments(self) -> tuple[Assessment, ...]:
        """Return all of them with their responses, the oldest first."""
        return self._select("ORDER BY seq")

    def answering(
        self, items: Collection[str], newest: int | None = None
    ) -> tuple[tuple[Assessment, ...], int]:
        """Return those with an answer to any of `items` (ids), the oldest first, and how many were left out.

        Of many, only the `newest` are returned. Reviews and then-ratings that were broken off never count.
        """
        having = f"SELECT assessment FROM responses WHERE item IN ({', '.join('?' * len(items))})"  # noqa: S608 - our own marks
        query = f"{ASSESSMENTS} WHERE {TELLING} AND id IN ({having}) ORDER BY seq"
        with explained(self.file):
            rows = self.connection.execute(query, tuple(items)).fetchall()
            kept = rows[-newest:] if newest else rows
            return tuple(map(self._load, kept)), len(rows) - len(kept)

    def is_empty(self) -> bool:
        """Return whether there is no assessment."""
        return not self._select("LIMIT 1")

    def newest(self, *, finished: bool) -> Assessment | None:
        """Return the newest finished (or unfinished) assessment of a role's skills; one of a single skill does not count."""
        condition = "WHERE finished = ? AND length NOT IN (?, ?) ORDER BY seq DESC LIMIT 1"
        return next(iter(self._select(condition, finished, REVIEW, THEN)), None)

    def reviews_since(self, assessment: str) -> tuple[Assessment, ...]:
        """Return the finished reviews that were saved after this assessment (id), the oldest first."""
        after = "seq > (SELECT seq FROM assessments WHERE id = ?)"
        return self._select(f"WHERE length = ? AND finished AND {after} ORDER BY seq", REVIEW, assessment)

    def backwards(self) -> Iterator[Assessment]:
        """Give the finished ones but then-ratings, the newest first; each is loaded when it is reached."""
        with explained(self.file):
            query = f"{ASSESSMENTS} WHERE length != ? AND finished ORDER BY seq DESC"
            for row in self.connection.execute(query, (THEN,)):
                yield self._load(row)

    def precedes(self, id_: str, other: str) -> bool:
        """Return whether an assessment was saved before the `other` (ids), whatever their clocks said."""
        both = self._select("WHERE id IN (?, ?) ORDER BY seq", id_, other)
        return [assessment.id for assessment in both] == [id_, other]

    def get(self, id_: str) -> Assessment | None:
        """Return the assessment with this id; None where there is none."""
        return next(iter(self._select("WHERE id = ?", id_)), None)

    def find(self, start: str) -> Assessment:
        """Return the assessment whose id is, or alone begins with, `start`. Raises: UsageFault."""
        start = start.encode("utf-8", "replace").decode()  # bytes from the command line that are no text
        matches = self._select("WHERE id = ?", start)
        matches = matches or self._select("WHERE substr(id, 1, ?) = ? ORDER BY seq", len(start), start)
        if start and len(matches) == 1:
            return matches[0]
        which = "Several assessments begin with" if matches else "There is no assessment"
        raise UsageFault(f"{which} “{start}”. See them all: skillcheck history")

    def delete(self, ids: Iterable[str]) -> None:
        """Remove assessments with their answers and the evidence given in them, from the copies too. Raises: as `erase`."""
        self.erase(*((statement, (id_,)) for id_ in ids for statement in FORGET))

    def erase(self, *statements: tuple[str, tuple[Any, ...]]) -> None:
        """Carry out statements that delete, all or none, and take what they deleted out of the copies and free pages, too.

        Raises: HistoryFault, also where all is deleted but some traces.
        """
        with explained(self.file), locked(self.file.with_name(LOCK)):
            with self.change():
                for statement, values in statements:
                    self.connection.execute(statement, values)
            left = backups.renew(self.connection, self.file, self.say)
        if traces := self._wipe():
            raise HistoryFault(traces)
        if left:
            raise HistoryFault(
                f"Deleted, but {', '.join(map(str, left))} may still hold it. Delete that yourself."
            )

    def delete_all(self) -> tuple[tuple[str, ...], str]:
        """Remove everything, copies too; return the ids of the assessments, and a sentence where traces are left."""
        with explained(self.file), locked(self.file.with_name(LOCK)):
            with self.change():
                ids = tuple(
                    row["id"] for row in self.connection.execute("SELECT id FROM assessments ORDER BY seq")
                )
                for table in soundness.tables():
                    self.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
            for copy in backups.all(self.file.parent):
                copy.unlink()
        return ids, self._wipe()

    def add_evidence(self, skill: str, text: str, at: datetime, assessment: str = "") -> int:
        """Keep a line about a skill; return its number."""
        with self.change():
            note = {"skill": skill, "text": text, "at": at.isoformat(), "assessment": assessment}
            return self.add_row("evidence", note)

    def evidence(self, skill: str = "") -> tuple[Evidence, ...]:
        """Return the lines about a skill (or all), the oldest first."""
        return self.read(Evidence, "SELECT * FROM evidence WHERE ? IN ('', skill) ORDER BY id", skill)

    def change_evidence(self, number: int, text: str) -> None:
        """Give a line another text; what it said before is gone from the copies, too. Raises: as `erase`."""
        self.erase(("UPDATE evidence SET text = ? WHERE id = ?", (text, number)))

    def remove_evidence(self, number: int) -> None:
        """Remove a line, from the copies too. Raises: as `erase`."""
        self.erase(("DELETE FROM evidence WHERE id = ?", (number,)))

    def close(self) -> None:
        """Let go of the file, with a copy made where that is due: never of a history in memory, which is not kept."""
        try:
            if self._copy_is_due and self._is_in_file:
                with locked(self.file.with_name(LOCK)):
                    backups.make(self.connection, self.file, self.say)
        except (OSError, HistoryFault) as error:
            self.say(f"The history is saved, but no copy of it could be made: {error}")
        finally:
            self._copy_is_due = False
            self.connection.close()

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Commit what is changed inside, beside which nobody else writes, or nothing of it."""
        with explained(self.file), self.connection:
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
            with suppress(PermissionError):  # a folder that was closed meanwhile: then nobody can tell
                if self._identity and files.find_identity(self.file) != self._identity:
                    # the open file is no longer the one at its path: what is saved there, nobody would find
                    raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    def add_row(self, table: str, columns: Mapping[str, Any], conflict: str = "") -> int:
        """Add a row to a table of ours, inside of a `change`; return its number."""
        marks = ", ".join(f":{column}" for column in columns)
        insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}){conflict}"  # noqa: S608 - our own names
        return self.connection.execute(insert, columns).lastrowid or 0

    def read(self, kind: type[Value], query: str, *values: Any) -> tuple[Value, ...]:
        """Return the values of a kind in the rows that a query gives."""
        with explained(self.file):
            return tuple(history_rows.value(kind, row) for row in self.connection.execute(query, values))

    def _select(self, rest: str, *values: Any) -> tuple[Assessment, ...]:
        with explained(self.file):
            rows = self.connection.execute(f"{ASSESSMENTS} {rest}", values).fetchall()
            return tuple(map(self._load, rows))

    def _load(self, row: sqlite3.Row) -> Assessment:
        query = "SELECT * FROM responses WHERE assessment = ? ORDER BY seq"
        responses = self.read(Response, query, row["id"])
        assessment = history_rows.value(Assessment, row, responses=responses)
        return assessment._replace(length=THOROUGH) if row["is_thorough"] else assessment

    def _place(self, assessment: Assessment) -> str:
        query = "SELECT seq, id FROM assessments WHERE taken_at > ? ORDER BY seq LIMIT 1"
        later = self.connection.execute(query, (assessment.taken_at.isoformat(),)).fetchone()
        if later is None:
            self._start(assessment)
            return ""
        # By way of negative numbers, since no number may stand twice at any moment.
        self.connection.execute("UPDATE assessments SET seq = -seq - 1 WHERE seq >= ?", (later["seq"],))
        self.connection.execute("UPDATE assessments SET seq = -seq WHERE seq < 0")
        self._start(assessment, later["seq"])
        return str(later["id"])

    def _start(self, assessment: Assessment, seq: int | None = None) -> None:
        """Add an assessment with its responses; without a number, after all others."""
        self.add_row("assessments", {**history_rows.row(assessment), "seq": seq})
        for response in assessment.responses:
            self._put(assessment.id, response)

    def _put(self, assessment: str, response: Response) -> None:
        again = (
            " ON CONFLICT (assessment, item) DO UPDATE SET answer = excluded.answer, at = excluded.at,"
            " seconds = seconds + excluded.seconds, wording = excluded.wording"
        )
        self.add_row("responses", {"assessment": assessment, **history_rows.row(response)}, again)

    def _wipe(self) -> str:
        """Take what was deleted out of the free pages and the log; return what to say where that can't be done now."""
        what, remedy = f"another program is reading {self.file}", "Close that one"
        try:
            self.connection.execute("VACUUM")
            if not self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                return ""
        except sqlite3.Error as error:  # the deletion is on disk already: nothing to try again
            if error.sqlite_errorcode & PRIMARY != sqlite3.SQLITE_BUSY:
                what = f"{self.file} could not be written anew ({error.sqlite_errorname})"
                remedy = "See that its disk has room"
        return (
            f"Deleted, but {what}: traces may be left in its files. {remedy}: the next skillcheck that deletes something"
            " takes them away."
        )
