"""What leaves copies of a person's words beside the history and the plan: damage, repair, a plan written anew, a crash."""

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
IN_FLOW_STYLE = f"log: [{{day: 2026-11-24, goal: listening, what: done, note: {CANARY}}}]\n"


def make_copies() -> None:
    """Make one of each kind, from a history and a plan with something in them."""
    scrawl(database.path(), DAMAGED)
    skillcheck("evidence", "add", "order", f"After the damage, a {CANARY}")
    skillcheck("doctor", "--repair")
    plan = database.path().with_name("plan.yaml")
    text = plan.read_text("utf-8")
    plan.write_text(text[: text.index("log:")] + IN_FLOW_STYLE, encoding="utf-8")
    skillcheck("plan", "done")
    python("-c", CRASH, CANARY, code=70)


def skillcheck(*words: str) -> None:
    """Run the program in a process of its own."""
    python("-m", "skillcheck", *words, code=0)


def python(*words: str, code: int) -> None:
    env = {**os.environ, "SKILLCHECK_CATALOGUE": str(SMALL)}
    ran = subprocess.run([sys.executable, *words], env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == code, (words, ran.stderr)
