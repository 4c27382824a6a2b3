"""A scene in practice: its options in a new order each time, whether both ends were found, and all that they lead to."""

from itertools import islice, permutations
from math import factorial

from skillcheck.model.catalogue import Skill
from skillcheck.model.practice import Verdict
from skillcheck.questions.scenario import Option, Scenario

STEP = 11
"""Between an order and the next: it divides no number of orders of up to ten options, so that each comes once."""


def practice_scenes(skill: Skill) -> tuple[Scenario, ...]:
    """Return the scenes of a skill that are kept for practice: those that measure never are among them."""
    return tuple(scene for scene in skill.of_kind(Scenario) if not scene.measures)


def order_options(scene: Scenario, times: int) -> tuple[Option, ...]:
    """Return the options in an order that differs from those of the last times; `times` counts them."""
    count = factorial(len(scene.options))
    number = (sum(map(ord, scene.id)) + STEP * times) % count
    return next(islice(permutations(scene.options), number, None))


def judge(scene: Scenario, first: str, harm: str) -> tuple[Verdict, ...]:
    """Return all options from the most effective one to the most harmful, beside the ids that they chose."""
    scores = [option.score for option in scene.options]
    ranked = sorted(scene.options, key=lambda option: -option.score)
    return tuple(
        Verdict(
            option.id,
            option.text,
            option.because,
            best=option.score == max(scores),
            worst=option.score == min(scores),
            chosen=option.id == first,
            feared=option.id == harm,
        )
        for option in ranked
    )


def is_good(verdicts: tuple[Verdict, ...]) -> bool:
    """Return whether both were found: a most effective option, and a most harmful one."""
    best = any(verdict.best and verdict.chosen for verdict in verdicts)
    worst = any(verdict.worst and verdict.feared for verdict in verdicts)
    return best and worst


def split_cue(cue: str) -> tuple[str, str]:
    """Return the situation of an if-then line, and what one does then."""
    situation, _, action = cue.partition(",")
    return situation.strip(), action.strip()
