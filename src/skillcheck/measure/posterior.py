"""What the answers of an assessment say about skills, with the person scale in all variances."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skillcheck import questions
from skillcheck.measure.belief import Belief, after, before, person_scale
from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import Parameters


class Posterior(NamedTuple):
    """Beliefs about skills relative to an average person's, after the answers.

    `places` maps skill ids to positions in `mean` and in the square `covariance`. `person_scale` multiplies every
    variance and is already in `covariance`.
    """

    places: Mapping[str, int]
    mean: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    person_scale: float

    def between(self, one: str, other: str) -> float:
        """The covariance of two skills; of a skill with itself, its variance."""
        return self.covariance[self.places[one]][self.places[other]]


def posterior(skills: Sequence[Skill], answers: Mapping[str, str], parameters: Parameters) -> Posterior:
    """Beliefs about `skills` after `answers` (item id to answer; `n/a` and items of other skills do not count)."""
    belief = before(skills, parameters)
    for place, skill in enumerate(skills):
        for item in skill.items:
            y = questions.score(item, answers[item.id]) if item.id in answers else None
            if y is not None:
                belief = after(belief, place, y, parameters.of(item))
    return shown(skills, belief, parameters)


def shown(skills: Sequence[Skill], belief: Belief, parameters: Parameters) -> Posterior:
    """A belief about `skills` with its person scale in it."""
    scale = person_scale(belief, parameters)
    return Posterior(
        {skill.id: place for place, skill in enumerate(skills)},
        belief.mean,
        tuple(tuple(scale * value for value in row) for row in belief.variance),
        scale,
    )
