"""The whole way, as one goes it: assess, plan, three weeks of small actions, assess again, and what has changed."""

import json

import icalendar
import pytest

from tests.commands.conftest import ANSWERS
from tests.commands.plan.conftest import MADE, On, goals, on, ready
from tests.conftest import Run

__all__ = ["on", "ready"]
AFTER = ANSWERS.replace("2026-11-22T10:00:00+02:00", "2026-11-22")
BETTER = AFTER.replace("listening-1: 3", "listening-1: 5").replace("listening-2: 4", "listening-2: 1")


def uids(text: str) -> list[str]:
    return sorted(str(part["UID"]) for part in icalendar.Calendar.from_ical(text).walk() if "UID" in part)


def test_three_weeks_from_a_gap_to_what_has_changed(ready: None, on: On, run: Run) -> None:
    assert on(2, *MADE[1:]).code == 0
    first = uids(on(2, "-f", "ics").out)
    for number in range(2, 23):
        asked = json.loads(on(number, "today", "-f", "json").out)
        assert [action["goal"] for action in asked["actions"]] == ["listening"]
        if asked["actions"][0]["planned"]:
            words = ("missed", "--why", "Two people ill") if number == 11 else ("done",)
            assert on(number, *words).code == 0
        if any(due["what"] == "checkin" and due["day"] == asked["date"] for due in asked["due"]):
            assert on(number, "checkin", "--came-up", "5", "--acted", "3").code == 0
    (goal,) = goals(on(22, "-f", "json"))
    assert (goal["done"], goal["missed"], goal["weeks"], goal["streak"]) == (8, 1, 3, 3)
    assert (goal["came_up"], goal["acted"]) == (15, 9)
    assert uids(on(22, "-f", "ics").out) == first

    assert run("assess", "--answers", "-", stdin=BETTER.replace("listening-s: a", "listening-s: b")).code == 0
    course = json.loads(run("history", "listening", "-f", "json").out)
    assert [point["level"] for point in course["points"]] == [
        pytest.approx(2.80153, abs=1e-5),
        pytest.approx(4.49718, abs=1e-5),
    ]
    assert course["overall"]["verdict"] == "up"
    since = course["points"][0]["assessment"]
    changes = {
        gap["skill"]: gap["change"]["verdict"]
        for gap in json.loads(run("gaps", "--since", since, "-f", "json").out)["gaps"]
    }
    assert changes == {"listening": "up", "caring": "unclear", "order": "unclear", "sums": "unclear"}
    assert "First to last, 2.8 to 4.5: clearly up" in run("history", "listening").out
