"""What is remembered, and until when."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from fsrs import Card, Rating, Scheduler, State
from hypothesis import given
from hypothesis import strategies as st

from skillcheck.model.practice import SCENE, SKIPPED, Repetition, Retention
from skillcheck.practising.memory import LONGEST, RETENTION, follow, recall, remember

DAY = date(2026, 11, 24)


def row(day: date, **changes: object) -> Repetition:
    """A repetition of one scene that is done."""
    own = Repetition(SCENE, "s", "listening", day, day, "a", "b", done=True)
    return own._replace(**changes)  # type: ignore[arg-type]


def seen(day: date, before: Repetition | None = None, *, good: bool = True) -> Repetition:
    """One with what is remembered after it."""
    return remember(before, row(day), good=good)


def test_a_scene_that_went_well_rests_longer_than_one_that_did_not() -> None:
    well, badly = seen(DAY), seen(DAY, good=False)
    assert badly.due == DAY + timedelta(1)
    assert well.due == DAY + timedelta(3)


@given(st.lists(st.tuples(st.integers(0, 90), st.booleans()), min_size=1, max_size=12))
def test_due_dates_are_those_of_py_fsrs(log: list[tuple[int, bool]]) -> None:
    own = Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )
    card, memory, day = Card(card_id=1), None, DAY
    for days, good in log:
        day += timedelta(days)
        memory = seen(day, memory, good=good)
        card, _ = own.review_card(
            card, Rating.Good if good else Rating.Again, datetime.combine(day, time(12), UTC)
        )
        assert memory.due == card.due.date()
        assert memory.due > day


def test_recall_is_that_of_py_fsrs() -> None:
    memory = seen(DAY + timedelta(2), seen(DAY))
    last = datetime.combine(memory.day, time(12), UTC)
    card = Card(1, State.Review, None, memory.stability, memory.difficulty, last, last)
    for days in (0, 1, 5, 40, 400):
        expected = Scheduler().get_card_retrievability(card, last + timedelta(days))
        assert recall(memory, memory.day + timedelta(days)) == pytest.approx(expected)


def test_what_is_well_known_rests_and_never_leaves() -> None:
    memory = seen(DAY)
    for _ in range(30):
        memory = seen(memory.due, memory)
        assert memory.due - memory.day <= timedelta(LONGEST)
    assert memory.due - memory.day == timedelta(LONGEST)


def test_a_clock_that_went_back_makes_nothing_due_before_it_was() -> None:
    assert seen(DAY - timedelta(400), seen(DAY)).due > DAY


def test_a_standing_counts_what_is_done_and_keeps_what_was_broken_off() -> None:
    memory = seen(DAY)._replace(seq=1)
    begun = row(DAY + timedelta(3), done=False, harm="", seq=2)
    standings = follow([memory, begun])
    standing = standings[SCENE, "s"]
    assert (standing.memory, standing.seen, standing.since, standing.due) == (memory, 1, DAY, memory.due)
    assert standing.begun == begun


def test_what_was_set_aside_rests_and_is_no_time_of_seeing_it() -> None:
    later = DAY + timedelta(7)
    standing = follow([row(DAY, first=SKIPPED, due=later, seq=1)])[SCENE, "s"]
    assert standing == Retention(last=DAY, number=1, due=later)


@pytest.mark.parametrize(
    ("stability", "difficulty"), [(0.0, 5.0), (-1.0, 5.0), (1e300, 5.0), (2.0, 0.0), (2.0, 99.0)]
)
def test_numbers_that_other_hands_wrote_are_no_memory(stability: float, difficulty: float) -> None:
    standing = follow([row(DAY, stability=stability, difficulty=difficulty)])[SCENE, "s"]
    assert standing.memory is None
    assert seen(DAY, standing.memory).due > DAY


def test_any_log_can_be_followed_to_a_day_that_there_is() -> None:
    dice = Random(7)
    memory, day = None, date(2999, 1, 1)
    for _ in range(40):
        memory = seen(day, memory, good=dice.random() < 0.9)
        day = max(day, memory.due)
    assert memory
    assert memory.due > memory.day
