"""What each command loads: a list that grows needs a reason, since every name on it delays every start."""

import os
import subprocess
import sys

import pytest

from tests.conftest import Run

SHEET = "version: 1\nrole: team-lead\nanswers: {empathy-1: 4, empathy-2: 2, humility-1: 3}\n"
WATCHED = frozenset(
    "typer shellingham rich pygments markdown_it yaml platformdirs icalendar jinja2 sqlite3 dataclasses inspect difflib"
    " statistics hashlib json csv tempfile secrets textwrap zoneinfo traceback argparse subprocess threading logging"
    " asyncio socket ssl http email pickle importlib.metadata importlib.resources multiprocessing".split()
)
"""Modules of others and heavy ones of Python; those that Python's own modules load in some versions only are left out."""
READING = frozenset({"sqlite3", "json"})
"""What the catalogue's compiled form and the history take; neither YAML nor what it is checked with."""
LOADED = {
    "--version": frozenset[str](),
    "show empathy -f json": READING,
    "show empathy -f plain": READING,
    "show empathy -f terminal": READING | {"rich"},  # rich.cells: how wide characters are
    "gaps -f json": READING,
    "gaps -f terminal": READING | {"rich"},
    "list -f terminal": READING | {"rich"},
    "list -f json": READING,
}
MODULES = {
    "--version": 5,
    "show empathy -f json": 68,
    "show empathy -f plain": 69,
    "show empathy -f terminal": 70,
    "gaps -f json": 76,
    "gaps -f terminal": 78,
    "list -f terminal": 49,
    "list -f json": 47,
}
"""How many files of ours each command loads; each takes a fifth of a millisecond."""
TYPER = frozenset(
    {"typer", "shellingham", "inspect", "difflib", "textwrap", "threading", "subprocess", "traceback"}
)
SCRIPT = """
import atexit, sys
before = set(sys.modules)
atexit.register(lambda: sys.stderr.write("\\n".join(["", *(set(sys.modules) - before)])))
sys.argv = ["skillcheck", *sys.argv[1:]]
from skillcheck.cli import run
run()
"""


def loaded(*words: str, **variables: str) -> set[str]:
    """The modules that a run of the program loaded."""
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout
    return set(ran.stderr.split("\n"))


@pytest.mark.parametrize("line", LOADED)
def test_a_command_loads_no_more_than_it_needs(line: str, run: Run) -> None:
    assert run("assess", "--answers", "-", stdin=SHEET).code == 0
    assert loaded(*line.split()) & WATCHED == LOADED[line]


@pytest.mark.parametrize("line", MODULES)
def test_a_command_loads_no_more_of_our_files_than_it_did(line: str, run: Run) -> None:
    assert run("assess", "--answers", "-", stdin=SHEET).code == 0
    ours = [name for name in loaded(*line.split()) if name.split(".")[0] == "skillcheck"]
    assert len(ours) <= MODULES[line], sorted(ours)


@pytest.mark.parametrize("line", ["show empathy -f terminal", "gaps -f terminal", "list -f terminal"])
def test_of_rich_only_the_widths_of_characters_are_loaded(line: str, run: Run) -> None:
    assert run("assess", "--answers", "-", stdin=SHEET).code == 0
    found = loaded(*line.split(), FORCE_COLOR="1")
    assert "rich.cells" in found
    assert found.isdisjoint({"rich.console", "rich.text", "rich.style", "rich.markdown"})


def test_the_version_loads_neither_commands_nor_values() -> None:
    ours = {name for name in loaded("--version") if name.startswith("skillcheck")}
    assert ours == {
        "skillcheck",
        "skillcheck.cli",
        "skillcheck.console",
        "skillcheck.console.streams",
        "skillcheck.errors",
    }


def test_help_loads_typer_and_the_commands_but_none_of_their_formats() -> None:
    # of the commands that read catalogues, plans and results from files
    checking = {"yaml", "dataclasses", "hashlib", "statistics"}
    assert loaded("--help") & WATCHED <= TYPER | READING | checking


@pytest.mark.parametrize(
    ("words", "more"), [("skillcheck ga", frozenset[str]()), ("skillcheck show em", READING)]
)
def test_completion_loads_what_is_completed(words: str, more: frozenset[str], run: Run) -> None:
    assert run("list").code == 0
    found = loaded(_SKILLCHECK_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(words.count(" ")))
    assert found & WATCHED == more
