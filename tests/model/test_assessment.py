"""An assessment knows its answers, its time and its state."""

from datetime import UTC, datetime

import pytest

from skillcheck.model.assessment import REVIEW, THEN, Assessment, Response

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
FRESH = Assessment("2026-11-22-abc", "desk-lead", "full", AT, "digest")


def test_an_assessment_without_answers_has_taken_no_time() -> None:
    assert (FRESH.answers, FRESH.minutes) == ({}, 0)


def test_answers_stand_in_the_order_in_which_they_were_given() -> None:
    given = FRESH._replace(responses=(Response("b-1", "4", AT), Response("a-1", "n/a", AT)))
    assert list(given.answers.items()) == [("b-1", "4"), ("a-1", "n/a")]


def test_minutes_add_up_the_seconds_of_all_answers() -> None:
    # (45 + 30 + 15) / 60 = 1.5
    given = tuple(Response(f"a-{n}", "4", AT, seconds) for n, seconds in enumerate((45.0, 30.0, 15.0)))
    assert FRESH._replace(responses=given).minutes == pytest.approx(1.5)


@pytest.mark.parametrize(("finished", "state"), [(True, "finished"), (False, "unfinished")])
def test_an_assessment_is_finished_or_unfinished(finished: bool, state: str) -> None:
    assert FRESH._replace(finished=finished).state == state


@pytest.mark.parametrize(
    ("length", "whole"), [("adaptive", True), ("full", True), ("quick", True), (REVIEW, False), (THEN, False)]
)
def test_a_review_and_a_then_rating_are_about_one_skill(length: str, whole: bool) -> None:
    assert FRESH._replace(length=length).covers_role is whole
