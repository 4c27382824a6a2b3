"""A goal is SMART, or what is missing is named."""

from datetime import timedelta

import pytest

from skillcheck.model.draft import Draft
from skillcheck.planning.smart import LONGEST, lacks
from tests.plans import MONDAY, day

SMART = Draft(
    skill="listening",
    why="Guests tell me twice.",
    action="Say it back",
    cue="When a call begins, I say back the first point.",
    done_when="Ten calls",
    start=day(2),
    due=day(29),
    days=(0, 2),
    minutes=5,
)


def test_a_whole_draft_lacks_nothing() -> None:
    assert lacks(SMART, MONDAY) == ()


def test_an_empty_draft_lacks_every_part_of_smart_in_the_order_of_the_questions() -> None:
    found = lacks(Draft("listening"), MONDAY)
    assert [lack.key for lack in found] == [
        "why", "action", "cue", "done_when", "start", "due", "days", "minutes",
    ]  # fmt: skip
    assert {lack.part for lack in found} == {
        "specific", "measurable", "assignable", "realistic", "time-related",
    }  # fmt: skip


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
    assert ("cue" not in [lack.key for lack in lacks(SMART._replace(cue=cue), MONDAY)]) is fits


def test_an_end_before_the_start_is_said() -> None:
    (lack,) = lacks(SMART._replace(due=day(1)), MONDAY)
    assert (lack.key, lack.what) == ("due", "the due date 2026-11-01 is before the start 2026-11-02")


def test_an_end_on_the_day_of_the_start_is_fine() -> None:
    assert lacks(SMART._replace(due=day(2)), MONDAY) == ()


def test_more_than_a_year_is_a_wish() -> None:
    assert lacks(SMART._replace(due=day(2) + LONGEST), MONDAY) == ()
    assert [lack.key for lack in lacks(SMART._replace(due=day(2) + LONGEST + timedelta(days=1)), MONDAY)] == [
        "due"
    ]


def test_more_than_five_hours_a_week_are_not_realistic() -> None:
    assert lacks(SMART._replace(minutes=150), MONDAY) == ()
    (lack,) = lacks(SMART._replace(minutes=151), MONDAY)
    assert lack.what == "302 minutes a week are more than 300: take fewer"


def test_an_end_that_is_over_is_said_and_a_start_that_is_over_is_taken() -> None:
    (lack,) = lacks(SMART, day(30))
    assert (lack.key, lack.what) == ("due", "the due date 2026-11-29 is over: name a day to come")
    assert lacks(SMART, day(29)) == ()
