"""What is believed about all skills at once: a correlated Gaussian, updated answer by answer.

    y_i = a_i + lam_i theta_s(i) + e_i,   e_i ~ N(0, tau2 psi_i),   theta ~ N(0, tau2 V0)

Exact, and independent of the order of the answers (linear-Gaussian updating; Bishop 2006, section 2.3.3). The person scale
is the usual conjugate mean of variances: tau2 = (nu0 + sum r^2 / S) / (nu0 + n).
"""

from collections.abc import Sequence
from typing import NamedTuple

from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import ItemParameters, Parameters


class Belief(NamedTuple):
    """Means and covariances of skills, by their places; `variance` is still without the person scale.

    `misfit` is the sum of r^2 / S over the `answered` answers so far: how far they were from what was expected.
    """

    mean: tuple[float, ...]
    variance: tuple[tuple[float, ...], ...]
    misfit: float = 0.0
    answered: int = 0


def before(skills: Sequence[Skill], parameters: Parameters) -> Belief:
    """The belief before any answer: everybody is average."""
    return Belief((0.0,) * len(skills), parameters.prior(skills))


def after(belief: Belief, place: int, y: float, item: ItemParameters) -> Belief:
    """The belief after the answer `y` (1-5) to an item of the skill at `place`.

    q = lam V[:, s],  S = lam q_s + psi,  r = y - a - lam m_s;  m += q r / S,  V -= q q' / S.
    """
    q = [item.loading * value for value in belief.variance[place]]
    spread = item.loading * q[place] + item.noise
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


def person_scale(belief: Belief, parameters: Parameters) -> float:
    """tau2: how many times as much this person's answers vary as expected (about .3-3); multiplies every variance."""
    return (parameters.person_weight + belief.misfit) / (parameters.person_weight + belief.answered)
