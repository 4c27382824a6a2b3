"""Asking by what tells most: the walk, its value against the definition, and when it ends."""

from collections.abc import Sequence
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
    reaches,
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
    return make_quiz(skills, [Demand(weight, 4) for weight in weights], PARAMETERS, order)


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
    own, urgency, reach = state.quiz, urgencies(state), reaches(state)
    ordered = sorted(urgency, reverse=True)
    cut = (ordered[own.top - 1] + ordered[own.top]) / 2
    lam, psi, s = question.numbers.loading, question.numbers.noise, question.place
    v = state.belief.variance
    total = 0.0
    for u, demand in enumerate(own.demands):
        covariance = reach[u] * v[u][s] * lam + (psi / state.applicable[s] if u == s else 0)
        step = demand.importance * abs(covariance) * sqrt(state.person_scale / (lam**2 * v[s][s] + psi))
        z = abs(urgency[u] - cut) / step if step else 9.0
        total += step * (exp(-z * z / 2) / sqrt(2 * pi) - z * phi(-z))
    return total / question.cost


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
    others = [q for place, qs in enumerate(state.open) for q in qs if place != state.last]
    best = max(value(state, question) for question in others)
    assert value(state, chosen) == pytest.approx(best, rel=1e-3, abs=1e-9)


def test_every_question_comes_once_and_no_skill_twice_in_a_row_while_others_are_open() -> None:
    asked = walk(made(many(6)), Random(1))
    assert len({question.item.id for question in asked}) == len(asked) == 24
    open_skills = [{q.place for q in asked[n:]} for n in range(len(asked))]
    for n in range(1, len(asked)):
        assert asked[n].place != asked[n - 1].place or len(open_skills[n]) == 1


def test_a_scenario_waits_since_it_costs_three_statements() -> None:
    first = walk(made(many(10)), Random(2))[:10]
    assert {question.item.kind for question in first} == {"statement"}


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
        assert not stopping.is_settled(state, 0.85)
        state = answer(state, question, 3.0)
    assert stopping.is_settled(state, 0.85)


def test_a_skill_that_nothing_applies_to_leaves_the_ranking() -> None:
    own = made(many(4, 1, 0), [5, 1, 1, 1])
    state = answer(start(own), own.questions["k0-1"], None)
    assert urgencies(state)[0] < -1000
    assert stopping.agreement(state) <= 1
    assert adaptive.choose(state)


def test_with_everything_answered_the_urgency_is_importance_times_the_plain_gap() -> None:
    own = made([skill("a", statements=2), skill("b", statements=2)], [5, 2])
    state = answer_all(own, {"a-1": "2", "a-2": "3", "b-1": "5", "b-2": "5", "unknown-1": "1"})
    assert urgencies(state) == pytest.approx([5 * (4 - 2.5), 2 * (4 - 5)])
    assert stopping.agreement(state) == pytest.approx(1)


def test_one_does_not_stop_before_eight_questions_nor_after_six_tenths_of_all() -> None:
    own = made(many(10))
    state, asked = start(own), 0
    while not stopping.is_settled(state, 0.0):
        question = adaptive.choose(state)
        assert question
        state, asked = answer(state, question, 3.0), asked + 1
    assert asked == 8
    while not stopping.is_settled(state, 1.1):
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
        while not stopping.is_settled(state, 0.85):
            question = adaptive.choose(state)
            assert question
            state, asked = answer(state, question, y[question.item.id]), asked + 1
        whole = start(own)
        for id_, question in own.questions.items():
            whole = answer(whole, question, y[id_])
        predicted.append(stopping.agreement(state))
        realised.append(len(_top(state) & _top(whole)) / own.top)
        shares.append(asked / len(own.questions))
    assert sum(realised) / 150 >= sum(predicted) / 150 - 0.04
    assert sum(shares) / 150 < 0.5


def _top(state: QuizState) -> set[int]:
    urgency = urgencies(state)
    return set(sorted(range(len(urgency)), key=lambda place: -urgency[place])[: state.quiz.top])
