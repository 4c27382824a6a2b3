"""The belief itself: what one answer does, by hand."""

import pytest

from skillcheck.measure.belief import after, before, person_scale
from skillcheck.model.parameters import ItemParameters, Parameters
from tests.measure.examples import skill

KNOWN = Parameters()
EASY = ItemParameters(3.0, 1.0, 1.0)


def test_one_answer_by_hand() -> None:
    # V = .768, q = .768, S = 1.768, r = 1: m = .768 / 1.768, V = .768 - .768^2 / 1.768
    belief = after(before([skill("a")], KNOWN), 0, 4.0, EASY)
    assert belief.mean == pytest.approx((0.434389,), abs=1e-6)
    assert belief.variance[0] == pytest.approx((0.434389,), abs=1e-6)
    assert (belief.answered, belief.misfit) == (1, pytest.approx(1 / 1.768))


def test_an_answer_that_was_expected_changes_no_mean_and_narrows_the_rest() -> None:
    start = before([skill("a"), skill("b")], KNOWN)
    belief = after(start, 0, 3.0, EASY)
    assert belief.mean == (0, 0)
    assert belief.variance[1][1] < start.variance[1][1]


def test_calibrated_parameters_go_before_the_guesses() -> None:
    known = Parameters(items={"a-1": EASY}, covariance={("a", "a"): 0.5, ("a", "b"): 0.1, ("b", "a"): 0.1})
    one, other = skill("a"), skill("b")
    assert known.of(one.items[0]) == EASY
    assert known.of(other.items[0]) == ItemParameters(3.4, 1.0, pytest.approx(0.88**2 * 1.2))
    assert before([one, other], known).variance[0] == (0.5, 0.1)
    assert before([one, other], known).variance[1] == (0.1, pytest.approx(0.768))


def test_answers_as_expected_shrink_the_person_scale_and_surprises_raise_it() -> None:
    start = before([skill("a")], KNOWN)
    assert person_scale(start, KNOWN) == 1
    assert person_scale(after(start, 0, 3.0, EASY), KNOWN) == pytest.approx(15 / 16)
    assert person_scale(after(start, 0, 5.0, ItemParameters(1.0, 1.0, 0.1)), KNOWN) > 1
