"""A gap knows its skill and whether the target is met."""

import pytest

from skillcheck.model.catalogue import Demand
from skillcheck.model.estimate import Gap, LevelEstimate

ESTIMATE = LevelEstimate("order", 3.5, 3.0, 4.0, 0.4, 2, 3, 3.5, 3.4)


@pytest.mark.parametrize(("distance", "met"), [(0.0, True), (0.001, False), (2.0, False)])
def test_a_target_is_met_where_no_gap_is_left(distance: float, met: bool) -> None:
    gap = Gap(1, ESTIMATE, Demand(4, 3.5), distance, 4 * distance, 1.0, (), ())
    assert (gap.skill, gap.met) == ("order", met)
