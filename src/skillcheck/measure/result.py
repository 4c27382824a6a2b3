"""Turn an assessment into its result: beliefs, levels, ranked gaps."""

from collections.abc import Iterable, Sequence

from skillcheck.measure import notices, stopping
from skillcheck.measure import quiz as quizzes
from skillcheck.measure.gaps import count_role_names, phi
from skillcheck.measure.ranking import rank, skills_asked
from skillcheck.measure.session import items_to_ask
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Role, Skill
from skillcheck.model.estimate import Agreement, Gap
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Result

LIKELY = 0.8
"""The least probability that the target is reached, for a skill to be called a strength."""


def evaluate(catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters) -> Result:
    """Return what `assessment` says, seen through `role`; answers to skills outside the role inform those inside."""
    answers = assessment.answers
    skills = catalogue.skills_of(role)
    ranking = rank(catalogue, role, assessment, parameters)
    apply, ranked = {estimate.skill for estimate in ranking.estimates}, {gap.skill for gap in ranking.gaps}
    about = skills if assessment.covers_role else skills_asked(catalogue, answers)
    items = [item.id for asked in items_to_ask(about, assessment.length).values() for item in asked]
    result = Result(
        catalogue=catalogue,
        role=role,
        assessment=assessment,
        items=len(items),
        asked=sum(item in answers for item in items),
        gaps=ranking.gaps,
        not_assessed=tuple(skill.id for skill in skills if skill.id not in ranked),
        person_scale=ranking.posterior.person_scale,
        agreement=_agreement(skills, role, assessment, parameters),
        notices=notices.notices_of(catalogue, assessment),
        strengths=_find_strengths(ranking.gaps),
        not_asked=tuple(skill.id for skill in skills if skill.id in apply - ranked),
        not_applicable=tuple(skill.id for skill in skills if skill.id not in apply),
    )
    return result._replace(role_names=count_role_names(ranking.estimates, role, result.shown))


def _find_strengths(gaps: Iterable[Gap]) -> tuple[str, ...]:
    """Return the skills that are at their target or above, very likely and by more than one answer; the furthest first."""

    def above(gap: Gap) -> float:
        return gap.estimate.level - gap.demand.target

    answered = [gap for gap in gaps if gap.estimate.answered >= stopping.FEWEST_EACH]
    likely = [gap for gap in answered if phi(above(gap) / gap.estimate.sd) >= LIKELY]
    return tuple(gap.skill for gap in sorted(likely, key=above, reverse=True))


def _agreement(
    skills: Sequence[Skill], role: Role, assessment: Assessment, parameters: Parameters
) -> Agreement:
    order = [item for skill in skills for item in skill.items]
    quiz = quizzes.make_quiz(skills, [role.skills[skill.id] for skill in skills], parameters, order)
    predicted = stopping.agreement(quizzes.answer_all(quiz, assessment.answers))
    return Agreement(predicted, stopping.ENOUGH.get(assessment.length))
