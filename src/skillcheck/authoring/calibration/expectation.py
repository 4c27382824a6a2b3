"""The E-step: what a model believes about each person after their answers, summed over people.

Given the answers, theta ~ N(m, C) with C = (V^-1 + D)^-1 and m = C h, where D_s = sum lam^2 / psi and
h_s = sum lam (y - a) / psi over the answered items of skill s (Bishop 2006, section 2.3.3). A skill's answers act through
these two sums alone, so a person costs one rank-one step a skill, and people who answered the same items share C.

Everybody counts the same here. Weighting people by their person scale (EM for a multivariate t; Liu & Rubin 1995) would
predict .001-.003 better an answer, and would have those who give one answer throughout count up to ten times.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import lgamma, log, log1p, pi
from operator import mul
from typing import NamedTuple

from skillcheck.authoring.calibration.model import Model, Rows, column
from skillcheck.authoring.calibration.sheets import Pattern, Scores, Sheets
from skillcheck.model.parameters import ItemParameters


@dataclass(slots=True)
class ItemSums:
    """Over the people who answered an item: how many, and expected sums of theta, y, theta^2, theta y, y^2."""

    count: int = 0
    t: float = 0.0
    y: float = 0.0
    tt: float = 0.0
    ty: float = 0.0
    yy: float = 0.0


@dataclass(slots=True)
class Moments:
    """Over all people: sums of m (`mean`) and of m m' + C (`square`), each item's sums, the log density of all answers."""

    mean: list[float]
    square: Rows
    items: tuple[ItemSums, ...]
    score: float = 0.0


class _Shared(NamedTuple):
    """What the people of a pattern have in common: parameters by skill, C (`rows`), its columns as `gains`, log |S|."""

    items: tuple[tuple[ItemParameters, ...], ...]
    rows: Rows
    gains: tuple[tuple[float, ...], ...]
    log_det: float


def expected(sheets: Sheets, model: Model, freedom: float) -> Moments:
    """The sums over all people, and how well `model` predicts their answers.

    The density is the one of the model in use, person scale included: a person's n answers are multivariate t with `freedom`
    (nu0) degrees, scale matrix S and misfit d = r' S^-1 r (Kotz & Nadarajah 2004, equation 1.1).
    """
    size = len(sheets.skills)
    square = [[0.0] * (place + 1) for place in range(size)]
    found = Moments([0.0] * size, square, tuple(ItemSums() for _ in sheets.items))
    for pattern in sheets.patterns:
        shared = _shared(pattern, model)
        for scores in pattern.people:
            mean, misfit = _believed(shared, pattern, scores)
            found.score += _log_density(misfit, shared.log_det, pattern.answers, freedom)
            _add_person(found, pattern, scores, mean)
        _add_spread(found, pattern, shared.rows)
    return found


def _shared(pattern: Pattern, model: Model) -> _Shared:
    items = tuple(tuple(model.items[place] for place in places) for places in pattern.items)
    log_det = sum(log(item.noise) for group in items for item in group)
    rows = model.variance
    for place, group in zip(pattern.skills, items, strict=True):
        precision = sum(item.loading**2 / item.noise for item in group)
        q = column(rows, place)
        grown = 1 + precision * q[place]
        log_det += log(grown)
        rows = _less(rows, q, precision / grown)
    gains = tuple(zip(*(column(rows, place) for place in pattern.skills), strict=True))
    return _Shared(items, rows, gains, log_det)


def _less(rows: Rows, q: Sequence[float], factor: float) -> Rows:
    """`rows` - factor q q'; a row of the triangle ends before q does."""
    return [
        [value - share * other for value, other in zip(row, q, strict=False)]
        for row, share in zip(rows, [factor * value for value in q], strict=True)
    ]


def _believed(shared: _Shared, pattern: Pattern, scores: Scores) -> tuple[list[float], float]:
    """A person's m, and their misfit sum r^2 / psi - h' m."""
    h, misfit = [], 0.0
    for group, own in zip(shared.items, scores, strict=True):
        rests = [y - item.intercept for y, item in zip(own, group, strict=True)]
        sharp = [rest / item.noise for rest, item in zip(rests, group, strict=True)]
        h.append(sum(item.loading * value for item, value in zip(group, sharp, strict=True)))
        misfit += sum(map(mul, rests, sharp))
    mean = [sum(map(mul, gain, h)) for gain in shared.gains]
    explained = sum(mean[place] * value for place, value in zip(pattern.skills, h, strict=True))
    return mean, misfit - explained


def _log_density(misfit: float, log_det: float, count: int, freedom: float) -> float:
    whole = (freedom + count) / 2
    constant = lgamma(whole) - lgamma(freedom / 2) - count / 2 * log(freedom * pi)
    return constant - log_det / 2 - whole * log1p(misfit / freedom)


def _add_person(found: Moments, pattern: Pattern, scores: Scores, mean: list[float]) -> None:
    found.mean = [total + m for total, m in zip(found.mean, mean, strict=True)]
    found.square = _less(found.square, mean, -1.0)
    for skill, places, own in zip(pattern.skills, pattern.items, scores, strict=True):
        m = mean[skill]
        for place, y in zip(places, own, strict=True):
            sums = found.items[place]
            sums.count += 1
            sums.t += m
            sums.y += y
            sums.tt += m * m
            sums.ty += m * y
            sums.yy += y * y


def _add_spread(found: Moments, pattern: Pattern, rows: Rows) -> None:
    """Add C once a person: to the skills' sums, and to each item's for its own skill."""
    people = len(pattern.people)
    found.square = [
        [total + people * value for total, value in zip(row, more, strict=True)]
        for row, more in zip(found.square, rows, strict=True)
    ]
    for skill, places in zip(pattern.skills, pattern.items, strict=True):
        for place in places:
            found.items[place].tt += people * rows[skill][skill]
