"""A folder with a home in it, the program run there in this process, and what the program finds there."""

import json
import os
import shutil
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from skillcheck import cli

SMALL = Path(__file__).parent.parent.parent / "tests" / "data" / "small.yaml"
GOAL, RESULT = "listening", "result.md"
ASSESS = ("assess", "--answers", "-")
SHEET = (
    "version: 1\nrole: desk-lead\ntaken_at: 2026-11-{0:02}T10:00:00Z\n"
    "answers: {{order-1: {1}, sums-1: 1, listening-1: 4}}\n"
)
PLAN = tuple(f"plan new {GOAL} --practice 1 --why Guests. --due 2026-12-29 --days mon,wed".split())
EARLIER: tuple[tuple[tuple[str, ...], str], ...] = (
    (ASSESS, SHEET.format(1, 2)),
    (ASSESS, SHEET.format(8, 4)),
    (("evidence", "add", "order", "The earlier line."), ""),
    (PLAN, ""),
    (("plan", "done", GOAL), ""),
)
"""What was done before: words and stdin."""


class Ran(NamedTuple):
    """How a run of the program ended."""

    code: int
    out: str
    err: str


def variables(folder: Path, catalogue: Path = SMALL) -> dict[str, str]:
    """Return what makes the program work in a folder."""
    return {
        "SKILLCHECK_HOME": str(folder / "home"),
        "SKILLCHECK_CACHE": str(folder / "cache"),
        "SKILLCHECK_CATALOGUE": str(catalogue),
        "SKILLCHECK_TODAY": "2026-11-24",
    }


def run_program(folder: Path, *words: str, stdin: str = "", catalogue: Path = SMALL) -> Ran:
    """Run the program on words, in this process, with the home of a folder."""
    keyboard, out, err = TextIOWrapper(BytesIO(stdin.encode())), StringIO(), StringIO()
    environment = patch.dict(os.environ, variables(folder, catalogue))
    with environment, patch("sys.stdin", keyboard), redirect_stdout(out), redirect_stderr(err):
        return Ran(cli.main(list(words)), out.getvalue(), err.getvalue())


def prepare(folder: Path) -> None:
    """Do in a new folder what was done before. Raises: AssertionError."""
    folder.mkdir()
    for words, stdin in EARLIER:
        ran = run_program(folder, *words, stdin=stdin)
        assert ran.code == 0, ran
    (folder / RESULT).write_text("# An earlier result\n", encoding="utf-8")


def copy(prepared: Path, folder: Path) -> None:
    """Make a folder a copy of a prepared one, with the times of its files, by which the cache knows them."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prepared, folder)


def read(folder: Path, *words: str) -> Any:
    """Return what a command says in JSON. Raises: AssertionError where it ends otherwise than done, or with nothing yet."""
    ran = run_program(folder, *words, "-f", "json")
    assert ran.code in (0, 5), ran
    return json.loads(ran.out)


def contents(folder: Path) -> dict[str, str]:
    """Return what the program finds in a home, by part, without the ids and times that differ from run to run."""
    ids = [assessment["id"] for assessment in read(folder, "history")["assessments"]]
    exports = [read(folder, "export", "--assessment", id_) for id_ in ids]
    plan = read(folder, "plan", "show", "--include", "notes")
    return {
        "history": f"{[(export['assessment']['taken_at'], export['answers']) for export in exports]}",
        "evidence": f"{[line['text'] for line in read(folder, 'evidence', 'list')['evidence']]}",
        "plan": f"{plan['goals']} {plan.get('log')}",
        "result": (folder / RESULT).read_text("utf-8"),
    }
