"""Which method is taken, on whom it is tried, and when nothing changes."""

import pytest

from skillcheck.authoring.calibration import ENOUGH_FOR_ALL, FEWEST, calibrated, calibration, held_out
from skillcheck.model.parameters import Parameters
from tests.authoring.calibration.people import Person, simulated
from tests.measure.examples import skill

KNOWN = Parameters()
SKILLS = [skill("a", statements=3), skill("b", statements=3, cluster="work")]


def named(people: list[Person]) -> dict[str, Person]:
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
    found = calibration(SKILLS, named(simulated(SKILLS, count, shift=0.9)), KNOWN)
    assert (found.method, found.people, found.held_out) == (
        method,
        count,
        count // 5 if count >= FEWEST else 0,
    )
    assert found.adopted or count <= FEWEST


def test_too_few_people_change_nothing() -> None:
    found = calibration(SKILLS, named(simulated(SKILLS, FEWEST - 1)), KNOWN)
    assert found.parameters is KNOWN


def test_people_without_an_answer_about_these_skills_do_not_count() -> None:
    people = named(simulated(SKILLS, FEWEST - 1)) | {"empty": {}, "other": {"z-1": 3.0}}
    assert calibration(SKILLS, people, KNOWN).people == FEWEST - 1


def test_what_predicts_no_better_is_not_adopted() -> None:
    # Nine in ten answer as guessed; whoever is held out answers otherwise.
    ids = [f"r{number}" for number in range(10)]
    out = held_out(dict.fromkeys(ids))
    people = {id_: {"a-1": 1.0, "b-1": 1.0} if id_ in out else {"a-1": 5.0, "b-1": 5.0} for id_ in ids}
    found = calibration(SKILLS, people, KNOWN)
    assert (found.adopted, found.parameters) == (False, KNOWN)
    assert found.after < found.before


def test_what_is_adopted_predicts_better_and_is_fitted_to_everybody() -> None:
    people = [{"a-1": 5.0, "b-1": 1.0}, {"a-1": 4.0, "b-1": 2.0}] * 6
    found = calibration(SKILLS, named(people), KNOWN)
    assert found.adopted
    assert found.after > found.before
    # (2 x 3.4 + 54) / 14 and (2 x 3.4 + 18) / 14: all twelve count
    assert found.parameters.items["a-1"].intercept == pytest.approx(60.8 / 14)
    assert found.parameters.items["b-1"].intercept == pytest.approx(24.8 / 14)


def test_the_same_results_in_another_order_give_the_same() -> None:
    people = named(simulated(SKILLS, 30, shift=0.5))
    one, other = (calibration(SKILLS, order, KNOWN) for order in (people, dict(reversed(people.items()))))
    assert (one.before, one.after) == (pytest.approx(other.before), pytest.approx(other.after))
    for id_, item in one.parameters.items.items():
        assert item.intercept == pytest.approx(other.parameters.items[id_].intercept)


def test_a_fifth_is_held_out_and_always_the_same() -> None:
    ids = [f"r{number}" for number in range(23)]
    out = held_out(dict.fromkeys(ids))
    assert len(out) == 4
    assert set(out) < set(ids)
    assert held_out(dict.fromkeys(reversed(ids))) == out
    assert held_out(dict.fromkeys(["\udcff", *ids[:9]]))


def test_a_set_is_named_by_what_is_in_it() -> None:
    one = calibration(SKILLS, named(simulated(SKILLS, 20, shift=0.9)), KNOWN).parameters
    again = calibration(SKILLS, named(simulated(SKILLS, 20, shift=0.9)), KNOWN).parameters
    other = calibration(SKILLS, named(simulated(SKILLS, 20, shift=0.8)), KNOWN).parameters
    assert one.version == again.version
    assert one.version != other.version
    assert one.version.startswith("means-20-")


def test_plain_sequences_are_calibrated_too() -> None:
    found = calibrated(SKILLS, simulated(SKILLS, 12, shift=0.9), KNOWN)
    assert set(found.items) == {"a-1", "a-2", "a-3", "b-1", "b-2", "b-3"}
    assert calibrated(SKILLS, [], KNOWN) is KNOWN
