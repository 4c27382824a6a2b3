"""The course of a skill over the assessments of the history."""

from skillcheck.commands.results import still_known
from skillcheck.measure.change import trend_of
from skillcheck.measure.result import level_of
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.change import Point, Trend
from skillcheck.model.parameters import Parameters
from skillcheck.store.history import History


def course_of(
    skill: Skill,
    catalogue: Catalogue,
    parameters: Parameters,
    history: History | None,
    newest: int | None = None,
) -> Trend:
    """All of it, or its `newest` ratings; without points where nothing was answered about the skill."""
    ids = [item.id for item in skill.items]
    taken = history.answering(ids, newest) if history else ()
    found = (point_of(skill, assessment, catalogue, parameters) for assessment in taken)
    full = history is not None and len(taken) == newest
    left_out = history.count_answering(ids) - len(taken) if history and full else 0
    return trend_of(skill, [point for point in found if point], catalogue, left_out)


def point_of(
    skill: Skill, assessment: Assessment, catalogue: Catalogue, parameters: Parameters
) -> Point | None:
    """The skill's level in an assessment; None where no answer about it counts any more."""
    estimate = level_of(skill, catalogue, still_known(assessment, catalogue), parameters)
    return Point(assessment, estimate) if estimate else None
