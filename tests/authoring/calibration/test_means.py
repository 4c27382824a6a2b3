"""Shrunken means and two correlations, also where the questions were chosen by earlier answers."""

from statistics import fmean

import pytest

from skillcheck.authoring.calibration.expectation import expected
from skillcheck.authoring.calibration.means import fitted
from skillcheck.authoring.calibration.model import begun
from skillcheck.authoring.calibration.sheets import sheets
from skillcheck.model.parameters import Parameters
from tests.authoring.calibration.people import simulated
from tests.measure.examples import skill

KNOWN = Parameters()
PAIR = [skill("a", statements=3), skill("b", statements=3)]


def test_with_everything_answered_it_is_the_mean_with_two_answers_of_the_prior() -> None:
    people = [{"a-1": 5.0, "a-2": 2.0}, {"a-1": 4.0, "a-2": 1.0}, {"a-1": 4.0, "a-2": 1.0}]
    model = fitted(sheets([skill("a", statements=2)], people), KNOWN)
    # (2 x 3.4 + 13) / 5 and (2 x 3.4 + 4) / 5
    assert [item.intercept for item in model.items] == [pytest.approx(3.96), pytest.approx(2.16)]
    assert [(item.loading, item.noise) for item in model.items] == [(1.0, pytest.approx(0.92928))] * 2


def test_an_item_that_nobody_answered_keeps_its_guess() -> None:
    model = fitted(sheets(PAIR, [{"a-1": 5.0}] * 10), KNOWN)
    assert model.items[3:] == begun(sheets(PAIR, []), KNOWN).items[3:]


def test_questions_asked_of_those_who_are_low_do_not_look_hard() -> None:
    def asked(person: dict[str, float]) -> dict[str, float]:
        """The first question of each skill; the others where its answer was low, as an adaptive assessment asks."""
        return {id_: y for id_, y in person.items() if id_.endswith("-1") or person[f"{id_[0]}-1"] < 3}

    everything = simulated(PAIR, 300)
    chosen = [asked(person) for person in everything]
    model = fitted(sheets(PAIR, chosen), KNOWN)
    for place in (1, 2, 4, 5):
        id_ = sheets(PAIR, []).items[place].id
        truth = fmean(person[id_] for person in everything)
        plain = fmean(person[id_] for person in chosen if id_ in person)
        assert plain < truth - 0.4
        assert abs(model.items[place].intercept - truth) < 0.2


def test_intercepts_stay_on_the_scale() -> None:
    model = fitted(sheets(PAIR, [{"a-1": 5.0, "a-2": 1.0}] * 400), KNOWN)
    assert [1 <= item.intercept <= 5 for item in model.items] == [True] * 6


@pytest.mark.parametrize("cluster", ["people", "work"])
def test_skills_that_go_together_are_taken_to_do_so_by_cluster(cluster: str) -> None:
    skills = [skill("a", statements=4), skill("b", statements=4, cluster=cluster)]
    people = [{f"{one}-{n}": y for one in "ab" for n in range(1, 5)} for y in (5.0, 1.0, 3.0) * 20]
    start, model = begun(sheets(skills, people), KNOWN), fitted(sheets(skills, people), KNOWN)
    assert model.variance[0][0] == start.variance[0][0]
    assert model.variance[1][1] == start.variance[1][1]
    assert start.variance[1][0] < model.variance[1][0] < 0.96 * start.variance[0][0]


def test_two_clusters_never_go_together_better_than_skills_of_one() -> None:
    skills = [skill("a", statements=3), skill("b", statements=3), skill("c", statements=3, cluster="work")]
    opposed = [
        {f"{one}-{n}": y for one, y in zip("abc", ys, strict=True) for n in (1, 2, 3)}
        for ys in ((5.0, 1.0, 5.0), (1.0, 5.0, 1.0)) * 30
    ]
    model = fitted(sheets(skills, opposed), KNOWN)
    ab, ac, bc = model.variance[1][0], model.variance[2][0], model.variance[2][1]
    assert ab >= ac == bc >= 0


def test_it_predicts_its_own_people_better_than_the_guess() -> None:
    whole = sheets(PAIR, simulated(PAIR, 50, shift=0.7))
    before, now = begun(whole, KNOWN), fitted(whole, KNOWN)
    assert expected(whole, now, 15).score > expected(whole, before, 15).score
