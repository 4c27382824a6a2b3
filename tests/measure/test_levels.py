"""The level of a skill and its range."""

import pytest
from hypothesis import given, settings

from skillcheck import questions
from skillcheck.measure.belief import Posterior, infer
from skillcheck.measure.levels import estimate_level
from skillcheck.model.catalogue import Skill
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import ItemParameters, Parameters
from skillcheck.questions.scenario import Scenario
from skillcheck.questions.statement import Statement
from tests.measure.examples import answered_skills, skill

PARAMETERS = Parameters()
MIXED = skill("a", statements=1, bad_habits=1, scenarios=1)


def believed(mean: float, variance: float) -> Posterior:
    """A belief about the skill `a` alone."""
    return Posterior({"a": 0}, (mean,), ((variance,),), 1.0)


def estimate(skills: list[Skill], answers: dict[str, str]) -> LevelEstimate:
    """The level of the first of `skills`, which has an answer."""
    level = estimate_level(skills[0], answers, infer(skills, answers, PARAMETERS), PARAMETERS)
    assert level
    return level


def test_the_level_is_what_the_statements_are_expected_to_show() -> None:
    # 3.4 + 1 x .5, whatever was answered: the answers are in what is believed. The scenario has no part in the means.
    level = estimate_level(MIXED, {"a-1": "4", "a-2": "2", "a-s1": "a"}, believed(0.5, 0.25), PARAMETERS)
    assert level
    assert (level.level, level.sd, level.typical) == (pytest.approx(3.9), pytest.approx(0.5), 3.4)


def test_it_is_the_middle_of_its_range() -> None:
    # 3.9 -+ 1.2816 x .4 = 3.387360 and 4.412640
    level = estimate_level(MIXED, {"a-1": "4"}, believed(0.5, 0.16), PARAMETERS)
    assert level
    assert (level.low, level.high) == (pytest.approx(3.387360), pytest.approx(4.412640))


def test_one_answer_is_shrunken_towards_the_typical_one() -> None:
    # V = .64 x 1.2 = .768, psi = .7744 x 1.2 = .92928: 3.4 + (5 - 3.4) x .768 / (.768 + .92928) = 4.123982
    assert estimate([skill("a")], {"a-1": "5"}).level == pytest.approx(4.123982)


def test_a_scenario_informs_the_level_and_does_not_count_into_the_mean() -> None:
    # 3.4 + (5 - 3.4) x .6 x .768 / (.36 x .768 + 1.2) = 3.899350
    level = estimate([MIXED], {"a-s1": "c"})
    assert level.level == pytest.approx(3.899350)
    assert (level.mean_answer, level.answered, level.items) == (None, 1, 3)


def test_rungs_say_what_is_typical_and_half_of_that_is_believed() -> None:
    # by rung 4.1, 3.7, 3.2, 2.6; with half of the spread about 3.4: 3.75, 3.55, 3.3, 3
    statements = tuple(Statement(f"a-{n}", "", rung=n) for n in (2, 3, 4, 5))
    assert [PARAMETERS.of(s).intercept for s in statements] == pytest.approx([3.75, 3.55, 3.3, 3])
    assert PARAMETERS.of(Statement("a-1", "", rung=2, typical=2.4)).intercept == pytest.approx(2.9)
    assert PARAMETERS.of(Scenario("a-s", "", typical=4.4)).intercept == pytest.approx(3.9)
    ladder = skill("a")._replace(questions=statements)
    assert estimate([ladder], {"a-2": "n/a"}).level == pytest.approx(3.4)


def test_what_calibration_found_goes_before_what_was_guessed() -> None:
    found = Parameters(items={"a-1": ItemParameters(2.2, 1.1, 0.5)})
    assert found.of(Statement("a-1", "", rung=2, typical=5)) == ItemParameters(2.2, 1.1, 0.5)


@pytest.mark.parametrize(
    ("answers", "mean"),
    [
        ({"a-1": "4", "a-2": "2", "a-s1": "c"}, 4),  # (4 + 4) / 2
        ({"a-1": "1", "a-2": "1", "a-s1": "b"}, 3),  # (1 + 5) / 2
        ({"a-1": "1", "a-2": "n/a"}, 1),
    ],
)
def test_the_plain_mean_of_the_statements_stands_beside_it(answers: dict[str, str], mean: float) -> None:
    assert estimate([MIXED, skill("b")], {**answers, "b-1": "5"}).mean_answer == mean


def test_a_question_that_did_not_apply_is_no_answer_and_none_that_is_missing() -> None:
    level = estimate([MIXED], {"a-1": "2", "a-2": "n/a", "a-s1": "b"})
    assert (level.answered, level.items) == (2, 2)
    without = estimate([skill("a", statements=1, scenarios=1)], {"a-1": "2", "a-s1": "b"})
    assert level == without


def test_who_can_say_nothing_of_the_hardest_act_is_not_better_for_it() -> None:
    statements = tuple(Statement(f"a-{n}", "", rung=n) for n in (2, 3, 4, 5))
    ladder = skill("a")._replace(questions=statements)
    given_three = {"a-2": "4", "a-3": "4", "a-4": "3"}
    assert estimate([ladder], {**given_three, "a-5": "n/a"}).level == estimate([ladder], given_three).level


@pytest.mark.parametrize("answers", [{}, {"a-1": "n/a"}, {"b-1": "4"}])
def test_a_skill_without_an_answer_is_inferred_from_what_is_believed_about_it(
    answers: dict[str, str],
) -> None:
    level = estimate_level(MIXED, answers, believed(0.5, 0.25), PARAMETERS)
    assert level
    assert (level.basis, level.answered, level.mean_answer) == ("inferred", 0, None)
    assert level.level == pytest.approx(3.9)


@pytest.mark.parametrize("scenario", ["n/a", "c"])
def test_a_skill_of_which_no_statement_applies_has_no_level(scenario: str) -> None:
    answers = {"a-1": "n/a", "a-2": "n/a", "a-s1": scenario}
    assert estimate_level(MIXED, answers, believed(0.5, 0.25), PARAMETERS) is None


def test_a_skill_of_scenarios_alone_has_the_level_that_these_show() -> None:
    scenes = skill("a", statements=0, scenarios=2)
    level = estimate_level(scenes, {"a-s1": "c"}, believed(0.5, 0.25), PARAMETERS)
    assert level
    assert (level.level, level.mean_answer) == (pytest.approx(3.4 + 0.6 * 0.5), 5)


@pytest.mark.parametrize(("mean", "end"), [(3.0, 5), (-4.0, 1)])
def test_a_level_never_leaves_the_scale(mean: float, end: float) -> None:
    level = estimate_level(skill("a"), {}, believed(mean, 1.0), PARAMETERS)
    assert level
    assert level.level == pytest.approx(end, abs=1e-5)
    assert level.low < level.level < level.high


def test_the_more_answers_the_narrower_the_range() -> None:
    widths = []
    for number in (1, 2, 5, 10):
        answers = {f"a-{n}": "3" for n in range(1, number + 1)}
        level = estimate([skill("a", statements=10)], answers)
        widths.append(level.high - level.low)
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 4


def test_related_skills_move_a_level_but_not_the_mean_of_its_answers() -> None:
    two = [skill("a", statements=2), skill("b")]
    low, high = (estimate(two, {"a-1": "3", "b-1": y}) for y in ("1", "5"))
    assert low.level < high.level
    assert low.mean_answer == high.mean_answer == 3


@given(answered_skills())
@settings(deadline=None)
def test_every_range_has_a_width_holds_the_level_and_stays_on_the_scale(
    case: tuple[list[Skill], dict[str, str]],
) -> None:
    skills, answers = case
    belief = infer(skills, answers, PARAMETERS)
    for one in skills:
        level = estimate_level(one, answers, belief, PARAMETERS)
        scored = [i for i in one.items if questions.score(i, answers.get(i.id, "n/a")) is not None]
        about = [i for i in one.items if i.rated] or one.items
        assert (level is None) == all(answers.get(i.id) == "n/a" for i in about)
        if level:
            assert 1 <= level.low < level.level < level.high <= 5
            assert level.answered == len(scored)
