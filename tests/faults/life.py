"""Every command of the program in an order that makes sense, from the first assessment to the deletion of all."""

import os
import shutil
import stat
from pathlib import Path

from skillcheck.store import catalogue
from tests.commands.team import team
from tests.conftest import SMALL

HEAD = "version: 1\nrole: desk-lead\ntaken_at: 2026-11-{:02}T10:00:00Z\nanswers: "
ANSWERS = HEAD + "{{order-1: {}, sums-1: 1, listening-1: 4, order-s: a}}\n"
AGAIN = HEAD + "{{listening-1: 5, listening-2: 2, listening-s: b}}\n"
EXPORT = (
    '{"skillcheck": 1, "kind": "export", "assessment": {"id": "2026-11-05-me", "role": "clerk", "length": "full",'
    ' "taken_at": "2026-11-05T10:00:00Z"}, "answers": {"sums-1": "3"}}'
)
CANARY = "canary-bird"
"""Stands in all that a person writes."""
WRITING: tuple[tuple[str, ...], ...] = (
    ("assess", "--answers", "first.yaml"),
    ("assess", "--answers", "second.yaml"),
    ("evidence", "add", "order", f"A line with a {CANARY}, a Зина and a 謝謝"),
    ("plan", "new", "listening", "--minutes", "5", "--why", f"Why: {CANARY}", "--due", "2026-12-29", "--days", "mon,tue",
     "--tell", f"Ada {CANARY}", "--cue", f"When a {CANARY} sings, I listen.", "--picture", f"{CANARY}, a picture",
     "--done-when", f"Ten {CANARY} calls", "--action", f"Listen to the {CANARY}"),
    ("plan", "done", "listening", "--note", f"A note: {CANARY}"),
    ("plan", "missed", "listening", "--why", f"Ill: {CANARY}"),
    ("plan", "checkin", "listening", "--came-up", "5", "--acted", "3", "--hindered", f"By a {CANARY}",
     "--cue", f"When another {CANARY} sings, I listen."),
    ("plan", "review", "listening", "--extend", "2027-01-15", "--reason", f"For a {CANARY}", "--answers", "again.yaml"),
    ("plan", "edit", "listening", "--picture", f"Another picture of the {CANARY}"),
    ("plan", "done", "--note", f"A slip of the {CANARY}"),
    ("plan", "undo"),
    ("evidence", "add", "sums", f"A slip about a {CANARY}"),
    ("evidence", "edit", "1", f"A line with a {CANARY}, a Зина and more 謝謝"),
    ("evidence", "remove", "2"),
    ("practise", "add", "order", "--happened", f"A {CANARY} sang", "--did", f"I fed the {CANARY}",
     "--outcome", f"A {CANARY}", "--instead", f"I listen to the {CANARY}"),
)  # fmt: skip
READING: tuple[tuple[str, ...], ...] = (
    ("--version",), ("--help",), ("plan", "--help"), ("gaps", "-h"),
    ("gaps",), ("gaps", "--explain"), ("gaps", "--since", "2026-11-01"), ("show", "listening"),
    ("choices",), ("answers",),
    ("list",), ("list", "--search", "order"), ("roles",), ("roles", "clerk"), ("roles", "compare", "clerk", "desk-lead"),
    ("history",), ("history", "listening"), ("export",), ("export", "--include", "evidence"), ("evidence", "list"),
    ("plan",), ("plan", "show"), ("plan", "today"), ("plan", "-f", "ics"),
    ("catalogue", "check"), ("catalogue", "path"), ("catalogue", "schema"), ("catalogue", "new", "own.yaml"),
    ("catalogue", "calibrate", "results"), ("catalogue", "reliability", "results"), ("doctor",),
    ("export", "-o", "result.html"),
    ("history", "import", "me.json"),
    ("practise",), ("practise", "order"), ("practise", "list"), ("export", "-f", "anki"),
    ("huddle", "order", "--catalogue", "practice.yaml"),
)  # fmt: skip
PEOPLE = 32
"""Results of others: `catalogue reliability` needs thirty."""
DELETING: tuple[tuple[str, ...], ...] = (
    ("practise", "remove", "1"), ("history", "delete", "2026-11-01"), ("history", "delete", "--all"),
)  # fmt: skip
SILENT = {("export", "-o", "result.html")}
"""What says something on stderr alone, since its result goes to a file."""


def prepare(folder: Path) -> None:
    """Put the files into a folder that the commands read."""
    folder.mkdir(exist_ok=True)
    (folder / "first.yaml").write_text(ANSWERS.format(1, 2), encoding="utf-8")
    (folder / "second.yaml").write_text(ANSWERS.format(8, 4), encoding="utf-8")
    (folder / "again.yaml").write_text(AGAIN.format(23), encoding="utf-8")
    (folder / "me.json").write_text(EXPORT, encoding="utf-8")
    shutil.copy(SMALL.with_name("practice.yaml"), folder)
    team(catalogue.read(str(SMALL)), folder, PEOPLE)


def whole(folder: Path) -> list[list[str]]:
    """The words of each command, for a folder that is prepared."""
    results = sorted(path.name for path in folder.glob("result-*.json"))
    lines = [*WRITING, *READING, *DELETING]
    return [[part for word in line for part in (results if word == "results" else (word,))] for line in lines]


def modes(*folders: Path) -> dict[str, int]:
    """The mode of each file and folder, folders with a slash at the end."""
    found = [(path, stat.S_IMODE(path.stat().st_mode)) for top in folders for path in (top, *top.rglob("*"))]
    return {f"{path}{os.sep if path.is_dir() else ''}": mode for path, mode in found}


def traces(*folders: Path) -> list[str]:
    """The files in which the canary stands."""
    return sorted(
        path.name
        for top in folders
        for path in top.rglob("*")
        if path.is_file() and CANARY.encode() in path.read_bytes()
    )
