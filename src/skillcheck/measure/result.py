"""Turn an assessment into its result: beliefs, levels, ranked gaps."""

from collections.abc import Iterable, Sequence

from skillcheck.measure import notices, stopping
from skillcheck.measure import quiz as quizzes
from skillcheck.measure.belief import Posterior, infer
from skillcheck.measure.contrasts import contrasts_of
from skillcheck.measure.gaps import rank_gaps
from skillcheck.measure.levels import estimate_level
from skillcheck.measure.session import items_to_ask
from skillcheck.model.assessment import ADAPTIVE, Assessment
from skillcheck.model.catalogue import Catalogue, Role, Skill
from skillcheck.model.estimate import Agreement, Gap, LevelEstimate
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Result


def evaluate(catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters) -> Result:
    """Return what `assessment` says, seen through `role`; answers to skills outside the role inform those inside.

    An adaptive assessment also estimates skills that it did not ask about, from related ones.
    """
    answers = assessment.answers
    skills = catalogue.skills_of(role)
    posterior = infer(skills_involved(catalogue, role, answers), answers, parameters)
    gaps = _rank(skills, role, assessment, posterior, parameters)
    ranked = {gap.skill for gap in gaps}
    about = skills if assessment.covers_role else _skills_asked(catalogue, answers)
    items = [item.id for asked in items_to_ask(about, assessment.length).values() for item in asked]
    return Result(
        catalogue=catalogue,
        role=role,
        assessment=assessment,
        items=len(items),
        asked=sum(item in answers for item in items),
        gaps=gaps,
        not_assessed=tuple(skill.id for skill in skills if skill.id not in ranked),
        person_scale=posterior.person_scale,
        agreement=_agreement(skills, role, assessment, parameters),
        notices=notices.notices_of(catalogue, assessment, parameters),
        contrasts=contrasts_of(skills, answers, parameters),
    )


def gaps_of(
    catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters
) -> tuple[Gap, ...]:
    """Return the ranked gaps of `evaluate` alone, for those who need no more."""
    answers = assessment.answers
    posterior = infer(skills_involved(catalogue, role, answers), answers, parameters)
    return _rank(catalogue.skills_of(role), role, assessment, posterior, parameters)


def level_of(
    skill: Skill, catalogue: Catalogue, assessment: Assessment, parameters: Parameters
) -> LevelEstimate | None:
    """Return the skill's level in `assessment`, whatever the role; None where no answer about it counts."""
    posterior = infer(_skills_asked(catalogue, assessment.answers), assessment.answers, parameters)
    if skill.id not in posterior.places:
        return None
    estimate = estimate_level(skill, assessment.answers, posterior, parameters)
    return estimate if estimate and estimate.answered else None


def skills_involved(catalogue: Catalogue, role: Role, answers: Iterable[str]) -> tuple[Skill, ...]:
    """Return the skills of the role and those that `answers` (by item id) are about, in catalogue order."""
    return catalogue.some({*role.skills, *(skill.id for skill in _skills_asked(catalogue, answers))})


def _skills_asked(catalogue: Catalogue, answers: Iterable[str]) -> tuple[Skill, ...]:
    return catalogue.some(skill.id for skill in catalogue.owned(answers).values())


def _rank(
    skills: Sequence[Skill], role: Role, assessment: Assessment, posterior: Posterior, parameters: Parameters
) -> tuple[Gap, ...]:
    levels = [(skill, estimate_level(skill, assessment.answers, posterior, parameters)) for skill in skills]
    infers = assessment.length == ADAPTIVE
    assessed = [(skill, level) for skill, level in levels if level and (level.answered or infers)]
    return rank_gaps([skill for skill, _ in assessed], [level for _, level in assessed], role, posterior)


def _agreement(
    skills: Sequence[Skill], role: Role, assessment: Assessment, parameters: Parameters
) -> Agreement:
    order = [item for skill in skills for item in skill.items]
    quiz = quizzes.make_quiz(skills, [role.skills[skill.id] for skill in skills], parameters, order)
    predicted = stopping.agreement(quizzes.answer_all(quiz, assessment.answers))
    stops = assessment.length == ADAPTIVE
    return Agreement(predicted, stopping.ENOUGH[assessment.thoroughness] if stops else None)
