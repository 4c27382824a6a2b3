"""Where I stand with a skill, for its card."""

from skillcheck.commands.course import course_of
from skillcheck.commands.opening import age
from skillcheck.commands.results import still_known
from skillcheck.measure.contrasts import contrast_of
from skillcheck.measure.notices import age_notices
from skillcheck.measure.result import gaps_of, level_of
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.change import Change, NewestLevel, Point
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import Parameters
from skillcheck.store.history import History

LAST = 4
"""Ratings among which the last two are: each may have a then-rating after it, which is no point of the course."""


def newest_level(
    skill: Skill, catalogue: Catalogue, parameters: Parameters, history: History
) -> NewestLevel | None:
    """Return my newest level of the skill; None where no assessment tells of it."""
    for taken in history.backwards():
        assessment = still_known(taken, catalogue)
        estimate, target = _level_and_target(assessment, skill, catalogue, parameters)
        if estimate:
            days = age(assessment)
            return NewestLevel(
                Point(assessment, estimate),
                target,
                days,
                age_notices(days, newest=True),
                contrast_of(skill, assessment.answers, parameters),
                _change(skill, catalogue, parameters, history),
            )
    return None


def _change(skill: Skill, catalogue: Catalogue, parameters: Parameters, history: History) -> Change | None:
    """Return the last step of the skill's course, None where there is none."""
    if len(history.answering((item.id for item in skill.items), 2)) < 2:
        return None
    changes = course_of(skill, catalogue, parameters, history, LAST).changes
    return changes[-1] if changes else None


def _level_and_target(
    assessment: Assessment, skill: Skill, catalogue: Catalogue, parameters: Parameters
) -> tuple[LevelEstimate | None, float | None]:
    """Return the level, and, where the assessment's role asks for the skill, its target; without a role that does, none."""
    role = catalogue.roles.get(assessment.role)
    if role is None or skill.id not in role.skills:
        return level_of(skill, catalogue, assessment, parameters), None
    gaps = gaps_of(catalogue, role, assessment, parameters)
    estimate = next((gap.estimate for gap in gaps if gap.skill == skill.id), None)
    return estimate, role.skills[skill.id].target
