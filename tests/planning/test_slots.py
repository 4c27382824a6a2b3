"""A time of day for one more practice."""

from datetime import time

import pytest

from skillcheck.model.plan import Goal
from skillcheck.planning.slots import free
from tests.plans import goal

NINE = time(9)


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ([], NINE),
        ([goal()], time(9, 10)),  # five minutes of practice, and five to look back
        ([goal(), goal(at=time(9, 10), minutes=50)], time(10, 5)),
        ([goal(at=time(9, 10)), goal()], time(9, 20)),
        ([goal(), goal(at=time(9, 40))], time(9, 10)),
        ([goal(at=time(8, 57))], time(9, 7)),
        ([goal(at=time(8, 50))], NINE),
        ([goal(days=(1, 3))], NINE),
        ([goal(at=time(8), minutes=600), goal(at=time(18, 5), minutes=350)], NINE),
    ],
)
def test_the_first_time_that_meets_no_other_practice(goals: list[Goal], expected: time) -> None:
    assert free(goals, (0, 2), 15, NINE) == expected
