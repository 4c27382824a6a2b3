"""The level of one skill with its range: what was answered, and what is still open as the model expects it."""

from collections.abc import Mapping
from math import sqrt

from skillcheck import questions
from skillcheck.measure.posterior import Posterior
from skillcheck.model.catalogue import Skill
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import ItemParameters, Parameters

LOWEST, HIGHEST = 1.0, 5.0
Z80 = 1.2816
"""80 % of a normal distribution lies within 1.2816 standard deviations of its mean."""


def level(
    skill: Skill, answers: Mapping[str, str], belief: Posterior, parameters: Parameters
) -> LevelEstimate | None:
    """X = (sum of answered + sum of expected for the open items) / number of items, on 1-5; None where nothing applies.

    The range is what many more questions about this skill would show, widened to hold X; its centre is held to the scale, so
    that it has a width even where more is expected than the scale has. Items that did not apply are left out of everything.
    With everything answered, X is the plain mean of the scored answers.
    """
    return estimated(
        skill,
        {item.id: questions.score(item, answers[item.id]) for item in skill.items if item.id in answers},
        belief,
        parameters,
    )


def estimated(
    skill: Skill, scores: Mapping[str, float | None], belief: Posterior, parameters: Parameters
) -> LevelEstimate | None:
    """The same from scores: item id to 1-5, None where the item did not apply."""
    asked = [item for item in skill.items if scores.get(item.id, 0.0) is not None]
    given = [score for item in asked if (score := scores.get(item.id)) is not None]
    if not asked:
        return None
    kinds = [parameters.of(item) for item in asked]
    theta = belief.mean[belief.places[skill.id]]
    expected = [
        kind.intercept + kind.loading * theta
        for item, kind in zip(asked, kinds, strict=True)
        if item.id not in scores
    ]
    loading = sum(kind.loading for kind in kinds) / len(kinds)
    predicted = sum(kind.intercept for kind in kinds) / len(kinds) + loading * theta
    variance = belief.between(skill.id, skill.id)
    sd = loading * sqrt(variance)
    answered = [kind for item, kind in zip(asked, kinds, strict=True) if item.id in scores]
    value = _held((sum(given) + sum(expected)) / len(asked))
    centre = _held(predicted)
    return LevelEstimate(
        skill=skill.id,
        level=value,
        low=min(value, _held(centre - Z80 * sd)),
        high=max(value, _held(centre + Z80 * sd)),
        sd=sd,
        answered=len(given),
        items=len(asked),
        mean_answer=sum(given) / len(given) if given else None,
        predicted=predicted,
        error=_error(answered, len(kinds), loading, variance, belief.person_scale),
    )


def _error(
    answered: list[ItemParameters], count: int, loading: float, variance: float, person_scale: float
) -> float:
    """The standard error of X about a + lam theta, before the answers are known.

    X - a - lam theta = (sum of answered e + lam_open (m - theta)) / n, and cov(e, m - theta) = lam V: its variance is
    (tau2 sum of answered psi + (lam_all^2 - lam_answered^2) V) / n^2, psi / n with everything answered, V with nothing.
    """
    noise = person_scale * sum(kind.noise for kind in answered)
    known = sum(kind.loading for kind in answered)
    return sqrt(noise + ((count * loading) ** 2 - known**2) * variance) / count


def _held(value: float) -> float:
    return min(max(value, LOWEST), HIGHEST)
