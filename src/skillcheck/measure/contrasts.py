"""Put the scenario choices beside the self-rating: two views of one skill, compared by their errors."""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from skillcheck import questions
from skillcheck.measure.levels import hold_to_scale
from skillcheck.model.catalogue import Item, Skill
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Contrast, Notice

BEYOND_CHANCE = 2.5758
"""Standard errors that two views differ by in 1 % of cases by chance, two-sided. Bonferroni's level for 44 skills (3.26) is
out of reach of a skill with one scenario. As guessed noise is taken 1.2 times too large, and choices come in steps, careful
people reach this in 1 of 1,000 skills: 4 of 100 whole quizzes of 44 skills say it of any."""
QUARTILE = 0.6745
"""Half of a normal distribution lies within 0.6745 standard deviations of its mean."""
LENIENCY, LENIENCY_SD = 0.27, 0.25
"""What is usual, in levels: self-ratings exceed others' by a third of a standard deviation of .8 (Heidemeier and Moser 2009,
Journal of Applied Psychology 94), and people differ in that by about a quarter of a level."""
FAR = 3.0
"""Standard errors above the usual from which on it is not chance: 1.3 of 1,000, one-sided."""


class _View(NamedTuple):
    """A skill as some of its answers alone show it: their scores, theta, and how much they tell (1 / theta's variance)."""

    items: list[Item]
    scores: list[float]
    theta: float
    information: float


def contrasts_of(
    skills: Iterable[Skill], answers: Mapping[str, str], parameters: Parameters
) -> tuple[Contrast, ...]:
    """Return the contrast of each of `skills` that has one, in their order."""
    contrasts = (contrast_of(skill, answers, parameters) for skill in skills)
    return tuple(contrast for contrast in contrasts if contrast)


def contrast_of(skill: Skill, answers: Mapping[str, str], parameters: Parameters) -> Contrast | None:
    """Return the two views of `skill` and whether they differ; None unless both statements and scenarios were answered.

    z-test of two independent estimates of theta, each the least-squares one of its answers:
    z = (t1 - t2) / sqrt(psi1 / (lam1^2 n1) + psi2 / (lam2^2 n2)), with psi, lam and n of statements and of scenarios.
    The level that choices put is shrunken towards an average person's, as one choice tells little.
    """
    rating = _view(skill.statements, answers, parameters)
    choice = _view(skill.scenarios, answers, parameters)
    if rating is None or choice is None:
        return None
    numbers = [parameters.of(item) for item in rating.items]
    intercept = sum(n.intercept for n in numbers) / len(numbers)
    loading = sum(n.loading for n in numbers) / len(numbers)
    certainty = 1 / parameters.prior([skill])[0][0] + choice.information
    centre = intercept + loading * choice.theta * choice.information / certainty
    reach = QUARTILE * abs(loading) / sqrt(certainty)
    difference = rating.theta - choice.theta
    sd = sqrt(1 / rating.information + 1 / choice.information)
    return Contrast(
        skill=skill.id,
        rated=sum(rating.scores) / len(rating.scores),
        low=hold_to_scale(centre - reach),
        high=hold_to_scale(centre + reach),
        difference=difference,
        sd=sd,
        differs=abs(difference) >= BEYOND_CHANCE * sd,
    )


def above_scenarios(contrasts: Sequence[Contrast]) -> Notice | None:
    """Notice that ratings exceed choices, over all skills that have both, by far more than is usual.

    d = sum(d_s / sd_s^2) / sum(1 / sd_s^2);  z = (d - leniency) / sqrt(1 / sum(1 / sd_s^2) + leniency's variance).
    """
    weights = [contrast.sd**-2 for contrast in contrasts]
    if not weights:
        return None
    mean = sum(w * c.difference for w, c in zip(weights, contrasts, strict=True)) / sum(weights)
    if mean < LENIENCY + FAR * sqrt(1 / sum(weights) + LENIENCY_SD**2):
        return None
    return Notice(
        "above-scenarios",
        "Your ratings stand far above your choices. Ask a colleague who sees your work.",
    )


def _view(items: Sequence[Item], answers: Mapping[str, str], parameters: Parameters) -> _View | None:
    """Return theta = sum lam (y - a) / psi / sum lam^2 / psi; None where nothing was said."""
    scored = [(item, questions.score(item, answers[item.id])) for item in items if item.id in answers]
    pairs = [(item, score) for item, score in scored if score is not None]
    numbers = [(parameters.of(item), score) for item, score in pairs]
    information = sum(n.loading**2 / n.noise for n, _ in numbers)
    if not information:
        return None
    pull = sum(n.loading * (y - n.intercept) / n.noise for n, y in numbers)
    return _View([item for item, _ in pairs], [score for _, score in pairs], pull / information, information)
