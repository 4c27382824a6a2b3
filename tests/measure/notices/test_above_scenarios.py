"""Self-ratings far above the choices in scenarios."""

import pytest

from skillcheck.measure.notices.above_scenarios import notice
from skillcheck.model.contrast import Contrast


def beside(difference: float, sd: float = 2.0) -> Contrast:
    return Contrast("s", 4, 2, 3, difference, sd, differs=False)


# of n skills with sd 2: .27 + 3 sqrt(4 / n + .25^2), which is .27 + 3 sqrt(.3125) = 1.9471 for 16,
# and .27 + 3 sqrt(.125) = 1.3307 for 64
@pytest.mark.parametrize(
    ("difference", "skills", "told"),
    [
        (1.94, 16, False),
        (1.95, 16, True),
        (1.33, 64, False),
        (1.34, 64, True),
        (-4.0, 64, False),
        (0.27, 400, False),
    ],
)
def test_it_is_told_three_standard_errors_above_usual_leniency(
    difference: float, skills: int, told: bool
) -> None:
    assert (notice([beside(difference)] * skills) is not None) is told


def test_skills_weigh_as_much_as_they_tell() -> None:
    # weights 4 and 1/4: (16 - .5) / 4.25 = 3.65 with sd .485, limit .27 + 3 sqrt(.2353 + .0625) = 1.91
    assert notice([beside(4, 0.5), beside(-2, 2)]) is not None
    # the other way round: (-8 + 1) / 4.25 < 0
    assert notice([beside(-2, 0.5), beside(4, 2)]) is None


def test_one_skill_far_apart_is_not_the_whole_person() -> None:
    assert notice([beside(5.0)]) is None


def test_without_scenarios_there_is_nothing_to_compare() -> None:
    assert notice([]) is None


def test_it_sends_to_someone_who_sees_the_work() -> None:
    found = notice([beside(3)] * 20)
    assert found is not None
    assert (found.id, "Ask a colleague" in found.text) == ("above-scenarios", True)
