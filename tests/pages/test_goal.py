"""One goal in words and as data."""

import json
from datetime import date

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Box, Boxes, Bullets, Facts, Heading
from skillcheck.model.plan import CLOSED, MISSED, CheckIn, Entry, Progress, Review, Tick
from skillcheck.pages import goal as goals
from skillcheck.planning.progress import progress
from tests.plans import day, done, goal, plan


def one(*log: Entry, **changes: object) -> Progress:
    return progress(plan(*log, goals=(goal(**changes),)), day(20))[0]


def facts(own: Progress, catalogue: Catalogue) -> dict[str, str]:
    return {
        name: text for b in goals.blocks(own, catalogue) if isinstance(b, Facts) for name, text in b.pairs
    }


def test_each_day_each_week_and_the_end_are_told_apart(small: Catalogue) -> None:
    told = facts(one(), small)
    assert told["Once reached"] == "Asks what is behind it."
    assert told["For the role"] == "Desk lead; your role asks for Strong"
    assert "Its id" not in told
    assert told["Practice"].startswith("Say it back, 5 minutes on Monday")
    asked = facts(one(action="What would you do?"), small)["Practice"]
    assert asked.startswith("What would you do? 5 minutes on Monday")
    assert told["Each week"] == "look back on Friday: 2026-11-06, 2026-11-13, 2026-11-20, 2026-11-27"
    assert told["At the end"] == "2026-11-29: I have done this in ten calls."
    assert told["Committed"] == "on 2026-11-01, from 2026-11-02 to 2026-11-29"


def test_the_title_says_the_way_and_how_it_ended(small: Catalogue) -> None:
    assert goals.title(one(), small) == "Listening: from 2.3 to 4 by 2026-11-29"
    assert goals.title(one(level=None, target=None), small) == "Listening: by 2026-11-29"
    assert (
        goals.title(one(Review(day(18), "listening", CLOSED, "x"), level=None), small)
        == "Listening: closed on 2026-11-18"
    )
    ended = one(Review(day(18), "listening", CLOSED, "Sits."))
    assert goals.title(ended, small) == "Listening: from 2.3 to 4, closed on 2026-11-18"


def test_the_steps_of_the_practice_are_there_and_none_for_one_of_their_own(small: Catalogue) -> None:
    assert [type(block) for block in goals.blocks(one(), small)] == [Heading, Facts, Bullets, Boxes]
    assert [type(block) for block in goals.blocks(one(practice=""), small)] == [Heading, Facts, Boxes]
    assert [type(block) for block in goals.blocks(one(practice="gone"), small)] == [Heading, Facts, Boxes]


def test_a_goal_that_other_hands_made_endless_is_shown_in_time() -> None:
    century = goals.boxes(one(start=date(1970, 1, 1), due=date(2069, 12, 31)))
    # in 36,525 days: three a week, and a look back but for the first Friday, on which the practice begins
    assert sum(len(row) for _, row in century.rows) == 4 * 36_525 // 7 - 1


def test_each_week_has_a_box_for_each_day_of_practice_and_for_the_look_back() -> None:
    # Monday 2 to Sunday 29 November, on Monday, Wednesday and Friday, with a look back on Friday
    boxes = goals.boxes(one(*done(2), CheckIn(day(7), "listening", 5, 3), days=(0, 2)))
    assert boxes.rows[0] == (
        "Week of 2 November",
        (Box("Mon 2", ticked=True), Box("Wed 4"), Box("look back, Fri 6", ticked=True)),
    )
    assert [name for name, _ in boxes.rows] == [f"Week of {n} November" for n in (2, 9, 16, 23)]
    assert not any(box.ticked for _, row in boxes.rows[1:] for box in row)


def test_weeks_of_a_goal_of_years_are_told_apart() -> None:
    names = [name for name, _ in goals.boxes(one(start=day(2), due=date(2028, 1, 2))).rows]
    assert {"Week of 2 November 2026", "Week of 1 November 2027"} <= set(names)
    assert len(set(names)) == len(names) == 61


def test_a_week_in_which_nothing_is_asked_has_no_row() -> None:
    boxes = goals.boxes(one(start=day(7), due=day(10), days=(1,)))  # Saturday to Tuesday
    assert boxes == Boxes((("Week of 9 November", (Box("Tue 10"),)),))


def test_a_skill_that_the_catalogue_has_not_keeps_its_id(small: Catalogue) -> None:
    assert goals.title(one(skill="flying", role="pilot"), small).startswith("flying (listening): ")
    assert (
        facts(one(skill="flying", role="pilot"), small)["For the role"] == "pilot; your role asks for Strong"
    )


def test_a_second_goal_on_a_skill_is_told_from_the_first(small: Catalogue) -> None:
    assert goals.title(one(id="listening-2"), small) == "Listening (listening-2): from 2.3 to 4 by 2026-11-29"
    assert facts(one(id="listening-2"), small)["Its id"] == "listening-2"
    assert goals.data(one(id="listening-2"), small)["name"] == "Listening"


def test_nobody_told_is_said_with_a_reason(small: Catalogue) -> None:
    assert facts(one(tell=""), small)["Told"].startswith("nobody yet; said aloud")


def test_what_came_of_it_is_counted_and_nothing_is_said_before_anything_came(small: Catalogue) -> None:
    assert "So far" not in facts(one(), small)
    log = [*done(2, 4, 9, 11), Tick(day(6), "listening", MISSED), CheckIn(day(13), "listening", 9, 6)]
    assert goals.so_far(one(*log)) == (
        "4 days done, 1 missed; 2 weeks kept; the cue came up 9 times, acted on 6 of them"
    )
    assert goals.so_far(one(*done(2))) == "1 day done"


def test_a_long_row_of_dates_is_shortened(small: Catalogue) -> None:
    told = facts(one(due=day(90)), small)["Each week"]
    assert told.endswith("2026-12-11 and 7 more")


def test_a_goal_too_short_for_a_look_back_has_none(small: Catalogue) -> None:
    assert goals.checkins(goal(due=day(5))) == ()
    assert "Each week" not in facts(one(due=day(5)), small)


def test_days_are_named_as_people_do() -> None:
    assert goals.days(goal()) == "Monday, Wednesday and Friday"
    assert goals.days(goal(days=(0, 1, 2, 3, 4))) == "every weekday"
    assert goals.days(goal(days=tuple(range(7)))) == "every day"
    assert goals.days(goal(days=(6,))) == "Sunday"


def test_the_data_are_plain_and_hold_every_column(small: Catalogue) -> None:
    data = goals.data(one(*done(2)), small)
    assert json.loads(json.dumps(data)) == data
    assert set(goals.COLUMNS) <= set(data)


def test_an_entry_is_told_in_a_few_words() -> None:
    assert goals.describe(Tick(day(2), "g", MISSED, "Ill")) == ("missed", "Ill")
    assert goals.describe(CheckIn(day(2), "g", 1, 1))[0] == "cue 1 time, acted 1"
    assert goals.describe(CheckIn(day(2), "g", 3, 2, "Noise", "If a, b")) == (
        "cue 3 times, acted 2", "Noise; new cue: If a, b",
    )  # fmt: skip
    assert goals.describe(Review(day(2), "g", "extended", "Soon", day(9))) == (
        "extended to 2026-11-09",
        "Soon",
    )
