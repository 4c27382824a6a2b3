"""The numbers of the measurement model, with where each comes from."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from skillcheck.model.catalogue import Item, Skill


class ItemParameters(NamedTuple):
    """An item's intercept (1-5), loading on its skill, and residual variance."""

    intercept: float
    loading: float
    noise: float


KINDS: Final[Mapping[str, ItemParameters]] = {
    "statement": ItemParameters(3.4, 1.0, 0.88**2),
    "scenario": ItemParameters(3.4, 0.6, 1.0),
}


class Parameters(NamedTuple):
    """Prior beliefs on the 1-5 scale, found on 4,000 people's answers to 27 scales of the SPI (Condon 2018).

    `sd`: spread of a skill between people (usual .6-1.0). `within`, `across`: correlation of two skills of one cluster, of
    two clusters. `caution` multiplies all variances as long as they are guesses. `person_weight`: how many answers the prior
    of the person scale is worth. `kinds`: the parameters of each kind of item. What calibration found goes before them:
    `items` by item id, and `covariance` of skills by their two ids. `version` names the set; it is kept with each result.
    """

    sd: float = 0.80
    within: float = 0.50
    across: float = 0.25
    caution: float = 1.2
    person_weight: float = 15.0
    kinds: Mapping[str, ItemParameters] = KINDS
    items: Mapping[str, ItemParameters] = MappingProxyType({})
    covariance: Mapping[tuple[str, str], float] = MappingProxyType({})
    version: str = "expert-1"

    def of(self, item: Item) -> ItemParameters:
        """The parameters of one item; a guessed noise is multiplied by `caution`."""
        if item.id in self.items:
            return self.items[item.id]
        kind = self.kinds[item.kind]
        return ItemParameters(kind.intercept, kind.loading, kind.noise * self.caution)

    def prior(self, skills: Sequence[Skill]) -> tuple[tuple[float, ...], ...]:
        """V0, the covariance of `skills` before any answer: calibrated where known, else guessed from the clusters."""
        variance = self.sd**2 * self.caution

        def guessed(one: Skill, other: Skill) -> float:
            if one.id == other.id:
                return variance
            return variance * (self.within if one.cluster == other.cluster else self.across)

        return tuple(
            tuple(self.covariance.get((one.id, other.id), guessed(one, other)) for other in skills)
            for one in skills
        )
