"""Every parameter from incomplete answers: what was simulated comes back, what nobody answered stays."""

from math import log
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.authoring.calibration.em import _item, _scaled, fitted
from skillcheck.authoring.calibration.expectation import ItemSums, expected
from skillcheck.authoring.calibration.model import Model, begun
from skillcheck.authoring.calibration.sheets import sheets
from skillcheck.model.parameters import ItemParameters, Parameters
from tests.authoring.calibration.people import simulated
from tests.measure.examples import skill

KNOWN = Parameters()
GUESS = ItemParameters(3.4, 1.0, 0.9)
SKILLS = [skill("a", statements=4), skill("b", statements=4), skill("c", statements=4, cluster="work")]


def with_gaps(people: list[dict[str, float]], share: float) -> list[dict[str, float]]:
    """The same people with this share of their answers missing."""
    dice = Random(7)
    return [{id_: y for id_, y in person.items() if dice.random() > share} for person in people]


@pytest.mark.parametrize("missing", [0.0, 0.5])
def test_what_was_simulated_comes_back(missing: float) -> None:
    people = with_gaps(simulated(SKILLS, 300, shift=0.5), missing)
    model = fitted(sheets(SKILLS, people), KNOWN)
    # loadings were 1.5, 1, 1, 1: kept at a mean of 1 they are 4/3 and 8/9, and the skill's sd becomes .8 x 9/8 = .9
    for place, item in enumerate(model.items):
        assert item.intercept == pytest.approx(3.9, abs=0.25)
        assert item.loading == pytest.approx(8 / 9 if place % 4 else 4 / 3, abs=0.2)
        assert item.noise == pytest.approx(0.49, abs=0.15)
    for place, row in enumerate(model.variance):
        assert row[place] == pytest.approx(0.81, abs=0.2)


def test_it_predicts_people_whom_it_has_not_seen_better_than_the_guess() -> None:
    unseen = sheets(SKILLS, simulated(SKILLS, 100, seed=2, shift=0.5))
    model = fitted(sheets(SKILLS, simulated(SKILLS, 200, seed=1, shift=0.5)), KNOWN)
    assert expected(unseen, model, 15).score > expected(unseen, begun(unseen, KNOWN), 15).score + 100


def test_the_loadings_of_a_skill_keep_their_mean() -> None:
    mixed = [skill("a", statements=3, scenarios=1), skill("b", statements=2)]
    model = fitted(sheets(mixed, simulated(mixed, 60)), KNOWN)
    assert sum(item.loading for item in model.items[:4]) == pytest.approx(3.6)
    assert sum(item.loading for item in model.items[4:]) == pytest.approx(2)


def test_an_item_that_nobody_answered_keeps_its_guess_but_for_the_scale() -> None:
    people = [{id_: y for id_, y in p.items() if id_ != "a-4"} for p in simulated(SKILLS, 60)]
    model = fitted(sheets(SKILLS, people), KNOWN)
    start = begun(sheets(SKILLS, []), KNOWN)
    assert (model.items[3].intercept, model.items[3].noise) == (
        start.items[3].intercept,
        start.items[3].noise,
    )
    assert 0.5 < model.items[3].loading < 1.5


def test_few_answers_hardly_move_anything() -> None:
    model = fitted(sheets(SKILLS, [{"a-1": 5.0}]), KNOWN)
    assert abs(model.items[0].intercept - 3.4) < 0.5
    assert abs(model.items[0].loading - 1) < 0.1
    assert model.variance[0][0] == pytest.approx(0.768, abs=0.03)


def test_people_who_all_answer_alike_break_nothing() -> None:
    people = [{item.id: 3.0 for one in SKILLS for item in one.items}] * 250
    model = fitted(sheets(SKILLS, people), KNOWN)
    assert all(item.noise > 0 and item.loading > 0 for item in model.items)
    assert all(row[place] > 0 for place, row in enumerate(model.variance))


def test_an_item_against_its_skill_gets_no_negative_weight() -> None:
    people = [{**p, "a-4": 6.8 - p["a-1"]} for p in simulated(SKILLS, 250)]
    model = fitted(sheets(SKILLS, people), KNOWN)
    assert 0 < model.items[3].loading < 0.1


@given(
    st.lists(st.tuples(st.floats(-2, 2), st.floats(1, 5)), min_size=1, max_size=12),
    st.tuples(st.sampled_from([-0.05, 0.0, 0.05]), st.sampled_from([-0.05, 0.0, 0.05])),
)
@settings(deadline=None)
def test_an_item_gets_the_best_line_through_answers_and_priors(
    points: list[tuple[float, float]], away: tuple[float, float]
) -> None:
    sums = ItemSums(
        len(points), sum(t for t, _ in points), sum(y for _, y in points), sum(t * t for t, _ in points),
        sum(t * y for t, y in points), sum(y * y for _, y in points),
    )  # fmt: skip

    def loss(intercept: float, loading: float) -> float:
        """-2 log of the posterior, as far as it depends on the line: a ~ N(3.4, .32), lam ~ N(1, .0625)."""
        rest = sum((y - intercept - loading * t) ** 2 for t, y in points)
        return rest / GUESS.noise + (intercept - 3.4) ** 2 / 0.32 + (loading - 1) ** 2 / 0.0625

    found = _item(sums, GUESS, GUESS, 1 / 0.32)
    if found.loading > 0.05 and 1 < found.intercept < 5:
        assert (
            loss(found.intercept, found.loading)
            <= loss(found.intercept + away[0], found.loading + away[1]) + 1e-9
        )
    rest = sum((y - found.intercept - found.loading * t) ** 2 for t, y in points)
    assert found.noise == pytest.approx((rest + 8 * 0.9) / (len(points) + 8))


def test_scaling_changes_no_answer_that_is_expected() -> None:
    whole = sheets(SKILLS, simulated(SKILLS, 5))
    start = begun(whole, KNOWN)
    odd = Model(tuple(ItemParameters(3.0, 0.5 + 0.1 * place, 0.6) for place in range(12)), start.variance)
    scaled = _scaled(odd, start, whole)
    assert scaled.items[0] != odd.items[0]
    assert expected(whole, scaled, 15).score == pytest.approx(expected(whole, odd, 15).score)
    assert log(scaled.variance[0][0]) != pytest.approx(log(odd.variance[0][0]))
