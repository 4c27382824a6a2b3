"""The scenario choices beside the self-rating."""

import pytest
from hypothesis import given, settings

from skillcheck.measure.contrasts import above_scenarios, contrast_of, contrasts_of
from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import ItemParameters, Parameters
from skillcheck.model.result import Contrast
from tests.measure.examples import all_answered, answered_skills, skill

PARAMETERS = Parameters()
EXACT = PARAMETERS._replace(caution=1.0)
FOUR_AND_ONE = skill("a", statements=4, scenarios=1)


def contrast(rated: Skill, key: str, option: str, parameters: Parameters = PARAMETERS) -> Contrast:
    """The contrast of a skill whose statements all got this key, and whose scenarios this option."""
    made = contrast_of(rated, all_answered([rated], key, option), parameters)
    assert made is not None
    return made


def test_the_numbers_can_be_checked_with_a_calculator() -> None:
    # statements 4, 4, 4, 4: theta .6; scenario of effectiveness 1: (1 - 3.4) / .6 = -4
    # psi without caution: .88^2 / 4 + 1 / .6^2 = .1936 + 2.7778 = 2.9714, whose root is 1.7238
    made = contrast(FOUR_AND_ONE, "4", "a", EXACT)
    assert (made.skill, made.rated) == ("a", 4.0)
    assert (made.difference, made.sd) == pytest.approx((4.6, 1.7238), abs=1e-4)
    # prior variance .64; one choice of 1: information .36, pull -4: mean -1.44 / (1 / .64 + .36) = -.7490, level 2.6510
    # half of the time within .6745 / sqrt(1.9225) = .4865
    assert (made.low, made.high) == pytest.approx((2.1645, 3.1374), abs=1e-3)


def test_guessed_noise_counts_with_its_caution() -> None:
    exact = contrast(FOUR_AND_ONE, "4", "a", EXACT)
    assert contrast(FOUR_AND_ONE, "4", "a").sd == pytest.approx(exact.sd * 1.2**0.5)


def test_more_choices_pull_further_and_leave_less_open() -> None:
    few, many = contrast(FOUR_AND_ONE, "4", "a"), contrast(skill("a", statements=4, scenarios=3), "4", "a")
    assert many.high < few.high
    assert many.high - many.low < few.high - few.low
    assert many.sd < few.sd


# z = difference / sd, with caution sd = sqrt(1.2) x sqrt(.7744 / n + 2.7778 / m); they differ from 2.5758 on
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
    rated = skill("a", statements=statements, scenarios=scenarios)
    assert contrast(rated, key, option).differs is differs


def test_a_reversed_statement_is_turned() -> None:
    rated = skill("a", statements=1, bad_habits=1, scenarios=1)
    made = contrast_of(rated, {"a-1": "5", "a-2": "1", "a-s1": "b"}, PARAMETERS)
    assert made is not None
    assert made.rated == 5.0


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
    assert contrast_of(skill("a", statements=2, scenarios=1), answers, PARAMETERS) is None


def test_calibrated_items_count_with_their_own_numbers() -> None:
    # a scenario that most people answer with 1 says nothing about who does so too: (1 - 1) / 1 = 0, sd sqrt(.9293 + 1)
    calibrated = PARAMETERS._replace(items={"a-s1": ItemParameters(1.0, 1.0, 1.0)})
    made = contrast(skill("a", scenarios=1), "4", "a", calibrated)
    assert (made.difference, made.sd) == pytest.approx((0.6, 1.3890), abs=1e-4)
    assert made.low < 3.4 < made.high


def test_a_scenario_that_tells_nothing_is_no_view() -> None:
    useless = PARAMETERS._replace(items={"a-s1": ItemParameters(3.0, 0.0, 1.0)})
    assert contrast_of(skill("a", scenarios=1), {"a-1": "4", "a-s1": "a"}, useless) is None


def test_skills_with_both_views_come_in_their_order() -> None:
    skills = [skill("a", scenarios=1), skill("b"), skill("c", scenarios=1)]
    contrasts = contrasts_of(skills, all_answered(skills, "4", "b"), PARAMETERS)
    assert [made.skill for made in contrasts] == ["a", "c"]


@given(answered_skills())
@settings(deadline=None)
def test_levels_stay_on_the_scale_and_errors_above_zero(case: tuple[list[Skill], dict[str, str]]) -> None:
    for made in contrasts_of(*case, PARAMETERS):
        assert 1 <= made.low <= made.high <= 5
        assert 1 <= made.rated <= 5
        assert made.sd > 0


def beside(difference: float, sd: float = 2.0) -> Contrast:
    return Contrast("s", 4, 2, 3, difference, sd, differs=False)


# of n skills with sd 2: .27 + 3 sqrt(4 / n + .25^2), which is .27 + 3 sqrt(.3125) = 1.9471 for 16,
# and .27 + 3 sqrt(.125) = 1.3307 for 64
@pytest.mark.parametrize(
    ("contrasts", "noticed"),
    [
        ([beside(1.94)] * 16, False),
        ([beside(1.95)] * 16, True),
        ([beside(1.33)] * 64, False),
        ([beside(1.34)] * 64, True),
        ([beside(-4.0)] * 64, False),
        ([beside(0.27)] * 400, False),
        # skills weigh as much as they tell: 4 and 1/4: (16 - .5) / 4.25 = 3.65 with sd .485,
        # limit .27 + 3 sqrt(.2353 + .0625) = 1.91; the other way round: (-8 + 1) / 4.25 < 0
        ([beside(4, 0.5), beside(-2, 2)], True),
        ([beside(-2, 0.5), beside(4, 2)], False),
        ([beside(5.0)], False),  # one skill far apart is not the whole person
        ([], False),
    ],
)
def test_ratings_above_choices_are_noticed_three_standard_errors_above_usual_leniency(
    contrasts: list[Contrast], noticed: bool
) -> None:
    notice = above_scenarios(contrasts)
    assert bool(notice) is noticed
    if notice:
        assert (notice.id, "Ask a colleague" in notice.text) == ("above-scenarios", True)
