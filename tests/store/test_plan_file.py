"""The plan's file of the first edition: what it may hold, and every fault at once with its line."""

from datetime import time
from pathlib import Path

import pytest

from skillcheck.errors import FileFaults
from skillcheck.model.plan import DONE, EXTENDED, CheckIn, Plan, Review, Tick
from skillcheck.store.plan_file import read
from tests.plans import day

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


def found(text: str, folder: Path) -> Plan:
    file = folder / "plan.yaml"
    file.write_bytes(text.encode())
    return read(file)


def faults(text: str, folder: Path) -> list[str]:
    with pytest.raises(FileFaults) as raised:
        found(text, folder)
    return [line.removeprefix(f"{folder / 'plan.yaml'}:") for line in str(raised.value).splitlines()]


def test_what_stands_there_is_read_and_the_rest_filled_in(tmp_path: Path) -> None:
    got = found(TEXT, tmp_path)
    (only,) = got.goals
    assert (got.id, got.timezone) == ("5f2c9a7e", "Europe/Berlin")
    assert (only.days, only.at, only.checkin, only.tell, only.level) == ((0, 4), time(9), 4, "", None)
    assert only.committed == only.start == day(2)
    assert got.log == (
        Tick(day(4), "listening", DONE, "She nodded."),
        CheckIn(day(6), "listening", 3, 2, "Noise"),
        Review(day(29), "listening", EXTENDED, "Nearly there.", day(43)),
    )


def test_what_a_person_may_have_written_is_taken(tmp_path: Path) -> None:
    own = TEXT.replace(
        "minutes: 5", "minutes: 5\n    at: 9:05\n    level: 2.33\n    target: 4\n    tell: é 漢"
    )
    (only,) = found("\ufeff" + own.replace("\n", "\r\n"), tmp_path).goals
    assert (only.at, only.level, only.target, only.tell) == (time(9, 5), 2.33, 4, "é 漢")
    assert found(TEXT.partition("log:")[0], tmp_path).log == ()
    assert found("{version: 1, id: a, timezone: UTC, goals: []}", tmp_path) == Plan("a", "UTC")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("due: 2026-11-29", "due: 2026-11-31", "13: goals.1.due: “2026-11-31” must be a day as in 2026-11-24"),
        ("due: 2026-11-29", "due: 2026-10-29", "13: goals.1.due: is before the start, 2026-11-02"),
        ("due: 2026-11-29", "due: 2026-W48-2", "13: goals.1.due: “2026-W48-2” must be a day as in 2026-11-24"),
        ("skill: listening", "skill: L!", "7: goals.1.skill: “L!” must be lower-case words joined by hyphens"),
        ("    why: Guests tell me twice.\n", "", "6: goals.1.why: is missing"),
        ("cue: When a call begins, ", "cue: ", "10: goals.1.cue: “I say back the first point.” must be an if-then line"),
        ("- fri", "- freitag", "15: goals.1.days: “freitag” must be one of mon, tue"),
        ("minutes: 5", "minutes: 0", "17: goals.1.minutes: “0” must be a whole number from 1 to 600"),
        ("minutes: 5", "minuets: 5", "17: goals.1: known are id, skill, role"),
        ("minutes: 5", "minutes: 5\n    at: 25:00", "18: goals.1.at: “25:00” must be a time as in 09:00"),
        ("minutes: 5", "minutes: 5\n    level: 6", "18: goals.1.level: “6” must be a number from 1 to 5"),
        ("Europe/Berlin", "Europe/Berlyn", "4: timezone: “Europe/Berlyn” must be a time zone"),
        ("Europe/Berlin", "../../etc/passwd", "4: timezone: “../../etc/passwd” must be a time zone"),
        ("goal: listening\n    what: d", "goal: order\n    what: d", "20: log.1.goal: the plan has no goal “order”"),
        ("    what: done", "    what: did", "21: log.1.what: “did” must be one of done, missed, checkin, review"),
        ("note: She", "reason: She", "22: log.1: known are day, goal, what, note, not “reason”"),
        ("    came_up: 3\n", "", "23: log.2.came_up: is missing"),
        ("acted: 2", "acted: -2", "27: log.2.acted: “-2” must be a whole number"),
        ("outcome: extended", "outcome: won", "32: log.3.outcome: “won” must be one of closed, extended, dropped"),
        ("version: 1", "version: 2", "2: version: “2” must be 1"),
    ],
)  # fmt: skip
def test_nonsense_is_named_with_its_line(old: str, new: str, fault: str, tmp_path: Path) -> None:
    assert old in TEXT
    assert any(line.startswith(fault) for line in faults(TEXT.replace(old, new, 1), tmp_path))


def test_two_goals_of_one_id_are_refused(tmp_path: Path) -> None:
    head, goals, log = (
        TEXT.partition("  - id: listening\n")[0],
        TEXT[TEXT.index("  - id") : TEXT.index("log:")],
        "",
    )
    assert faults(head + goals + goals + log, tmp_path) == ["18: goals.2.id: is the id of another goal, too"]


def test_all_faults_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    bad = (
        TEXT.replace("minutes: 5", "minutes: x").replace("- mon", "- noday").replace("what: done", "what: eh")
    )
    assert [line.split(":")[0] for line in faults(bad, tmp_path)] == ["15", "17", "21"]


@pytest.mark.parametrize("text", ["", "just words", "- a\n- b", "goals: [", "a: *b", "\x00", "version: 1"])
def test_what_is_no_plan_at_all_is_a_fault(text: str, tmp_path: Path) -> None:
    assert faults(text, tmp_path)
