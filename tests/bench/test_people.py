from collections.abc import Mapping
from random import Random

import pytest

from bench import people
from bench.people import Condition
from skillcheck.model.authoring import Calibration
from skillcheck.model.parameters import Parameters
from tests.bench import sheets


@pytest.mark.parametrize(("count", "others"), [(2, [0]), (50, [0]), (51, [0, 50]), (201, [0, 50, 200])])
def test_there_are_the_conditions_that_leave_somebody_to_ask(count: int, others: list[int]) -> None:
    found = people.conditions(sheets.sheet(count, 2, 1))
    assert found == [Condition(importance, number) for importance in ("role", "equal") for number in others]


def test_nobody_is_asked_who_was_learnt_from(monkeypatch: pytest.MonkeyPatch) -> None:
    made = sheets.sheet(70, 2, 1)
    learnt_from: list[object] = []

    def calibrate(_: object, others: Mapping[str, object], prior: Parameters) -> Calibration:
        learnt_from.extend(others.values())
        return Calibration(prior, "none", adopted=False, people=len(others))

    monkeypatch.setattr(people, "calibrate", calibrate)
    people.learnt(made, 1, 50)
    asked = people.asked(made, 40, 1, Condition("role", 50))
    assert len(asked) == 20
    assert len(learnt_from) == 50
    assert {id(made.people[place]) for place in asked}.isdisjoint(id(person) for person in learnt_from)


def test_the_same_people_are_asked_in_each_condition() -> None:
    made = sheets.sheet(80, 2, 1)
    cold = people.asked(made, 30, 5, Condition("role", 0))
    assert cold == people.asked(made, 30, 5, Condition("equal", 50))
    assert len(set(cold)) == 30
    assert cold != people.asked(made, 30, 6, Condition("role", 0))


def test_cold_is_the_prior_of_the_program() -> None:
    assert people.learnt(sheets.sheet(3), 1, 0) == Parameters()


def test_importances_of_a_role_are_whole_and_equal_ones_are_equal() -> None:
    made = sheets.sheet(1, 20, 1)
    role = people.demands(made, "role", Random(1))
    assert {demand.importance for demand in role} == {1, 2, 3, 4, 5}
    assert {demand.target for demand in role} == {4.2}
    assert {demand.importance for demand in people.demands(made, "equal", Random(1))} == {3}
