"""What replays come to: one person's, and what is reported of many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean, median

from bench import coverage, replay
from bench.replay import PARTS, Answers
from skillcheck.measure.quiz import Quiz

FOUR_OF_FIVE = 0.8
"""A stop is good if at least this part of the top is right: four skills of five."""
USUAL = "adaptive"
"""The thoroughness that is used unless the person asks for another."""

Figures = dict[str, "float | Figures | None"]


@dataclass(frozen=True, slots=True)
class Ending:
    """Where the engine stopped by itself: the share of the items, how many, and the agreements, all but `questions` 0-1."""

    share: float
    questions: int
    realised: float
    predicted: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """One person's overlaps at the parts of `replay.PARTS`, and the own stops by thoroughness.

    `inside` says of each skill that could be checked whether its 80 % range held at the usual stop.
    """

    adaptive: tuple[float, ...]
    fixed: tuple[float, ...]
    random: tuple[float, ...]
    stops: Mapping[str, Ending]
    inside: tuple[bool, ...]


def outcome(own: Quiz, answers: Answers, dice: Random) -> Outcome:
    """Replay one person: adaptively, by a fixed short form, and in random order."""
    course = replay.adaptively(own, answers)
    fixed = replay.round_robin(own)
    return Outcome(
        adaptive=course.overlaps,
        fixed=replay.in_order(own, answers, fixed),
        random=replay.in_order(own, answers, dice.sample(fixed, len(fixed))),
        stops={
            name: Ending(stop.asked / len(own.questions), stop.asked, stop.realised, stop.predicted)
            for name, stop in course.stops.items()
        },
        inside=tuple(coverage.held_out(own, course.stops[USUAL].standing, answers)),
    )


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Means over people, but medians of `share` and `questions`; coverage over all ranges of all people.

    `coverage` is None where every question was asked, so that nothing was held out.
    """
    inside = [hit for outcome in outcomes for hit in outcome.inside]
    return {
        "adaptive": _means([outcome.adaptive for outcome in outcomes]),
        "fixed": _means([outcome.fixed for outcome in outcomes]),
        "random": _means([outcome.random for outcome in outcomes]),
        "stop": _ends([outcome.stops[USUAL] for outcome in outcomes]),
        "stops": {name: _ends([outcome.stops[name] for outcome in outcomes]) for name in outcomes[0].stops},
        "coverage": fmean(inside) if inside else None,
    }


def _ends(endings: Sequence[Ending]) -> Figures:
    return {
        "share": median(ending.share for ending in endings),
        "questions": median(ending.questions for ending in endings),
        "realised": fmean(ending.realised for ending in endings),
        "predicted": fmean(ending.predicted for ending in endings),
        "four_of_five": fmean(ending.realised >= FOUR_OF_FIVE - replay.SAME for ending in endings),
    }


def _means(overlaps: Sequence[Sequence[float]]) -> Figures:
    return {str(part): fmean(column) for part, column in zip(PARTS, zip(*overlaps, strict=True), strict=True)}


def medians(runs: Sequence[Figures]) -> Figures:
    """The median of each figure over several runs of the same shape; None where no run has one."""
    return {key: _median([run[key] for run in runs]) for key in runs[0]}


def _median(values: Sequence["float | Figures | None"]) -> "float | Figures | None":
    inner = [value for value in values if isinstance(value, dict)]
    numbers = [value for value in values if isinstance(value, int | float)]
    if inner:
        return medians(inner)
    return median(numbers) if numbers else None
