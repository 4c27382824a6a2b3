"""What answers say about skills, against sums by hand and against the formula for all answers at once."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings

from skillcheck import questions
from skillcheck.measure.belief import Posterior, infer, person_scale, prior, update
from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import ItemParameters, Parameters
from tests.measure.examples import answered_skills, skill

PARAMETERS = Parameters()
EASY = ItemParameters(3.0, 1.0, 1.0)
Matrix = list[list[float]]


def test_one_answer_by_hand() -> None:
    # V = .768, q = .768, S = 1.768, r = 1: m = .768 / 1.768, V = .768 - .768^2 / 1.768
    belief = update(prior([skill("a")], PARAMETERS), 0, 4.0, EASY)
    assert belief.mean == pytest.approx((0.434389,), abs=1e-6)
    assert belief.variance[0] == pytest.approx((0.434389,), abs=1e-6)
    assert (belief.answered, belief.misfit) == (1, pytest.approx(1 / 1.768))


def test_an_answer_that_was_expected_changes_no_mean_and_narrows_the_rest() -> None:
    start = prior([skill("a"), skill("b")], PARAMETERS)
    belief = update(start, 0, 3.0, EASY)
    assert belief.mean == (0, 0)
    assert belief.variance[1][1] < start.variance[1][1]


def test_calibrated_parameters_go_before_the_guesses() -> None:
    calibrated = Parameters(
        items={"a-1": EASY}, covariance={("a", "a"): 0.5, ("a", "b"): 0.1, ("b", "a"): 0.1}
    )
    one, other = skill("a"), skill("b")
    assert calibrated.of(one.items[0]) == EASY
    assert calibrated.of(other.items[0]) == ItemParameters(3.4, 1.0, pytest.approx(0.88**2 * 1.2))
    assert prior([one, other], calibrated).variance[0] == (0.5, 0.1)
    assert prior([one, other], calibrated).variance[1] == (0.1, pytest.approx(0.768))


def test_answers_as_expected_shrink_the_person_scale_and_surprises_raise_it() -> None:
    start = prior([skill("a")], PARAMETERS)
    assert person_scale(start, PARAMETERS) == 1
    assert person_scale(update(start, 0, 3.0, EASY), PARAMETERS) == pytest.approx(15 / 16)
    assert person_scale(update(start, 0, 5.0, ItemParameters(1.0, 1.0, 0.1)), PARAMETERS) > 1


def test_without_answers_everybody_is_average() -> None:
    # sd^2 x caution = .64 x 1.2 = .768; within a cluster half of it, across a quarter
    belief = infer([skill("a"), skill("b"), skill("c", cluster="work")], {}, PARAMETERS)
    assert belief.mean == (0, 0, 0)
    assert belief.covariance == (
        pytest.approx((0.768, 0.384, 0.192)),
        pytest.approx((0.384, 0.768, 0.192)),
        pytest.approx((0.192, 0.192, 0.768)),
    )
    assert belief.person_scale == 1


def test_one_answer_moves_its_skill_most_then_its_cluster_then_the_others() -> None:
    # y = 5 - 3.4 = 1.6; psi = .88^2 x 1.2 = .92928; S = .768 + .92928 = 1.69728
    # means: (.768, .384, .192) x 1.6 / 1.69728; tau2 = (15 + 1.6^2 / S) / 16
    belief = infer([skill("a"), skill("b"), skill("c", cluster="work")], {"a-1": "5"}, PARAMETERS)
    assert belief.mean == pytest.approx((0.7239819, 0.3619910, 0.1809955), abs=1e-6)
    assert belief.person_scale == pytest.approx(1.0317685, abs=1e-6)
    # V_aa = (.768 - .768^2 / S) tau2 = .4204887 tau2; V_bc = (.192 - .384 x .192 / S) tau2 = .1485611 tau2
    assert belief.between("a", "a") == pytest.approx(0.4338470, abs=1e-6)
    assert belief.between("b", "c") == pytest.approx(0.1532806, abs=1e-6)


def test_a_scenario_moves_its_skill_less_than_a_statement() -> None:
    # lam = .6, psi = 1.2: S = .36 x .768 + 1.2 = 1.47648; m = .6 x .768 x 1.6 / S
    belief = infer([skill("a", statements=0, scenarios=1)], {"a-s1": "c"}, PARAMETERS)
    assert belief.mean == pytest.approx((0.4993498,), abs=1e-6)
    # (.768 - .4608^2 / S) x (15 + 2.56 / S) / 16 = .6241873 x 1.0458658
    assert belief.between("a", "a") == pytest.approx(0.6528161, abs=1e-6)


def test_a_bad_habit_that_never_happens_speaks_for_the_skill() -> None:
    bad, good = skill("a", statements=0, bad_habits=1), skill("a")
    assert infer([bad], {"a-1": "1"}, PARAMETERS) == infer([good], {"a-1": "5"}, PARAMETERS)


@given(answered_skills())
@settings(deadline=None)
def test_answer_by_answer_gives_the_same_as_all_at_once(case: tuple[list[Skill], dict[str, str]]) -> None:
    skills, answers = case
    belief = infer(skills, answers, PARAMETERS)
    mean, covariance, scale = at_once(skills, answers, PARAMETERS)
    assert belief.mean == pytest.approx(mean, abs=1e-9)
    assert belief.person_scale == pytest.approx(scale)
    for row, expected in zip(belief.covariance, covariance, strict=True):
        assert row == pytest.approx(expected, abs=1e-9)


def test_the_formula_holds_for_other_parameters_too() -> None:
    other = Parameters(sd=0.6, within=0.7, across=0.1, caution=1.0, person_weight=4.0)
    skills = [skill("a", scenarios=1), skill("b"), skill("c", cluster="work")]
    answers = {"a-1": "1", "a-s1": "b", "b-1": "5", "c-1": "2"}
    mean, covariance, scale = at_once(skills, answers, other)
    belief = infer(skills, answers, other)
    assert (belief.mean, belief.person_scale) == (pytest.approx(mean), pytest.approx(scale))
    assert belief.between("a", "c") == pytest.approx(covariance[0][2])


@given(answered_skills())
@settings(deadline=None)
def test_the_order_of_answers_and_skills_changes_nothing(case: tuple[list[Skill], dict[str, str]]) -> None:
    skills, answers = case
    turned = [*reversed(skills)]
    one = infer(skills, answers, PARAMETERS)
    other = infer(turned, dict(reversed(answers.items())), PARAMETERS)
    for a in skills:
        assert one.mean[one.places[a.id]] == pytest.approx(other.mean[other.places[a.id]], abs=1e-9)
        for b in skills:
            assert one.between(a.id, b.id) == pytest.approx(other.between(a.id, b.id), abs=1e-9)


def test_what_did_not_apply_is_as_if_it_was_never_asked() -> None:
    skills = [skill("a", statements=2, scenarios=1), skill("b")]
    left_out = infer(skills, {"a-1": "2"}, PARAMETERS)
    assert infer(skills, {"a-1": "2", "a-2": "n/a", "a-s1": "n/a", "b-1": "n/a"}, PARAMETERS) == left_out


def test_answers_about_other_skills_do_not_count() -> None:
    assert infer([skill("a")], {"a-1": "2", "b-1": "5"}, PARAMETERS) == infer(
        [skill("a")], {"a-1": "2"}, PARAMETERS
    )


def test_no_skills_make_an_empty_belief() -> None:
    assert infer([], {}, PARAMETERS) == Posterior({}, (), (), 1.0)


def at_once(
    skills: Sequence[Skill], answers: Mapping[str, str], parameters: Parameters
) -> tuple[list[float], Matrix, float]:
    """Mean V0 L' S^-1 y, covariance tau2 (V0 - V0 L' S^-1 L V0), tau2 = (nu0 + y' S^-1 y) / (nu0 + n); S = L V0 L' + Psi."""
    prior = [
        [
            parameters.sd**2
            * parameters.caution
            * (1 if a is b else parameters.within if a.cluster == b.cluster else parameters.across)
            for b in skills
        ]
        for a in skills
    ]
    rows, y, noise = [], [], []
    for place, one in enumerate(skills):
        for item in one.items:
            score = questions.score(item, answers.get(item.id, "n/a"))
            if score is not None:
                kind = parameters.kinds[item.kind]
                rows.append([kind.loading * (place == other) for other in range(len(skills))])
                y.append(score - kind.intercept)
                noise.append(kind.noise * parameters.caution)
    cross = [[_dot(row, column) for column in prior] for row in rows]
    spread = [
        [
            sum(a * b for a, b in zip(one, row, strict=True)) + noise[i] * (i == j)
            for j, row in enumerate(rows)
        ]
        for i, one in enumerate(cross)
    ]
    weights = solved(spread, y)
    gains = [solved(spread, [row[place] for row in cross]) for place in range(len(skills))]
    scale = (parameters.person_weight + _dot(y, weights)) / (parameters.person_weight + len(y))
    mean = [_dot([row[place] for row in cross], weights) for place in range(len(skills))]
    covariance = [
        [scale * (prior[s][t] - _dot([row[t] for row in cross], gains[s])) for t in range(len(skills))]
        for s in range(len(skills))
    ]
    return mean, covariance, scale


def solved(matrix: Matrix, right: Sequence[float]) -> list[float]:
    """x with matrix x = right, by elimination (the matrix is positive definite, so any pivot will do)."""
    left = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i, pivot in enumerate(left):
        for j, row in enumerate(left):
            if i != j:
                factor = row[i] / pivot[i]
                left[j] = [a - factor * b for a, b in zip(row, pivot, strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(left)]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
