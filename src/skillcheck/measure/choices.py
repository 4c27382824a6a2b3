"""The scenario choices beside the self-rating: two views of one skill, compared by their errors."""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from skillcheck import questions
from skillcheck.model.catalogue import Item, Skill
from skillcheck.model.contrast import Contrast
from skillcheck.model.parameters import Parameters

BEYOND_CHANCE = 2.5758
"""Standard errors that two views differ by in 1 % of cases by chance, two-sided. Bonferroni's level for 44 skills (3.26) is
out of reach of a skill with one scenario. As guessed noise is taken 1.2 times too large, and choices come in steps, careful
people reach this in 1 of 1,000 skills: 4 of 100 whole quizzes of 44 skills say it of any."""
QUARTILE = 0.6745
"""Half of a normal distribution lies within 0.6745 standard deviations of its mean."""
LOWEST, HIGHEST = 1.0, 5.0


class _View(NamedTuple):
    """What some answers alone say about a skill, relative to an average person, and how much they tell (1 / variance)."""

    theta: float
    information: float


def contrasts(
    skills: Iterable[Skill], answers: Mapping[str, str], parameters: Parameters
) -> tuple[Contrast, ...]:
    """The contrast of each of `skills` that has one, in their order."""
    found = (contrast(skill, answers, parameters) for skill in skills)
    return tuple(one for one in found if one)


def contrast(skill: Skill, answers: Mapping[str, str], parameters: Parameters) -> Contrast | None:
    """The two views of `skill` and whether they differ; None unless both statements and scenarios were answered.

    z-test of two independent estimates of theta, each the least-squares one of its answers:
    z = (t1 - t2) / sqrt(psi1 / (lam1^2 n1) + psi2 / (lam2^2 n2)), with psi, lam and n of statements and of scenarios.
    The level that choices put is shrunken towards an average person's, as one choice tells little.
    """
    rated, ratings = _answered([item for item in skill.items if item.rated], answers)
    chosen, choices = _answered([item for item in skill.items if not item.rated], answers)
    said, shown = _view(rated, ratings, parameters), _view(chosen, choices, parameters)
    if said is None or shown is None:
        return None
    numbers = [parameters.of(item) for item in rated]
    intercept = sum(n.intercept for n in numbers) / len(numbers)
    loading = sum(n.loading for n in numbers) / len(numbers)
    certainty = 1 / parameters.prior([skill])[0][0] + shown.information
    centre = intercept + loading * shown.theta * shown.information / certainty
    reach = QUARTILE * abs(loading) / sqrt(certainty)
    difference = said.theta - shown.theta
    sd = sqrt(1 / said.information + 1 / shown.information)
    return Contrast(
        skill=skill.id,
        rated=sum(ratings) / len(ratings),
        low=_held(centre - reach),
        high=_held(centre + reach),
        difference=difference,
        sd=sd,
        differs=abs(difference) >= BEYOND_CHANCE * sd,
    )


def _answered(own: Sequence[Item], answers: Mapping[str, str]) -> tuple[list[Item], list[float]]:
    """The items that apply and have an answer, with their scores."""
    scored = [(item, questions.score(item, answers[item.id])) for item in own if item.id in answers]
    pairs = [(item, score) for item, score in scored if score is not None]
    return [item for item, _ in pairs], [score for _, score in pairs]


def _view(own: Sequence[Item], scores: Sequence[float], parameters: Parameters) -> _View | None:
    """theta = sum lam (y - a) / psi / sum lam^2 / psi; None where nothing was said."""
    numbers = [parameters.of(item) for item in own]
    information = sum(n.loading**2 / n.noise for n in numbers)
    if not information:
        return None
    pulls = (n.loading * (y - n.intercept) / n.noise for n, y in zip(numbers, scores, strict=True))
    return _View(sum(pulls) / information, information)


def _held(value: float) -> float:
    return min(max(value, LOWEST), HIGHEST)
