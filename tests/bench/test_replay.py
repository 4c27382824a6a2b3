"""A replay that a hand can follow, and ranges that hold for people who are as the model says."""

from random import Random
from statistics import fmean

import pytest

from bench import replay
from bench.replay import PRIOR, Person
from skillcheck.measure import adaptive
from skillcheck.measure import quiz as quizzes
from skillcheck.model.parameters import ItemParameters, Parameters
from tests.bench import sheets

LOW_A = {"a-1": 1.0, "a-2": 1.0, "b-1": 3.0, "b-2": 3.0}


def person(count: int, each: int, answers: dict[str, float]) -> Person:
    return Person(sheets.skills(count, each), sheets.demands(count), sheets.ALONE, answers, "seed")


def test_a_person_in_order_can_be_followed_by_hand() -> None:
    """V = .64 * 1.2 = .768, psi = .7744 * 1.2 = .92928, one answer moves theta by V / (V + psi) = .452488 of the way.

    Two answers move it by 2 V / (2 V + psi) = .623061. After b-1: 3 the skill b is expected at 3.4 - .452488 * .4 = 3.219005
    and a at 3.4, so that b is shown: wrong. After a-1: 1 a is expected at 3.4 - .452488 * 2.4 = 2.314028: right.
    """
    own = sheets.quiz(2, 2)
    full = quizzes.urgencies(replay.ask_everything(own, LOW_A))
    assert full == pytest.approx(
        [3 * (4.2 - 3.4 + 0.623061 * 2.4), 3 * (4.2 - 3.4 + 0.623061 * 0.4)], abs=1e-4
    )
    _, one, two, *_, four = replay.ask(own, LOW_A, 4, ["b-1", "a-1", "b-2", "a-2"])
    assert quizzes.urgencies(one) == pytest.approx([3 * 0.8, 3 * (4.2 - 3.219005)], abs=1e-4)
    assert quizzes.urgencies(two)[0] == pytest.approx(3 * (4.2 - 2.314028), abs=1e-4)
    assert quizzes.urgencies(four) == pytest.approx(full)
    assert [replay.overlap(quizzes.urgencies(state), full, own.top) for state in (one, two, four)] == [
        0,
        1,
        1,
    ]


def test_a_replay_asks_what_the_engine_chooses_and_ends_when_it_would() -> None:
    own = sheets.quiz(2, 2)
    first = adaptive.choose(quizzes.start(own))
    assert first is not None
    right = float(first.item.id.startswith("a"))
    outcome = replay.replay(person(2, 2, LOW_A))
    assert outcome.overlaps == [right, right, right, 1, 1, 1]
    stop = outcome.stop
    assert (stop.share, stop.questions, stop.predicted, stop.realised) == (1, 4, pytest.approx(1), 1)
    assert (stop.shown, stop.thin, stop.gaps) == (1, 0, 1)
    assert outcome.unseen is None  # two items a skill leave none for a judge


def test_only_true_gaps_count() -> None:
    """The full quiz shows one gap of two places: found or not, whatever else is shown."""
    full = [-1.0, 2.0, -3.0]
    assert replay.overlap([1.0, 3.0, -1.0], full, 2) == 1
    assert replay.overlap([1.0, -3.0, -1.0], full, 2) == 0
    assert replay.overlap([1.0, 1.0, 1.0], [-1.0, -1.0, -1.0], 2) == 1


def test_a_list_from_unseen_items_judges_chances_and_agreement() -> None:
    asked = Person(sheets.skills(6, 4), sheets.demands(6), PRIOR, sheets.sheet(1, 6, 4).people[0], "1/2")
    chances, agreements = replay.judge_by_unseen(asked)
    assert agreements is not None
    assert all(0 <= agreement <= 1 for agreement in agreements)
    assert 0 < len(chances) <= 3
    assert all(0 < chance < 1 for chance, _ in chances)
    fewer = {id_: y for id_, y in asked.answers.items() if not id_.startswith("a")}
    assert replay.judge_by_unseen(asked._replace(answers=fewer)) == ([], None)


def test_a_person_has_an_outcome_that_depends_on_the_seed_alone() -> None:
    asked = Person(sheets.skills(4, 3), sheets.demands(4), PRIOR, sheets.sheet(1).people[0], "1/2")
    assert replay.replay(asked) == replay.replay(asked)


def test_items_without_an_answer_do_not_apply() -> None:
    own = sheets.quiz(2, 2)
    *_, last = replay.ask(own, {"a-1": 2.0, "b-1": 3.0, "b-2": 4.0}, 4, list(own.questions))
    assert {question.item.id for question in last.scored} == {"a-1", "b-1", "b-2"}
    assert last.scores["a-2"] is None


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
    *_, last = replay.ask(own, {"a-1": 1.0, "b-1": 2.0, "c-1": 4.0, "d-1": 5.0}, 4, list(own.questions))
    assert replay.overlap(quizzes.urgencies(last), full, own.top) == expected


@pytest.mark.parametrize(
    ("other", "held"), [(3.4, True), (4.84, True), (4.85, False), (1.96, True), (1.95, False)]
)
def test_a_range_is_held_against_the_answers_that_were_left_open(other: float, held: bool) -> None:
    """One answer as expected, 3.4: V = .768 - .768^2 / 1.69728 = .42049, psi = .92928, tau2 = 15 / 16.

    The mean of one open answer scatters by tau2 psi more: half = 1.2816 sqrt(.9375 (.42049 + .92928)) = 1.4417.
    """
    own, answers = sheets.quiz(1, 2), {"a-1": 3.4, "a-2": other}
    assert list(replay.check_ranges(replay.ask(own, answers, 1, ["a-1"])[-1], answers)) == [held]


def test_items_are_compared_as_the_skill_would_show_them() -> None:
    """a-2 is answered 1.0 lower than a-1 by everybody: 2.4 is just what is expected of it."""
    items = {"a-1": ItemParameters(3.4, 1.0, 0.5), "a-2": ItemParameters(2.4, 1.0, 0.5)}
    own = sheets.quiz(1, 2, Parameters(items=items))
    half = 1.2816 * (15 / 16 * (0.768 - 0.768**2 / 1.268 + 0.5)) ** 0.5
    for other, held in ((2.4 + half - 0.01, True), (2.4 + half + 0.01, False), (2.4 - half + 0.01, True)):
        answers = {"a-1": 3.4, "a-2": other}
        assert list(replay.check_ranges(replay.ask(own, answers, 1, ["a-1"])[-1], answers)) == [held]


def test_four_in_five_hold_for_people_who_are_as_the_model_says() -> None:
    own, dice = sheets.quiz(20, 4), Random(3)
    held: list[bool] = []
    for _ in range(60):
        answers = {}
        for skill in own.skills:
            theta = dice.gauss(0, 0.768**0.5)
            answers.update({item.id: 3.4 + theta + dice.gauss(0, 0.92928**0.5) for item in skill.items})
        asked = [item.id for skill in own.skills for item in skill.items[:2]]
        held += replay.check_ranges(replay.ask(own, answers, len(asked), asked)[-1], answers)
    assert len(held) == 1200
    assert fmean(held) == pytest.approx(0.80, abs=0.035)
