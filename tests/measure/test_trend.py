"""One skill over time."""

import pytest

from skillcheck.measure.trend import trend
from skillcheck.model.assessment import REVIEW, THEN
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Point
from tests.measure.test_change import WHOLE, point, taken


def rated(small: Catalogue, level: float, length: str = "full") -> Point:
    """A level of order in an assessment of a length."""
    return point(taken(small, WHOLE)._replace(length=length), level)


def test_changes_are_from_each_point_to_the_next_and_over_all(small: Catalogue) -> None:
    points = [rated(small, 2.0), rated(small, 2.5, REVIEW), rated(small, 4.0)]
    found = trend(small.skills["order"], points, small)
    assert [one.difference for one in found.changes] == [0.5, 1.5]
    assert found.overall is not None
    assert (found.overall.earlier, found.overall.later) == (points[0], points[2])


def test_then_ratings_are_no_points(small: Catalogue) -> None:
    points = [rated(small, 2.0), rated(small, 1.0, THEN), rated(small, 4.0)]
    found = trend(small.skills["order"], points, small)
    assert found.points == (points[0], points[2])
    assert found.then == (points[1],)
    assert [one.difference for one in found.changes] == [2.0]


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_points_are_no_change(count: int, small: Catalogue) -> None:
    found = trend(small.skills["order"], [rated(small, 2.0)] * count, small)
    assert (found.changes, found.overall) == ((), None)
