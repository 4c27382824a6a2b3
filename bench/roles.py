"""`bench simulate --roles`: how much of the five largest gaps is the role's, and how much the person's."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from statistics import StatisticsError, correlation, fmean

from bench.figures import Figures
from bench.simulate import REALISTIC, draw_thetas, level_of, populate
from skillcheck.model.catalogue import TOP, Catalogue, Role
from skillcheck.store import catalogue as catalogues
from skillcheck.store import files

PEOPLE, TOWN = 1000, 5
"""Managers, and how many of them live in one town, where the same skills are common: nobody knows which those are."""
RAREST, MOST_FREQUENT, MOST_SHARED, MOST_ALIKE = 0.03, 0.50, 0.50, 0.40
"""Limits: of the people who have a skill in their top five, of two people's tops, of importance with target."""


def report(people: int, seed: int) -> Figures:
    """Return the figures of each role of the catalogue in use, and as `faults` what is beyond a limit."""
    catalogue = catalogues.read(files.catalogue_in_use(None))
    roles = [weigh(catalogue, role, people, seed) for role in catalogue.roles.values()]
    beyond = [f"{role['role']}: {fault}" for role in roles for fault in find_faults(role)]
    head = {"skillcheck": 1, "kind": "roles", "people": people, "seed": seed}
    return {**head, "roles": roles, "faults": beyond}


def weigh(catalogue: Catalogue, role: Role, people: int, seed: int) -> Figures:
    """Return the part of the people who have each skill in their top, and the part of a top that two of a town share.

    `least` is 5 / n for n skills: with five gaps each, neither the mean part nor the shared one can be smaller.
    """
    sizes = [min(TOWN, people - first) for first in range(0, people, TOWN)]
    towns = [
        count_tops(catalogue, role, size, f"{role.id}/{seed}/{place}") for place, size in enumerate(sizes)
    ]
    every = sum(towns, Counter())
    shares = {skill.id: every[skill.id] / people for skill in catalogue.skills_of(role)}
    pairs = [overlap(town, size) for town, size in zip(towns, sizes, strict=True) if size > 1]
    demands = role.skills.values()
    try:
        alike = correlation([d.importance for d in demands], [d.target for d in demands])
    except StatisticsError:  # a role whose importances or targets are all the same, or with one skill
        alike = None
    return {
        "role": role.id,
        "skills": len(shares),
        "least": min(TOP / len(shares), 1.0),
        "gaps": sum(shares.values()),
        "overlap": fmean(pairs) if pairs else None,
        "correlation": alike,
        "shares": dict(sorted(shares.items(), key=lambda pair: -pair[1])),
    }


def count_tops(catalogue: Catalogue, role: Role, people: int, seed: str) -> Counter[str]:
    """Return how many people of one town have each skill in their top: the five largest true gaps, weighed by importance."""
    skills, dice = catalogue.skills_of(role), Random(seed)
    population = populate(REALISTIC, skills, dice)
    tops: Counter[str] = Counter()
    for _ in range(people):
        thetas, bias = draw_thetas(population, skills, dice), dice.gauss(*REALISTIC.leniency)
        gaps = {}
        for skill in skills:
            demand = role.skills[skill.id]
            level = level_of(population, skill, thetas[skill.id], bias)
            gaps[skill.id] = demand.urgency(level)
        tops.update(id_ for id_ in sorted(gaps, key=lambda id_: -gaps[id_])[:TOP] if gaps[id_] > 0)
    return tops


def overlap(town: Counter[str], people: int) -> float:
    """Return the part of a top that another one of the town has, too: the mean over all pairs of its people."""
    shared = sum(count * (count - 1) for count in town.values())
    return shared / (sum(town.values()) * (people - 1)) if shared else 0.0


def find_faults(role: Figures) -> Iterator[str]:
    """Yield what is beyond a limit, as far as the number of skills lets it be kept."""
    for skill, share in role["shares"].items():
        if not RAREST <= share <= max(MOST_FREQUENT, role["least"]):
            yield f"{skill} is in the top five of {share:.1%}"
    if (role["overlap"] or 0) > max(MOST_SHARED, role["least"]):
        yield f"two people share {role['overlap']:.0%} of their top five"
    if (role["correlation"] or 0) > MOST_ALIKE:
        yield f"importance and target go together ({role['correlation']:.2f})"
