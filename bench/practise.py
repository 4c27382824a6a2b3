"""`bench practise`: simulated managers practise for 90 days, under models of memory that the scheduler does not know."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from math import ceil, exp, log
from multiprocessing import Pool
from random import Random
from statistics import fmean
from typing import Any, NamedTuple

from skillcheck.model.practice import SCENE, Due, Exercise, Limits, Repetition, Retention
from skillcheck.practising import memory as scheduler
from skillcheck.practising.due import choose_due

PEOPLE = 1000
DAYS, FIRST = 90, date(2026, 1, 5)
TOP, OTHERS, SCENES = 5, 15, 2
"""Skills of the top, other skills of the role, and scenes for practice of each."""
MISSED = 0.3
"""Share of days on which nobody practises: two of seven, and now and then one more."""
SECONDS = (55.0, 80.0)
"""Reading time of a scene with all its reasons, as the catalogue has them."""
LUCK = 1 / 12
"""Finding the best of four options and the worst of the other three by guessing."""
SPREAD = 0.2
"""Standard deviation of the logarithm of how fast people forget, and of how fast scenes are forgotten."""
DAY, HALF_MINUTE = 86_400.0, 30.0
SOON = 1 / 24
AT_ONCE = 20
READ_ONCE = {2: 0.68, 7: 0.56}
"""What is known after so many days of a text that was read and tried once (Roediger & Karpicke 2006, Psychological Science
17, experiment 1): both models are set to it, since neither has figures for scenes."""
SLOWER = 0.314
"""A text is forgotten more slowly than pairs of words: this makes ACT-R's curve as flat as READ_ONCE."""

Practised = Sequence[float]
"""The days (from 0) on which a scene was practised, the earliest first; at least one."""
Recall = Callable[[Practised, float, float], float]
"""The probability that a scene is known on a day, by when it was practised, and by how fast it is forgotten (about 1)."""


def recall_power(practised: Practised, day: float, speed: float) -> float:
    """Return recall by the Predictive Performance Equation (Walsh et al. 2018, Cognitive Science 42, equations 1-6).

    A power law of practice times one of forgetting, whose exponent falls as the times between repetitions grow. The
    exponents of practice (.1) and of the weights of ages (.6) are the authors'; threshold and noise make of it what
    READ_ONCE says.
    """
    base, spacing, threshold, noise = 0.03, 0.16, 0.347, 0.0708
    ages = [max(day - when, SOON) * DAY for when in practised]
    weights = [age**-0.6 for age in ages]
    age = sum(weight * age for weight, age in zip(weights, ages, strict=True)) / sum(weights)
    # To decide twice and to read the reasons is itself a repetition, with nothing between.
    lags = [HALF_MINUTE, *((later - earlier) * DAY for earlier, later in pairwise(practised))]
    decay = base + spacing * fmean(1 / log(lag + exp(1)) for lag in lags)
    strength = len(practised) ** 0.1 * age ** -(decay * speed)
    return float(1 / (1 + exp((threshold - strength) / noise)))


def recall_activation(practised: Practised, day: float, speed: float) -> float:
    """Return recall by ACT-R's base level with spacing (Pavlik & Anderson 2005, Cognitive Science 29, equations 1-5).

    Each presentation decays by itself, the faster the more active the memory was then; time between sessions counts for a
    fortieth. Noise, time and the ratio of the two parts of decay are theirs, for pairs of words that are typed. A scene is
    read, decided on twice and read with its reasons: four presentations half a minute apart. How fast all of it decays, and
    the threshold, make of it what READ_ONCE says.
    """
    scale, intercept, threshold, noise = 0.217 * SLOWER, 0.177 * SLOWER, 0.212, 0.255
    outside, worth = 0.025, 4
    moments = [when * DAY * outside + HALF_MINUTE * number for when in practised for number in range(worth)]
    decays: list[float] = []
    for number, moment in enumerate(moments):
        traces = _sum_traces(moments[:number], decays, moment)
        decays.append(speed * (scale * traces + intercept))
    traces = _sum_traces(
        moments, decays, max(day, practised[-1] + SOON) * DAY * outside + HALF_MINUTE * worth
    )
    return 1 / (1 + exp((threshold - log(traces)) / noise))


def _sum_traces(moments: Sequence[float], decays: Sequence[float], now: float) -> float:
    """Return the sum of what is left of each presentation: the exponential of the activation."""
    return sum(float(max(now - at, 1.0) ** -decay) for at, decay in zip(moments, decays, strict=True))


MODELS: Mapping[str, Recall | None] = {
    "power law with spacing": recall_power,
    "ACT-R base level": recall_activation,
    "FSRS": None,
}
"""Models of memory by name; None is the scheduler's own, which it knows."""


class Manager:
    """A simulated manager: what they have practised when, and whether they know a scene."""

    def __init__(self, model: str, dice: Random) -> None:
        self.recall, self.dice = MODELS[model], dice
        pace = dice.gauss(0, SPREAD)
        self.scenes = [
            Exercise(SCENE, f"{skill}-{number}", f"{skill}", dice.uniform(*SECONDS), 0 if skill < TOP else 1)
            for skill in range(TOP + OTHERS)
            for number in range(SCENES)
        ]
        self.speed = {scene.about: exp(pace + dice.gauss(0, SPREAD)) for scene in self.scenes}
        self.top = [scene for scene in self.scenes if not scene.tier]
        self.practised: dict[str, list[float]] = {}
        self.memories: dict[str, Repetition] = {}
        self.absent = {day for day in range(DAYS) if dice.random() < MISSED}

    def recall_scene(self, scene: str, day: int) -> float:
        """Return the probability that a scene is known."""
        if scene not in self.practised:
            return 0.0
        if self.recall is None:
            return scheduler.recall(self.memories[scene], FIRST + timedelta(day))
        return self.recall(self.practised[scene], day, self.speed[scene])

    def try_scene(self, scene: str, day: int) -> bool:
        """Practise a scene; return whether both ends were found."""
        chance = self.recall_scene(scene, day)
        good = self.dice.random() < chance + (1 - chance) * LUCK
        self.practised.setdefault(scene, []).append(day)
        if self.recall is None:
            when = FIRST + timedelta(day)
            row = Repetition(SCENE, scene, "", when, when)
            self.memories[scene] = scheduler.remember(self.memories.get(scene), row, good=good)
        return good


class Outcome(NamedTuple):
    """What a plan came to: recall of the top's scenes at the end, minutes on them and in all, minutes of each day."""

    recall: float
    top_minutes: float
    minutes: float
    days: tuple[float, ...]


def practise_daily(manager: Manager) -> Outcome:
    """Practise as skillcheck has it: what is due, on each day that is not missed."""
    standings: dict[tuple[str, str], Retention] = {}
    days: list[float] = []
    top = 0.0
    for day in sorted(set(range(DAYS)) - manager.absent):
        when = FIRST + timedelta(day)
        chosen = choose_due(manager.scenes, standings, when, Limits())
        for due in chosen:
            _practise_scene(manager, due, day, standings)
            top += 0.0 if due.exercise.tier else due.exercise.seconds
        days.append(sum(due.exercise.seconds for due in chosen) / 60)
    return _outcome(manager, top, days)


def practise_weekly(manager: Manager) -> Outcome:
    """Practise each scene of the top once a week, on its weekday, or on the next day that is not missed."""
    days = dict.fromkeys(range(DAYS), 0.0)
    for number, scene in enumerate(manager.top):
        for planned in range(number % 7, DAYS, 7):
            day = next(
                (day for day in range(planned, min(planned + 7, DAYS)) if day not in manager.absent), None
            )
            if day is not None:
                manager.try_scene(scene.about, day)
                days[day] += scene.seconds
    seconds = sum(days.values())
    return _outcome(
        manager, seconds, [seconds / 60 for day, seconds in days.items() if day not in manager.absent]
    )


def practise_once(manager: Manager) -> Outcome:
    """Read each scene of the top once, at the start, and practise no more."""
    for scene in manager.top:
        manager.try_scene(scene.about, 0)
    seconds = sum(scene.seconds for scene in manager.top)
    return _outcome(manager, seconds, [seconds / 60])


PLANS = {"skillcheck": practise_daily, "weekly": practise_weekly, "once": practise_once}


def report(people: int, seed: int) -> dict[str, Any]:
    """Return what each plan came to under each model of memory."""
    conditions = []
    with Pool() as pool:
        for model in MODELS:
            plans = {
                name: _summarise(pool.map(partial(_live, model, name), range(seed, seed + people), AT_ONCE))
                for name in PLANS
            }
            part = plans["skillcheck"]["top_minutes"] / plans["weekly"]["top_minutes"]
            conditions.append({"memory": model, "minutes_of_weekly": part, **plans})
    head = {"skillcheck": 1, "kind": "practise", "people": people, "days": DAYS}
    return {**head, "retention": scheduler.RETENTION, "conditions": conditions}


def _live(model: str, plan: str, seed: int) -> Outcome:
    return PLANS[plan](Manager(model, Random(seed)))


def _practise_scene(
    manager: Manager, due: Due, day: int, standings: dict[tuple[str, str], Retention]
) -> None:
    """Practise a scene, and note it as the history does."""
    exercise, when = due.exercise, FIRST + timedelta(day)
    good = manager.try_scene(exercise.about, day)
    seq = 1 + max((standing.number for standing in standings.values()), default=0)
    row = Repetition(SCENE, exercise.about, exercise.skill, when, when, "a", "b", done=True, seq=seq)
    row = scheduler.remember(due.standing.memory, row, good=good)
    key = SCENE, exercise.about
    standings[key] = scheduler.advance(standings.get(key, Retention()), row)


def _outcome(manager: Manager, seconds: float, days: Sequence[float]) -> Outcome:
    return Outcome(
        fmean(manager.recall_scene(scene.about, DAYS) for scene in manager.top),
        seconds / 60,
        sum(days),
        tuple(days),
    )


def _summarise(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return means over people; of minutes of a day the 95th percentile over all days of all people."""
    days = sorted(day for outcome in outcomes for day in outcome.days)
    return {
        "recall": fmean(outcome.recall for outcome in outcomes),
        "top_minutes": fmean(outcome.top_minutes for outcome in outcomes),
        "minutes": fmean(outcome.minutes for outcome in outcomes),
        "p95_of_a_day": days[ceil(0.95 * len(days)) - 1],
    }
