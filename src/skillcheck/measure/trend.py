"""One skill over time."""

from collections.abc import Sequence
from itertools import pairwise

from skillcheck.measure.change import change
from skillcheck.model.assessment import THEN
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.change import Point, Trend


def trend(skill: Skill, rated: Sequence[Point], catalogue: Catalogue, left_out: int = 0) -> Trend:
    """The changes between `rated` points of a skill, the oldest first; then-ratings among them stand apart.

    `left_out` ratings came before them and are not looked at.
    """
    points = [point for point in rated if point.assessment.length != THEN]
    return Trend(
        skill=skill.id,
        points=tuple(points),
        changes=tuple(change(skill, one, other, catalogue) for one, other in pairwise(points)),
        overall=change(skill, points[0], points[-1], catalogue) if len(points) > 1 else None,
        then=tuple(point for point in rated if point.assessment.length == THEN),
        left_out=left_out,
    )
