"""Simulated managers who answer the program's own questions: as the model expects, and in ways in which it is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from typing import Final

from bench.replay import Answers
from skillcheck.model.catalogue import Item, Skill
from skillcheck.questions.scenario import Scenario

LOWEST, HIGHEST = 1, 5
ITEM_SD = 0.30
"""How much the means of a skill's items differ: as in the SPI, on 1-5, reversed items turned round."""
LOADINGS = (0.77, 1.18)
"""How much items differ in what they say about their skill: the middle 80 % of the SPI's."""


@dataclass(frozen=True, slots=True)
class Manner:
    """A population: how it differs from what the program's prior parameters expect (their values are the defaults).

    `leniency` is the mean and sd, between people, of what is added to every self-rating; `mean` the mean answer; `within`
    and `across` the correlations of skills of one family and of two; `families` says whether these are the catalogue's
    clusters or others, drawn at random; `careless` is the part of the answers given without reading.
    """

    name: str
    leniency: tuple[float, float] = (0.0, 0.0)
    mean: float = 3.4
    within: float = 0.5
    across: float = 0.25
    families: str = "clusters"
    careless: float = 0.0


MANNERS: Final = (
    Manner("expected"),
    Manner("lenient", leniency=(0.5, 0.4)),
    Manner("ceiling", mean=4.3),
    Manner("unrelated-skills", within=0.0, across=0.0),
    Manner("other-families", within=0.6, across=0.0, families="random"),
    Manner("one-halo", within=0.7, across=0.7),
    Manner("careless", careless=0.15),
)


@dataclass(frozen=True, slots=True)
class Population:
    """Items as they are for a population: intercept and loading by item id; and the family of each skill."""

    manner: Manner
    items: dict[str, tuple[float, float]]
    families: dict[str, str]


def population(manner: Manner, skills: Sequence[Skill], dice: Random) -> Population:
    """The items and families of one population."""
    items = {}
    for item in (item for skill in skills for item in skill.items):
        weight = 0.6 if isinstance(item, Scenario) else 1.0
        items[item.id] = (manner.mean + dice.gauss(0, ITEM_SD), weight * dice.uniform(*LOADINGS))
    clusters = sorted({skill.cluster for skill in skills})
    random = manner.families == "random"
    families = {skill.id: dice.choice(clusters) if random else skill.cluster for skill in skills}
    return Population(manner, items, families)


def answers(people: Population, skills: Sequence[Skill], dice: Random) -> Answers:
    """One person's answers to every item, 1-5.

    theta = sd (sqrt(across) G + sqrt(within - across) F + sqrt(1 - within) U), with one G a person and one F a family.
    """
    manner = people.manner
    general, bias = dice.gauss(0, 1), dice.gauss(*manner.leniency)
    families = {family: dice.gauss(0, 1) for family in sorted(set(people.families.values()))}
    found = {}
    for skill in skills:
        shared = sqrt(manner.within - manner.across) * families[people.families[skill.id]]
        theta = sqrt(manner.across) * general + shared + sqrt(1 - manner.within) * dice.gauss(0, 1)
        for item in skill.items:
            found[item.id] = _answer(item, people, 0.8 * theta, bias, dice)
    return found


def _answer(item: Item, people: Population, theta: float, bias: float, dice: Random) -> float:
    intercept, loading = people.items[item.id]
    if isinstance(item, Scenario):
        meant = intercept + loading * theta + dice.gauss(0, 1.0)
        possible = [option.score for option in item.options]
    else:
        meant = intercept + loading * theta + bias + dice.gauss(0, 0.88)
        possible = [float(score) for score in range(LOWEST, HIGHEST + 1)]
    if dice.random() < people.manner.careless:
        return dice.choice(possible)
    return min(possible, key=lambda score: abs(score - meant))
