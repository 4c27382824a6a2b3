"""The course of an assessment that stops by itself: resumed, corrected, counted."""

from datetime import UTC, datetime

import pytest

from skillcheck.measure import session
from skillcheck.measure.asking import InOrder, UntilSettled, asking
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue, Item
from skillcheck.model.parameters import Parameters

AT = datetime(2026, 11, 22, tzinfo=UTC)
KNOWN = Parameters()


def assessment(
    length: str, answers: dict[str, str] | None = None, thoroughness: str = "normal"
) -> Assessment:
    responses = tuple(Response(item, answer, AT) for item, answer in (answers or {}).items())
    return Assessment("2026-11-22-abc", "desk-lead", length, AT, "d", False, responses, thoroughness)


def answered(catalogue: Catalogue, count: int, thoroughness: str = "normal") -> dict[str, str]:
    """The first `count` answers of a person who always takes the first choice."""
    way, state = asking(
        catalogue, catalogue.roles["desk-lead"], assessment("adaptive", None, thoroughness), KNOWN
    )
    for _ in range(count):
        item = way.following(state)
        if item is None:
            break
        state = session.record(state, item, item.answers[0])
        way = way.seen(state.answers)
    return dict(state.answers)


def next_after(catalogue: Catalogue, answers: dict[str, str]) -> Item | None:
    way, state = asking(catalogue, catalogue.roles["desk-lead"], assessment("adaptive", answers), KNOWN)
    return way.following(state)


@pytest.mark.parametrize("length", ["full", "quick"])
def test_fixed_lengths_are_asked_in_order(length: str, small: Catalogue) -> None:
    way, state = asking(small, small.roles["desk-lead"], assessment(length), KNOWN)
    assert isinstance(way, InOrder)
    assert way.following(state) == state.order[0]
    assert (way.course(state).enough, way.course(state).total) == (0, len(state.order))


def test_an_adaptive_one_stops_by_itself_before_everything_is_asked(small: Catalogue) -> None:
    answers = answered(small, 100)
    assert 8 <= len(answers) < 10
    assert next_after(small, answers) is None


@pytest.mark.parametrize("count", range(8))
def test_a_resumed_one_goes_on_with_the_very_question(count: int, small: Catalogue) -> None:
    answers = answered(small, count)
    following = next_after(small, answers)
    assert following
    assert list(answered(small, count + 1)) == [*answers, following.id]


def test_going_back_and_changing_an_answer_gives_what_the_changed_answers_alone_give(
    small: Catalogue,
) -> None:
    answers = answered(small, 5)
    way, state = asking(small, small.roles["desk-lead"], assessment("adaptive", answers), KNOWN)
    back = session.back(state)
    assert getattr(way.following(back), "id", "") == list(answers)[-1]
    changed = {**answers, next(iter(answers)): "n/a"}
    again = way.seen(changed)
    assert isinstance(again, UntilSettled)
    assert again.following(session.Session(state.order, changed)) == next_after(small, changed)


def test_the_same_answers_need_no_new_thought(small: Catalogue) -> None:
    answers = answered(small, 3)
    way, _ = asking(small, small.roles["desk-lead"], assessment("adaptive", answers), KNOWN)
    assert way.seen(dict(answers)) is way


def test_the_course_tells_how_settled_it_is_and_never_less_than_a_question_left(small: Catalogue) -> None:
    for count in range(8):
        answers = answered(small, count)
        way, state = asking(small, small.roles["desk-lead"], assessment("adaptive", answers), KNOWN)
        course = way.course(state)
        assert course.asked == count
        assert course.total > count
        assert course.seconds_left > 0
        assert 0 < course.agreement <= 1
        assert course.enough == 0.85


def test_everything_not_applicable_still_ends(small: Catalogue) -> None:
    way, state = asking(small, small.roles["desk-lead"], assessment("adaptive"), KNOWN)
    for _ in range(20):
        item = way.following(state)
        if item is None:
            break
        state = session.record(state, item, "n/a")
        way = way.seen(state.answers)
    assert way.following(state) is None
