import pytest

from bench import replay
from skillcheck.measure import adaptive
from skillcheck.measure import quiz as quizzes
from tests.bench import sheets

LOW_A = {"a-1": 1.0, "a-2": 1.0, "b-1": 3.0, "b-2": 3.0}


def test_a_person_in_order_can_be_followed_by_hand() -> None:
    """Of four questions 10, 20 and 30 % are the first, 40, 50 and 60 % the first two; the top is one of two skills.

    V = .64 * 1.2 = .768, psi = .7744 * 1.2 = .92928, V / (V + psi) = .45249. After b-1: 3 the skill b is expected at
    (3 + 3.4 - .45249 * .4) / 2 = 3.11 and a at 3.4, so that b is shown: wrong. After a-1: 1 a is expected at
    (1 + 3.4 - .45249 * 2.4) / 2 = 1.66: right.
    """
    own = sheets.quiz(2, 2)
    assert replay.in_order(own, LOW_A, ["b-1", "a-1", "b-2", "a-2"]) == (0, 0, 0, 1, 1, 1)
    after_one = replay.after(own, LOW_A, ["b-1"])
    assert quizzes.urgencies(after_one) == pytest.approx([3 * 0.8, 3 * (4.2 - 3.109502)])
    after_two = replay.after(own, LOW_A, ["b-1", "a-1"])
    assert quizzes.urgencies(after_two)[0] == pytest.approx(3 * (4.2 - 1.657012))


def test_an_adaptive_replay_asks_what_the_engine_chooses() -> None:
    own = sheets.quiz(2, 2)
    first = adaptive.choose(quizzes.start(own))
    assert first is not None
    right = float(first.item.id.startswith("a"))
    assert replay.adaptively(own, LOW_A).overlaps == (right, right, right, 1, 1, 1)


def test_a_quiz_of_four_questions_ends_when_all_are_asked() -> None:
    stop = replay.adaptively(sheets.quiz(2, 2), LOW_A).stops["normal"]
    assert (stop.asked, stop.predicted, stop.realised) == (4, pytest.approx(1), 1)


def test_items_without_an_answer_do_not_apply() -> None:
    own = sheets.quiz(2, 2)
    standing = replay.after(own, {"a-1": 2.0, "b-1": 3.0, "b-2": 4.0}, own.questions)
    assert standing.applicable == (1, 2)
    assert quizzes.urgencies(standing) == pytest.approx([3 * 2.2, 3 * 0.7])


def test_everything_is_what_the_engine_shows_after_all_answers() -> None:
    own, answers = sheets.quiz(4, 3), sheets.sheet(1).people[0]
    asked = replay.after(own, answers, own.questions)
    assert replay.everything(own, answers) == pytest.approx(quizzes.urgencies(asked))


def test_everything_is_the_plain_mean_of_all_answers() -> None:
    assert replay.everything(sheets.quiz(2, 2), LOW_A) == pytest.approx([3 * 3.2, 3 * 1.2])


@pytest.mark.parametrize(
    ("full", "expected"),
    [
        ([9.0, 8.0, 7.0, 6.0], 1.0),
        ([9.0, 6.0, 8.0, 7.0], 0.5),
        ([9.0, 8.0, 8.0, 6.0], 1.0),
        ([9.0, 8.0 - 1e-13, 8.0, 6.0], 1.0),
        ([5.0, 5.0, 5.0, 5.0], 1.0),
        ([1.0, 2.0, 8.0, 9.0], 0.0),
    ],
)
def test_what_ties_with_the_last_of_the_top_is_in_the_top(full: list[float], expected: float) -> None:
    """Of four skills the top is two; a and b are shown, since they had the lowest answers."""
    own = sheets.quiz(4, 1)
    standing = replay.after(own, {"a-1": 1.0, "b-1": 2.0, "c-1": 4.0, "d-1": 5.0}, own.questions)
    assert replay.overlap(own, standing, full) == expected


def test_a_short_form_takes_the_first_item_of_every_skill_first() -> None:
    assert replay.round_robin(sheets.quiz(3, 2)) == ["a-1", "b-1", "c-1", "a-2", "b-2", "c-2"]


def test_the_parts_are_whole_questions_and_at_least_one() -> None:
    assert replay.checkpoints(sheets.quiz(5, 3)) == [2, 3, 4, 6, 8, 9]
    assert replay.checkpoints(sheets.quiz(1, 2)) == [1, 1, 1, 1, 1, 1]
