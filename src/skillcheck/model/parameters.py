"""The numbers of the measurement model, with where each comes from."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, NamedTuple

from skillcheck.model.catalogue import Item, Skill
from skillcheck.model.shape import Range, Rating

LEAST = 0.001
"""Below this, a loading or variance would make divisions overflow; what calibration finds is above .03."""
LARGEST_VARIANCE = 4
"""Answers between 1 and 5 can vary no more."""


class ItemParameters(NamedTuple):
    """An item's intercept (1-5), loading on its skill, and residual variance."""

    intercept: Rating
    loading: Annotated[float, Range(LEAST, 10)]
    noise: Annotated[float, Range(LEAST, LARGEST_VARIANCE)]


class Parameters(NamedTuple):
    """Prior beliefs on the 1-5 scale, found on 4,000 people's answers to 27 scales of the SPI (Condon 2018).

    `sd`: spread of a skill between people (usual .6-1.0). `within`, `across`: correlation of two skills of one cluster, of
    two clusters. `caution` multiplies all variances as long as they are guesses. `person_weight`: how many answers the prior
    of the person scale is worth. What calibration found goes before the guesses: `items` by item id, and `covariance` of
    skills by their two ids. `version` names the set; it is kept with each result.
    """

    sd: float = 0.80
    within: float = 0.50
    across: float = 0.25
    caution: float = 1.2
    person_weight: float = 15.0
    items: Mapping[str, ItemParameters] = MappingProxyType({})
    covariance: Mapping[tuple[str, str], float] = MappingProxyType({})
    version: str = "expert-2"

    @property
    def caution_in_use(self) -> float:
        """Return what variances are multiplied by: nothing more, once calibration has found them."""
        return 1.0 if self.covariance else self.caution

    def of(self, item: Item) -> ItemParameters:
        """Return the parameters of one item; a guessed noise is multiplied by `caution`."""
        if item.id in self.items:
            return self.items[item.id]
        intercept, loading, noise = item.guess
        return ItemParameters(intercept, loading, noise * self.caution)

    def prior(self, skills: Sequence[Skill]) -> tuple[tuple[float, ...], ...]:
        """Return V0, the covariance of `skills` before any answer: calibrated, else guessed from the clusters."""
        variance = self.sd**2 * self.caution

        def guess(row: Skill, column: Skill) -> float:
            if row.id == column.id:
                return variance
            return variance * (self.within if row.cluster == column.cluster else self.across)

        return tuple(
            tuple(self.covariance.get((row.id, column.id), guess(row, column)) for column in skills)
            for row in skills
        )
