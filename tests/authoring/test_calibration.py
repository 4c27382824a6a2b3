"""Which method is taken, on whom it is tried, and when nothing changes."""

import pytest

from skillcheck.authoring.calibration import ENOUGH_FOR_ALL, FEWEST, calibrate
from skillcheck.model.parameters import Parameters
from tests.authoring.people import Person, simulate
from tests.measure.examples import skill

PRIOR = Parameters()
SKILLS = [skill("a", statements=3), skill("b", statements=3, cluster="work")]


def with_ids(people: list[Person]) -> dict[str, Person]:
    return {f"r{number}": person for number, person in enumerate(people)}


@pytest.mark.parametrize(
    ("count", "method"),
    [
        (0, "none"),
        (FEWEST - 1, "none"),
        (FEWEST, "means"),
        (ENOUGH_FOR_ALL - 1, "means"),
        (ENOUGH_FOR_ALL, "all"),
    ],
)
def test_the_number_of_people_decides_what_is_fitted(count: int, method: str) -> None:
    result = calibrate(SKILLS, with_ids(simulate(SKILLS, count, shift=0.9)), PRIOR)
    tried = 0 if method == "none" else count
    assert (result.method, result.people, result.held_out, result.complete) == (method, count, tried, tried)
    assert result.adopted == (count > FEWEST)  # of ten, the gain could still be luck


def test_too_few_people_change_nothing() -> None:
    assert calibrate(SKILLS, with_ids(simulate(SKILLS, FEWEST - 1)), PRIOR).parameters is PRIOR


def test_people_without_an_answer_about_these_skills_do_not_count() -> None:
    people = with_ids(simulate(SKILLS, FEWEST - 1)) | {"empty": {}, "other": {"z-1": 3.0}}
    assert calibrate(SKILLS, people, PRIOR).people == FEWEST - 1


@pytest.mark.parametrize("answers", [(3.0, 4.0, 3.0, 4.0), (5.0, 1.0, 5.0, 2.0)])
def test_what_gains_no_more_than_luck_is_not_adopted(answers: tuple[float, ...]) -> None:
    # Their mean is near the guess of 3.4: once they hardly vary, once by far more than can be told from twelve.
    people = with_ids([{"a-1": answers[n % 4], "b-1": answers[n % 3]} for n in range(12)])
    result = calibrate(SKILLS, people, PRIOR)
    assert (result.adopted, result.parameters) == (False, PRIOR)
    assert result.after - result.before <= result.error


def test_what_is_adopted_predicts_better_and_is_fitted_to_everybody() -> None:
    people = [{"a-1": 5.0, "b-1": 1.0}, {"a-1": 4.0, "b-1": 2.0}] * 6
    result = calibrate(SKILLS, with_ids(people), PRIOR)
    assert result.adopted
    assert result.after - result.before > result.error > 0
    # (2 x 3.4 + 54) / 14 and (2 x 3.4 + 18) / 14: all twelve count
    assert result.parameters.items["a-1"].intercept == pytest.approx(60.8 / 14)
    assert result.parameters.items["b-1"].intercept == pytest.approx(24.8 / 14)


def test_only_answered_items_leave_their_guess_and_all_skills_get_a_covariance() -> None:
    people = with_ids([{"a-1": 5.0, "b-1": 1.0}] * 12)
    parameters = calibrate(SKILLS, people, PRIOR).parameters
    assert set(parameters.items) == {"a-1", "b-1"}
    assert set(parameters.covariance) == {(one, other) for one in "ab" for other in "ab"}
    assert parameters.covariance["a", "b"] == parameters.covariance["b", "a"]
    assert parameters.of(SKILLS[0].items[1]) == PRIOR.of(SKILLS[0].items[1])


def test_a_skill_without_questions_is_left_as_it_was() -> None:
    people = with_ids(simulate(SKILLS, ENOUGH_FOR_ALL, shift=0.9))
    mute = skill("c", statements=0)
    parameters = calibrate([*SKILLS, mute], people, PRIOR).parameters
    assert parameters == calibrate(SKILLS, people, PRIOR).parameters
    assert parameters.prior([mute]) == PRIOR.prior([mute])


def test_the_same_results_in_another_order_give_the_same() -> None:
    people = with_ids(simulate(SKILLS, 30, shift=0.5)) | {"\udcff": {"a-1": 5.0}}
    assert calibrate(SKILLS, people, PRIOR) == calibrate(SKILLS, dict(reversed(people.items())), PRIOR)


def test_a_set_is_named_by_what_is_in_it() -> None:
    one, again, other = (
        calibrate(SKILLS, with_ids(simulate(SKILLS, 20, shift=shift)), PRIOR).parameters
        for shift in (0.9, 0.9, 0.8)
    )
    assert one.version == again.version
    assert one.version != other.version
    assert one.version.startswith("means-20-")
