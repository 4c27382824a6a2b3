"""A goal in the making: read from words, and SMART, or what is missing is named."""

from datetime import date, time, timedelta

import pytest

from skillcheck.model.catalogue import Catalogue, Demand, Skill
from skillcheck.model.estimate import Gap, LevelEstimate
from skillcheck.model.plan import OPEN_END, Goal
from skillcheck.planning.goal import (
    LONGEST_TIME,
    QUESTIONS,
    begin,
    describe_lacks,
    find_fault_of_end,
    find_lacks,
    find_practice,
    set_part,
    set_practice,
)
from skillcheck.questions.statement import Statement
from skillcheck.store import catalogue as catalogues
from tests.conftest import DATA
from tests.plans import MONDAY, day, goal


@pytest.fixture
def blank(small: Catalogue) -> Goal:
    return begin(small.skills["listening"], "desk-lead", None, "", MONDAY)


def keys(made: Goal, today: date = MONDAY) -> list[str]:
    return [lack.key for lack in find_lacks(made, today)]


def test_a_goal_begins_today_with_the_picture_of_strong_and_all_else_open(
    blank: Goal, small: Catalogue
) -> None:
    assert (blank.start, blank.committed, blank.level, blank.target) == (MONDAY, MONDAY, None, None)
    assert small.skills["listening"].levels[3] in blank.picture
    assert keys(blank) == ["why", "action", "cue", "done_when", "due", "days", "minutes"]
    assert {lack.part for lack in find_lacks(blank, MONDAY)} == {
        "specific", "measurable", "assignable", "realistic", "time-related",
    }  # fmt: skip


def test_a_practice_says_what_others_leave_open(blank: Goal, small: Catalogue) -> None:
    found = set_practice(blank, find_practice(small.skills["listening"], "1"))
    assert (found.practice, found.action, found.minutes) == ("listening-p1", "Say it back", 5)
    assert found.cue == "When a call begins, I say back the first point."
    assert found.done_when == "I have done this in ten calls."
    assert keys(found) == ["why", "due", "days"]


@pytest.mark.parametrize("text", ["1", "p1", "listening-p1"])
def test_a_practice_is_meant_by_its_id_or_its_number(text: str, small: Catalogue) -> None:
    assert find_practice(small.skills["listening"], text).id == "listening-p1"


def test_texts_of_a_catalogue_that_are_too_long_for_a_plan_are_cut(blank: Goal, small: Catalogue) -> None:
    long, skill = "w" * 5000, small.skills["listening"]
    practice = skill.practices[0]._replace(title=long, cue=long, done_when=long)
    found = set_practice(begin(skill._replace(levels=(long,) * 5), "desk-lead", None, "", MONDAY), practice)
    assert {len(text) for text in (found.picture, found.action, found.cue, found.done_when)} == {2000}


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("why", "It does", "It does"),
        ("start", "2026-11-09", day(9)),
        ("due", "4w", day(30)),
        ("days", "mon, wed", (0, 2)),
        ("minutes", "7", 7),
        ("at", "14.30", time(14, 30)),
        ("checkin", "Monday", 0),
        ("picture", "Mine", "Mine"),
    ],
)
def test_a_part_is_read_as_it_is_typed(
    key: str, text: str, value: object, blank: Goal, small: Catalogue
) -> None:
    assert getattr(set_part(blank, key, text, small.skills["listening"], MONDAY), key) == value


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("due", "soon", "“soon” is no day"),
        ("checkin", "mon, tue", "Name one weekday"),
        ("practice", "7", "Listening has no practice “7”. There are listening-p1 (Say it back); "),
        ("minutes", "601", "from 1 to 600"),
    ],
)
def test_what_can_not_be_read_says_what_to_write(
    key: str, text: str, said: str, blank: Goal, small: Catalogue
) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - matched below, as it has brackets
        set_part(blank, key, text, small.skills["listening"], MONDAY)
    assert said in str(raised.value)


def test_a_span_counts_from_the_start_and_from_today_where_an_end_is_moved(
    blank: Goal, small: Catalogue
) -> None:
    skill = small.skills["listening"]
    later = set_part(set_part(blank, "start", "2026-11-09", skill, MONDAY), "due", "1w", skill, MONDAY)
    assert later.due == day(16)
    assert set_part(goal(), "due", "1w", skill, day(20)).due == day(27)


def test_what_was_decided_can_be_written_and_read_again(small: Catalogue) -> None:
    made = goal(practice="")
    for part in QUESTIONS:
        text = part.write(getattr(made, part.key))
        assert set_part(made, part.key, text, small.skills["listening"], MONDAY) == made, part.key


def test_an_own_action_takes_the_place_of_a_practice(small: Catalogue) -> None:
    changed = set_part(goal(), "action", "Ask twice", small.skills["listening"], MONDAY)
    assert (changed.practice, changed.action) == ("", "Ask twice")


@pytest.mark.parametrize(
    ("cue", "fits"),
    [
        ("When a call begins, I say back the first point.", True),
        ("if she sighs, I ask", True),
        ("As soon as the shift ends, I write one line", True),
        ("I will listen more", False),
        ("I listen, always", False),
        ("When a call begins I listen", False),
        ("When , I listen", False),
        ("When a call begins, ", False),
        ("Whenever", False),
    ],
)
def test_a_cue_is_a_situation_and_what_one_does_then(cue: str, fits: bool) -> None:
    assert keys(goal(cue=cue)) == ([] if fits else ["cue"])


def lack(**changes: object) -> str:
    (found,) = find_lacks(goal(**changes), MONDAY)
    return f"{found.key}: {found.what}"


def test_an_end_before_the_start_or_a_year_after_it_is_no_end() -> None:
    assert lack(due=day(1)) == "due: the due date 2026-11-01 is before the start 2026-11-02"
    assert lack(due=OPEN_END) == "due: the day it is due"
    assert keys(goal(due=day(2))) == keys(goal(due=day(2) + LONGEST_TIME)) == []
    assert keys(goal(due=day(2) + LONGEST_TIME + timedelta(days=1))) == ["due"]


def test_a_goal_that_has_run_for_long_may_go_on_for_another_year() -> None:
    begun = goal(start=MONDAY - timedelta(days=300))
    assert find_fault_of_end(begun, MONDAY + LONGEST_TIME, MONDAY) == ""
    assert find_fault_of_end(begun, MONDAY + LONGEST_TIME + timedelta(days=1), MONDAY)
    assert "is over" in find_fault_of_end(begun, MONDAY - timedelta(days=1), MONDAY)


def test_an_end_that_is_over_is_said_and_a_start_that_is_over_is_taken() -> None:
    assert [found.what for found in find_lacks(goal(), day(30))] == [
        "the due date 2026-11-29 is over: name a day to come"
    ]
    assert keys(goal(), day(29)) == []


def test_more_than_five_hours_a_week_are_not_realistic() -> None:
    assert keys(goal(minutes=100)) == []
    assert lack(minutes=101) == "minutes: 303 minutes a week are more than 300: take fewer"


def test_what_is_missing_is_told_by_options_with_the_practices_of_the_skill(
    blank: Goal, small: Catalogue
) -> None:
    text = describe_lacks(find_lacks(blank, MONDAY), small.skills["listening"]).splitlines()
    assert text[0] == "The goal for Listening still needs:"
    assert "  --practice ID or --action TEXT: what you will practise (specific)" in text
    assert "  --done-when TEXT: what counts as done (measurable)" in text
    assert "    listening-p1: Say it back" in text


def gap(skill: Skill, level: float, target: float) -> Gap:
    """A gap of this size, whose range does not count."""
    estimate = LevelEstimate(skill.id, level, level - 0.5, level + 0.5, 0.3, 4, 4, level, 3.4)
    return Gap(1, estimate, Demand(5, target), max(0, target - level), 1, 0.5, (), ())


@pytest.mark.parametrize(
    ("level", "rung"), [(1.0, 2), (1.6, 2), (2.0, 3), (3.94, 4), (3.99, 5), (4.5, 5), (5.0, 5)]
)
def test_a_goal_leads_to_the_next_rung_and_keeps_the_target_in_sight(level: float, rung: int) -> None:
    skill = catalogues.read(str(DATA / "ladder.yaml")).skills["patience"]
    made = begin(skill, "helper", gap(skill, level, 4.5), "a", MONDAY)
    assert (made.rung, made.target) == (rung, 4.5)
    (statement,) = [s for s in skill.of_kind(Statement) if s.rung == rung]
    assert statement.text in made.picture
    assert (made.picture == statement.text) is not statement.reversed


def test_a_skill_without_rungs_is_pictured_by_what_others_could_say(small: Catalogue) -> None:
    skill = small.skills["listening"]
    assert skill.levels[1] in begin(skill, "desk-lead", gap(skill, 1.6, 4.5), "a", MONDAY).picture


@pytest.mark.parametrize(
    ("start", "due", "days", "lacks"),
    [
        (day(5), day(7), (0,), True),  # Thursday to Saturday, on Mondays
        (day(5), day(7), (0, 4), False),
        (day(5), day(9), (0,), False),
        (day(2), day(2), (0,), False),
        (day(3), day(8), (0,), True),
        (day(3), day(9), (0,), False),
    ],
)
def test_a_goal_without_a_day_to_practise_is_not_doable(
    start: date, due: date, days: tuple[int, ...], lacks: bool
) -> None:
    found = [lack for lack in find_lacks(goal(start=start, due=due, days=days), day(2)) if lack.key == "days"]
    assert bool(found) is lacks
    assert all(str(due) in lack.what and lack.part == "realistic" for lack in found)


def test_what_may_get_in_the_way_is_asked_for_before_the_if_then_line() -> None:
    keys = [part.key for part in QUESTIONS]
    assert keys.index("obstacle") == keys.index("cue") - 1
    made = set_part(
        goal(), "obstacle", "I am in a hurry", Skill("a", "A", "c", definition="", levels=("",) * 5), MONDAY
    )
    assert made.obstacle == "I am in a hurry"
