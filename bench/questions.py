"""`bench questions`: an answer sheet through the engine, in every condition, by several processes."""

from dataclasses import dataclass
from functools import partial
from random import Random

from bench import people
from bench.outcome import Figures, Outcome, figures, medians, outcome
from bench.people import Condition
from bench.sheet import Sheet
from bench.workers import Map, workers
from skillcheck.measure.quiz import make_quiz
from skillcheck.measure.session import spread
from skillcheck.model.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Plan:
    """What to replay: a sheet, at most so many people of it, and the seeds of the runs."""

    sheet: Sheet
    most: int
    seeds: tuple[int, ...]


def report(plan: Plan, processes: int) -> dict[str, object]:
    """What is reported, with the medians of the runs; `people` of a condition is how many were asked in a run."""
    sheet = plan.sheet
    with workers(processes, _begin, sheet) as each:
        runs = [_run(each, plan, seed) for seed in plan.seeds]
    return {
        "skillcheck": 1,
        "kind": "replay",
        "people": min(plan.most, len(sheet.people)),
        "items": sum(len(skill.items) for skill in sheet.skills),
        "skills": len(sheet.skills),
        "range": [sheet.range.low, sheet.range.high],
        "seeds": list(plan.seeds),
        "conditions": [
            {
                "importance": condition.importance,
                "calibrated_on": condition.calibrated_on,
                "people": len(people.asked(sheet, plan.most, plan.seeds[0], condition)),
                **medians([run[condition] for run in runs]),
            }
            for condition in people.conditions(sheet)
        ],
    }


def _run(each: Map, plan: Plan, seed: int) -> dict[Condition, Figures]:
    conditions = people.conditions(plan.sheet)
    others = sorted({condition.calibrated_on for condition in conditions})
    learnt = dict(zip(others, each(partial(_learnt, seed), others, at_once=1), strict=True))
    found = {}
    for condition in conditions:
        one = partial(_outcome, seed, condition.importance, learnt[condition.calibrated_on])
        found[condition] = figures(list(each(one, people.asked(plan.sheet, plan.most, seed, condition))))
    return found


_sheets: list[Sheet] = []
"""The sheet, once in each process: it is too large to be sent along with every person."""


def _begin(sheet: Sheet) -> None:
    _sheets[:] = [sheet]


def _learnt(seed: int, others: int) -> Parameters:
    return people.learnt(_sheets[0], seed, others)


def _outcome(seed: int, importance: str, parameters: Parameters, place: int) -> Outcome:
    """Replay the person at `place`; importances and random order depend on the seed and the person alone."""
    sheet, own_seed = _sheets[0], f"{seed}/{place}"
    demands = people.demands(sheet, importance, Random(f"importances/{own_seed}"))
    order = spread({skill.id: skill.items for skill in sheet.skills}, own_seed)
    own = make_quiz(sheet.skills, demands, parameters, order)
    return outcome(own, sheet.people[place], Random(f"order/{own_seed}"))
