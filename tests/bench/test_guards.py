"""The table of guards is about this program: each is there, once, and so is the test that watches it."""

import re
from pathlib import Path

import pytest

from bench import guards
from bench.guard_table import GUARDS, Guard

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_a_guard_is_there_once_and_so_is_its_test(guard: Guard) -> None:
    assert (ROOT / guard.file).read_text("utf-8").count(guard.old) == 1
    file, _, test = guard.test.partition("::")
    assert re.search(rf"^\s*def {test}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)


def test_no_two_guards_have_one_name() -> None:
    assert len({guard.name for guard in GUARDS}) == len(GUARDS)


def test_the_test_of_a_guard_that_is_taken_away_fails() -> None:
    (row,) = guards.report(["each key once"])["rows"]
    assert row["outcome"] == "caught"


def test_a_guard_that_nothing_watches_is_said_to_survive(monkeypatch: pytest.MonkeyPatch) -> None:
    idle = GUARDS[0]._replace(name="idle", test="tests/model/test_fault.py")
    monkeypatch.setattr(guards, "GUARDS", (idle,))
    found = guards.report()
    assert found["rows"][0]["outcome"] == "survived"
    assert "**survived**" in guards.text(found)
