"""The level of one skill with its range: what was answered, and what is still open as the model expects it."""

from collections.abc import Mapping
from math import sqrt

from skillcheck import items
from skillcheck.core.posterior import Posterior
from skillcheck.model.assessment import NOT_APPLICABLE
from skillcheck.model.catalogue import Item, Skill
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import Parameters

LOWEST, HIGHEST = 1.0, 5.0
Z80 = 1.2816
"""80 % of a normal distribution lies within 1.2816 standard deviations of its mean."""


def level(
    skill: Skill, answers: Mapping[str, str], belief: Posterior, parameters: Parameters
) -> LevelEstimate | None:
    """X = (sum of answered + sum of expected for the open items) / number of items, on 1-5; None without an answer.

    The range is what many more questions about this skill would show, widened to hold X; its centre is held to the scale, so
    that it has a width even where more is expected than the scale has. Items that did not apply are left out of everything.
    With everything answered, X is the plain mean of the scored answers.
    """
    asked = [item for item in skill.items if answers.get(item.id) != NOT_APPLICABLE]
    scores = [_score(item, answers[item.id]) for item in asked if item.id in answers]
    if not scores:
        return None
    kinds = [parameters.kinds[item.kind] for item in asked]
    theta = belief.mean[belief.index[skill.id]]
    expected = [
        kind.intercept + kind.loading * theta
        for item, kind in zip(asked, kinds, strict=True)
        if item.id not in answers
    ]
    loading = sum(kind.loading for kind in kinds) / len(kinds)
    predicted = sum(kind.intercept for kind in kinds) / len(kinds) + loading * theta
    sd = loading * sqrt(belief.between(skill.id, skill.id))
    value = _held((sum(scores) + sum(expected)) / len(asked))
    centre = _held(predicted)
    return LevelEstimate(
        skill=skill.id,
        level=value,
        low=min(value, _held(centre - Z80 * sd)),
        high=max(value, _held(centre + Z80 * sd)),
        sd=sd,
        answered=len(scores),
        items=len(asked),
        mean_answer=sum(scores) / len(scores),
        predicted=predicted,
    )


def _score(item: Item, answer: str) -> float:
    scored = items.score(item, answer)
    assert scored is not None, "items that did not apply were left out before"
    return scored


def _held(value: float) -> float:
    return min(max(value, LOWEST), HIGHEST)
