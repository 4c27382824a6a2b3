"""Whom a replay asks: people of a sheet, drawn by a seed, and the others that the engine may learn from beforehand."""

from dataclasses import dataclass
from random import Random
from typing import Final

from bench.sheet import Sheet
from skillcheck.authoring.calibration import calibrate
from skillcheck.model.catalogue import Demand
from skillcheck.model.parameters import Parameters

IMPORTANCES: Final = ("role", "equal")
CALIBRATED_ON: Final = (0, 50, 200)
TARGET = 4.2
"""80 % of the way from 1 to 5: what a demanding role asks, and what few people have everywhere."""
MIDDLE = 3.0


@dataclass(frozen=True, slots=True)
class Condition:
    """How much each skill counts (`role`: 1-5 at random for each person), and how many others were learnt from."""

    importance: str
    calibrated_on: int


def conditions(sheet: Sheet) -> list[Condition]:
    """All that the sheet has people enough for: one at least must be left to ask."""
    return [
        Condition(importance, others)
        for importance in IMPORTANCES
        for others in CALIBRATED_ON
        if others < len(sheet.people)
    ]


def asked(sheet: Sheet, most: int, seed: int, condition: Condition) -> list[int]:
    """The places of at most `most` people to ask: the same in each condition, less those whom it learns from."""
    return _shuffled(sheet, seed)[: min(most, len(sheet.people) - condition.calibrated_on)]


def learnt(sheet: Sheet, seed: int, others: int) -> Parameters:
    """What `others` people say, none of whom is asked; the prior of the program for 0."""
    prior = Parameters()
    if not others:
        return prior
    people = {str(place): sheet.people[place] for place in _shuffled(sheet, seed)[-others:]}
    return calibrate(sheet.skills, people, prior).parameters


def demands(sheet: Sheet, importance: str, dice: Random) -> list[Demand]:
    """What is asked of each skill."""
    return [
        Demand(float(dice.randint(1, 5)) if importance == "role" else MIDDLE, TARGET) for _ in sheet.skills
    ]


def _shuffled(sheet: Sheet, seed: int) -> list[int]:
    return Random(f"people/{seed}").sample(range(len(sheet.people)), len(sheet.people))
