"""The sums over people, against the beliefs of the assessment itself, person by person and answer by answer."""

from collections.abc import Sequence
from math import lgamma, log, pi

import pytest
from hypothesis import given, settings

from skillcheck import questions
from skillcheck.authoring.calibration.expectation import expected
from skillcheck.authoring.calibration.model import begun
from skillcheck.authoring.calibration.sheets import sheets
from skillcheck.measure.belief import Belief, prior, update
from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import Parameters
from tests.measure.examples import answered_skills, skill

KNOWN = Parameters()
Person = dict[str, float]


def believed(skills: Sequence[Skill], person: Person) -> tuple[Belief, float]:
    """The belief after a person's answers, and the log density of each given those before it: Student's t."""
    belief, score = prior(skills, KNOWN), 0.0
    for place, one in enumerate(skills):
        for item in one.items:
            if item.id in person:
                own = KNOWN.of(item)
                spread = own.loading**2 * belief.variance[place][place] + own.noise
                freedom = KNOWN.person_weight + belief.answered
                scale = (KNOWN.person_weight + belief.misfit) / freedom * spread
                rest = person[item.id] - own.intercept - own.loading * belief.mean[place]
                score += lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(freedom * pi * scale) / 2
                score -= (freedom + 1) / 2 * log(1 + rest * rest / (freedom * scale))
                belief = update(belief, place, person[item.id], own)
    return belief, score


def scored(skills: Sequence[Skill], answers: dict[str, str]) -> Person:
    """The answers as scores, what did not apply left out."""
    known = {item.id: item for one in skills for item in one.items}
    both = {id_: questions.score(known[id_], answer) for id_, answer in answers.items()}
    return {id_: score for id_, score in both.items() if score is not None}


@given(answered_skills())
@settings(deadline=None, max_examples=60)
def test_one_person_is_believed_as_by_the_assessment(case: tuple[list[Skill], dict[str, str]]) -> None:
    skills, answers = case
    person = scored(skills, answers)
    if not person:
        return
    whole = sheets(skills, [person])
    found = expected(whole, begun(whole, KNOWN), KNOWN.person_weight)
    belief, score = believed(skills, person)
    assert found.mean == pytest.approx(belief.mean, abs=1e-9)
    assert found.score == pytest.approx(score)
    for s in range(len(skills)):
        for t in range(s + 1):
            second = belief.mean[s] * belief.mean[t] + belief.variance[s][t]
            assert found.square[s][t] == pytest.approx(second, abs=1e-9)


def test_the_sums_of_several_people_are_those_of_each() -> None:
    skills = [skill("a", statements=2), skill("b")]
    people = [{"a-1": 4.0, "a-2": 2.0}, {"a-1": 1.0, "a-2": 5.0}, {"b-1": 3.0, "a-1": 5.0}]
    whole = sheets(skills, people)
    model = begun(whole, KNOWN)
    together = expected(whole, model, 15)
    alone = [expected(sheets(skills, [person]), model, 15) for person in people]
    assert together.score == pytest.approx(sum(one.score for one in alone))
    assert together.mean == pytest.approx(
        [sum(values) for values in zip(*(o.mean for o in alone), strict=True)]
    )
    for place in range(3):
        for name in ("count", "t", "y", "tt", "ty", "yy"):
            total = sum(getattr(one.items[place], name) for one in alone)
            assert getattr(together.items[place], name) == pytest.approx(total)


def test_an_items_sums_hold_the_answers_and_what_is_believed() -> None:
    # one statement: V = .768, psi = .92928, y = 5: m = .7239819, C = .768 - .768^2 / 1.69728 = .4204887
    whole = sheets([skill("a")], [{"a-1": 5.0}])
    (sums,) = expected(whole, begun(whole, KNOWN), 15).items
    assert (sums.count, sums.y, sums.yy) == (1, 5, 25)
    assert (sums.t, sums.ty) == (pytest.approx(0.7239819, abs=1e-6), pytest.approx(3.6199095, abs=1e-6))
    assert sums.tt == pytest.approx(0.7239819**2 + 0.4204887, abs=1e-6)


def test_nobody_adds_nothing() -> None:
    whole = sheets([skill("a")], [])
    found = expected(whole, begun(whole, KNOWN), 15)
    assert (found.mean, found.square, found.score) == ([0.0], [[0.0]], 0.0)
