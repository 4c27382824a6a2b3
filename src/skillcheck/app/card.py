"""A skill's card: what it is, how each level looks, what to practise, where the person stands."""

from skillcheck.app import opening
from skillcheck.app.course import read_course
from skillcheck.app.opening import count_days_since, find_skill, history_to_read, keep_known
from skillcheck.console.streams import say
from skillcheck.errors import HistoryFault, NoSqlite
from skillcheck.measure.gaps import find_weakest, gaps_of, practices_for
from skillcheck.measure.levels import level_of
from skillcheck.measure.notices import age_notices
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.change import NewestLevel, Point
from skillcheck.model.document import Document
from skillcheck.model.estimate import LevelEstimate
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
            newest = _read_newest(skill, catalogue, parameters, history)
            evidence = history.evidence(skill.id)[::-1]
    except NoSqlite as error:
        say(str(error))
        return card.page(skill, catalogue)
    except HistoryFault as error:
        error.page = card.page(skill, catalogue)
        raise
    return card.page(skill, catalogue, newest, evidence if with_evidence else None)


def _read_newest(
    skill: Skill, catalogue: Catalogue, parameters: Parameters, history: History
) -> NewestLevel | None:
    """Return the person's newest level of the skill; None where no assessment tells of it."""
    for assessment in history.backwards():
        counting = keep_known(assessment, catalogue)
        estimate, target = _find_level(counting, skill, catalogue, parameters)
        if estimate:
            days = count_days_since(assessment)
            changes = read_course(skill, catalogue, parameters, history, LAST).changes
            return NewestLevel(
                Point(assessment, estimate),
                target,
                days,
                age_notices(days, newest=True),
                changes[-1] if changes else None,
                next(iter(practices_for(skill, estimate.level, find_weakest(skill, counting.answers))), ""),
            )
    return None


def _find_level(
    assessment: Assessment, skill: Skill, catalogue: Catalogue, parameters: Parameters
) -> tuple[LevelEstimate | None, float | None]:
    """Return the level, if any, and its target, where the assessment's role asks for the skill."""
    role = catalogue.roles.get(assessment.role)
    if role is None or skill.id not in role.skills:
        return level_of(skill, catalogue, assessment, parameters), None
    gaps = gaps_of(catalogue, role, assessment, parameters)
    estimate = next((gap.estimate for gap in gaps if gap.skill == skill.id), None)
    return estimate, role.skills[skill.id].target
