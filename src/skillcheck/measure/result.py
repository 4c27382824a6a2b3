"""From an assessment to its result: beliefs, levels, ranked gaps."""

from collections.abc import Sequence

from skillcheck.measure import gaps, levels, select
from skillcheck.measure.posterior import Posterior, posterior
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Role, Skill
from skillcheck.model.estimate import Agreement, Explanation, Gap
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Result


def result(catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters) -> Result:
    """What `assessment` says, seen through `role`; answers to skills outside the role inform those inside.

    An adaptive assessment also estimates skills that it did not ask about, from related ones.
    """
    from skillcheck.measure import choices
    from skillcheck.measure.notices import notices

    answers = assessment.answers
    skills = catalogue.skills_of(role)
    belief = posterior(_involved(catalogue, role, answers), answers, parameters)
    ranked = _ranked(skills, role, assessment, belief, parameters)
    shown = {gap.skill for gap in ranked}
    about = skills if assessment.whole else catalogue.pick_skills(_asked(catalogue, answers))
    own = [item.id for chosen in select.chosen(about, assessment.length).values() for item in chosen]
    return Result(
        catalogue=catalogue,
        role=role,
        assessment=assessment,
        items=len(own),
        asked=sum(item in answers for item in own),
        gaps=ranked,
        not_assessed=tuple(skill.id for skill in skills if skill.id not in shown),
        person_scale=belief.person_scale,
        agreement=_agreement(skills, role, assessment, parameters),
        notices=notices(catalogue, assessment, parameters),
        contrasts=choices.contrasts(skills, answers, parameters),
    )


def gaps_of(
    catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters
) -> tuple[Gap, ...]:
    """The ranked gaps alone of what `result` tells."""
    belief = posterior(_involved(catalogue, role, assessment.answers), assessment.answers, parameters)
    return _ranked(catalogue.skills_of(role), role, assessment, belief, parameters)


def _ranked(
    skills: Sequence[Skill], role: Role, assessment: Assessment, belief: Posterior, parameters: Parameters
) -> tuple[Gap, ...]:
    found = [(skill, levels.level(skill, assessment.answers, belief, parameters)) for skill in skills]
    inferring = assessment.length == select.ADAPTIVE
    assessed = [(skill, e) for skill, e in found if e is not None and (e.answered or inferring)]
    return gaps.ranked([s for s, _ in assessed], [e for _, e in assessed], role, belief)


def explanation(
    catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters
) -> Explanation:
    """What lies behind `result`: which neighbours moved each level, and, of an adaptive one, why each question came."""
    from skillcheck.measure import influence, quiz, trace

    answers = assessment.answers
    involved = _involved(catalogue, role, answers)
    skills = catalogue.skills_of(role)
    moved = influence.influences(involved, answers, parameters)
    if assessment.length != select.ADAPTIVE:
        return Explanation(moved, ())
    own = quiz.quiz(skills, [role.skills[s.id] for s in skills], parameters, assessment.id)
    return Explanation(moved, trace.trace(own, answers))


def belief_of(catalogue: Catalogue, assessment: Assessment, parameters: Parameters) -> Posterior:
    """What `assessment` says about every skill that it asked about, whatever the role."""
    answers = assessment.answers
    return posterior(catalogue.pick_skills(_asked(catalogue, answers)), answers, parameters)


def _agreement(
    skills: Sequence[Skill], role: Role, assessment: Assessment, parameters: Parameters
) -> Agreement:
    from skillcheck.measure import quiz, stopping

    own = quiz.quiz(skills, [role.skills[skill.id] for skill in skills], parameters, seed="")
    predicted = stopping.agreement(own, quiz.followed(own, assessment.answers))
    stops = assessment.length == select.ADAPTIVE
    return Agreement(predicted, stopping.ENOUGH[assessment.thoroughness] if stops else None)


def _involved(catalogue: Catalogue, role: Role, answers: dict[str, str]) -> tuple[Skill, ...]:
    return catalogue.pick_skills({*role.skills, *_asked(catalogue, answers)})


def _asked(catalogue: Catalogue, answers: dict[str, str]) -> set[str]:
    owners = catalogue.owners()
    return {owners[item].id for item in answers if item in owners}
