"""A skill's card: what it is, how each level looks, what to practise, where the person stands."""

from typing import Any

from skillcheck.app import opening
from skillcheck.app.opening import count_days_since, find_skill, history_to_read
from skillcheck.app.rating import keep_known, read_course
from skillcheck.errors import HistoryFault
from skillcheck.measure.age import remark
from skillcheck.measure.choices import contrast
from skillcheck.measure.levels import level
from skillcheck.measure.result import belief_of, gaps_of
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.document import Document
from skillcheck.model.estimate import Gap, LevelEstimate
from skillcheck.model.parameters import Parameters
from skillcheck.pages import card
from skillcheck.store.history import History

LAST = 4
"""Ratings among which the last two are: each may have a then-rating after it, which is no point of the course."""


def show_card(catalogue: Catalogue, text: str, *, with_evidence: bool) -> Document:
    """Return the card of the skill that `text` means. Raises: UnknownName, and HistoryFault with the card all the same."""
    skill = find_skill(catalogue, text)
    parameters = opening.open_parameters(catalogue)
    try:
        with history_to_read() as history:
            mine = _read_mine(skill, catalogue, parameters, history) if history else {}
            evidence = history.evidence(skill.id)[::-1] if history else ()
    except HistoryFault as error:
        error.page = card.page(skill, catalogue)
        raise
    return card.page(skill, catalogue, **mine, noted=evidence if with_evidence else None)


def _read_mine(
    skill: Skill, catalogue: Catalogue, parameters: Parameters, history: History
) -> dict[str, Any]:
    """Return what the card tells of the person: the newest level of the skill, its age, choices beside it, its last change.

    Nothing where no assessment tells of the skill.
    """
    for assessment in history.backwards():
        known = keep_known(assessment, catalogue)
        if mine := _find_level(known, skill, catalogue, parameters):
            days = count_days_since(assessment)
            changes = read_course(skill, catalogue, parameters, history, LAST).changes
            return {
                "mine": mine,
                "taken_at": assessment.taken_at,
                "beside": contrast(skill, known.answers, parameters),
                "age": days,
                "notices": remark(days, newest=True),
                "change": changes[-1] if changes else None,
            }
    return {}


def _find_level(
    assessment: Assessment, skill: Skill, catalogue: Catalogue, parameters: Parameters
) -> Gap | LevelEstimate | None:
    role = catalogue.roles.get(assessment.role)
    if role and skill.id in role.skills:
        gaps = gaps_of(catalogue, role, assessment, parameters)
        return next((gap for gap in gaps if gap.skill == skill.id), None)
    belief = belief_of(catalogue, assessment, parameters)
    if skill.id not in belief.places:
        return None
    estimate = level(skill, assessment.answers, belief, parameters)
    return estimate if estimate and estimate.answered else None
