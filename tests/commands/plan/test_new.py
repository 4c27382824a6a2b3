"""`skillcheck plan new`, by options."""

import json
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.plan.conftest import BETTER, MADE, SUMS, On, goals
from tests.conftest import Run


def test_without_an_assessment_there_is_nothing_to_plan_from(small: Catalogue, home: Path, on: On) -> None:
    ran = on(2, *MADE[1:])
    assert (ran.code, ran.out) == (5, "")
    assert "skillcheck assess" in ran.err
    assert not home.exists()


def test_a_goal_has_what_was_said_and_what_the_practice_and_the_assessment_say(ready: None, on: On) -> None:
    (goal,) = goals(on(2, *MADE[1:], "-f", "json"))
    assert {
        key: goal[key] for key in ("id", "skill", "role", "state", "why", "tell", "days", "start", "due")
    } == {
        "id": "listening",
        "skill": "listening",
        "role": "desk-lead",
        "state": "open",
        "why": "Guests tell me twice.",
        "tell": "Ada",
        "days": ["mon", "wed", "fri"],
        "start": "2026-11-02",
        "due": "2026-11-29",
    }
    assert (goal["practice"], goal["action"], goal["minutes"]) == ("listening-p1", "Say it back", 5)
    assert goal["cue"] == "When a call begins, I say back the first point."
    assert (goal["level"], goal["target"], goal["committed"]) == (pytest.approx(2.80152638), 4, "2026-11-02")
    assert goal["assessment"]
    assert (goal["rung"], goal["obstacle"]) == (3, None)
    assert goal["picture"] == "Of me: “Says back what was heard.”"


def test_it_is_said_how_to_change_it_and_how_to_take_it_back(ready: None, on: On) -> None:
    ran = on(2, *MADE[1:])
    assert ran.err == "Planned. Change it: skillcheck plan edit. Take it back: skillcheck plan undo\n"
    assert "My plan: Listening" in ran.out


def test_everything_that_is_missing_is_named_at_once(ready: None, home: Path, on: On) -> None:
    ran = on(2, "new", "listening", "--minutes", "5")
    assert (ran.code, ran.out) == (2, "")
    for option in ("--why", "--practice ID or --action", "--cue", "--done-when", "--due", "--days"):
        assert option in ran.err
    assert "listening-p1: Say it back" in ran.err
    assert "--minutes" not in ran.err
    assert on(2).code == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--due", "2026-11-31"), "--due: “2026-11-31” is no day"),
        (("--due", "2026-11-01"), "the due date 2026-11-01 is before the start 2026-11-02"),
        (("--days", "moonday"), "“moonday” is no weekday"),
        (("--at", "25:00"), "is no time of day"),
        (("--minutes", "1.5"), "--minutes: “1.5” must be a whole number from 1 to 600."),
        (("--minutes", "0"), "--minutes: “0” must be a whole number from 1 to 600."),
        (("--minutes", "200"), "600 minutes a week are more than 300"),
        (("--cue", "I will be better"), "is no if-then line"),
        (
            ("--practice", "7"),
            "--practice: Listening has no practice “7”. There are listening-p1 (Say it back); ",
        ),
        (("--checkin", "mon,tue"), "Name one weekday"),
        (("--action", "x"), "--practice is one of the catalogue, --action one of your own"),
        (("--why", "x" * 2001), "--why takes up to 2,000 characters"),
        (("--why", "a \udcff byte"), "bytes that are not UTF-8"),
        (("--role", "desk-led"), "Did you mean desk-lead?"),
        (("--from", "goals.yaml"), "No such option"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_is_planned(
    words: tuple[str, ...], said: str, ready: None, home: Path, on: On
) -> None:
    ran = on(2, *MADE[1:], *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert on(2).code == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new",), "There is no terminal to ask at"),
        (("new", "--why", "x"), "For which skill?"),
        (("new", "lisening"), "Did you mean listening?"),
    ],
)
def test_without_a_skill_or_a_terminal_it_says_what_to_type(
    words: tuple[str, ...], said: str, ready: None, on: On
) -> None:
    ran = on(2, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_second_goal_for_the_same_skill_and_role_is_refused_until_the_first_is_over(
    planned: None, on: On
) -> None:
    ran = on(3, *MADE[1:])
    assert (ran.code, ran.out) == (2, "")
    assert "skillcheck plan review listening" in ran.err


def test_each_role_may_have_a_goal_of_its_own(planned: None, on: On) -> None:
    ran = on(3, "new", "sums", "--role", "clerk", "--action", "Add up", "--cue", "When I close, I add up.",
             "--done-when", "Ten times", "--why", "Errors", "--due", "2w", "--days", "daily", "--minutes", "5",
             "-f", "json")  # fmt: skip
    assert [(goal["skill"], goal["role"], goal["target"]) for goal in goals(ran)] == [("sums", "clerk", 2)]
    assert [goal["role"] for goal in goals(on(3, "show", "-f", "json"))] == ["desk-lead", "clerk"]


def test_more_than_three_open_goals_are_advised_against_and_not_refused(planned: None, on: On) -> None:
    for skill in ("caring", "order"):
        ran = on(2, "new", skill, *SUMS[2:])
        assert (ran.code, "goals are open now" in ran.err) == (0, False)
    ran = on(2, *SUMS)
    assert ran.code == 0
    assert "4 goals are open now. More than 3 at once compete for the same hours" in ran.err


def test_a_goal_starts_from_the_newest_rating_of_its_skill(planned: None, on: On, run: Run) -> None:
    ran = on(29, "review", "--answers", "-", "--close", "--reason", "x", "-f", "json", stdin=BETTER)
    review = json.loads(ran.out)["entries"][0]["assessment"]
    (goal,) = goals(on(30, *MADE[1:-4], "--days", "mon", "--due", "2w", "-f", "json"))
    assert (goal["level"], goal["target"], goal["assessment"]) == (pytest.approx(4.53031475), 4, review)


def test_a_goal_that_is_over_is_refused(ready: None, on: On) -> None:
    ran = on(30, *MADE[1:], "--start", "2026-11-02")
    assert (ran.code, ran.out) == (2, "")
    assert "the due date 2026-11-29 is over: name a day to come" in ran.err
    assert on(2).code == 5


def test_an_old_assessment_is_said_to_be_old(ready: None, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2027-03-02")
    said = "Your newest assessment is 121 days old. If much has changed, take a new one: skillcheck assess"
    assert said in run("plan", *MADE[1:-4], "--days", "mon", "--due", "2w").err
    monkeypatch.setenv("SKILLCHECK_TODAY", "2027-03-01")
    assert "days old" not in run("plan", "new", "caring", *MADE[5:-4], "--days", "mon", "--due", "2w").err
