"""Calibration: the numbers of the measurement model from people's answers, adopted only if they predict better.

From 10 people the item means and two correlations are fitted, from 200 everything (see `fitting`). Each fifth of the people
is held out in turn; only what predicts their answers better than the prior does, by more than luck can, is adopted.
"""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from math import sqrt

import numpy as np

from skillcheck.authoring.expectation import Array, Model, Sheets, expect, prior_model, sheets
from skillcheck.authoring.fitting import count_complete, fit_all, fit_means
from skillcheck.model.authoring import Calibration
from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import ItemParameters, Parameters

FEWEST = 10
"""With fewer people, the shrunken means move more with who they are than with what the items are like."""
ENOUGH_FOR_ALL = 200
"""From so many people on, all parameters are fitted. With everything answered that predicts better from 50 on already (SPI:
33 questions instead of 40 up to the own stop); answers that were chosen adaptively tell far less each."""
PARTS = 5
"""With more parts, held-out people would be predicted little better, and fitting would take longer."""

Fit = Callable[[Sheets, Parameters], Model]


def calibrate(
    skills: Sequence[Skill], people: Mapping[str, Mapping[str, float]], prior: Parameters
) -> Calibration:
    """Return the parameters to use after the answers of `people`, and how they were judged.

    `people` maps the id of a result, which decides with whom it is held out, to item ids and scores (1-5). Answers to items
    of other skills, and people without an answer to these, do not count.
    """
    skills = [skill for skill in skills if skill.items]
    items = {item.id for skill in skills for item in skill.items}
    ids = sorted((id_ for id_ in people if items & people[id_].keys()), key=_digest)
    if len(ids) < FEWEST:
        return Calibration(prior, "none", adopted=False, people=len(ids))
    answers = sheets(skills, [people[id_] for id_ in ids])
    method, fit = ("all", fit_all) if len(ids) >= ENOUGH_FOR_ALL else ("means", fit_means)
    _, before = expect(answers, prior_model(answers, prior), prior.person_weight)
    after = _predict(answers, fit, prior)
    gain, count = after - before, answers.answered.sum()
    error = gain.std(ddof=1) * sqrt(len(ids))
    adopted = bool(gain.sum() > error)
    return Calibration(
        _parameters(answers, fit(answers, prior), prior, method) if adopted else prior,
        method,
        adopted,
        people=len(ids),
        held_out=len(ids),
        complete=count_complete(answers),
        before=float(before.sum() / count),
        after=float(after.sum() / count),
        error=float(error / count),
    )


def _predict(answers: Sheets, fit: Fit, prior: Parameters) -> Array:
    """Return the log density of each person's answers after fitting to the parts that they are not in."""
    score = np.empty(len(answers.scores))
    part = np.arange(len(score)) % PARTS
    for number in range(PARTS):
        kept, held_out = (
            answers._replace(scores=answers.scores[rows], answered=answers.answered[rows])
            for rows in (part != number, part == number)
        )
        _, score[part == number] = expect(held_out, fit(kept, prior), prior.person_weight)
    return score


def _parameters(answers: Sheets, model: Model, prior: Parameters, method: str) -> Parameters:
    """Return `prior` with what was fitted: the items that somebody answered, and the covariance of all skills."""
    ids = [item.id for skill in answers.skills for item in skill.items]
    numbers = np.stack([model.intercept, model.loading, model.noise], axis=1).tolist()
    answered = (answers.answered.sum(axis=0) > 0).tolist()
    items = {
        id_: ItemParameters(*row)
        for id_, row, is_answered in zip(ids, numbers, answered, strict=True)
        if is_answered
    }
    covariance = {
        (skill.id, other.id): value
        for skill, row in zip(answers.skills, model.variance.tolist(), strict=True)
        for other, value in zip(answers.skills, row, strict=True)
    }
    # Named by its numbers, as exact as the file has them: other machines round the last digits otherwise.
    digest = _digest(repr([values.round(6).tolist() for values in model]))
    return prior._replace(
        items={**prior.items, **items},
        covariance={**prior.covariance, **covariance},
        version=f"{method}-{len(answers.scores)}-{digest[:8]}",
    )


def _digest(text: str) -> str:
    """Return 64 hexadecimal digits of `text`, which may be any name of a file."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
