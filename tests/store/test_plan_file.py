"""A plan's file: what it may hold, and every fault at once with its line."""

from datetime import time

import pytest

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import CLOSED, DONE, EXTENDED, CheckIn, Plan, Review, Tick
from skillcheck.store import plan_text
from skillcheck.store.plan_file import REMEDY, read
from tests.plans import day, goal, plan

TEXT = """\
# My plan
version: 1
id: 5f2c9a7e
timezone: Europe/Berlin
goals:
  - id: listening
    skill: listening
    why: Guests tell me twice.
    action: Say it back
    cue: When a call begins, I say back the first point.
    done_when: I have done this in ten calls.
    start: 2026-11-02
    due: 2026-11-29
    days:
      - fri
      - mon
    minutes: 5
log:
  - day: 2026-11-04
    goal: listening
    what: done
    note: She nodded.
  - day: 2026-11-06
    goal: listening
    what: checkin
    came_up: 3
    acted: 2
    hindered: Noise
  - day: 2026-11-29
    goal: listening
    what: review
    outcome: extended
    reason: Nearly there.
    due: 2026-12-13
"""

CUE_FAULT = (
    "plan.yaml:10: goals.listening.cue: “I say back the first point.” is no if-then line of 2,000 characters at most:"
    " write “When this happens, I do that”"
)
DAY_FAULT = (
    "plan.yaml:15: goals.listening.days.1: must be one of mon, tue, wed, thu, fri, sat, sun, not “freitag”;"
    " did you mean “fri”?"
)
GOAL_FAULT = "plan.yaml:20: log.1.goal: the plan has no goal “order”"
WHAT_FAULT = "plan.yaml:21: log.1.what: must be one of done, missed, checkin, review, not “did”"
ZONE_FAULT = "plan.yaml:4: timezone: there is no time zone “{}”; write one as in Europe/Berlin, or UTC"


def found(text: str, catalogue: Catalogue) -> Plan:
    return read(text.encode(), "plan.yaml", catalogue)[0]


def faults(text: str, catalogue: Catalogue) -> list[str]:
    with pytest.raises(FileFaults) as raised:
        found(text, catalogue)
    *lines, remedy = str(raised.value).splitlines()
    assert remedy == REMEDY
    return lines


def test_what_stands_there_is_read_and_the_rest_filled_in(small: Catalogue) -> None:
    got = found(TEXT, small)
    (only,) = got.goals
    assert (only.days, only.at, only.checkin, only.tell, only.level) == ((0, 4), time(9), 4, "", None)
    assert only.committed == only.start == day(2)
    assert got.log == (
        Tick(day(4), "listening", DONE, "She nodded."),
        CheckIn(day(6), "listening", 3, 2, "Noise"),
        Review(day(29), "listening", EXTENDED, "Nearly there.", day(43)),
    )


def test_a_plan_comes_back_from_its_own_text(small: Catalogue) -> None:
    log = (
        Tick(day(4), "listening", DONE, "quotes ' \" and: colons # no comment\n\nsecond line"),
        CheckIn(day(6), "listening", 3, 0, "", "If noise, then shut the door."),
        Review(day(29), "listening", CLOSED, "Sits.", None, "2026-11-29-bbbbbb", "2026-11-29-cccccc"),
    )
    goals = (
        goal(),
        goal(id="o", skill="order", role="", practice="", level=None, target=None, assessment="", tell=""),
    )
    whole = plan(*log, goals=goals)
    assert found(plan_text.whole(whole), small) == whole
    assert found(plan_text.whole(plan(goals=())), small) == plan(goals=())


@pytest.mark.parametrize(
    "text",
    ["yes", "null", "~", "1e3", "2026-11-24", "- a", "a: b", "{x}", "[x]", "*x", "&x", "!x", "%x", "@x", "x #y", "'",
     '"', "a\tb", "é漢👩‍💻", "\x07bell", "line\u2028sep", "x" * 2000, "=1+1", "---", "..."],
)  # fmt: skip
def test_any_text_comes_back_as_it_was(text: str, small: Catalogue) -> None:
    whole = plan(Tick(day(3), "listening", DONE, text), goals=(goal(why=text, tell=text),))
    assert found(plan_text.whole(whole), small) == whole


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("due: 2026-11-29", "due: 2026-11-31", "plan.yaml:13: goals.listening.due: there is no day 2026-11-31"),
        (
            "due: 2026-11-29",
            "due: 2026-10-29",
            "plan.yaml:13: goals.listening.due: 2026-10-29 is before the start, 2026-11-02",
        ),
        (
            "skill: listening",
            "skill: lisening",
            "plan.yaml:7: goals.listening.skill: the catalogue has no “lisening”; did you mean “listening”?",
        ),
        (
            "    why: Guests",
            "    role: desk-led\n    why: Guests",
            "plan.yaml:8: goals.listening.role: the catalogue has no “desk-led”; did you mean “desk-lead”?",
        ),
        ("    why: Guests tell me twice.\n", "", "plan.yaml:6: goals.listening.why: is missing"),
        ("cue: When a call begins, ", "cue: ", CUE_FAULT),
        ("- fri", "- freitag", DAY_FAULT),
        ("minutes: 5", "minutes: 0", "plan.yaml:17: goals.listening.minutes: 0 must be a whole number from 1 to 600"),
        ("minutes: 5", "minuets: 5", None),
        ("Europe/Berlin", "Europe/Berlyn", ZONE_FAULT.format("Europe/Berlyn")),
        ("Europe/Berlin", "../../etc/passwd", ZONE_FAULT.format("../../etc/passwd")),
        ("    goal: listening\n    what: done", "    goal: order\n    what: done", GOAL_FAULT),
        ("    what: done", "    what: did", WHAT_FAULT),
        ("note: She", "reason: She", "plan.yaml:22: log.1.reason: does not go with done"),
        ("    came_up: 3\n", "", None),
        ("acted: 2", "acted: 4", "plan.yaml:27: log.2.acted: is more often than the cue came up"),
        ("    due: 2026-12-13\n", "", "plan.yaml:29: log.3.due: is missing: review needs outcome, reason, due"),
        ("version: 1", "version: 2", None),
    ],
)  # fmt: skip
def test_nonsense_is_named_with_its_line(old: str, new: str, fault: str | None, small: Catalogue) -> None:
    assert old in TEXT
    if fault is None:
        with pytest.raises(FileFaults):
            found(TEXT.replace(old, new, 1), small)
    else:
        assert fault in faults(TEXT.replace(old, new, 1), small)


def test_a_newer_plan_is_told_apart_from_a_broken_one(small: Catalogue) -> None:
    with pytest.raises(FileFaults, match=r"made for a newer skillcheck \(format 2; this one reads 1\)"):
        found(TEXT.replace("version: 1", "version: 2"), small)


def test_two_goals_of_one_id_are_refused(small: Catalogue) -> None:
    twice = plan_text.whole(plan(goals=(goal(), goal()._replace(skill="order"))))
    assert len(faults(twice, small)) == 1
    assert "is the id of the goal in line" in faults(twice, small)[0]


def test_all_faults_come_at_once(small: Catalogue) -> None:
    bad = (
        TEXT.replace("minutes: 5", "minutes: x").replace("- mon", "- noday").replace("what: done", "what: eh")
    )
    assert len(faults(bad, small)) == 3


@pytest.mark.parametrize("text", ["", "just words", "- a\n- b", "goals: [", "a: *b", "\x00", "version: 1"])
def test_what_is_no_plan_at_all_is_a_fault(text: str, small: Catalogue) -> None:
    assert faults(text, small)
