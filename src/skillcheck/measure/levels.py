"""Estimate the level of one skill with its range: from what was answered, and from what the model expects of the rest."""

from collections.abc import Mapping, Sequence
from math import sqrt

from skillcheck import questions
from skillcheck.measure.belief import Posterior
from skillcheck.model.catalogue import Skill
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import ItemParameters, Parameters

LOWEST, HIGHEST = 1.0, 5.0
Z80 = 1.2816
"""80 % of a normal distribution lies within 1.2816 standard deviations of its mean."""


def estimate_level(
    skill: Skill, answers: Mapping[str, str], posterior: Posterior, parameters: Parameters
) -> LevelEstimate | None:
    """Return X = (sum of answered + sum of expected for the open items) / number of items; None where nothing applies.

    The range is what many more questions about this skill would show, widened to hold X; its centre is held to the scale, so
    that it has a width even where more is expected than the scale has. Items that did not apply are left out of everything.
    With everything answered, X is the plain mean of the scored answers.
    """
    scores = {item.id: questions.score(item, answers[item.id]) for item in skill.items if item.id in answers}
    return estimate_from_scores(skill, scores, posterior, parameters)


def estimate_from_scores(
    skill: Skill, scores: Mapping[str, float | None], posterior: Posterior, parameters: Parameters
) -> LevelEstimate | None:
    """Return the same from scores: item id to 1-5, None where the item did not apply."""
    items = [item for item in skill.items if scores.get(item.id, 0.0) is not None]
    if not items:
        return None
    answers = [score for item in items if (score := scores.get(item.id)) is not None]
    theta = posterior.mean[posterior.places[skill.id]]
    numbers = [parameters.of(item) for item in items]
    answered = [n for item, n in zip(items, numbers, strict=True) if item.id in scores]
    expected = [
        n.intercept + n.loading * theta
        for item, n in zip(items, numbers, strict=True)
        if item.id not in scores
    ]
    loading = sum(n.loading for n in numbers) / len(numbers)
    predicted = sum(n.intercept for n in numbers) / len(numbers) + loading * theta
    variance = posterior.between(skill.id, skill.id)
    sd = loading * sqrt(variance)
    level = hold_to_scale((sum(answers) + sum(expected)) / len(items))
    centre = hold_to_scale(predicted)
    return LevelEstimate(
        skill=skill.id,
        level=level,
        low=min(level, hold_to_scale(centre - Z80 * sd)),
        high=max(level, hold_to_scale(centre + Z80 * sd)),
        sd=sd,
        answered=len(answers),
        items=len(items),
        mean_answer=sum(answers) / len(answers) if answers else None,
        predicted=predicted,
        error=_error(answered, len(items), loading, variance, posterior.person_scale),
    )


def _error(
    answered: Sequence[ItemParameters], items: int, loading: float, variance: float, person_scale: float
) -> float:
    """Return the standard error of X about a + lam theta, before the answers are known.

    X - a - lam theta = (sum of answered e + lam_open (m - theta)) / n, and cov(e, m - theta) = lam V: its variance is
    (tau2 sum of answered psi + (lam_all^2 - lam_answered^2) V) / n^2, psi / n with everything answered, V with nothing.
    """
    noise = person_scale * sum(n.noise for n in answered)
    answered_loading = sum(n.loading for n in answered)
    return sqrt(noise + ((items * loading) ** 2 - answered_loading**2) * variance) / items


def hold_to_scale(level: float) -> float:
    """Return the nearest level on the scale of 1-5."""
    return min(max(level, LOWEST), HIGHEST)
