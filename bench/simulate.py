"""`bench simulate`: simulated managers answer the program's own questions, as the model expects and as it does not."""

from collections.abc import Mapping, Sequence
from math import sqrt
from multiprocessing import get_context
from random import Random
from typing import NamedTuple

from bench.figures import Figures, assemble, medians, replay_all
from bench.replay import PRIOR, Answers, Person
from skillcheck.errors import UsageFault
from skillcheck.model.catalogue import Scenario, Skill
from skillcheck.store import catalogue as catalogues
from skillcheck.store import files

ITEM_SD = (
    0.30  # how much the means of a skill's items differ: as in the SPI, on 1-5, reversed items turned round
)
LOADINGS = (
    0.77,
    1.18,
)  # how much items differ in what they say about their skill: the middle 80 % of the SPI's
SKILL_SD, STATEMENT_SD, SCENARIO_SD, SCENARIO_LOADING = 0.8, 0.88, 1.0, 0.6
"""What the program expects of skills and of answers; docs/measurement.md, "The model"."""


class Manner(NamedTuple):
    """A population: how it differs from what the program's prior parameters expect (their values are the defaults).

    `leniency` is the mean and sd, between people, of what is added to every self-rating; `mean` the mean answer; `within`
    and `across` the correlations of skills of one family and of two; `families` says if these are the catalogue's
    clusters or others, drawn at random; `careless` is the part of the answers given without reading.
    """

    name: str
    leniency: tuple[float, float] = (0.0, 0.0)
    mean: float = 3.4
    within: float = 0.5
    across: float = 0.25
    families: str = "clusters"
    careless: float = 0.0


MANNERS = (
    Manner("expected"),
    Manner("lenient", leniency=(0.5, 0.4)),
    Manner("ceiling", mean=4.3),
    Manner("unrelated-skills", within=0.0, across=0.0),
    Manner("other-families", within=0.6, across=0.0, families="random"),
    Manner("one-halo", within=0.7, across=0.7),
    Manner("careless", careless=0.15),
)


class Population(NamedTuple):
    """Items as they are for a population: intercept and loading by item id; and the family of each skill."""

    manner: Manner
    items: Mapping[str, tuple[float, float]]
    families: Mapping[str, str]


def report(role: str, people: int, seeds: Sequence[int], processes: int) -> Figures:
    """Return the medians of a run a seed, of so many managers of each manner. Raises: UsageFault for an unknown role."""
    catalogue = catalogues.read(files.catalogue_in_use(None))
    if role not in catalogue.roles:
        raise UsageFault(f"There is no role “{role}”. There are: {', '.join(catalogue.roles)}.")
    skills = catalogue.skills_of(catalogue.roles[role])
    demands = [catalogue.roles[role].skills[skill.id] for skill in skills]
    conditions = []
    with get_context("spawn").Pool(processes) as pool:
        for manner in MANNERS:
            runs = []
            for seed in seeds:
                population = populate(manner, skills, Random(f"population/{manner.name}/{seed}"))
                dice = [Random(f"person/{manner.name}/{seed}/{place}") for place in range(people)]
                managers = [
                    Person(skills, demands, PRIOR, answer(population, skills, own), f"{seed}/{place}")
                    for place, own in enumerate(dice)
                ]
                runs.append(replay_all(pool, managers))
            conditions.append({"managers": manner.name, "people": people, **medians(runs)})
    return assemble("simulation", skills, seeds, conditions, people=people, role=role)


def populate(manner: Manner, skills: Sequence[Skill], dice: Random) -> Population:
    """Return the items and families of one population."""
    items = {}
    for item in (item for skill in skills for item in skill.items):
        weight = SCENARIO_LOADING if isinstance(item, Scenario) else 1.0
        items[item.id] = (manner.mean + dice.gauss(0, ITEM_SD), weight * dice.uniform(*LOADINGS))
    clusters = sorted({skill.cluster for skill in skills})
    random = manner.families == "random"
    families = {skill.id: dice.choice(clusters) if random else skill.cluster for skill in skills}
    return Population(manner, items, families)


def answer(population: Population, skills: Sequence[Skill], dice: Random) -> Answers:
    """Return one person's answers to every item, 1-5.

    theta = sd (sqrt(across) G + sqrt(within - across) F + sqrt(1 - within) U), with one G a person and one F a family.
    """
    manner = population.manner
    general, bias = dice.gauss(0, 1), dice.gauss(*manner.leniency)
    families = {family: dice.gauss(0, 1) for family in sorted(set(population.families.values()))}
    answers = {}
    for skill in skills:
        shared = sqrt(manner.within - manner.across) * families[population.families[skill.id]]
        theta = sqrt(manner.across) * general + shared + sqrt(1 - manner.within) * dice.gauss(0, 1)
        for item in skill.items:
            intercept, loading = population.items[item.id]
            meant, possible = intercept + loading * SKILL_SD * theta, [1.0, 2.0, 3.0, 4.0, 5.0]
            if isinstance(item, Scenario):
                meant, possible = (
                    meant + dice.gauss(0, SCENARIO_SD),
                    [option.score for option in item.options],
                )
            else:
                meant += bias + dice.gauss(0, STATEMENT_SD)
            careless = dice.random() < manner.careless
            answers[item.id] = (
                dice.choice(possible) if careless else min(possible, key=lambda y: abs(y - meant))
            )
    return answers
