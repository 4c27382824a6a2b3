"""`skillcheck plan new`, by options and from a file."""

import json
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.plan.conftest import BETTER, MADE, On, goals
from tests.conftest import Run

FILE = """\
version: 1
goals:
  - skill: listening
    practice: listening-p1
    why: Guests tell me twice.
    due: 2026-11-29
    days: [mon, wed]
  - skill: order
    why: I search for things.
    action: Clear the desk
    cue: When I leave, I clear the desk.
    done_when: Ten evenings
    start: 2026-11-03
    due: 2026-11-20
    days:
      - fri
    minutes: 5
"""


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
    assert (goal["level"], goal["target"], goal["committed"]) == (2.33, 4, "2026-11-02")
    assert goal["assessment"]
    assert goal["picture"] == "Asks what is behind it."


def test_it_is_said_where_the_plan_is(ready: None, home: Path, on: On) -> None:
    ran = on(2, *MADE[1:])
    assert f"Planned, in {home / 'plan.yaml'}" in ran.err
    assert "My plan: Listening" in ran.out


def test_everything_that_is_missing_is_named_at_once(ready: None, home: Path, on: On) -> None:
    ran = on(2, "new", "listening", "--minutes", "5")
    assert (ran.code, ran.out) == (2, "")
    for option in ("--why", "--practice ID or --action", "--cue", "--done-when", "--due", "--days"):
        assert option in ran.err
    assert "listening-p1: Say it back" in ran.err
    assert "--minutes" not in ran.err
    assert not (home / "plan.yaml").exists()


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
        (("--from", "goals.yaml"), "--from takes all from the file"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_is_planned(
    words: tuple[str, ...], said: str, ready: None, home: Path, on: On
) -> None:
    ran = on(2, *MADE[1:], *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (home / "plan.yaml").exists()


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


def test_a_file_with_two_goals_for_one_skill_and_role_is_refused(ready: None, home: Path, on: On) -> None:
    twice = FILE.replace("skill: order", "skill: listening")
    ran = on(2, "new", "--from", "-", stdin=twice)
    assert (ran.code, ran.out) == (2, "")
    assert "two goals for listening and one role" in ran.err
    assert not (home / "plan.yaml").exists()


def test_each_role_may_have_a_goal_of_its_own(planned: None, on: On) -> None:
    ran = on(3, "new", "sums", "--role", "clerk", "--action", "Add up", "--cue", "When I close, I add up.",
             "--done-when", "Ten times", "--why", "Errors", "--due", "2w", "--days", "daily", "--minutes", "5",
             "-f", "json")  # fmt: skip
    assert [(goal["skill"], goal["role"], goal["target"]) for goal in goals(ran)] == [("sums", "clerk", 2)]
    assert [goal["role"] for goal in goals(on(3, "show", "-f", "json"))] == ["desk-lead", "clerk"]


def test_more_than_three_open_goals_are_advised_against_and_not_refused(ready: None, on: On) -> None:
    more = FILE.replace("skill: order", "skill: sums") + FILE.partition("goals:\n")[2].replace(
        "skill: listening\n    practice: listening-p1", "skill: caring\n    action: x\n    cue: If a, b\n"
        "    done_when: y\n    minutes: 5"
    )  # fmt: skip
    ran = on(2, "new", "--from", "-", stdin=more)
    assert ran.code == 0, ran.err
    assert "4 goals are open now. More than 3 at once compete for the same hours" in ran.err


def test_goals_come_from_a_file(ready: None, on: On) -> None:
    found = goals(on(2, "new", "--from", "-", "-f", "json", stdin=FILE))
    assert [(goal["id"], goal["action"], goal["start"]) for goal in found] == [
        ("listening", "Say it back", "2026-11-02"),
        ("order", "Clear the desk", "2026-11-03"),
    ]
    assert [goal["level"] for goal in found] == [2.33, 2]


def test_a_goal_of_a_file_has_its_own_role_or_the_one_wished_for_or_that_of_the_assessment(
    ready: None, on: On
) -> None:
    sums = FILE.replace("skill: order", "skill: sums")
    own = sums.replace("skill: sums", "skill: sums\n    role: clerk")
    for text, words, expected in (
        (sums, (), [("desk-lead", 4), ("desk-lead", 3)]),
        (sums, ("--role", "clerk"), [("clerk", None), ("clerk", 2)]),
        (own, ("--role", "desk-lead"), [("desk-lead", 4), ("clerk", 2)]),
    ):
        found = goals(on(2, "new", "--from", "-", *words, "-f", "json", stdin=text))
        assert [(goal["role"], goal["target"]) for goal in found] == expected
        on(2, "review", found[0]["id"], "--drop", "--reason", "x")
        on(2, "review", found[1]["id"], "--drop", "--reason", "x")


def test_a_file_does_without_an_assessment(small: Catalogue, on: On) -> None:
    found = goals(on(2, "new", "--from", "-", "-f", "json", stdin=FILE))
    assert [(goal["level"], goal["target"], goal["assessment"]) for goal in found] == [(None, None, None)] * 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    due: 2026-11-29\n", "", "standard input:3: goals.1.due: the day it is due (time-related)"),
        (
            "due: 2026-11-20",
            "due: 2026-11-02",
            "standard input:14: goals.order.due: the due date 2026-11-02 is before the start 2026-11-03",
        ),
        ("    minutes: 5\n", "    minutes: 301\n", "standard input:17: goals.2.minutes: 301 minutes a week"),
        ("skill: order", "skill: odrer", "standard input:8: goals.2.skill: the catalogue has no “odrer”"),
        ("When I leave, ", "", "is no if-then line"),
        ("2026-11-20", "2026-11-31", "standard input:14: goals.2.due: “2026-11-31” is no day"),
    ],
)
def test_a_file_with_a_fault_plans_nothing(
    old: str, new: str, said: str, ready: None, home: Path, on: On
) -> None:
    assert old in FILE
    ran = on(2, "new", "--from", "-", stdin=FILE.replace(old, new, 1))
    assert (ran.code, ran.out) == (3, "")
    assert said.replace("goals.order", "goals.2") in ran.err
    assert "Nothing was planned." in ran.err
    assert not (home / "plan.yaml").exists()


def test_a_plan_edited_into_nonsense_is_left_alone(planned: None, home: Path, on: On, run: Run) -> None:
    file = home / "plan.yaml"
    broken = file.read_text().replace("due: 2026-11-29", "due: 2026-11-31")
    file.write_text(broken)
    for words in (
        ("new", "--from", "-"),
        ("show",),
        ("today",),
        ("done",),
        ("missed",),
        ("checkin",),
        ("review",),
    ):
        ran = on(3, *words, stdin=FILE)
        assert (ran.code, ran.out) == (3, ""), words
        assert (
            f"{file}:{broken[: broken.index('2026-11-31')].count(chr(10)) + 1}: goals.listening.due"
            in ran.err
        )
    assert file.read_text() == broken


def test_a_goal_starts_from_the_newest_rating_of_its_skill(planned: None, on: On, run: Run) -> None:
    ran = on(29, "review", "--answers", "-", "--close", "--reason", "x", "-f", "json", stdin=BETTER)
    review = json.loads(ran.out)["entries"][0]["assessment"]
    (goal,) = goals(on(30, *MADE[1:-4], "--days", "mon", "--due", "2w", "-f", "json"))
    assert (goal["level"], goal["target"], goal["assessment"]) == (5, 4, review)


def test_a_goal_that_is_over_is_refused_from_a_file_and_by_options(ready: None, home: Path, on: On) -> None:
    ran = on(22, "new", "--from", "-", stdin=FILE)
    assert (ran.code, ran.out) == (3, "")
    assert "standard input:14: goals.2.due: the due date 2026-11-20 is over" in ran.err
    ran = on(30, *MADE[1:], "--start", "2026-11-02")
    assert (ran.code, ran.out) == (2, "")
    assert "the due date 2026-11-29 is over: name a day to come" in ran.err
    assert not (home / "plan.yaml").exists()


def test_a_file_takes_what_the_options_take(ready: None, on: On) -> None:
    words = (
        FILE.replace("due: 2026-11-20", "due: 2w")
        .replace("practice: listening-p1", "practice: 1")
        .replace("days: [mon, wed]", "days: weekdays\n    at: 14.30\n    checkin: Friday")
    )
    found = goals(on(2, "new", "--from", "-", "-f", "json", stdin=words))
    assert [goal["due"] for goal in found] == ["2026-11-29", "2026-11-17"]
    assert [goal["practice"] for goal in found] == ["listening-p1", None]
    assert (found[0]["days"], found[0]["at"], found[0]["checkin"]) == (
        ["mon", "tue", "wed", "thu", "fri"], "14:30", "fri",
    )  # fmt: skip


def test_all_that_is_wrong_in_a_file_is_named_at_once_and_once(ready: None, on: On) -> None:
    words = FILE.replace("    why: Guests tell me twice.\n", "").replace("listening-p1", "listening-p9")
    words = words.replace("[mon, wed]", "[moonday]").replace("minutes: 5", "minuts: 5\n    start: 2026-11-31")
    ran = on(2, "new", "--from", "-", stdin=words.replace("    start: 2026-11-03\n", ""))
    assert ran.code == 3
    told = [line.removeprefix("standard input:").split(": ")[:2] for line in ran.err.splitlines()[:-1]]
    assert told == [
        ["3", "goals.1.why"], ["4", "goals.1.practice"], ["6", "goals.1.days"], ["7", "goals.2.minutes"],
        ["15", "goals.2"], ["16", "goals.2.start"],
    ]  # fmt: skip


def test_an_old_assessment_is_said_to_be_old(ready: None, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2027-03-02")
    said = "Your newest assessment is 121 days old. If much has changed, take a new one: skillcheck assess"
    assert said in run("plan", *MADE[1:-4], "--days", "mon", "--due", "2w").err
    file = FILE.replace("2026-11", "2027-04").replace(
        "skill: listening\n    practice: listening-p1", "skill: sums"
    )
    assert said in run("plan", "new", "--from", "-", stdin=file).err
    monkeypatch.setenv("SKILLCHECK_TODAY", "2027-03-01")
    assert "days old" not in run("plan", "new", "caring", *MADE[5:-4], "--days", "mon", "--due", "2w").err
