"""What is reported of many replays: means over people, medians over runs."""

from collections.abc import Iterable, Sequence
from multiprocessing.pool import Pool
from statistics import fmean, median
from typing import Any

from bench.replay import PARTS, ROUNDING, USUAL, Outcome, Person, Stop, replay
from skillcheck.model.catalogue import Skill

AT_ONCE = 5
"""People that a process is handed at a time: some tenths of a second of work, so that none waits long for another."""
FOUR_OF_FIVE = 0.8  # a stop is good if at least this part of the top is right
Figures = dict[str, Any]
"""Numbers by name, some of them in figures of their own; None for what could not be measured."""


def replay_all(pool: Pool, people: Iterable[Person]) -> Figures:
    """Return the figures of people who are replayed by the processes of a pool."""
    return summarise(pool.map(replay, people, AT_ONCE))


def summarise(outcomes: Sequence[Outcome]) -> Figures:
    """Return means over people, but medians of how much was asked; coverage counts all ranges of all people.

    Coverage is None where every question was asked, so that there was nothing to hold a range against.
    """
    inside = [hit for outcome in outcomes for hit in outcome.inside]
    stops = {name: _stops([outcome.stops[name] for outcome in outcomes]) for name in outcomes[0].stops}
    return {
        **{
            order: _overlaps([outcome.overlaps[order] for outcome in outcomes])
            for order in outcomes[0].overlaps
        },
        "stop": stops[USUAL],
        "stops": stops,
        "coverage": fmean(inside) if inside else None,
    }


def _overlaps(overlaps: Sequence[Sequence[float]]) -> Figures:
    return {str(part): fmean(column) for part, column in zip(PARTS, zip(*overlaps, strict=True), strict=True)}


def _stops(stops: Sequence[Stop]) -> Figures:
    return {
        "share": median(stop.share for stop in stops),
        "questions": median(stop.questions for stop in stops),
        "realised": fmean(stop.realised for stop in stops),
        "predicted": fmean(stop.predicted for stop in stops),
        "four_of_five": fmean(stop.realised >= FOUR_OF_FIVE - ROUNDING for stop in stops),
    }


def medians(runs: Sequence[Figures]) -> Figures:
    """Return the median of each figure over several runs; None where no run has one."""
    figures = {}
    for key, first in runs[0].items():
        values = [run[key] for run in runs if run[key] is not None]
        figures[key] = medians(values) if isinstance(first, dict) else median(values) if values else None
    return figures


def assemble(
    kind: str, skills: Sequence[Skill], seeds: Sequence[int], conditions: Sequence[Figures], **more: object
) -> Figures:
    """Return a report as JSON has it, with `more` of what was asked of whom."""
    counts = {"skills": len(skills), "items": sum(len(skill.items) for skill in skills)}
    return {"skillcheck": 1, "kind": kind, **more, **counts, "seeds": list(seeds), "conditions": conditions}
