"""Estimate the level of one skill with its range: what many more questions about the skill would show."""

from collections.abc import Iterable, Mapping
from math import sqrt
from typing import NamedTuple

from skillcheck import questions
from skillcheck.measure.belief import Posterior, infer
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Item, Skill
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import Parameters

LOWEST, HIGHEST = 1.0, 5.0
EDGE = 1e-6
"""What a level at the end of the scale keeps from it, so that its range reaches to both sides."""
Z80 = 1.2816
"""80 % of a normal distribution lies within 1.2816 standard deviations of its mean."""


class Line(NamedTuple):
    """A skill's level as it depends on its theta: intercept + loading x theta."""

    intercept: float
    loading: float

    def level(self, theta: float) -> float:
        """Return the level, held to the scale."""
        return hold_to_scale(self.intercept + self.loading * theta)


def line_of(skill: Skill, parameters: Parameters) -> Line:
    """Return mean(a) and mean(lam) over the items that the level is about."""
    numbers = [parameters.of(item) for item in items_of_level(skill)]
    return Line(
        sum(n.intercept for n in numbers) / len(numbers), sum(n.loading for n in numbers) / len(numbers)
    )


def items_of_level(skill: Skill) -> tuple[Item, ...]:
    """Return the statements, since they stand on the ladder of levels; of a skill without any, all its items."""
    items = skill.items
    return tuple([item for item in items if item.rated]) or items


def applies(skill: Skill, scores: Mapping[str, float | None]) -> bool:
    """Tell whether not every item of the level was found not to apply (None) so far."""
    return any(scores.get(item.id, 0.0) is not None for item in items_of_level(skill))


def estimate_level(
    skill: Skill, answers: Mapping[str, str], posterior: Posterior, parameters: Parameters
) -> LevelEstimate | None:
    """Return the level mean(a) + mean(lam) m_s, held to 1-5, with its range; None where no statement applies.

    A statement that did not apply still counts in the two means: they say where the ladder stands, not what was answered.
    """
    scores = {item.id: questions.score(item, answers[item.id]) for item in skill.items if item.id in answers}
    return estimate_from_scores(skill, scores, posterior, parameters)


def estimate_from_scores(
    skill: Skill, scores: Mapping[str, float | None], posterior: Posterior, parameters: Parameters
) -> LevelEstimate | None:
    """Return the same from scores: item id to 1-5, None where the item did not apply."""
    if not applies(skill, scores):
        return None
    scored = [score for item in items_of_level(skill) if (score := scores.get(item.id)) is not None]
    line, variance = line_of(skill, parameters), posterior.between(skill.id, skill.id)
    level, sd = line.level(posterior.mean[posterior.places[skill.id]]), line.loading * sqrt(variance)
    return LevelEstimate(
        skill=skill.id,
        level=level,
        low=max(LOWEST, level - Z80 * sd),
        high=min(HIGHEST, level + Z80 * sd),
        sd=sd,
        answered=sum(scores.get(item.id) is not None for item in skill.items),
        items=sum(scores.get(item.id, 0.0) is not None for item in skill.items),
        mean_answer=sum(scored) / len(scored) if scored else None,
        typical=line.intercept,
        learnt=1 - variance / (posterior.person_scale * parameters.prior([skill])[0][0]),
    )


def hold_to_scale(level: float) -> float:
    """Return the nearest level on the scale of 1-5, a hair inside of its ends."""
    return min(max(level, LOWEST + EDGE), HIGHEST - EDGE)


def level_of(
    skill: Skill, catalogue: Catalogue, assessment: Assessment, parameters: Parameters
) -> LevelEstimate | None:
    """Return the skill's level in `assessment`, whatever the role; None where no answer about it counts."""
    posterior = infer(skills_asked(catalogue, assessment.answers), assessment.answers, parameters)
    if skill.id not in posterior.places:
        return None
    estimate = estimate_level(skill, assessment.answers, posterior, parameters)
    return estimate if estimate and estimate.answered else None


def skills_asked(catalogue: Catalogue, answers: Iterable[str]) -> tuple[Skill, ...]:
    """Return the skills that `answers` (by item id) are about, in catalogue order."""
    owners = catalogue.owners()
    return catalogue.pick_skills(owners[item].id for item in answers if item in owners)
