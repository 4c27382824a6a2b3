"""The level of a skill and its range."""

import pytest
from hypothesis import given, settings

from skillcheck import questions
from skillcheck.measure.belief import Posterior, infer
from skillcheck.measure.levels import estimate_level
from skillcheck.model.catalogue import Skill
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import Parameters
from tests.measure.examples import all_answered, answered_skills, skill

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


def test_open_questions_count_as_the_model_expects_them() -> None:
    # (4 + (6 - 2) + (3.4 + .6 x .5)) / 3 = 11.7 / 3
    level = estimate_level(MIXED, {"a-1": "4", "a-2": "2"}, believed(0.5, 0.25), PARAMETERS)
    assert level
    assert level.level == pytest.approx(3.9)


def test_the_range_is_what_many_more_questions_would_show() -> None:
    # mean loading (1 + 1 + .6) / 3 = .866667; centre 3.4 + .866667 x .5 = 3.833333; sd .866667 x sqrt(.25) = .433333
    # 3.833333 -+ 1.2816 x .433333 = 3.277973 and 4.388693
    level = estimate_level(MIXED, {"a-1": "4", "a-2": "2"}, believed(0.5, 0.25), PARAMETERS)
    assert level
    assert (level.predicted, level.sd) == (pytest.approx(3.833333), pytest.approx(0.433333))
    assert (level.low, level.high) == (pytest.approx(3.277973), pytest.approx(4.388693))


@pytest.mark.parametrize(
    ("answers", "mean"),
    [
        ({"a-1": "4", "a-2": "2", "a-s1": "c"}, 13 / 3),  # 4 + 4 + 5
        ({"a-1": "1", "a-2": "1", "a-s1": "b"}, 9 / 3),  # 1 + 5 + 3
        ({"a-1": "1", "a-2": "5", "a-s1": "a"}, 3 / 3),  # 1 + 1 + 1
    ],
)
def test_with_everything_answered_the_level_is_the_plain_mean(answers: dict[str, str], mean: float) -> None:
    level = estimate([MIXED, skill("b")], {**answers, "b-1": "5"})
    assert (level.level, level.mean_answer) == (pytest.approx(mean), pytest.approx(mean))
    assert (level.answered, level.items) == (3, 3)


def test_a_question_that_did_not_apply_counts_nowhere() -> None:
    level = estimate([MIXED], {"a-1": "2", "a-2": "n/a", "a-s1": "b"})
    assert (level.level, level.answered, level.items) == (2.5, 2, 2)
    without = estimate([skill("a", statements=1, scenarios=1)], {"a-1": "2", "a-s1": "b"})
    assert level == without


@pytest.mark.parametrize("answers", [{}, {"a-1": "n/a"}, {"b-1": "4"}])
def test_a_skill_without_an_answer_is_inferred_from_what_is_believed_about_it(
    answers: dict[str, str],
) -> None:
    level = estimate_level(MIXED, answers, believed(0.5, 0.25), PARAMETERS)
    assert level
    assert (level.basis, level.answered, level.mean_answer) == ("inferred", 0, None)
    assert level.level == pytest.approx(level.predicted)


def test_a_skill_that_no_question_applies_to_has_no_level() -> None:
    answers = dict.fromkeys(("a-1", "a-2", "a-s1"), "n/a")
    assert estimate_level(MIXED, answers, believed(0.5, 0.25), PARAMETERS) is None


@pytest.mark.parametrize(("answer", "bound"), [("5", 5.0), ("1", 1.0)])
def test_the_range_is_widened_to_hold_the_level(answer: str, bound: float) -> None:
    # centre 3.4 -+ 1.2816 x .2: far from the only answer
    level = estimate_level(skill("a"), {"a-1": answer}, believed(0.0, 0.04), PARAMETERS)
    assert level
    assert level.level == bound
    assert bound in (level.low, level.high)
    assert level.high - level.low > 1.2816 * 0.2


def test_a_level_never_leaves_the_scale() -> None:
    # (5 + 3.4 + 3) / 2 = 5.7 and (1 + 3.4 - 4) / 2 = .2
    two = skill("a", statements=2)
    high, low = (
        estimate_level(two, {"a-1": y}, believed(m, 1.0), PARAMETERS) for y, m in (("5", 3.0), ("1", -4.0))
    )
    assert high
    assert low
    assert (high.level, low.level) == (5, 1)


@pytest.mark.parametrize(("statement", "option", "end"), [("5", "c", 5.0), ("1", "a", 1.0)])
def test_a_range_at_the_end_of_the_scale_still_has_a_width(statement: str, option: str, end: float) -> None:
    """Many scenarios answered alike make the model expect answers beyond the scale."""
    skills = [skill("a"), *(skill(f"s{n}", statements=0, scenarios=3) for n in range(60))]
    level = estimate(skills, all_answered(skills, statement, option))
    assert level.level == end
    assert level.high - level.low >= level.sd


def test_the_more_answers_the_narrower_the_range() -> None:
    widths = []
    for number in (1, 2, 5, 10):
        answers = {f"a-{n}": "3" for n in range(1, number + 1)}
        level = estimate([skill("a", statements=10)], answers)
        widths.append(level.high - level.low)
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 4


def test_related_skills_move_the_open_questions_of_a_skill_but_not_its_answers() -> None:
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
        assert (level is None) == all(answers.get(i.id) == "n/a" for i in one.items)
        if level:
            assert 1 <= level.low <= level.level <= level.high <= 5
            assert level.low < level.high
            assert level.answered == len(scored)


ALL = {"a-1": "4", "a-2": "2", "a-s1": "a"}


@pytest.mark.parametrize(
    ("answers", "variance", "scale", "error"),
    [
        # noise .88^2 x 1.2 = .92928 twice; loadings 1 + 1 answered of 2.6: sqrt(1.85856 + (2.6^2 - 2^2) x .25) / 3
        pytest.param({"a-1": "4", "a-2": "2"}, 0.25, 1, 0.532140, id="its answers and what is open"),
        # sqrt(.92928 + .92928 + 1.2) / 3, whatever else is believed
        pytest.param(ALL, 0.01, 1, 0.582958, id="a mean"),
        pytest.param(ALL, 1.0, 1, 0.582958, id="a mean, whatever else is believed"),
        pytest.param(ALL, 0.25, 4, 2 * 0.582958, id="a person who answers more widely"),
        pytest.param({}, 0.25, 1, 0.433333, id="nothing answered: the sd"),
    ],
)
def test_the_error_of_a_level(answers: dict[str, str], variance: float, scale: float, error: float) -> None:
    posterior = Posterior({"a": 0}, (0.5,), ((variance,),), scale)
    level = estimate_level(MIXED, answers, posterior, PARAMETERS)
    assert level
    assert level.error == pytest.approx(error, abs=1e-6)
