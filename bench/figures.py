"""What is reported of many replays: means over people, medians over runs."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from multiprocessing.pool import Pool
from statistics import fmean, median
from typing import Any

from bench.replay import PARTS, ROUNDING, Chance, Outcome, Person, Stop, replay
from skillcheck.model.catalogue import Skill

AT_ONCE = 5
"""People that a process is handed at a time: some tenths of a second of work, so that none waits long for another."""
FOUR_OF_FIVE = 0.8  # a stop is good if at least this part of the top is right
BINS = (0.0, 0.45, 0.65, 0.85, 1.01)
"""The bounds of the words for how sure something is: a guess, a coin's toss, fairly sure, very sure."""
Figures = dict[str, Any]
"""Numbers by name, some of them in figures of their own; None for what could not be measured."""


def replay_all(pool: Pool, people: Iterable[Person]) -> Figures:
    """Return the figures of people who are replayed by the processes of a pool."""
    return summarise(pool.map(replay, people, AT_ONCE))


def summarise(outcomes: Sequence[Outcome]) -> Figures:
    """Return means over people, but medians of how much was asked; coverage counts all ranges of all people.

    Coverage is None where every question was asked, so that there was nothing to hold a range against.
    """
    overlaps = zip(*(outcome.overlaps for outcome in outcomes), strict=True)
    inside = [hit for outcome in outcomes for hit in outcome.inside]
    unseen = [outcome.unseen for outcome in outcomes if outcome.unseen]
    return {
        "adaptive": {str(part): fmean(column) for part, column in zip(PARTS, overlaps, strict=True)},
        "stop": _stops([outcome.stop for outcome in outcomes]),
        "coverage": fmean(inside) if inside else None,
        "chances": _chances([chance for outcome in outcomes for chance in outcome.chances]),
        "unseen": {
            "own_stop": fmean(stop for stop, _ in unseen) if unseen else None,
            "whole_quiz": fmean(quiz for _, quiz in unseen) if unseen else None,
        },
        "remarks": {
            "own_stop": fmean(outcome.remarks[0] for outcome in outcomes),
            "whole_quiz": fmean(outcome.remarks[1] for outcome in outcomes),
        },
    }


def _stops(stops: Sequence[Stop]) -> Figures:
    """Return the figures of the stops; `own_part` is how much of what the role leaves open was found."""
    realised, role = fmean(stop.realised for stop in stops), fmean(stop.role for stop in stops)
    return {
        "share": median(stop.share for stop in stops),
        "questions": median(stop.questions for stop in stops),
        "realised": realised,
        "predicted": fmean(stop.predicted for stop in stops),
        "four_of_five": fmean(stop.realised >= FOUR_OF_FIVE - ROUNDING for stop in stops),
        "role_alone": role,
        "own_part": (realised - role) / (1 - role) if role < 1 else None,
        "shown": fmean(stop.shown for stop in stops),
        "gaps": fmean(stop.gaps for stop in stops),
        "thin": sum(stop.thin for stop in stops),
    }


def _chances(chances: Sequence[Chance]) -> Figures:
    """Return what was claimed and what came of it, of all and by the words for how sure it was."""
    bins = {
        f"{low:g}-{min(high, 1):g}": _compare_claims(
            [chance for chance in chances if low <= chance[0] < high]
        )
        for low, high in pairwise(BINS)
    }
    return {"all": _compare_claims(chances), **bins}


def _compare_claims(chances: Sequence[Chance]) -> Figures:
    return {
        "count": len(chances),
        "claimed": fmean(claimed for claimed, _ in chances) if chances else None,
        "true": fmean(true for _, true in chances) if chances else None,
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
