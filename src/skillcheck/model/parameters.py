"""The numbers of the measurement model, with where each comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ItemParameters:
    """An item's intercept (1-5), loading on its skill, and residual variance."""

    intercept: float
    loading: float
    noise: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """Prior beliefs on the 1-5 scale, found on 4,000 people's answers to 27 scales of the SPI (Condon 2018).

    `sd`: spread of a skill between people (usual .6-1.0). `within`, `across`: correlation of two skills of one cluster, of
    two clusters. `caution` multiplies all variances as long as they are guesses. `person_weight`: how many answers the prior
    of the person scale is worth. `kinds`: the parameters of each kind of item.
    """

    sd: float = 0.80
    within: float = 0.50
    across: float = 0.25
    caution: float = 1.2
    person_weight: float = 15.0
    kinds: Mapping[str, ItemParameters] = field(
        default_factory=lambda: {
            "statement": ItemParameters(3.4, 1.0, 0.88**2),
            "scenario": ItemParameters(3.4, 0.6, 1.0),
        }
    )
