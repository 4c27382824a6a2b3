"""People who answer as the model says, the same ones for the same seed."""

from collections.abc import Sequence
from random import Random

from skillcheck.model.catalogue import Skill

Person = dict[str, float]


def simulated(
    skills: Sequence[Skill],
    count: int,
    *,
    seed: int = 1,
    shift: float = 0.0,
    loading: float = 1.0,
    sd: float = 0.8,
    noise: float = 0.7,
) -> list[Person]:
    """Scores y = 3.4 + shift + loading theta + e, not rounded; skills of all clusters go together at .3.

    The first item of each skill has one and a half times the loading of the others.
    """
    dice = Random(seed)
    people = []
    for _ in range(count):
        common = dice.gauss(0, 1)
        person = {}
        for skill in skills:
            theta = sd * (0.3**0.5 * common + 0.7**0.5 * dice.gauss(0, 1))
            for place, item in enumerate(skill.items):
                own = loading * (1 if place else 1.5)
                person[item.id] = 3.4 + shift + own * theta + noise * dice.gauss(0, 1)
        people.append(person)
    return people
