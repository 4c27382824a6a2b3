"""A plan to work on: an assessment of 2026-11-02, and a goal of that day."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.commands.conftest import ANSWERS
from tests.conftest import Ran, Run

MADE = (
    "plan", "new", "listening", "--practice", "1", "--why", "Guests tell me twice.", "--due", "2026-11-29",
    "--days", "mon,wed,fri", "--tell", "Ada",
)  # fmt: skip
SUMS = ("new", "sums", *MADE[5:], "--action", "Add", "--cue", "If a, b", "--done-when", "c", "--minutes", "5")
"""Words for a second goal."""
BETTER = (
    "version: 1\ntaken_at: 2026-11-29T00:00:00Z\nanswers: {listening-1: 5, listening-2: 1, listening-s: b}\n"
)
"""The skill of the goal rated again, at 5."""
On = Callable[..., Ran]


@pytest.fixture
def on(run: Run, monkeypatch: pytest.MonkeyPatch) -> On:
    """Runs `plan` with these words on a day of November 2026 (31 is December 1st, and so on)."""

    def runner(number: int, *words: str, stdin: str = "") -> Ran:
        date = f"2026-11-{number:02}" if number <= 30 else f"2026-12-{number - 30:02}"
        monkeypatch.setenv("SKILLCHECK_TODAY", date)
        return run("plan", *words, stdin=stdin)

    return runner


@pytest.fixture
def ready(small: object, run: Run) -> None:
    """An assessment is in the history."""
    answers = ANSWERS.replace("2026-11-22", "2026-11-01")
    assert run("assess", "--answers", "-", stdin=answers).code == 0


@pytest.fixture
def planned(ready: None, on: On) -> None:
    """One goal is planned, from November 2nd to 29th."""
    assert on(2, *MADE[1:]).code == 0


def state(on: On) -> str:
    """All that is planned and noted, to compare."""
    return on(40, "show", "--include", "notes", "-f", "json").out


def goals(ran: Ran) -> list[Any]:
    """The goals of a document of the kind plan."""
    found = json.loads(ran.out)
    assert (found["skillcheck"], found["kind"]) == (1, "plan")
    return list(found["goals"])
