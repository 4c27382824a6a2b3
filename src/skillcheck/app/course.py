"""The course of a skill: its level in each assessment that tells of it, and in the reviews since."""

from skillcheck.app.opening import keep_known
from skillcheck.measure.change import trend_of
from skillcheck.measure.levels import level_of
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.change import Point, Trend
from skillcheck.model.parameters import Parameters
from skillcheck.store.history import History


def make_point(
    skill: Skill, assessment: Assessment, catalogue: Catalogue, parameters: Parameters
) -> Point | None:
    """Return the skill's level in an assessment; None where no answer about it counts any more."""
    estimate = level_of(skill, catalogue, keep_known(assessment, catalogue), parameters)
    return Point(assessment, estimate) if estimate else None


def read_course(
    skill: Skill,
    catalogue: Catalogue,
    parameters: Parameters,
    history: History,
    newest: int | None = None,
) -> Trend:
    """Return all of a skill's ratings, or its `newest` ones; without points where nothing was answered about it."""
    assessments, left_out = history.answering([item.id for item in skill.items], newest)
    points = (make_point(skill, assessment, catalogue, parameters) for assessment in assessments)
    return trend_of(skill, [point for point in points if point], catalogue, left_out)


def rate_again(
    assessment: Assessment, catalogue: Catalogue, parameters: Parameters, history: History
) -> dict[str, Point]:
    """Return skill id to its newest rating among the reviews that came after `assessment`; empty without one."""
    points: dict[str, Point] = {}
    owners = catalogue.owners()
    for review in history.reviews_since(assessment.id):
        for id_ in {owners[response.item].id for response in review.responses if response.item in owners}:
            if point := make_point(catalogue.skills[id_], review, catalogue, parameters):
                points[id_] = point
    return points
