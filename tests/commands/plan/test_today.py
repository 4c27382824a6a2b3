"""`skillcheck plan today`: what a day asks."""

import json
import re
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.plan.conftest import SUMS, On


def test_the_day_s_one_action_is_there_with_its_state(planned: None, on: On) -> None:
    found = json.loads(on(4, "today", "-f", "json").out)
    assert (found["kind"], found["date"]) == ("today", "2026-11-04")
    assert found["actions"] == [
        {
            "goal": "listening",
            "name": "Listening",
            "planned": True,
            "action": "Say it back",
            "cue": "When a call begins, I say back the first point.",
            "minutes": 5,
            "at": "09:00",
            "state": None,
            "streak": 0,
        }
    ]
    assert found["look"]["minutes"] == 10
    assert found["due"] == [{"goal": "listening", "what": "checkin", "day": "2026-11-06"}]
    on(4, "done")
    assert json.loads(on(4, "today", "-f", "json").out)["actions"][0]["state"] == "done"


def test_nothing_planned_still_parses(small: Catalogue, home: Path, on: On) -> None:
    ran = on(2, "today", "-f", "json")
    assert ran.code == 5
    assert json.loads(ran.out)["actions"] == []
    assert not home.exists()


def test_a_plan_whose_goals_are_over_says_what_next(planned: None, on: On) -> None:
    on(4, "review", "--drop", "--reason", "Another job.")
    ran = on(5, "today")
    assert ran.code == 5
    assert "No goal is open. Begin the next one: skillcheck plan new" in ran.err


def test_before_a_goal_begins_its_start_is_named(planned: None, on: On) -> None:
    shown = on(1, "today").out
    assert "No goal asks for anything today." in shown
    assert "Listening begins: Monday, 2026-11-02" in shown


def test_what_was_left_out_is_said_without_blame(planned: None, on: On) -> None:
    shown = on(32, "today").out
    assert "Review Listening, since 2026-11-29: skillcheck plan review" in shown


@pytest.mark.parametrize("number", [28, 32])
def test_what_it_tells_one_to_type_can_be_typed(number: int, planned: None, on: On) -> None:
    assert on(2, *SUMS, "--due", "8w").code == 0
    (line,) = re.findall("skillcheck plan (review.*)", on(number, "today").out)
    assert on(number, *line.split(), "--drop", "--reason", "x").code == 0
