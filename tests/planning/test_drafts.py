"""From a draft to a goal."""

import pytest

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.draft import Draft
from skillcheck.planning.drafts import filled, goal
from skillcheck.planning.smart import lacks
from tests.planning.test_smart import SMART
from tests.plans import MONDAY, day


def test_a_practice_says_what_is_left_open(small: Catalogue) -> None:
    found = filled(Draft("listening", practice="listening-p1"), small.skills["listening"], 4, day(3))
    assert (found.action, found.minutes, found.start) == ("Say it back", 5, day(3))
    assert found.cue == "When a call begins, I say back the first point."
    assert found.done_when == "I have done this in ten calls."
    assert [lack.key for lack in lacks(found, MONDAY)] == ["why", "due", "days"]


def test_what_the_person_said_stays(small: Catalogue) -> None:
    own = Draft(
        "listening", practice="listening-p1", cue="If so, then so", minutes=9, picture="Mine", start=day(9)
    )
    found = filled(own, small.skills["listening"], 4, day(3))
    assert (found.cue, found.minutes, found.picture, found.start) == ("If so, then so", 9, "Mine", day(9))


@pytest.mark.parametrize(("target", "level"), [(4, 4), (3.5, 4), (1, 1), (5, 5), (None, 4)])
def test_the_picture_is_what_one_sees_at_the_target(
    small: Catalogue, target: float | None, level: int
) -> None:
    skill = small.skills["listening"]
    assert filled(Draft("listening"), skill, target, day(3)).picture == skill.levels[level - 1]


def test_a_goal_has_what_was_decided_and_where_it_came_from() -> None:
    made = goal(SMART, 7 / 3, 4, "2026-11-01-aaaaaa", day(1))
    assert (made.id, made.level, made.target, made.committed) == ("listening", 2.33, 4, day(1))
    assert (made.why, made.cue, made.days, made.weekly_minutes) == (SMART.why, SMART.cue, (0, 2), 10)


def test_a_goal_without_a_day_is_none() -> None:
    with pytest.raises(ValueError, match="due date"):
        goal(Draft("listening", start=day(1)), None, None, "", day(1))


def test_texts_of_a_catalogue_that_are_too_long_for_a_plan_are_cut(small: Catalogue) -> None:
    long, skill = "w" * 5000, small.skills["listening"]
    practice = skill.practices[0]._replace(title=long, cue=long, done_when=long)
    skill = skill._replace(levels=(long,) * 5, practices=(practice,))
    found = filled(Draft(skill.id, practice=practice.id), skill, 4.0, day(3))
    assert {len(text) for text in (found.picture, found.action, found.cue, found.done_when)} == {2000}
