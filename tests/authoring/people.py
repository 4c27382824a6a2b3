"""People who answer as the model says, the same ones for the same seed."""

from collections.abc import Sequence
from random import Random

from skillcheck.model.catalogue import Skill

Person = dict[str, float]


def simulate(skills: Sequence[Skill], count: int, *, seed: int = 1, shift: float = 0.0) -> list[Person]:
    """Return scores y = 3.4 + shift + lam theta + e, not rounded; skills of all clusters go together at .3.

    theta has the sd .8, e the sd .7. The first item of each skill has the loading 1.5, the others 1.
    """
    dice = Random(seed)
    people = []
    for _ in range(count):
        common = dice.gauss(0, 1)
        person = {}
        for skill in skills:
            theta = 0.8 * (0.3**0.5 * common + 0.7**0.5 * dice.gauss(0, 1))
            for place, item in enumerate(skill.items):
                person[item.id] = 3.4 + shift + (1 if place else 1.5) * theta + 0.7 * dice.gauss(0, 1)
        people.append(person)
    return people


def leave_out(people: Sequence[Person], share: float) -> list[Person]:
    """Return the same people with this share of their answers missing."""
    dice = Random(7)
    return [{id_: y for id_, y in person.items() if dice.random() > share} for person in people]
