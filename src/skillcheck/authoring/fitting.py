"""The two ways to fit the model: from ten people on item means and two correlations, from 200 on everything.

Both allow for answers that were chosen by earlier answers, as adaptive asking does (Rubin 1976: missing at random). Plain
means would not: a question mostly asked of people who are low looks hard. Simulated, with further questions for low first
answers only, plain means are .30 points too low, these .05.
"""

import numpy as np

from skillcheck.authoring.expectation import Array, Model, Sheets, Sums, expect, prior_model
from skillcheck.model.parameters import Parameters

MEAN_ANSWERS = 2.0
"""How many answers the prior of an item's mean is worth: a mean of 10 keeps five sixths of its weight."""
NOISE_ANSWERS = 8.0
"""How many answers the prior of an item's noise is worth."""
PRIOR_PEOPLE = 40.0
"""How many people the prior of the skills' covariance is worth, as found best on 4,000 people's answers to the SPI."""
INTERCEPT_SHARE = 0.5
"""The prior variance of an intercept, in variances of a skill between people."""
LOADING_SD = 0.25
"""The prior standard deviation of a loading: one of 0.5 or 1.5 is rare."""
WEAKEST = 0.05
"""A loading is not taken below: an item against its skill is a case for `reliability`, and must not turn the skill round."""
STRONGEST = 0.95
"""No correlation is taken to be higher, since the covariance must stay invertible."""
CLOSE = 0.005
"""A round that moves no intercept and no loading by more ends the fitting; a mean of 200 answers has an error of .06."""
ROUNDS = 30
"""No more than this. On the SPI (200 people x 135 items) the 12th round changes nothing by more than .005, and 100 rounds
predict held-out answers no better than 20."""
MOST_ASKED = 0.6
"""Adaptive asking ends at this share of the questions."""
ADAPTIVE_CAUTION = 1.1
"""Times the variances from adaptive results alone, with which the model is too sure (four of five .85-.89 at its own stop).
Complete results are worth more."""


def fit_means(answers: Sheets, prior: Parameters) -> Model:
    """Return the model with new intercepts and correlations; loadings, noises and variances stay as they were.

        a_i = (w a0 + n_i mean_i) / (w + n_i),  w = 2
        mean_i = mean over those who answered i of (y - lam E[theta]) + lam mean over all people of E[theta]

    With everything answered, mean_i is the plain mean of the answers. Else each answer is counted against what the person's
    answers make one expect, and the average person is put back (EM with the skills' means as extra parameters, which takes
    few rounds; Liu, Rubin & Wu 1998).
    """
    start = model = prior_model(answers, prior)
    for _ in range(ROUNDS):
        before, (sums, _) = model, expect(answers, model, prior.person_weight)
        average = answers.owners @ sums.mean / len(answers.scores)
        total = sums.y - start.loading * (sums.t - sums.n * average)
        intercept = (MEAN_ANSWERS * start.intercept + total) / (MEAN_ANSWERS + sums.n)
        variance = _two_correlations(answers, sums.square, start.variance)
        model = start._replace(intercept=intercept.clip(1, 5), variance=variance)
        if _is_close(before, model):
            break
    return model


def fit_all(answers: Sheets, prior: Parameters) -> Model:
    """Return the model with the highest posterior density, begun from the shrunken means.

        a_i ~ N(a0, .5 sd^2),  lam_i ~ N(lam0, .25^2),  psi_i as if 8 more answers had psi0,  V as if 40 more people had V0

    By EM over incomplete answers (Dempster, Laird & Rubin 1977; for factor models Rubin & Thayer 1982). The loadings of a
    skill keep the mean that they had, which is 1 for statements; V takes up the rest, so that levels stay on their scale.
    """
    start, model = prior_model(answers, prior), fit_means(answers, prior)
    for _ in range(ROUNDS):
        before, (sums, _) = model, expect(answers, model, prior.person_weight)
        intercept, loading, noise = _regress(sums, model.noise, start, INTERCEPT_SHARE * prior.sd**2)
        variance = _shrink(sums.square, start.variance, len(answers.scores))
        steeper = (loading @ answers.owners) / (start.loading @ answers.owners)
        loading, variance = loading / (answers.owners @ steeper), variance * np.outer(steeper, steeper)
        model = Model(intercept, loading, noise, variance)
        if _is_close(before, model):
            break
    caution = 1.0 if count_complete(answers) else ADAPTIVE_CAUTION
    return model._replace(noise=caution * model.noise, variance=caution * model.variance)


def count_complete(answers: Sheets) -> int:
    """Return how many people answered more of the questions about the skills asked than adaptive asking asks."""
    asked = (answers.answered @ answers.owners > 0) @ answers.owners.sum(axis=0)
    return int((answers.answered.sum(axis=1) > MOST_ASKED * asked).sum())


def _regress(sums: Sums, noise: Array, start: Model, intercept_variance: float) -> tuple[Array, Array, Array]:
    """Return a, lam and psi of the best line of each item's answers on its skill, with the priors as further data."""
    more, steeper = noise / intercept_variance, noise / LOADING_SD**2
    aa, al, ll = sums.n + more, sums.t, sums.tt + steeper
    ya, yl = sums.y + more * start.intercept, sums.ty + steeper * start.loading
    lam = np.maximum((aa * yl - al * ya) / (aa * ll - al**2), WEAKEST)
    a = ((ya - al * lam) / aa).clip(1, 5)
    rest = sums.yy + a**2 * sums.n + lam**2 * sums.tt  # sum of (y - a - lam theta)^2
    rest += 2 * (a * lam * sums.t - a * sums.y - lam * sums.ty)
    return a, lam, (rest + NOISE_ANSWERS * start.noise) / (sums.n + NOISE_ANSWERS)


def _two_correlations(answers: Sheets, square: Array, start: Array) -> Array:
    """Return the variances of `start` with one correlation within clusters and one across, each shrunken to `start`'s."""
    people, sd, size = len(answers.scores), np.sqrt(start.diagonal()), np.sqrt(square.diagonal())
    correlations = _shrink(people * square / np.outer(size, size), start / np.outer(sd, sd), people)
    clusters = np.array([skill.cluster for skill in answers.skills])
    same, itself = clusters[:, None] == clusters, np.eye(len(clusters), dtype=bool)
    across = _mean(correlations[~same], 0.0)
    within = _mean(correlations[same & ~itself], across)
    variance: Array = np.where(itself, 1.0, np.where(same, within, across)) * np.outer(sd, sd)
    return variance


def _shrink(total: Array, prior: Array, people: int) -> Array:
    return (total + PRIOR_PEOPLE * prior) / (people + PRIOR_PEOPLE)


def _mean(correlations: Array, least: float) -> float:
    """Return their mean, held to `least` and what stays invertible; of none, `least`."""
    return float(correlations.mean().clip(least, STRONGEST)) if correlations.size else least


def _is_close(model: Model, other: Model) -> bool:
    differences = (model.intercept - other.intercept, model.loading - other.loading)
    return bool(np.abs(differences).max() < CLOSE)
