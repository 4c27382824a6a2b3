"""The sums over people, against the beliefs of the assessment itself, person by person and answer by answer."""

from collections.abc import Sequence
from math import lgamma, log, pi

import pytest
from hypothesis import given, settings

from skillcheck import questions
from skillcheck.authoring.expectation import expect, prior_model, sheets
from skillcheck.measure.belief import Belief, prior, update
from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import Parameters
from tests.authoring.people import Person
from tests.measure.examples import answered_skills, skill

PRIOR = Parameters()


def believe(skills: Sequence[Skill], person: Person) -> tuple[Belief, float]:
    """The belief after a person's answers, and the log density of each given those before it: Student's t."""
    belief, score = prior(skills, PRIOR), 0.0
    for place, one in enumerate(skills):
        for item in one.items:
            if item.id in person:
                own = PRIOR.of(item)
                spread = own.loading**2 * belief.variance[place][place] + own.noise
                freedom = PRIOR.person_weight + belief.answered
                scale = (PRIOR.person_weight + belief.misfit) / freedom * spread
                rest = person[item.id] - own.intercept - own.loading * belief.mean[place]
                score += lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(freedom * pi * scale) / 2
                score -= (freedom + 1) / 2 * log(1 + rest * rest / (freedom * scale))
                belief = update(belief, place, person[item.id], own)
    return belief, score


@given(answered_skills())
@settings(deadline=None, max_examples=60)
def test_one_person_is_believed_as_by_the_assessment(case: tuple[list[Skill], dict[str, str]]) -> None:
    skills, given_answers = case
    items = {item.id: item for one in skills for item in one.items}
    scores = {id_: questions.score(items[id_], answer) for id_, answer in given_answers.items()}
    person = {id_: score for id_, score in scores.items() if score is not None}
    answers = sheets(skills, [person])
    sums, score = expect(answers, prior_model(answers, PRIOR), PRIOR.person_weight)
    belief, density = believe(skills, person)
    assert sums.mean == pytest.approx(belief.mean, abs=1e-9)
    assert score == pytest.approx([density], abs=1e-9)
    for s, row in enumerate(belief.variance):
        expected = [belief.mean[s] * mean + value for mean, value in zip(belief.mean, row, strict=True)]
        assert sums.square[s] == pytest.approx(expected, abs=1e-9)


def test_the_sums_of_several_people_are_those_of_each() -> None:
    skills = [skill("a", statements=2), skill("b")]
    people = [{"a-1": 4.0, "a-2": 2.0}, {"a-1": 1.0, "a-2": 5.0}, {"b-1": 3.0, "a-1": 5.0}]
    answers = sheets(skills, people)
    model = prior_model(answers, PRIOR)
    together, scores = expect(answers, model, 15)
    alone = [expect(sheets(skills, [person]), model, 15) for person in people]
    assert scores == pytest.approx([score[0] for _, score in alone])
    for place, total in enumerate(together):
        assert total == pytest.approx(sum(sums[place] for sums, _ in alone))


def test_an_items_sums_hold_the_answersand_what_is_believed() -> None:
    # one statement: V = .768, psi = .92928, y = 5: m = .7239819, C = .768 - .768^2 / 1.69728 = .4204887
    answers = sheets([skill("a")], [{"a-1": 5.0}])
    sums, _ = expect(answers, prior_model(answers, PRIOR), 15)
    assert (sums.n[0], sums.y[0], sums.yy[0]) == (1, 5, 25)
    assert (sums.t[0], sums.ty[0]) == (pytest.approx(0.7239819, abs=1e-6), pytest.approx(3.6199095, abs=1e-6))
    assert sums.tt[0] == pytest.approx(0.7239819**2 + 0.4204887, abs=1e-6)


def test_sheets_have_a_row_a_person_and_a_column_an_item_and_leave_others_out() -> None:
    answers = sheets([skill("a", statements=2), skill("b")], [{"b-1": 3.0, "a-2": 2.0}, {"z-1": 1.0}])
    assert answers.scores.tolist() == [[0, 2, 3], [0, 0, 0]]
    assert answers.answered.tolist() == [[0, 1, 1], [0, 0, 0]]
    assert answers.owners.tolist() == [[1, 0], [1, 0], [0, 1]]


def test_the_model_of_the_prior_has_its_numbers() -> None:
    skills = [skill("a"), skill("b", statements=0, scenarios=1), skill("c", cluster="work")]
    model = prior_model(sheets(skills, [{"a-1": 5.0}]), PRIOR)
    assert model.intercept.tolist() == [3.4, 3.4, 3.4]
    assert model.loading.tolist() == [1.0, 0.6, 1.0]
    assert model.noise == pytest.approx([0.92928, 1.2, 0.92928])
    assert model.variance[1] == pytest.approx([0.384, 0.768, 0.192])
