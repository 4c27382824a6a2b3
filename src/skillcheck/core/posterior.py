"""What the answers say about all skills at once: a correlated Gaussian, updated answer by answer.

    y_i = a_i + lam_i theta_s(i) + e_i,   e_i ~ N(0, tau2 psi_i),   theta ~ N(0, tau2 V0)

Exact, and independent of the order of the answers (linear-Gaussian updating; Bishop 2006, section 2.3.3). The person scale
is the usual conjugate mean of variances: tau2 = (nu0 + sum r^2 / S) / (nu0 + n).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skillcheck import items
from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Posterior:
    """Beliefs about skills relative to an average person's, after the answers.

    `index` maps skill ids to positions in `mean` and in the square `covariance`. `person_scale` multiplies every
    variance and is already in `covariance`.
    """

    index: Mapping[str, int]
    mean: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    person_scale: float

    def between(self, one: str, other: str) -> float:
        """The covariance of two skills; of a skill with itself, its variance."""
        return self.covariance[self.index[one]][self.index[other]]


def posterior(skills: Sequence[Skill], answers: Mapping[str, str], parameters: Parameters) -> Posterior:
    """Beliefs about `skills` after `answers` (item id to answer; `n/a` and items of other skills do not count)."""
    mean = [0.0] * len(skills)
    variance = _prior(skills, parameters)
    misfit, count = 0.0, 0
    for place, skill in enumerate(skills):
        for item in skill.items:
            y = items.score(item, answers[item.id]) if item.id in answers else None
            if y is None:
                continue
            kind = parameters.kinds[item.kind]
            noise = kind.noise * parameters.caution
            misfit += _update(mean, variance, place, y - kind.intercept, kind.loading, noise)
            count += 1
    scale = (parameters.person_weight + misfit) / (parameters.person_weight + count)
    return Posterior(
        {skill.id: place for place, skill in enumerate(skills)},
        tuple(mean),
        tuple(tuple(scale * value for value in row) for row in variance),
        scale,
    )


def _prior(skills: Sequence[Skill], parameters: Parameters) -> list[list[float]]:
    """V0: one variance for all skills, one correlation within a cluster, a lower one across."""
    variance = parameters.sd**2 * parameters.caution

    def correlation(one: Skill, other: Skill) -> float:
        if one is other:
            return 1.0
        return parameters.within if one.cluster == other.cluster else parameters.across

    return [[variance * correlation(one, other) for other in skills] for one in skills]


def _update(
    mean: list[float],
    variance: list[list[float]],
    place: int,
    deviation: float,
    loading: float,
    noise: float,
) -> float:
    """Take in one answer, changing `mean` and `variance`; returns r^2 / S, how far the answer was from expected."""
    q = [loading * value for value in variance[place]]
    spread = loading * q[place] + noise
    surprise = deviation - loading * mean[place]
    for u, weight in enumerate(q):
        factor = weight / spread
        mean[u] += factor * surprise
        variance[u] = [value - factor * other for value, other in zip(variance[u], q, strict=True)]
    return surprise * surprise / spread
