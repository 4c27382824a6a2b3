"""Skills that were rated again, in the review of a goal, since an assessment of all of them."""

from typing import TYPE_CHECKING

from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Notice, Result
from skillcheck.model.text import decimal
from skillcheck.pages.words import day
from skillcheck.store.history import History

if TYPE_CHECKING:
    from skillcheck.model.change import Point


def rated_again(
    assessment: Assessment, catalogue: Catalogue, parameters: Parameters, history: History
) -> "dict[str, Point]":
    """Skill id to its newest rating among the reviews that came after `assessment`; empty without one."""
    found: dict[str, Point] = {}
    for review in history.reviews_since(assessment.id):
        # here, since hardly anyone has reviews, and everyone waits for imports
        from skillcheck.commands.course import point_of

        for skill in catalogue.owned(response.item for response in review.responses).values():
            if point := point_of(skill, review, catalogue, parameters):
                found[skill.id] = point
    return found


def remarked(found: Result, again: "dict[str, Point]") -> Result:
    """The result with a remark on each of its skills that was rated again, which it does not count."""
    named = found.catalogue.skills
    notices = tuple(
        Notice(
            "rated-again",
            f"{named[id_].name} was rated again on {day(point.assessment.taken_at)}: {decimal(point.estimate.level)}."
            " This ranking is from before.",
        )
        for id_, point in again.items()
        if id_ in found.role.skills
    )
    return found._replace(notices=(*found.notices, *notices))
