"""Days and times as people write them, and a time of day for one more practice."""

from datetime import time

import pytest

from skillcheck.model.calendar import LAST_DAY
from skillcheck.model.plan import Goal
from skillcheck.planning.slots import (
    find_free_time,
    read_day,
    read_number,
    read_past_day,
    read_time,
    read_weekday,
    read_weekdays,
)
from tests.plans import day, goal

NINE = time(9)


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ([], NINE),
        ([goal()], time(9, 10)),  # five minutes of practice, and five to look back
        ([goal(), goal(at=time(9, 10), minutes=50)], time(10, 5)),
        ([goal(at=time(9, 10)), goal()], time(9, 20)),
        ([goal(), goal(at=time(9, 40))], time(9, 10)),
        ([goal(at=time(8, 57))], time(9, 7)),
        ([goal(at=time(8, 50))], NINE),
        ([goal(days=(1, 3))], NINE),
        ([goal(at=time(8), minutes=600), goal(at=time(18, 5), minutes=350)], NINE),
    ],
)
def test_the_first_time_that_meets_no_other_practice(goals: list[Goal], expected: time) -> None:
    assert find_free_time(goals, (0, 2), 15, NINE) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2026-11-20", 20),
        (" 2026-11-20 ", 20),
        ("4w", 30),
        ("+2 weeks", 16),
        ("10d", 12),
        ("1 day", 3),
        ("0d", 2),
    ],
)
def test_a_day_is_a_date_or_a_span(text: str, number: int) -> None:
    assert read_day(text, day(2)) == day(number)


@pytest.mark.parametrize(
    "text",
    ["", "2026-02-30", "9999-12-31", "1066-10-14", "soon", "4", "-2w", "9999w", "20.11.2026", "4 w w", "٤w"],
)
def test_what_is_no_day_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="write it as 2026-12-22, as monday, or as 4w"):
        read_day(text, day(2))


def test_a_span_beyond_the_calendar_is_no_day() -> None:
    with pytest.raises(ValueError, match="no day"):
        read_day("999w", day(2).replace(year=2990))
    for word in ("tomorrow", "monday"):
        with pytest.raises(ValueError, match="no day"):
            read_day(word, LAST_DAY)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon,wed", (0, 2)),
        ("Wednesday; mon", (0, 2)),
        ("fri fri", (4,)),
        ("mo, th", (0, 3)),
        ("weekdays", (0, 1, 2, 3, 4)),
        ("daily", (0, 1, 2, 3, 4, 5, 6)),
        ("mondays tues", None),
        ("weekdays sat", (0, 1, 2, 3, 4, 5)),
    ],
)
def test_weekdays_are_named_in_any_order(text: str, days: tuple[int, ...] | None) -> None:
    if days is None:
        with pytest.raises(ValueError, match="no weekday"):
            read_weekdays("mondayish")
    else:
        assert read_weekdays(text) == days


@pytest.mark.parametrize("text", ["", "montag", "m", "everyday", "mon-fri", "1"])
def test_what_is_no_weekday_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="mon, tue, wed, thu, fri, sat, sun, or weekdays, or daily"):
        read_weekdays(text)


def test_the_one_weekday_is_told_by_two_letters_and_nothing_but_weekdays_is_offered() -> None:
    assert read_weekday("fr") == 4
    with pytest.raises(ValueError, match=r"“x” is no weekday; write mon, tue, wed, thu, fri, sat, sun\.$"):
        read_weekday("x")


@pytest.mark.parametrize(
    ("text", "found"), [("9", time(9)), ("9:00", time(9)), ("14.30", time(14, 30)), (" 00:05 ", time(0, 5))]
)
def test_a_time_of_day_has_hours_and_minutes(text: str, found: time) -> None:
    assert read_time(text) == found


@pytest.mark.parametrize("text", ["", "25", "24:00", "9:60", "9 am", "-1:00"])
def test_what_is_no_time_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="write it as 9:00 or 14:30"):
        read_time(text)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "x", "601", "9" * 5000, "٣"])
def test_what_is_no_whole_number_says_which_are(text: str) -> None:
    with pytest.raises(ValueError, match=f"“{text}” must be a whole number from 1 to 600."):
        read_number(text, 1, 600)


def test_a_number_that_is_too_high_is_told_why() -> None:
    with pytest.raises(ValueError, match="“7” must be a whole number from 0 to 4: the cue came up 4 times"):
        read_number("7", 0, 4, "the cue came up 4 times")


def test_no_number_at_all_is_asked_for() -> None:
    with pytest.raises(ValueError, match="Write a whole number from 1 to 600"):
        read_number(" ", 1, 600)


def test_a_whole_number_is_one() -> None:
    assert [read_number(text, 0, 600) for text in ("0", " 7 ", "600")] == [0, 7, 600]


@pytest.mark.parametrize(
    ("text", "number"), [("today", 2), (" Yesterday ", 1), ("2026-11-02", 2), ("2026-11-01", 1)]
)
def test_a_day_that_has_been_may_be_named(text: str, number: int) -> None:
    assert read_past_day(text, day(2)) == day(number)


@pytest.mark.parametrize(
    ("text", "said"),
    [("2026-11-03", "is still to come"), ("4w", "is still to come"), ("tomorrow", "is still to come")],
)
def test_a_day_that_has_not_been_says_how_to_write_one(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"{said}; write a day that has been, as 2026-11-24, or yesterday"):
        read_past_day(text, day(2))
    with pytest.raises(ValueError, match="“ever” is no day; write it as 2026-11-24, or yesterday"):
        read_past_day("ever", day(2))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("today", 4),
        ("Tomorrow", 5),
        ("yesterday", 3),
        ("wednesday", 4),
        ("Monday", 9),
        ("tue", 10),
        ("4w", 32),
        ("2026-11-20", 20),
    ],
)
def test_a_day_may_be_named_by_its_weekday(text: str, number: int) -> None:
    assert read_day(text, day(4)) == day(number)  # a Wednesday
