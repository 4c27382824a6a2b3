"""Parameters by place, and back by name."""

import pytest

from skillcheck.authoring.calibration.model import Model, begun, column, far, parameters
from skillcheck.authoring.calibration.sheets import sheets
from skillcheck.model.parameters import ItemParameters, Parameters
from tests.measure.examples import skill

SKILLS = [skill("a", statements=2), skill("b", scenarios=1), skill("c", cluster="work")]


def test_it_begins_as_the_prior_has_it() -> None:
    model = begun(sheets(SKILLS, []), Parameters())
    assert model.items[0] == ItemParameters(3.4, 1.0, pytest.approx(0.92928))
    assert model.items[3] == ItemParameters(3.4, 0.6, pytest.approx(1.2))
    assert model.variance == [
        [pytest.approx(0.768)],
        [pytest.approx(0.384), pytest.approx(0.768)],
        [pytest.approx(0.192), pytest.approx(0.192), pytest.approx(0.768)],
    ]


def test_a_column_of_a_triangle_is_whole() -> None:
    assert column([[1.0], [2.0, 3.0], [4.0, 5.0, 6.0]], 1) == [2.0, 3.0, 5.0]


def test_only_answered_items_leave_their_guess_and_all_skills_get_a_covariance() -> None:
    own = tuple(ItemParameters(2.0 + place, 1.0, 0.5) for place in range(5))
    model = Model(own, [[1.0], [0.2, 2.0], [0.3, 0.4, 3.0]])
    found = parameters(model, sheets(SKILLS, [{"a-2": 3.0, "c-1": 4.0}]), Parameters(), "ours")
    assert found.items == {"a-2": own[1], "c-1": own[4]}
    assert found.prior(SKILLS) == ((1.0, 0.2, 0.3), (0.2, 2.0, 0.4), (0.3, 0.4, 3.0))
    assert found.version == "ours"
    assert found.of(SKILLS[0].items[0]) == Parameters().of(SKILLS[0].items[0])


def test_the_distance_of_two_models_is_that_of_the_item_that_moved_most() -> None:
    one = Model((ItemParameters(3.0, 1.0, 1.0), ItemParameters(3.0, 1.0, 1.0)), [])
    other = Model((ItemParameters(3.1, 1.0, 9.0), ItemParameters(3.0, 0.7, 1.0)), [])
    assert far(one, other) == pytest.approx(0.3)
