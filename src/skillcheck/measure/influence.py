"""Which skills' answers moved the belief about another one: the exact shares of a linear update.

The mean of the posterior is linear in the deviations y_i - a_i, so it is the sum of what each skill's answers add alone.
"""

from collections.abc import Mapping, Sequence

from skillcheck import questions
from skillcheck.measure.belief import after, before
from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import Parameters


def influences(
    skills: Sequence[Skill], answers: Mapping[str, str], parameters: Parameters
) -> dict[str, dict[str, float]]:
    """For each skill, what the answers about each skill (itself too) add to its mean, in points.

    The values of a skill sum to its mean in the posterior; skills without answers add nothing and are not named.
    """
    belief = before(skills, parameters)
    alone: dict[str, list[float]] = {}
    for place, skill in enumerate(skills):
        for item in skill.items:
            y = questions.score(item, answers[item.id]) if item.id in answers else None
            if y is None:
                continue
            numbers = parameters.of(item)
            q = [numbers.loading * value for value in belief.variance[place]]
            spread = numbers.loading * q[place] + numbers.noise
            alone.setdefault(skill.id, [0.0] * len(skills))
            for source, means in alone.items():
                deviation = y - numbers.intercept if source == skill.id else 0.0
                step = (deviation - numbers.loading * means[place]) / spread
                alone[source] = [mean + weight * step for mean, weight in zip(means, q, strict=True)]
            belief = after(belief, place, y, numbers)
    return {on.id: {source: means[n] for source, means in alone.items()} for n, on in enumerate(skills)}
