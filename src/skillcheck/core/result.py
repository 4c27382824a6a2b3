"""From an assessment to its result: beliefs, levels, ranked gaps."""

from skillcheck.core import gaps, levels, select
from skillcheck.core.posterior import Posterior, posterior
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Role, Skill
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Result


def result(catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters) -> Result:
    """What `assessment` says, seen through `role`; answers to skills outside the role inform those inside."""
    answers = assessment.answers
    belief = posterior(_involved(catalogue, role, answers), answers, parameters)
    skills = catalogue.skills_of(role)
    found = [(skill, levels.level(skill, answers, belief, parameters)) for skill in skills]
    assessed = [(skill, estimate) for skill, estimate in found if estimate is not None]
    own = [item.id for chosen in select.chosen(skills, assessment.length).values() for item in chosen]
    return Result(
        catalogue=catalogue,
        role=role,
        assessment=assessment,
        items=len(own),
        asked=sum(item in answers for item in own),
        gaps=gaps.ranked([s for s, _ in assessed], [e for _, e in assessed], role, belief),
        not_assessed=tuple(skill.id for skill, estimate in found if estimate is None),
        person_scale=belief.person_scale,
    )


def belief_of(catalogue: Catalogue, assessment: Assessment, parameters: Parameters) -> Posterior:
    """What `assessment` says about every skill that it asked about, whatever the role."""
    answers = assessment.answers
    asked = [s for s in catalogue.skills.values() if any(i.id in answers for i in s.items)]
    return posterior(asked, answers, parameters)


def _involved(catalogue: Catalogue, role: Role, answers: dict[str, str]) -> list[Skill]:
    return [
        skill
        for skill in catalogue.skills.values()
        if skill.id in role.skills or any(item.id in answers for item in skill.items)
    ]
