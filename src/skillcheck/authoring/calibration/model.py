"""The numbers that are fitted, by place: the parameters of each item, and the covariance of skills."""

from typing import NamedTuple

from skillcheck.authoring.calibration.sheets import Sheets
from skillcheck.model.parameters import ItemParameters, Parameters

Rows = list[list[float]]
"""The lower triangle of a symmetric matrix: row i has the columns 0 to i."""
PRIOR_PEOPLE = 40.0
"""How many people the prior of the skills' covariance is worth, as found best on 4,000 people's answers to the SPI."""


class Model(NamedTuple):
    """Item parameters in the order of the sheets' items; `variance` is V, without the person scale."""

    items: tuple[ItemParameters, ...]
    variance: Rows


def begun(sheets: Sheets, prior: Parameters) -> Model:
    """The model as `prior` has it."""
    whole = prior.prior(sheets.skills)
    rows = [list(row[: place + 1]) for place, row in enumerate(whole)]
    return Model(tuple(prior.of(item) for item in sheets.items), rows)


def parameters(model: Model, sheets: Sheets, prior: Parameters, version: str) -> Parameters:
    """`prior` with what was found: the items that somebody answered, and the covariance of all skills."""
    answered = {place for p in sheets.patterns for places in p.items for place in places}
    items = {item.id: model.items[place] for place, item in enumerate(sheets.items) if place in answered}
    covariance = {}
    for one, row in zip(sheets.skills, model.variance, strict=True):
        for other, value in zip(sheets.skills, row, strict=False):
            covariance[one.id, other.id] = covariance[other.id, one.id] = value
    return prior._replace(
        items={**prior.items, **items},
        covariance={**prior.covariance, **covariance},
        version=version,
    )


def column(rows: Rows, place: int) -> list[float]:
    """A whole column of a symmetric matrix."""
    return [*rows[place], *(row[place] for row in rows[place + 1 :])]


def far(one: Model, other: Model) -> float:
    """The largest difference of an intercept or a loading."""
    pairs = zip(one.items, other.items, strict=True)
    return max(max(abs(a.intercept - b.intercept), abs(a.loading - b.loading)) for a, b in pairs)
