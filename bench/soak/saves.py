"""The commands that save something, in a home that holds earlier data; and what a home holds, to compare."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.soak.script import SMALL
from skillcheck.store import catalogue, database, plan_file
from skillcheck.store.history import History

SHEET = (
    "version: 1\nrole: desk-lead\ntaken_at: 2026-11-{0:02}T10:00:00Z\n"
    "answers: {{order-1: {1}, sums-1: 1, listening-1: 4}}\n"
)
NEW_GOAL = (
    "plan", "new", "listening", "--practice", "1", "--why", "Guests tell me twice.", "--due", "2026-12-29",
    "--days", "mon,wed,fri",
)  # fmt: skip
EARLIER: tuple[tuple[tuple[str, ...], str], ...] = (
    (("assess", "--answers", "-"), SHEET.format(1, 2)),
    (("assess", "--answers", "-"), SHEET.format(8, 4)),
    (("evidence", "add", "order", "The earlier line."), ""),
    (NEW_GOAL, ""),
    (("plan", "done", "listening"), ""),
)
"""Words and stdin of what was done before."""
RESULT = "result.md"
OURS = (
    *(f"history.db{ending}" for ending in ("", "-wal", "-shm", "-journal")),
    "history.lock",
    "plan.yaml",
    "plan.lock",
)
"""Where a disk is full when the log should go into the history, SQLite leaves the log, and reads it the next time."""


@dataclass(frozen=True, slots=True)
class Save:
    """A command that saves, with its stdin."""

    words: tuple[str, ...]
    stdin: str = ""


SAVES = {
    "assess": Save(("assess", "--answers", "-"), SHEET.format(20, 5)),
    "evidence": Save(("evidence", "add", "sums", "A new line.")),
    "plan": Save(("plan", "done", "listening", "--note", "A new note.")),
    "delete": Save(("history", "delete", "--all")),
    "export": Save(("export", "-o", RESULT, "--force")),
}


@dataclass(frozen=True, slots=True)
class Holds:
    """What a folder holds: of the history, of the plan, and of the file of a result; empty for nothing."""

    history: str
    plan: str
    result: str


def variables(folder: Path) -> dict[str, str]:
    """What makes the program work in a folder."""
    return {
        "SKILLCHECK_HOME": str(folder / "home"),
        "SKILLCHECK_CACHE": str(folder / "cache"),
        "SKILLCHECK_CATALOGUE": str(SMALL),
        "SKILLCHECK_TODAY": "2026-11-24",
    }


def prepared(folder: Path, env: Mapping[str, str]) -> None:
    """Do in a folder what was done before. Raises: subprocess.CalledProcessError."""
    folder.mkdir()
    for words, stdin in EARLIER:
        subprocess.run(  # noqa: S603
            [sys.executable, "-m", "skillcheck", *words],
            env={**env, **variables(folder)},
            cwd=folder,
            input=stdin,
            capture_output=True,
            text=True,
            check=True,
        )
    (folder / RESULT).write_text("# An earlier result\n", encoding="utf-8")


def copied(prepared: Path, folder: Path) -> None:
    """A copy of a prepared folder, with the times of its files, by which the cache knows them."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prepared, folder)


def holds(folder: Path) -> Holds:
    """What is there, as the next skillcheck finds it. Raises: SkillcheckError, sqlite3.Error, OSError."""
    file, plan = folder / "home" / "history.db", folder / "home" / "plan.yaml"
    result = (folder / RESULT).read_text("utf-8")
    return Holds(_history(file) if file.exists() else "", _plan(plan) if plan.exists() else "", result)


def strangers(folder: Path) -> list[str]:
    """Files that are no part of the history, the plan, the cache or the result."""
    known = {*(f"home/{name}" for name in OURS), RESULT}
    found = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    made = ("cache/catalogue-", "home/history-backup-")
    return sorted(name for name in found if name not in known and not name.startswith(made))


def _history(file: Path) -> str:
    with closing(History(database.open_for_writing(file), file)) as history:
        health = history.connection.execute("PRAGMA integrity_check").fetchone()[0]
        taken = [(one.taken_at.isoformat(), one.answers, one.finished) for one in history.assessments()]
        return f"{health} {taken} {[line.text for line in history.evidence()]}" if taken else ""


def _plan(file: Path) -> str:
    plan, _ = plan_file.read(file.read_bytes(), str(file), catalogue.read(str(SMALL)))
    return f"{plan.goals} {plan.log}"
