"""Turn answers into levels and ranked gaps."""

from collections.abc import Iterable
from typing import NamedTuple

from skillcheck.measure.belief import Posterior, infer
from skillcheck.measure.gaps import rank_gaps
from skillcheck.measure.levels import estimate_level
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Role, Skill
from skillcheck.model.estimate import Gap, LevelEstimate
from skillcheck.model.parameters import Parameters


class Ranking(NamedTuple):
    """Estimates of the skills of a role that apply, and the gaps of those with an answer, in rank order."""

    estimates: list[LevelEstimate]
    gaps: tuple[Gap, ...]
    posterior: Posterior


def gaps_of(
    catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters
) -> tuple[Gap, ...]:
    """Return the ranked gaps of `evaluate` alone, for those who need no more."""
    return rank(catalogue, role, assessment, parameters).gaps


def level_of(
    skill: Skill, catalogue: Catalogue, assessment: Assessment, parameters: Parameters
) -> LevelEstimate | None:
    """Return the skill's level in `assessment`, whatever the role; None where no answer about it counts."""
    posterior = infer(skills_asked(catalogue, assessment.answers), assessment.answers, parameters)
    if skill.id not in posterior.places:
        return None
    estimate = estimate_level(skill, assessment.answers, posterior, parameters)
    return estimate if estimate and estimate.answered else None


def skills_involved(catalogue: Catalogue, role: Role, answers: Iterable[str]) -> tuple[Skill, ...]:
    """Return the skills of the role and those that `answers` (by item id) are about, in catalogue order."""
    return catalogue.pick_skills({*role.skills, *(skill.id for skill in skills_asked(catalogue, answers))})


def skills_asked(catalogue: Catalogue, answers: Iterable[str]) -> tuple[Skill, ...]:
    """Return the skills that `answers` (by item id) are about, in catalogue order."""
    owners = catalogue.owners()
    return catalogue.pick_skills(owners[item].id for item in answers if item in owners)


def rank(catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters) -> Ranking:
    """Return the levels and the gaps of a role, in order; answers to skills outside of it inform those inside."""
    answers = assessment.answers
    posterior = infer(skills_involved(catalogue, role, answers), answers, parameters)
    levels = [estimate_level(skill, answers, posterior, parameters) for skill in catalogue.skills_of(role)]
    estimates = [estimate for estimate in levels if estimate]
    skills = catalogue.pick_skills(estimate.skill for estimate in estimates)
    return Ranking(estimates, rank_gaps(skills, estimates, role, posterior, answers), posterior)
