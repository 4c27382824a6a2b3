"""What a quick command may not load: what takes long to import, and what it has no use for."""

import os
import subprocess
import sys

import pytest

from tests.conftest import Run

SHEET = "version: 1\nrole: team-lead\nanswers: {empathy-1: 4, empathy-2: 2, humility-1: 3}\n"
HEAVY = frozenset(
    "yaml rich numpy icalendar jinja2 fsrs pygments markdown_it asyncio socket ssl http email".split()
)
QUICK = ("--version", "show empathy -f json", "gaps -f json", "list -f json")
SCRIPT = """
import atexit, sys
before = set(sys.modules)
atexit.register(lambda: sys.stderr.write("\\n".join(["", *(set(sys.modules) - before)])))
sys.argv = ["skillcheck", *sys.argv[1:]]
from skillcheck.cli import run
run()
"""


def loaded(*words: str) -> set[str]:
    """Return the modules that a run of the program loaded."""
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.split("\n"))


@pytest.mark.parametrize("line", QUICK)
def test_a_quick_command_loads_nothing_heavy(line: str, run: Run) -> None:
    run("assess", "--answers", "-", stdin=SHEET)
    assert not HEAVY & loaded(*line.split())
