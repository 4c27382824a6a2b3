"""Learn about all skills at once from each answer: a correlated Gaussian.

    y_i = a_i + lam_i theta_s(i) + e_i,   e_i ~ N(0, tau2 psi_i),   theta ~ N(0, tau2 V0)

Exact, and independent of the order of the answers (linear-Gaussian updating; Bishop 2006, section 2.3.3). The person scale
is the usual conjugate mean of variances: tau2 = (nu0 + sum r^2 / S) / (nu0 + n).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skillcheck import questions
from skillcheck.model.catalogue import Item, Skill
from skillcheck.model.parameters import ItemParameters, Parameters


class Belief(NamedTuple):
    """Means and covariances of skills, by their places, relative to an average person; without the person scale.

    `misfit` is the sum of r^2 / S over the `answered` answers so far: how far they were from what was expected.
    """

    mean: tuple[float, ...]
    variance: tuple[tuple[float, ...], ...]
    misfit: float = 0.0
    answered: int = 0


class Posterior(NamedTuple):
    """A belief after all answers, with the person scale in its `covariance`; `places` map skill ids to positions."""

    places: Mapping[str, int]
    mean: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    person_scale: float

    def between(self, skill: str, other: str) -> float:
        """Return the covariance of two skills; of a skill with itself, its variance."""
        return self.covariance[self.places[skill]][self.places[other]]


def prior(skills: Sequence[Skill], parameters: Parameters) -> Belief:
    """Return the belief before any answer: everybody is average."""
    return Belief((0.0,) * len(skills), parameters.prior(skills))


def update(belief: Belief, place: int, y: float, item: ItemParameters) -> Belief:
    """Return the belief after the answer `y` (1-5) to an item of the skill at `place`.

    r = y - a - lam m_s;  m += q r / S,  V -= q q' / S.
    """
    q, spread = gains(belief, place, item)
    surprise = y - item.intercept - item.loading * belief.mean[place]
    step = surprise / spread
    shares = [weight / spread for weight in q]
    return Belief(
        tuple([mean + weight * step for mean, weight in zip(belief.mean, q, strict=True)]),
        tuple(
            [
                tuple([value - share * other for value, other in zip(row, q, strict=True)])
                for row, share in zip(belief.variance, shares, strict=True)
            ]
        ),
        belief.misfit + surprise * step,
        belief.answered + 1,
    )


def variances_at_the_end(skills: Sequence[Skill], parameters: Parameters) -> list[float]:
    """Return how unsure each skill stays (variance, without the person scale) when all its items are answered.

    It does not depend on the answers. The items of a skill come in at once, as one of noise 1 / sum(lam^2 / psi).
    """
    belief = prior(skills, parameters)
    for place, skill in enumerate(skills):
        numbers = [parameters.of(item) for item in skill.items]
        if information := sum(n.loading**2 / n.noise for n in numbers):
            belief = update(belief, place, 0.0, ItemParameters(0.0, 1.0, 1 / information))
    return [row[place] for place, row in enumerate(belief.variance)]


def gains(belief: Belief, place: int, item: ItemParameters) -> tuple[list[float], float]:
    """Return q = lam V[:, s], how far an answer moves each skill, and S = lam q_s + psi, the variance of the answer."""
    q = [item.loading * value for value in belief.variance[place]]
    return q, item.loading * q[place] + item.noise


def person_scale(belief: Belief, parameters: Parameters) -> float:
    """Return tau2: how many times as much this person's answers vary as expected (about .3-3); it scales all variances."""
    return (parameters.person_weight + belief.misfit) / (parameters.person_weight + belief.answered)


def infer(skills: Sequence[Skill], answers: Mapping[str, str], parameters: Parameters) -> Posterior:
    """Return what `answers` (item id to answer) say about `skills`; `n/a` and items of other skills do not count."""
    belief = prior(skills, parameters)
    for place, item, y in scored_items(skills, answers):
        belief = update(belief, place, y, parameters.of(item))
    return apply_person_scale(skills, belief, parameters)


def scored_items(skills: Sequence[Skill], answers: Mapping[str, str]) -> Iterator[tuple[int, Item, float]]:
    """Yield each item that has an answer and applied: the place of its skill, the item, and its score (1-5)."""
    for place, skill in enumerate(skills):
        for item in skill.items:
            y = questions.score(item, answers[item.id]) if item.id in answers else None
            if y is not None:
                yield place, item, y


def apply_person_scale(skills: Sequence[Skill], belief: Belief, parameters: Parameters) -> Posterior:
    """Return a belief about `skills` with its person scale in it."""
    scale = person_scale(belief, parameters)
    return Posterior(
        {skill.id: place for place, skill in enumerate(skills)},
        belief.mean,
        tuple(tuple(scale * value for value in row) for row in belief.variance),
        scale,
    )
