"""The course of an assessment: forth, back, and forth again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.measure.session import Session, back, forward, next_item, pace, record
from tests.measure.examples import skill

FOUR = skill("a", statements=3, scenarios=1).items
FIRST, SECOND, THIRD, LAST = FOUR


def asked(session: Session) -> str:
    """The id of the question on the screen; empty after the last."""
    item = next_item(session)
    return item.id if item else ""


def after(answered: int) -> Session:
    """A session with so many answers."""
    session = Session(FOUR)
    for item in FOUR[:answered]:
        session = record(session, item, item.answers[0])
    return session


@pytest.mark.parametrize(("answered", "question"), [(0, "a-1"), (1, "a-2"), (3, "a-s1"), (4, "")])
def test_the_first_open_question_comes_next(answered: int, question: str) -> None:
    assert asked(after(answered)) == question


def test_a_resumed_session_asks_what_is_open_wherever_that_is() -> None:
    resumed = Session(FOUR, {THIRD.id: "4", FIRST.id: "n/a"})
    assert (asked(resumed), asked(record(resumed, SECOND, "3"))) == ("a-2", "a-s1")


def test_without_questions_there_is_nothing_to_ask() -> None:
    assert next_item(Session(())) is None


def test_an_answer_leaves_the_session_before_it_as_it_was() -> None:
    before = after(1)
    assert record(before, SECOND, "5").answers == {"a-1": "1", "a-2": "5"}
    assert before.answers == {"a-1": "1"}


def test_going_back_shows_the_questions_in_the_opposite_order() -> None:
    session, seen = after(3), []
    for _ in range(3):
        session = back(session)
        seen.append(asked(session))
    assert seen == ["a-3", "a-2", "a-1"]


def test_going_back_follows_the_order_of_answering() -> None:
    session = Session(FOUR, {THIRD.id: "4", FIRST.id: "2"})
    assert (asked(back(session)), asked(back(back(session)))) == ("a-1", "a-3")


@pytest.mark.parametrize("session", [Session(FOUR), back(after(1)), back(back(after(2)))])
def test_before_the_first_question_there_is_none(session: Session) -> None:
    assert back(session) is session


def test_at_the_front_there_is_no_further() -> None:
    session = after(2)
    assert forward(session) is session


def test_going_forward_ends_at_the_first_open_question() -> None:
    session, seen = back(back(back(after(3)))), []
    for _ in range(3):
        session = forward(session)
        seen.append(asked(session))
    assert seen == ["a-2", "a-3", "a-s1"]
    assert session == after(3)


def test_after_the_last_question_one_can_go_back_until_the_session_ends() -> None:
    assert asked(back(after(4))) == "a-s1"


def test_a_changed_answer_replaces_the_old_one_and_leads_to_the_front() -> None:
    changed = record(back(back(after(3))), SECOND, "5")
    assert changed.answers == {"a-1": "1", "a-2": "5", "a-3": "1"}
    assert asked(changed) == "a-s1"


def test_a_changed_answer_keeps_its_place_on_the_way_back() -> None:
    changed = record(back(back(after(3))), SECOND, "5")
    assert [asked(back(changed)), asked(back(back(changed)))] == ["a-3", "a-2"]


def test_answers_to_questions_that_are_not_asked_here_stay_out_of_the_way() -> None:
    session = Session(FOUR, {"gone-1": "4", FIRST.id: "2", "gone-2": "1"})
    assert session.answered == 1
    assert asked(back(session)) == "a-1"
    assert asked(forward(back(session))) == "a-2"
    first = back(session)
    assert back(first) is first


@given(st.integers(0, 4), st.integers(0, 6))
@settings(deadline=None)
def test_as_many_steps_forward_as_back_lead_to_the_same_question(answered: int, steps: int) -> None:
    session = after(answered)
    walked = session
    for _ in range(steps):
        walked = back(walked)
    for _ in range(min(steps, answered)):
        walked = forward(walked)
    assert walked == session


@pytest.mark.parametrize("answered", range(5))
def test_what_is_left_is_the_time_of_the_open_questions(answered: int) -> None:
    session = after(answered)
    assert session.answered == answered
    assert session.seconds_left == pytest.approx(sum(item.seconds for item in FOUR[answered:]))


def test_what_did_not_apply_is_answered_too() -> None:
    session = record(Session(FOUR), FIRST, "n/a")
    assert (session.answered, asked(session)) == (1, "a-2")


@pytest.mark.parametrize(
    ("expected", "spent", "factor"),
    [
        (0, 0, 1.0),  # nothing known yet
        (60, 60, 1.0),
        (60, 180, 1.5),  # (180 + 180) / (180 + 60)
        (180, 0, 0.5),  # (180 + 0) / (180 + 180)
        (18_000, 36_000, 1.990099),  # (180 + 36,000) / (180 + 18,000): nearly their own, 2
    ],
)
def test_the_pace_goes_from_everybodys_to_ones_own(expected: float, spent: float, factor: float) -> None:
    assert pace(expected, spent) == pytest.approx(factor)
