"""Where I stand with a skill, for its card."""

from typing import Any

from skillcheck.commands.opening import age
from skillcheck.commands.results import still_known
from skillcheck.measure.contrasts import contrast_of
from skillcheck.measure.notices import age_notices
from skillcheck.measure.result import gaps_of, level_of
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.estimate import Gap, LevelEstimate
from skillcheck.model.parameters import Parameters
from skillcheck.store.history import History

LAST = 4
"""Ratings among which the last two are: each may have a then-rating after it, which is no point of the course."""


def mine_of(skill: Skill, catalogue: Catalogue, parameters: Parameters, history: History) -> dict[str, Any]:
    """What `pages.card.page` takes about me: my newest level of the skill, its age, my choices beside it, its last change.

    Nothing where no assessment tells of the skill.
    """
    for taken in history.backwards():
        assessment = still_known(taken, catalogue)
        found = _in(assessment, skill, catalogue, parameters)
        if found:
            days = age(assessment)
            return {
                "mine": found,
                "taken_at": assessment.taken_at,
                "beside": contrast_of(skill, assessment.answers, parameters),
                "age": days,
                "notices": age_notices(days, newest=True),
                "change": _change(skill, catalogue, parameters, history),
            }
    return {}


def _change(skill: Skill, catalogue: Catalogue, parameters: Parameters, history: History) -> Any:
    """The last step of the skill's course, None where there is none."""
    if len(history.answering((item.id for item in skill.items), 2)) < 2:
        return None
    from skillcheck.commands.course import course_of

    changes = course_of(skill, catalogue, parameters, history, LAST).changes
    return changes[-1] if changes else None


def _in(
    assessment: Assessment, skill: Skill, catalogue: Catalogue, parameters: Parameters
) -> Gap | LevelEstimate | None:
    role = catalogue.roles.get(assessment.role)
    if role and skill.id in role.skills:
        gaps = gaps_of(catalogue, role, assessment, parameters)
        return next((gap for gap in gaps if gap.skill == skill.id), None)
    return level_of(skill, catalogue, assessment, parameters)
