"""The scenario choices beside the self-rating."""

import pytest
from hypothesis import given, settings

from skillcheck.measure.choices import contrast, contrasts
from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import ItemParameters, Parameters
from tests.measure.examples import all_answered, answered_skills, skill

KNOWN = Parameters()
EXACT = KNOWN._replace(caution=1.0)


def rated(own: Skill, key: str, option: str) -> dict[str, str]:
    return all_answered([own], key, option)


def test_the_difference_and_its_error_can_be_checked_with_a_calculator() -> None:
    # statements 4, 4, 4, 4: theta .6; scenario of effectiveness 1: (1 - 3.4) / .6 = -4
    # psi without caution: .88^2 / 4 + 1 / .6^2 = .1936 + 2.7778 = 2.9714, whose root is 1.7238
    own = skill("a", statements=4, scenarios=1)
    found = contrast(own, rated(own, "4", "a"), EXACT)
    assert found is not None
    assert (found.skill, found.rated) == ("a", 4.0)
    assert found.difference == pytest.approx(4.6)
    assert found.sd == pytest.approx(1.7238, abs=1e-4)


def test_guessed_noise_counts_with_its_caution() -> None:
    own = skill("a", statements=4, scenarios=1)
    careful, exact = (contrast(own, rated(own, "4", "a"), known) for known in (KNOWN, EXACT))
    assert careful is not None
    assert exact is not None
    assert careful.sd == pytest.approx(exact.sd * 1.2**0.5)


def test_where_choices_alone_put_the_level_is_shrunken_towards_the_average() -> None:
    # prior variance .64; one choice of 1: information .36, pull -4: mean -1.44 / (1 / .64 + .36) = -.7490, level 2.6510
    # half of the time within .6745 / sqrt(1.9225) = .4865
    own = skill("a", statements=4, scenarios=1)
    found = contrast(own, rated(own, "4", "a"), EXACT)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((2.1645, 3.1374), abs=1e-3)


def test_more_choices_pull_further_and_leave_less_open() -> None:
    one, three = skill("a", statements=4, scenarios=1), skill("a", statements=4, scenarios=3)
    few, many = contrast(one, rated(one, "4", "a"), KNOWN), contrast(three, rated(three, "4", "a"), KNOWN)
    assert few is not None
    assert many is not None
    assert many.high < few.high
    assert many.high - many.low < few.high - few.low
    assert many.sd < few.sd


# z = difference / sd, with caution sd = sqrt(1.2) x sqrt(.7744 / n + 2.7778 / m); told from 2.5758 on
@pytest.mark.parametrize(
    ("statements", "scenarios", "key", "option", "differs"),
    [
        pytest.param(4, 1, "5", "a", True, id="5.6 / 1.888 = 2.97: every statement a 5, the worst option"),
        pytest.param(4, 1, "4", "a", False, id="4.6 / 1.888 = 2.44: four is not enough for one scenario"),
        pytest.param(4, 2, "4", "a", True, id="4.6 / 1.378 = 3.34: it is for two"),
        pytest.param(1, 1, "5", "a", True, id="5.6 / 2.065 = 2.71: one statement and one scenario"),
        pytest.param(4, 1, "1", "c", True, id="-5.07 / 1.888 = -2.68: choices above the rating"),
        pytest.param(4, 1, "2", "c", False, id="-4.07 / 1.888 = -2.15"),
        pytest.param(4, 1, "3", "b", False, id="alike"),
    ],
)
def test_they_differ_where_chance_would_bring_it_in_one_of_a_hundred(
    statements: int, scenarios: int, key: str, option: str, differs: bool
) -> None:
    own = skill("a", statements=statements, scenarios=scenarios)
    found = contrast(own, rated(own, key, option), KNOWN)
    assert found is not None
    assert found.differs is differs


def test_a_reversed_statement_is_turned() -> None:
    own = skill("a", statements=1, bad_habits=1, scenarios=1)
    found = contrast(own, {"a-1": "5", "a-2": "1", "a-s1": "b"}, KNOWN)
    assert found is not None
    assert found.rated == 5.0


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"a-1": "4", "a-2": "5"}, id="no choice"),
        pytest.param({"a-s1": "a"}, id="no rating"),
        pytest.param({"a-1": "4", "a-s1": "n/a"}, id="a choice that did not apply"),
        pytest.param({"a-1": "n/a", "a-2": "n/a", "a-s1": "c"}, id="ratings that did not apply"),
    ],
)
def test_one_view_alone_is_no_contrast(answers: dict[str, str]) -> None:
    assert contrast(skill("a", statements=2, scenarios=1), answers, KNOWN) is None


def test_calibrated_items_count_with_their_own_numbers() -> None:
    # a scenario that most people answer with 1 says nothing about who does so too: (1 - 1) / 1 = 0, sd sqrt(.9293 + 1)
    own = skill("a", scenarios=1)
    calibrated = KNOWN._replace(items={"a-s1": ItemParameters(1.0, 1.0, 1.0)})
    found = contrast(own, {"a-1": "4", "a-s1": "a"}, calibrated)
    assert found is not None
    assert found.difference == pytest.approx(0.6)
    assert found.sd == pytest.approx(1.3890, abs=1e-4)
    assert found.low < 3.4 < found.high


def test_a_scenario_that_tells_nothing_is_no_view() -> None:
    own = skill("a", scenarios=1)
    useless = KNOWN._replace(items={"a-s1": ItemParameters(3.0, 0.0, 1.0)})
    assert contrast(own, {"a-1": "4", "a-s1": "a"}, useless) is None


def test_skills_with_both_views_come_in_their_order() -> None:
    skills = [skill("a", scenarios=1), skill("b"), skill("c", scenarios=1)]
    answers = all_answered(skills, "4", "b")
    assert [one.skill for one in contrasts(skills, answers, KNOWN)] == ["a", "c"]


@given(answered_skills())
@settings(deadline=None)
def test_levels_stay_on_the_scale_and_errors_above_zero(case: tuple[list[Skill], dict[str, str]]) -> None:
    for found in contrasts(*case, KNOWN):
        assert 1 <= found.low <= found.high <= 5
        assert 1 <= found.rated <= 5
        assert found.sd > 0
