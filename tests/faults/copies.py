"""What leaves copies of a person's words beside the history: damage, repair, plans of the first edition, a crash."""

import os
import subprocess
import sys

from skillcheck.store import database
from tests.conftest import SMALL
from tests.faults.life import CANARY
from tests.store.histories import scrawl

DAMAGED = 3
"""The page of the history that is spoilt."""
CRASH = """
from skillcheck import cli
cli.run_typer = lambda words: int(words[0])
cli.run()
"""
OLD_PLAN = f"version: 1\nid: old\ntimezone: UTC\ngoals: []\n# {CANARY}\n"


def make_copies() -> None:
    """Make one of each kind, from a history with something in it."""
    scrawl(database.path(), DAMAGED)
    skillcheck("evidence", "add", "order", f"After the damage, a {CANARY}")
    skillcheck("doctor", "--repair")
    for name in ("plan.yaml", "plan-before.yaml"):
        plan = database.path().with_name(name)
        plan.write_text(OLD_PLAN, encoding="utf-8")
        plan.chmod(0o600)
    python("-c", CRASH, CANARY, code=70)


def skillcheck(*words: str) -> None:
    """Run the program in a process of its own."""
    python("-m", "skillcheck", *words, code=0)


def python(*words: str, code: int) -> None:
    env = {**os.environ, "SKILLCHECK_CATALOGUE": str(SMALL)}
    ran = subprocess.run([sys.executable, *words], env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == code, (words, ran.stderr)
