"""Turn answers into the whole result of an assessment."""

from collections.abc import Iterable

from skillcheck.measure import notices, stopping
from skillcheck.measure import quiz as quizzes
from skillcheck.measure.gaps import count_role_names, find_gaps, phi
from skillcheck.measure.levels import skills_asked
from skillcheck.measure.session import items_to_ask
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Role
from skillcheck.model.estimate import Agreement, Gap
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Result

LIKELY = 0.8
"""The least probability that the target is reached, for a skill to be called a strength."""


def evaluate(catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters) -> Result:
    """Return what `assessment` says, seen through `role`; answers to skills outside the role inform those inside."""
    answers, skills = assessment.answers, catalogue.skills_of(role)
    posterior, estimates, gaps = find_gaps(catalogue, role, assessment, parameters)
    apply, ranked = {estimate.skill for estimate in estimates}, {gap.skill for gap in gaps}
    about = skills if assessment.covers_role else skills_asked(catalogue, answers)
    items = [item.id for asked in items_to_ask(about, assessment.length).values() for item in asked]
    quiz = quizzes.make_quiz(skills, role.skills, parameters)
    predicted = stopping.agreement(quizzes.answer_all(quiz, answers))
    result = Result(
        catalogue=catalogue,
        role=role,
        assessment=assessment,
        items=len(items),
        asked=sum(item in answers for item in items),
        gaps=gaps,
        not_assessed=tuple(skill.id for skill in skills if skill.id not in ranked),
        person_scale=posterior.person_scale,
        agreement=Agreement(predicted, stopping.ENOUGH.get(assessment.length)),
        notices=notices.notices_of(catalogue, assessment),
        strengths=_find_strengths(gaps),
        not_asked=tuple(skill.id for skill in skills if skill.id in apply - ranked),
        not_applicable=tuple(skill.id for skill in skills if skill.id not in apply),
    )
    return result._replace(role_names=count_role_names(estimates, role, result.shown))


def _find_strengths(gaps: Iterable[Gap]) -> tuple[str, ...]:
    """Return the skills that are at their target or above, very likely and by more than one answer; the furthest first."""

    def above(gap: Gap) -> float:
        return gap.estimate.level - gap.demand.target

    answered = [gap for gap in gaps if gap.estimate.answered >= stopping.FEWEST_EACH]
    likely = [gap for gap in answered if phi(above(gap) / gap.estimate.sd) >= LIKELY]
    return tuple(gap.skill for gap in sorted(likely, key=above, reverse=True))
