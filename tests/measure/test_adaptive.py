"""Asking by what tells most: the walk, its value against the definition, and when it ends."""

from collections.abc import Sequence
from itertools import pairwise
from math import exp, pi, sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.measure import adaptive, stopping
from skillcheck.measure.gaps import phi
from skillcheck.measure.quiz import (
    Question,
    Quiz,
    QuizState,
    answer,
    answer_all,
    make_quiz,
    start,
    urgencies,
)
from skillcheck.measure.session import spread
from skillcheck.model.catalogue import Demand, Skill
from skillcheck.model.parameters import Parameters
from tests.measure.examples import skill

PARAMETERS = Parameters()


def made(skills: Sequence[Skill], importances: Sequence[float] | None = None, seed: str = "s") -> Quiz:
    weights = importances or [3] * len(skills)
    order = spread({one.id: one.items for one in skills}, seed)
    demands = {one.id: Demand(weight, 4) for one, weight in zip(skills, weights, strict=True)}
    return make_quiz(skills, demands, PARAMETERS, order)


def many(count: int, statements: int = 3, scenarios: int = 1) -> list[Skill]:
    return [
        skill(f"k{n}", cluster="people" if n % 2 else "work", statements=statements, scenarios=scenarios)
        for n in range(count)
    ]


def walk(own: Quiz, person: Random) -> list[Question]:
    """Every question in the order of an assessment that answers at random and never stops."""
    state, asked = start(own), []
    while question := adaptive.choose(state):
        asked.append(question)
        state = answer(state, question, person.choice([1.0, 2.0, 3.0, 4.0, 5.0, None]))
    return asked


def value(state: QuizState, question: Question) -> float:
    """The definition, term by term for every skill, without any short cut."""
    own, urgency = state.quiz, urgencies(state)
    ordered = sorted(urgency, reverse=True)
    cut = max(0, (ordered[own.top - 1] + ordered[own.top]) / 2)
    lam, psi, s = question.numbers.loading, question.numbers.noise, question.place
    v = state.belief.variance
    total = 0.0
    for u, demand in enumerate(own.demands):
        covariance = own.lines[u].loading * v[u][s] * lam
        step = demand.importance * abs(covariance) * sqrt(state.person_scale / (lam**2 * v[s][s] + psi))
        z = abs(urgency[u] - cut) / step if step else 9.0
        total += step * (exp(-z * z / 2) / sqrt(2 * pi) - z * phi(-z))
    return total / question.item.cost


@given(st.integers(0, 10_000), st.integers(0, 12))
@settings(deadline=None, max_examples=40)
def test_the_chosen_question_has_the_highest_value_of_all(seed: int, answered: int) -> None:
    person = Random(seed)
    own = made(many(8), [person.choice([1, 2, 3, 4, 5]) for _ in range(8)], str(seed))
    state = start(own)
    for _ in range(answered):
        question = adaptive.choose(state)
        assert question
        state = answer(state, question, person.choice([1.0, 2.0, 3.0, 4.0, 5.0]))
    chosen = adaptive.choose(state)
    assert chosen
    best = max(_worth(state, question) for question in state.open)
    assert _worth(state, chosen) == pytest.approx(best, rel=1e-3, abs=1e-9)


def _worth(state: QuizState, question: Question) -> float:
    """The value, of which a question about the skill asked last needs 1.5 times as much as any other."""
    return value(state, question) / (1.5 if question.place == state.last else 1)


def test_every_question_comes_once() -> None:
    asked = walk(made(many(6)), Random(1))
    assert len({question.item.id for question in asked}) == len(asked) == 24


def test_where_all_skills_are_worth_the_same_none_comes_twice_in_a_row() -> None:
    asked = walk(made(many(10)), Random(1))[:10]
    assert all(one.place != other.place for one, other in pairwise(asked))


def test_of_some_questions_the_best_of_these_is_chosen() -> None:
    own = made(many(6))
    among = [own.questions["k3-1"], own.questions["k3-s1"]]
    assert adaptive.choose(start(own), among) == among[0]
    assert adaptive.choose(start(own), []) is None


def test_a_scenario_waits_since_it_costs_three_statements() -> None:
    first = walk(made(many(10)), Random(2))[:10]
    assert all(question.item.rated for question in first)


def test_the_seed_decides_among_equals_and_only_there() -> None:
    firsts = {walk(made(many(6), seed=str(n)), Random(3))[0].item.id for n in range(20)}
    assert len(firsts) > 3
    unequal = [5, 1, 1, 1, 1, 1]
    assert {walk(made(many(6), unequal, str(n)), Random(3))[0].place for n in range(20)} == {0}


@pytest.mark.parametrize(("skills", "top"), [(1, 1), (2, 1), (3, 1), (9, 4), (10, 5), (44, 5)])
def test_the_top_is_five_or_half_of_a_small_role(skills: int, top: int) -> None:
    assert made(many(skills, 1, 0)).top == top


@pytest.mark.parametrize("skills", [1, 2, 3])
def test_a_small_role_works_and_ends(skills: int) -> None:
    own = made(many(skills, 1, 0))
    assert len(walk(own, Random(4))) == skills
    state = start(own)
    for question in own.questions.values():
        assert stopping.next_question(state, 0.85)
        state = answer(state, question, 3.0)
    assert stopping.next_question(state, 0.85) is None


def test_a_skill_that_nothing_applies_to_leaves_the_ranking() -> None:
    own = made(many(4, 1, 0), [5, 1, 1, 1])
    state = answer(start(own), own.questions["k0-1"], None)
    assert urgencies(state)[0] < -1000
    assert stopping.agreement(state) <= 1
    assert adaptive.choose(state)


def test_the_urgency_is_importance_times_what_the_level_lacks_held_to_the_scale() -> None:
    own = made([skill("a", statements=2), skill("b", statements=2)], [5, 2])
    state = answer_all(own, {"a-1": "2", "a-2": "3", "b-1": "5", "b-2": "5", "unknown-1": "1"})
    a, b = state.belief.mean
    assert urgencies(state) == pytest.approx([5 * (4 - 3.4 - a), 2 * (4 - 3.4 - b)])
    beyond = state._replace(belief=state.belief._replace(mean=(-9.0, 9.0)))
    assert urgencies(beyond) == pytest.approx([5 * (4 - 1), 2 * (4 - 5)], abs=1e-4)


def test_where_nothing_is_below_target_one_is_sure_that_no_place_is_filled() -> None:
    own = made(many(12))
    best = {id_: ("5" if q.item.rated else "c") for id_, q in own.questions.items()}
    state = answer_all(own, best)
    assert all(urgency < 0 for urgency in urgencies(state))
    assert stopping.agreement(state) > 0.99
    assert not stopping.find_needed(state)


@pytest.mark.parametrize(
    ("answers", "needed"),
    [
        ({}, {"a-1", "a-2", "a-3", "a-s1"}),
        ({"a-1": "1"}, {"a-3", "a-s1"}),  # one of another manner
        ({"a-3": "5"}, {"a-1", "a-2", "a-s1"}),
        ({"a-1": "1", "a-2": "1"}, {"a-3", "a-s1"}),
        ({"a-1": "1", "a-3": "n/a"}, {"a-s1"}),
        ({"a-1": "1", "a-3": "n/a", "a-s1": "n/a"}, {"a-2"}),  # a second one at least
        ({"a-1": "1", "a-2": "1", "a-3": "n/a", "a-s1": "n/a"}, set()),
        ({"a-1": "1", "a-s1": "a"}, set()),
        ({"a-1": "1", "a-3": "5"}, set()),
    ],
)
def test_a_skill_that_is_shown_needs_two_answers_of_two_manners(
    answers: dict[str, str], needed: set[str]
) -> None:
    own = made([skill("a", statements=2, bad_habits=1, scenarios=1), skill("b", statements=1)], [5, 1])
    assert {question.item.id for question in stopping.find_needed(answer_all(own, answers))} == needed


def test_at_the_end_every_skill_that_would_be_shown_has_its_answers() -> None:
    skills = [skill(f"k{n}", statements=3, bad_habits=1, scenarios=1) for n in range(12)]
    for seed in range(10):
        person, own = Random(seed), made(skills, seed=str(seed))
        state = start(own)
        while question := stopping.next_question(state, 0.7):
            state = answer(state, question, person.choice([1.0, 2.0, 3.0, 4.0, 5.0]))
        assert not stopping.find_needed(state)
        shown = [place for place, urgency in enumerate(urgencies(state)) if urgency > 0]
        top = sorted(shown, key=lambda place: -urgencies(state)[place])[: own.top]
        assert all(len({q.manner for q in state.scored if q.place == place}) > 1 for place in top)


@pytest.mark.parametrize(("first", "enough"), [(0.2, 0.85), (0.25, 0.85), (0.65, 0.93), (1.0, 1.0)])
def test_where_the_role_says_much_by_itself_the_answers_must_still_settle_most_of_the_rest(
    first: float, enough: float
) -> None:
    assert stopping.final_agreement(first, "adaptive") == pytest.approx(enough)


def test_one_does_not_stop_before_eight_questions_nor_after_six_tenths_of_all() -> None:
    own = made(many(10))
    state, asked = start(own), 0
    while stopping.sureness(state) < 0:
        question = adaptive.choose(state)
        assert question
        state, asked = answer(state, question, 3.0), asked + 1
    assert asked == 8
    while stopping.sureness(state) < 1.1:
        question = adaptive.choose(state)
        assert question
        state, asked = answer(state, question, 3.0), asked + 1
    assert asked == 24  # .6 x 40


def test_the_predicted_agreement_is_kept_by_simulated_people() -> None:
    # 150 people from the very model: the realised agreement at the stop is near the predicted one, with far fewer questions.
    person = Random(7)
    own = made(many(12, 4, 0), [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 3, 3])
    predicted, realised, shares = [], [], []
    for _ in range(150):
        common = person.gauss(0, 0.4)
        theta = [common + person.gauss(0, 0.7) for _ in own.skills]
        y = {id_: 3.4 + theta[q.place] + person.gauss(0, 0.9) for id_, q in own.questions.items()}
        state, asked = start(own), 0
        while question := stopping.next_question(state, 0.85):
            state, asked = answer(state, question, y[question.item.id]), asked + 1
        whole = start(own)
        for id_, question in own.questions.items():
            whole = answer(whole, question, y[id_])
        predicted.append(stopping.agreement(state))
        realised.append(len(_top(state) & _top(whole)) / own.top)
        shares.append(asked / len(own.questions))
    # The whole quiz has four questions a skill, and so is no full measure of what is predicted.
    assert sum(realised) / 150 >= sum(predicted) / 150 - 0.08
    assert sum(shares) / 150 < 0.6


def test_where_people_have_few_gaps_the_predicted_agreement_is_about_these() -> None:
    # A gap that is missed costs the more, the fewer there are; places that stay empty make nothing surer.
    person = Random(5)
    own = made(many(20, 4, 0), [1 + place % 5 for place in range(20)])
    predicted, realised = [], []
    for _ in range(40):
        theta = [1.0 + person.gauss(0, 0.7) for _ in own.skills]
        y = {id_: 3.4 + theta[q.place] + person.gauss(0, 0.9) for id_, q in own.questions.items()}
        state = start(own)
        while question := stopping.next_question(state, 0.85):
            state = answer(state, question, y[question.item.id])
        whole = start(own)
        for id_, question in own.questions.items():
            whole = answer(whole, question, y[id_])
        gaps = {place for place in _top(whole) if urgencies(whole)[place] > 0}
        shown = {place for place in _top(state) if urgencies(state)[place] > 0}
        predicted.append(stopping.agreement(state))
        realised.append(len(shown & gaps) / len(gaps) if gaps else 1.0)
    assert sum(realised) >= sum(predicted) - 0.05 * 40


def _top(state: QuizState) -> set[int]:
    urgency = urgencies(state)
    return set(sorted(range(len(urgency)), key=lambda place: -urgency[place])[: state.quiz.top])
