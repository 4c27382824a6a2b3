"""`bench simulate`: simulated managers answer the program's own questions, as the model expects and as it does not."""

from collections.abc import Mapping, Sequence
from itertools import product
from math import sqrt
from multiprocessing import get_context
from random import Random
from statistics import fmean
from typing import NamedTuple

from bench.figures import Figures, assemble, medians, replay_all
from bench.replay import PRIOR, Person, replay
from skillcheck.errors import UsageFault
from skillcheck.measure.levels import HIGHEST, hold_to_scale, items_of_level
from skillcheck.model.catalogue import AVERAGE, Demand, Skill
from skillcheck.questions.scenario import Scenario
from skillcheck.store import catalogue as catalogues
from skillcheck.store import files

ITEM_SD = 0.30
"""How much the means of a skill's items differ: as in the SPI, on 1-5, reversed items turned round."""
LOADINGS = (0.77, 1.18)
"""How much items differ in what they say about their skill: the middle 80 % of the SPI's."""
SKILL_SD, STATEMENT_SD, SCENARIO_SD, SCENARIO_LOADING = 0.8, 0.88, 1.0, 0.6
"""What the program expects of skills and of answers; docs/measurement.md, "The model"."""

EACH = "each"


class Manner(NamedTuple):
    """A population: how it differs from what the program's prior parameters expect (their values are the defaults).

    `leniency` is the mean and sd, between people, of what is added to every self-rating; `mean` the mean answer; `within`
    and `across` the correlations of skills of one family and of two; `families` says if these are the catalogue's
    clusters or others, drawn at random; `careless` is the part of the answers given without reading; `skills`
    is how much skills differ in how common they are (sd).
    """

    name: str
    leniency: tuple[float, float] = (0.0, 0.0)
    mean: float = 3.4
    within: float = 0.5
    across: float = 0.25
    families: str = "clusters"
    careless: float = 0.0
    skills: float = 0.0


REALISTIC = Manner("realistic", leniency=(0.3, 0.3), skills=0.35)
MANNERS = (
    Manner("expected"),
    REALISTIC,
    Manner("lenient", leniency=(0.5, 0.4)),
    Manner("ceiling", mean=4.3),
    Manner("unrelated-skills", within=0.0, across=0.0),
    Manner("other-families", within=0.6, across=0.0, families="random"),
    Manner("one-halo", within=0.7, across=0.7),
    Manner("careless", careless=0.15),
    Manner("clicking", careless=1.0),
)


class Population(NamedTuple):
    """Items as they are for a population: intercept and loading by item id; and the family of each skill."""

    manner: Manner
    items: Mapping[str, tuple[float, float]]
    families: Mapping[str, str]


def report(role: str, manner: str, people: int, seeds: Sequence[int]) -> Figures:
    """Return the medians of a run a seed, of so many managers of each manner, or of one; in a role, or in each.

    Raises: UsageFault for an unknown role or manner.
    """
    catalogue = catalogues.read(files.catalogue_in_use(None))
    names = [named.name for named in MANNERS]
    for word, there, kind in ((role, catalogue.roles, "role"), (manner, names, "manner")):
        if word not in (*there, EACH):
            raise UsageFault(f"There is no {kind} “{word}”. There are: {', '.join(there)}, {EACH}.")
    roles = list(catalogue.roles) if role == EACH else [role]
    manners = [named for named in MANNERS if manner in (named.name, EACH)]
    conditions = []
    with get_context("spawn").Pool() as pool:
        for id_, named in product(roles, manners):
            skills, demands = catalogue.skills_of(catalogue.roles[id_]), catalogue.roles[id_].skills
            runs = [replay_all(pool, make_managers(named, skills, demands, people, seed)) for seed in seeds]
            best = replay(best_of(skills, demands))
            head = {"role": id_, "managers": named.name, "people": people, "skills": len(skills)}
            head["all_best"] = {"questions": best.stop.questions, "shown": best.stop.shown}
            conditions.append({**head, **medians(runs)})
    skills = catalogue.skills_of(catalogue.roles[roles[0]])
    return assemble("simulation", skills, seeds, conditions, people=people, role=role)


def make_managers(
    manner: Manner, skills: Sequence[Skill], demands: Mapping[str, Demand], people: int, seed: int
) -> list[Person]:
    """Return so many managers of this manner, with their true levels."""
    population = populate(manner, skills, Random(f"population/{manner.name}/{seed}"))
    every = []
    for place in range(people):
        thetas = draw_thetas(population, skills, Random(f"thetas/{manner.name}/{seed}/{place}"))
        dice = Random(f"person/{manner.name}/{seed}/{place}")
        bias = dice.gauss(*manner.leniency)
        answers = answer(population, skills, thetas, bias, dice)
        latent = {skill.id: level_of(population, skill, thetas[skill.id], bias) for skill in skills}
        every.append(Person(skills, demands, PRIOR, answers, f"{seed}/{place}", latent))
    return every


def best_of(skills: Sequence[Skill], demands: Mapping[str, Demand]) -> Person:
    """Return the one who gives the best answer to everything."""
    scores = {item.id: max(item.score(answer) for answer in item.answers) for s in skills for item in s.items}
    return Person(skills, demands, PRIOR, scores, "best", {skill.id: HIGHEST for skill in skills})


def populate(manner: Manner, skills: Sequence[Skill], dice: Random) -> Population:
    """Return the items and families of one population."""
    items = {}
    for skill in skills:
        commoner = dice.gauss(0, manner.skills)
        for item in skill.items:
            weight = SCENARIO_LOADING if isinstance(item, Scenario) else 1.0
            mean = item.guess[0] + manner.mean - AVERAGE + commoner + dice.gauss(0, ITEM_SD)
            items[item.id] = (mean, weight * dice.uniform(*LOADINGS))
    clusters = sorted({skill.cluster for skill in skills})
    random = manner.families == "random"
    families = {skill.id: dice.choice(clusters) if random else skill.cluster for skill in skills}
    return Population(manner, items, families)


def draw_thetas(population: Population, skills: Sequence[Skill], dice: Random) -> dict[str, float]:
    """Return one person's skills, in points around what is common.

    theta = sd (sqrt(across) G + sqrt(within - across) F + sqrt(1 - within) U), with one G a person and one F a family.
    """
    manner, general = population.manner, dice.gauss(0, 1)
    families = {family: dice.gauss(0, 1) for family in sorted(set(population.families.values()))}
    shared = sqrt(manner.across) * general
    return {
        skill.id: SKILL_SD
        * (
            shared
            + sqrt(manner.within - manner.across) * families[population.families[skill.id]]
            + sqrt(1 - manner.within) * dice.gauss(0, 1)
        )
        for skill in skills
    }


def level_of(population: Population, skill: Skill, theta: float, bias: float) -> float:
    """Return the level that ever more statements would show of one who adds `bias` to each."""
    numbers = [population.items[item.id] for item in items_of_level(skill)]
    mean, weight = fmean(mean for mean, _ in numbers), fmean(weight for _, weight in numbers)
    return hold_to_scale(mean + weight * theta + bias)


def answer(
    population: Population, skills: Sequence[Skill], thetas: Mapping[str, float], bias: float, dice: Random
) -> dict[str, float]:
    """Return one person's answers to every item, 1-5; `bias` is what they add to each self-rating."""
    answers = {}
    for skill in skills:
        for item in skill.items:
            mean, weight = population.items[item.id]
            meant, possible = mean + weight * thetas[skill.id], [1.0, 2.0, 3.0, 4.0, 5.0]
            if isinstance(item, Scenario):
                meant += dice.gauss(0, SCENARIO_SD)
                possible = [option.score for option in item.options]
            else:
                meant += bias + dice.gauss(0, STATEMENT_SD)
            careless = dice.random() < population.manner.careless
            answers[item.id] = (
                dice.choice(possible) if careless else min(possible, key=lambda y: abs(y - meant))
            )
    return answers
