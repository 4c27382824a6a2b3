"""How often chance alone passes for change: people who stay as they are, asked twice."""

from math import sqrt
from random import Random

import pytest

from skillcheck.measure.change import CLEAR
from skillcheck.measure.levels import level
from skillcheck.measure.posterior import posterior
from skillcheck.model.catalogue import Skill
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import Parameters
from tests.measure.examples import skill

KNOWN = Parameters()
TRUE = Parameters(caution=1.0)
"""What the guesses are guesses of: their caution makes them 1.2 times too large."""
SKILLS = [skill(f"s{n}", statements=5, cluster="people" if n < 4 else "work") for n in range(8)]
PEOPLE = 250


def rated(dice: Random, thetas: list[float], asked: int) -> list[LevelEstimate]:
    """The levels of someone with these skills, after so many statements of each skill."""
    answers = {}
    for own, theta in zip(SKILLS, thetas, strict=True):
        for item in dice.sample(own.items, asked):
            known = TRUE.of(item)
            y = known.intercept + known.loading * theta + dice.gauss(0, sqrt(known.noise))
            answers[item.id] = str(min(max(round(y), 1), 5))
    belief = posterior(SKILLS, answers, KNOWN)
    found = [level(own, answers, belief, KNOWN) for own in SKILLS]
    return [estimate for estimate in found if estimate]


def thetas(dice: Random, skills: list[Skill]) -> list[float]:
    """A person's skills, with .25 in common between all and .5 in a cluster."""
    everything, clusters = dice.gauss(0, 1), {one.cluster: 0.0 for one in skills}
    clusters = {cluster: dice.gauss(0, 1) for cluster in clusters}
    return [
        TRUE.sd * (0.5 * everything + 0.5 * clusters[one.cluster] + sqrt(0.5) * dice.gauss(0, 1))
        for one in skills
    ]


@pytest.mark.parametrize(("first", "then"), [(5, 5), (2, 2), (1, 1), (5, 1)])
def test_about_one_skill_in_twenty_at_most_looks_clearly_changed(first: int, then: int) -> None:
    dice = Random(1)
    clear = 0
    for _ in range(PEOPLE):
        own = thetas(dice, SKILLS)
        before, after = rated(dice, own, first), rated(dice, own, then)
        clear += sum(
            abs(b.level - a.level) >= CLEAR * sqrt(a.error**2 + b.error**2)
            for a, b in zip(before, after, strict=True)
        )
    # 5 % of 2,000, with three standard errors of a share: .05 + 3 sqrt(.05 x .95 / 2,000) = .065
    assert clear / (PEOPLE * len(SKILLS)) <= 0.065
