"""The E-step of calibration: what a model believes about each person after their answers, summed over people.

Given the answers, theta ~ N(m, C) with C = (V^-1 + D)^-1 and m = C h, where D_s = sum lam^2 / psi and
h_s = sum lam (y - a) / psi over the answered items of skill s (Bishop 2006, section 2.3.3).

Everybody counts the same here. Weighting people by their person scale (EM for a multivariate t; Liu & Rubin 1995) would
predict .001-.003 better an answer, and would have those who give one answer throughout count up to ten times.
"""

from collections.abc import Mapping, Sequence
from math import lgamma
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import Parameters

Array = NDArray[np.float64]


class Sheets(NamedTuple):
    """Answers to the items of `skills`: `scores` (1-5) have a row a person and a column an item.

    `answered` is 1 where there is an answer; else it and the score are 0. `owners` has a row an item and a column a skill: 1
    where the item is about the skill.
    """

    skills: tuple[Skill, ...]
    scores: Array
    answered: Array
    owners: Array


class Model(NamedTuple):
    """What is fitted: a, lam and psi of each item, and V of the skills, without the person scale."""

    intercept: Array
    loading: Array
    noise: Array
    variance: Array


class Sums(NamedTuple):
    """Sums over all people of the m (`mean`) and the m m' + C (`square`) of skills.

    Sums over those who answered an item: of 1 (`n`), theta (`t`), y, theta^2, theta y and y^2.
    """

    mean: Array
    square: Array
    n: Array
    t: Array
    y: Array
    tt: Array
    ty: Array
    yy: Array


def sheets(skills: Sequence[Skill], people: Sequence[Mapping[str, float]]) -> Sheets:
    """Return the answers of `people` (item id to score, 1-5) to the items of `skills`; other items are left out."""
    ids = [item.id for skill in skills for item in skill.items]
    owners = [place for place, skill in enumerate(skills) for _ in skill.items]
    scores = np.array([[person.get(id_, np.nan) for id_ in ids] for person in people])
    answered = (~np.isnan(scores)).astype(float)
    return Sheets(tuple(skills), np.nan_to_num(scores), answered, np.eye(len(skills))[owners])


def prior_model(answers: Sheets, prior: Parameters) -> Model:
    """Return the model as `prior` has it."""
    items = np.array([prior.of(item) for skill in answers.skills for item in skill.items])
    return Model(items[:, 0], items[:, 1], items[:, 2], np.array(prior.prior(answers.skills)))


def expect(answers: Sheets, model: Model, freedom: float) -> tuple[Sums, Array]:
    """Return the sums over people, and the log density of each person's answers, which says how well `model` predicts them.

    The density is the one of the model in use, person scale included: a person's n answers are multivariate t with `freedom`
    (nu0) degrees, scale matrix S and misfit d = r' S^-1 r (Kotz & Nadarajah 2004, equation 1.1).
    """
    _, y, answered, owners = answers
    weight = model.loading / model.noise
    rest = answered * (y - model.intercept)
    d = answered @ (owners * (model.loading * weight)[:, None])
    h = rest @ (owners * weight[:, None])
    precision = np.linalg.inv(model.variance) + d[:, :, None] * np.eye(d.shape[1])
    c = np.linalg.inv(precision)
    m = np.einsum("pst,pt->ps", c, h)
    theta, spread = m @ owners.T, np.einsum("pss->ps", c) @ owners.T
    of_items = (answered, answered * theta, y, answered * (theta**2 + spread), y * theta, y**2)
    sums = Sums(m.sum(axis=0), m.T @ m + c.sum(axis=0), *(values.sum(axis=0) for values in of_items))

    n = answered.sum(axis=1)
    misfit = (rest**2 / model.noise).sum(axis=1) - (h * m).sum(axis=1)
    log_det = answered @ np.log(model.noise)  # |S| = |Psi| |V| |V^-1 + D|
    log_det += np.linalg.slogdet(model.variance).logabsdet + np.linalg.slogdet(precision).logabsdet
    constant = np.array([lgamma((freedom + k) / 2) - lgamma(freedom / 2) for k in n])
    score = (
        constant - (n * np.log(freedom * np.pi) + log_det + (freedom + n) * np.log1p(misfit / freedom)) / 2
    )
    return sums, score
