"""The level of a skill and its range."""

import pytest
from hypothesis import given, settings

from skillcheck import questions
from skillcheck.measure.levels import level
from skillcheck.measure.posterior import Posterior, posterior
from skillcheck.model.catalogue import Skill
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import Parameters
from tests.measure.examples import all_answered, answered_skills, skill

KNOWN = Parameters()
MIXED = skill("a", statements=1, bad_habits=1, scenarios=1)


def believed(mean: float, variance: float) -> Posterior:
    """A belief about the skill `a` alone."""
    return Posterior({"a": 0}, (mean,), ((variance,),), 1.0)


def estimate(skills: list[Skill], answers: dict[str, str]) -> LevelEstimate:
    """The level of the first of `skills`, which has an answer."""
    found = level(skills[0], answers, posterior(skills, answers, KNOWN), KNOWN)
    assert found
    return found


def test_open_questions_count_as_the_model_expects_them() -> None:
    # (4 + (6 - 2) + (3.4 + .6 x .5)) / 3 = 11.7 / 3
    found = level(MIXED, {"a-1": "4", "a-2": "2"}, believed(0.5, 0.25), KNOWN)
    assert found
    assert found.level == pytest.approx(3.9)


def test_the_range_is_what_many_more_questions_would_show() -> None:
    # mean loading (1 + 1 + .6) / 3 = .866667; centre 3.4 + .866667 x .5 = 3.833333; sd .866667 x sqrt(.25) = .433333
    # 3.833333 -+ 1.2816 x .433333 = 3.277973 and 4.388693
    found = level(MIXED, {"a-1": "4", "a-2": "2"}, believed(0.5, 0.25), KNOWN)
    assert found
    assert (found.predicted, found.sd) == (pytest.approx(3.833333), pytest.approx(0.433333))
    assert (found.low, found.high) == (pytest.approx(3.277973), pytest.approx(4.388693))


@pytest.mark.parametrize(
    ("answers", "mean"),
    [
        ({"a-1": "4", "a-2": "2", "a-s1": "c"}, 13 / 3),  # 4 + 4 + 5
        ({"a-1": "1", "a-2": "1", "a-s1": "b"}, 9 / 3),  # 1 + 5 + 3
        ({"a-1": "1", "a-2": "5", "a-s1": "a"}, 3 / 3),  # 1 + 1 + 1
    ],
)
def test_with_everything_answered_the_level_is_the_plain_mean(answers: dict[str, str], mean: float) -> None:
    found = estimate([MIXED, skill("b")], {**answers, "b-1": "5"})
    assert (found.level, found.mean_answer) == (pytest.approx(mean), pytest.approx(mean))
    assert (found.answered, found.items) == (3, 3)


def test_the_mean_answer_leaves_open_questions_out() -> None:
    found = estimate([MIXED], {"a-1": "2", "a-s1": "b"})
    assert found.mean_answer == 2.5


def test_a_question_that_did_not_apply_counts_nowhere() -> None:
    found = estimate([MIXED], {"a-1": "2", "a-2": "n/a", "a-s1": "b"})
    assert (found.level, found.answered, found.items) == (2.5, 2, 2)
    without = estimate([skill("a", statements=1, scenarios=1)], {"a-1": "2", "a-s1": "b"})
    assert found == without


@pytest.mark.parametrize("answers", [{}, {"a-1": "n/a"}, {"b-1": "4"}])
def test_a_skill_without_an_answer_is_inferred_from_what_is_believed_about_it(
    answers: dict[str, str],
) -> None:
    found = level(MIXED, answers, believed(0.5, 0.25), KNOWN)
    assert found
    assert (found.basis, found.answered, found.mean_answer) == ("inferred", 0, None)
    assert found.level == pytest.approx(found.predicted)


def test_a_skill_that_no_question_applies_to_has_no_level() -> None:
    answers = dict.fromkeys(("a-1", "a-2", "a-s1"), "n/a")
    assert level(MIXED, answers, believed(0.5, 0.25), KNOWN) is None


@pytest.mark.parametrize(("answer", "bound"), [("5", 5.0), ("1", 1.0)])
def test_the_range_is_widened_to_hold_the_level(answer: str, bound: float) -> None:
    # centre 3.4 -+ 1.2816 x .2: far from the only answer
    found = level(skill("a"), {"a-1": answer}, believed(0.0, 0.04), KNOWN)
    assert found
    assert found.level == bound
    assert bound in (found.low, found.high)
    assert found.high - found.low > 1.2816 * 0.2


def test_a_level_never_leaves_the_scale() -> None:
    # (5 + 3.4 + 3) / 2 = 5.7 and (1 + 3.4 - 4) / 2 = .2
    two = skill("a", statements=2)
    high, low = (level(two, {"a-1": y}, believed(m, 1.0), KNOWN) for y, m in (("5", 3.0), ("1", -4.0)))
    assert high
    assert low
    assert (high.level, low.level) == (5, 1)


@pytest.mark.parametrize(("statement", "option", "end"), [("5", "c", 5.0), ("1", "a", 1.0)])
def test_a_range_at_the_end_of_the_scale_still_has_a_width(statement: str, option: str, end: float) -> None:
    """Many scenarios answered alike make the model expect answers beyond the scale."""
    skills = [skill("a"), *(skill(f"s{n}", statements=0, scenarios=3) for n in range(60))]
    found = estimate(skills, all_answered(skills, statement, option))
    assert found.level == end
    assert found.high - found.low >= found.sd


def test_the_more_answers_the_narrower_the_range() -> None:
    widths = []
    for number in (1, 2, 5, 10):
        answers = {f"a-{n}": "3" for n in range(1, number + 1)}
        found = estimate([skill("a", statements=10)], answers)
        widths.append(found.high - found.low)
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
    belief = posterior(skills, answers, KNOWN)
    for one in skills:
        found = level(one, answers, belief, KNOWN)
        scored = [i for i in one.items if questions.score(i, answers.get(i.id, "n/a")) is not None]
        assert (found is None) == all(answers.get(i.id) == "n/a" for i in one.items)
        if found:
            assert 1 <= found.low <= found.level <= found.high <= 5
            assert found.low < found.high
            assert found.answered == len(scored)


def test_the_error_of_a_level_is_that_of_its_answers_and_of_what_is_open() -> None:
    # noise .88^2 x 1.2 = .92928 twice; loadings 1 + 1 answered of 2.6: sqrt(1.85856 + (2.6^2 - 2^2) x .25) / 3 = .532140
    found = level(MIXED, {"a-1": "4", "a-2": "2"}, believed(0.5, 0.25), KNOWN)
    assert found
    assert found.error == pytest.approx(0.532140, abs=1e-6)


def test_with_everything_answered_the_error_is_that_of_a_mean() -> None:
    # sqrt(.92928 + .92928 + 1.2) / 3 = .582958, whatever else is believed
    for variance in (0.01, 1.0):
        found = level(MIXED, {"a-1": "4", "a-2": "2", "a-s1": "a"}, believed(0.5, variance), KNOWN)
        assert found
        assert found.error == pytest.approx(0.582958, abs=1e-6)


def test_with_nothing_answered_the_error_is_what_is_not_known_of_the_skill() -> None:
    found = level(MIXED, {}, believed(0.5, 0.25), KNOWN)
    assert found
    assert found.error == pytest.approx(found.sd)


def test_a_person_who_answers_more_widely_has_larger_errors() -> None:
    belief = Posterior({"a": 0}, (0.5,), ((0.25,),), 4.0)
    found = level(MIXED, {"a-1": "4", "a-2": "2", "a-s1": "a"}, belief, KNOWN)
    assert found
    assert found.error == pytest.approx(2 * 0.582958, abs=1e-6)
