from random import Random
from statistics import fmean

import pytest

from bench import coverage, replay
from skillcheck.model.parameters import ItemParameters, Parameters
from tests.bench import sheets


@pytest.mark.parametrize(
    ("other", "held"), [(3.4, True), (4.84, True), (4.85, False), (1.96, True), (1.95, False)]
)
def test_a_range_is_held_against_the_answers_that_were_left_open(other: float, held: bool) -> None:
    """One answer as expected, 3.4: V = .768 - .768^2 / 1.69728 = .42049, psi = .92928, tau2 = 15 / 16.

    The mean of one open answer scatters by tau2 psi more: half = 1.2816 sqrt(.9375 (.42049 + .92928)) = 1.4417.
    """
    own, answers = sheets.quiz(1, 2), {"a-1": 3.4, "a-2": other}
    assert coverage.held_out(own, replay.after(own, answers, ["a-1"]), answers) == [held]


def test_items_are_compared_as_the_skill_would_show_them() -> None:
    """a-2 is answered 1.0 lower than a-1 by everybody: 2.4 is just what is expected of it."""
    items = {"a-1": ItemParameters(3.4, 1.0, 0.5), "a-2": ItemParameters(2.4, 1.0, 0.5)}
    own, answers = sheets.quiz(1, 2, Parameters(items=items)), {"a-1": 3.4}
    standing = replay.after(own, answers, ["a-1"])
    half = 1.2816 * (15 / 16 * (0.768 - 0.768**2 / 1.268 + 0.5)) ** 0.5
    for other, held in ((2.4 + half - 0.01, True), (2.4 + half + 0.01, False), (2.4 - half + 0.01, True)):
        assert coverage.held_out(own, standing, {**answers, "a-2": other}) == [held]


def test_nothing_is_held_out_where_all_is_asked_or_left_out() -> None:
    own, answers = sheets.quiz(2, 2), {"a-1": 3.0, "a-2": 4.0, "b-1": 2.0}
    assert coverage.held_out(own, replay.after(own, answers, ["a-1", "a-2", "b-1"]), answers) == []


def test_four_in_five_hold_for_people_who_are_as_the_model_says() -> None:
    own, dice = sheets.quiz(20, 4), Random(3)
    found: list[bool] = []
    for _ in range(60):
        answers = {}
        for skill in own.skills:
            theta = dice.gauss(0, 0.768**0.5)
            answers.update({item.id: 3.4 + theta + dice.gauss(0, 0.92928**0.5) for item in skill.items})
        asked = [item.id for skill in own.skills for item in skill.items[:2]]
        found += coverage.held_out(own, replay.after(own, answers, asked), answers)
    assert len(found) == 1200
    assert fmean(found) == pytest.approx(0.80, abs=0.035)
