"""The plan of the first edition, a file of its own, comes into the history once."""

import json
import shutil
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.plan.conftest import MADE, On, goals
from tests.conftest import DATA, Run

GOLDEN = DATA / "golden" / "plan-1.yaml"
SAID = "is now in the history; the file is kept and no longer read."
TICK = ("done", "order", "--day", "2026-11-19")


@pytest.fixture
def old(small: Catalogue, home: Path) -> Path:
    """A plan of the first edition, and no history."""
    home.mkdir(mode=0o700, exist_ok=True)
    shutil.copy(GOLDEN, home / "plan.yaml")
    (home / "plan.yaml").chmod(0o600)
    return home / "plan.yaml"


def test_it_is_read_as_it_is_until_something_is_written(old: Path, on: On) -> None:
    assert [goal["id"] for goal in goals(on(20, "show", "-f", "json"))] == ["listening", "order", "sums"]
    assert [each["goal"] for each in json.loads(on(20, "today", "-f", "json").out)["actions"]] == ["order"]
    assert list(old.parent.iterdir()) == [old]


def test_cues_and_the_report_read_it_before_it_is_taken_in(
    ready: None, old: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-20")
    assert len(json.loads(run("practise", "-f", "json").out)["cues"]) == 1
    report = run("export", "--include", "notes", "-f", "md").out
    assert "Two people ill" in report
    assert "Two people ill" not in run("export", "-f", "md").out
    old.write_text("version: 1\ngoals: no\n")
    for words, count in ((("practise",), 0), (("export", "--include", "notes"), 1), ((), 1)):
        assert run(*words, "-f", "json").err.count("goals: must be a list") == count, words


def test_the_first_command_that_writes_takes_it_in_and_says_so_once(old: Path, on: On) -> None:
    before = goals(on(20, "show", "-f", "json"))
    ran = on(30, *TICK)
    assert ran.code == 0
    assert ran.err == f"The plan of {old} {SAID}\n"
    assert old.read_bytes() == GOLDEN.read_bytes()
    ran = on(20, "undo")
    assert (ran.code, ran.err) == (0, "")
    assert goals(on(20, "show", "-f", "json")) == before


def test_what_is_done_to_the_file_afterwards_changes_nothing(old: Path, on: On) -> None:
    on(20, *TICK)
    before = on(20, "show", "-f", "json").out
    for text in (GOLDEN.read_text("utf-8").replace("A free desk.", "Mine"), "nonsense"):
        old.write_text(text, "utf-8")
        ran = on(20, "show", "-f", "json")
        assert (ran.out, ran.err) == (before, "")
    old.unlink()
    assert on(20, "show", "-f", "json").out == before


def test_one_that_can_not_be_read_is_named_with_its_line_and_all_else_works(
    old: Path, ready: None, on: On
) -> None:
    text = GOLDEN.read_text("utf-8")
    old.write_text(text.replace("due: 2026-11-27", "due: 2026-11-31"), "utf-8")
    for words, code in ((MADE[1:], 0), (("show",), 0), (("today",), 0), (("done",), 0), (("undo",), 0)):
        ran = on(3, *words)
        assert ran.code == code, (words, ran.err)
        assert ran.err.count(f"{old}:43: goals.2.due: “2026-11-31” must be a day as in 2026-11-24") == 1
        assert "The file was left as it is, and nothing of it is in the plan." in ran.err
    old.write_text(text, "utf-8")
    assert [goal["id"] for goal in goals(on(3, "show", "-f", "json"))][1:] == ["listening-2", "order", "sums"]
    ran = on(3, "done", "listening")
    assert SAID in ran.err
    assert len(goals(on(3, "show", "-f", "json"))) == 4


def test_a_broken_file_alone_is_no_plan(old: Path, on: On) -> None:
    old.write_text("version: 1\ngoals: no\n")
    ran = on(3, "show", "-f", "json")
    assert (ran.code, json.loads(ran.out)["goals"]) == (5, [])
    assert f"{old}:2: goals: must be a list" in ran.err
    assert old.read_text() == "version: 1\ngoals: no\n"


def test_goals_whose_skill_the_catalogue_has_not_are_shown_and_can_be_ended(old: Path, on: On) -> None:
    text = GOLDEN.read_text("utf-8").replace("skill: order", "skill: flying")
    old.write_text(text, "utf-8")
    assert "flying (order): from 2.0 to 3.5 by 2026-12-18" in on(20, "show").out
    assert on(20, *TICK).code == 0
    ran = on(20, "edit", "order", "--why", "x")
    assert (ran.code, "There is no skill “flying”" in ran.err) == (2, True)
    assert on(20, "review", "order", "--drop", "--reason", "x").code == 0


def test_deleting_all_takes_the_file_and_what_came_of_it(old: Path, on: On, run: Run) -> None:
    on(20, *TICK)
    ran = run("history", "delete", "--all", "-f", "json")
    assert (ran.code, json.loads(ran.out)["plan"]) == (0, True)
    assert not old.exists()
    assert on(20).code == 5
