"""`bench questions`: an answer sheet through the engine, in six conditions, by several processes."""

from collections.abc import Sequence
from itertools import product
from multiprocessing import get_context
from random import Random

from bench.figures import Figures, assemble, medians, replay_all
from bench.replay import PRIOR, Person
from bench.sheet import Sheet
from skillcheck.authoring.calibration import calibrate
from skillcheck.model.catalogue import Demand

IMPORTANCES = ("role", "equal")  # how much each skill counts: 1-5 at random for each person, or all alike
CALIBRATED_ON = (0, 50, 200)  # from how many others, none of whom is asked, the parameters are learnt
TARGET = 4.2  # 80 % of the way from 1 to 5: what a demanding role asks, and what few people have everywhere
MIDDLE = 3.0


def report(sheet: Sheet, most: int, seeds: Sequence[int], processes: int) -> Figures:
    """Return the medians of a run a seed, of at most so many people, in each condition that leaves somebody to ask."""
    conditions = []
    sizes = [others for others in CALIBRATED_ON if others < len(sheet.people)]
    drawn = {(seed, others): draw(sheet, most, seed, others) for seed in seeds for others in sizes}
    lessons = [
        (sheet.skills, {f"{n}": sheet.people[n] for n in teachers}, PRIOR) for _, teachers in drawn.values()
    ]
    with get_context("spawn").Pool(processes) as pool:
        learnt = dict(zip(drawn, pool.starmap(calibrate, lessons, 1), strict=True))
        for importance, others in product(IMPORTANCES, sizes):
            runs = []
            for seed in seeds:
                places, _ = drawn[seed, others]
                wanted = [demands(sheet, importance, Random(f"importances/{seed}/{n}")) for n in places]
                people = [
                    Person(sheet.skills, own, learnt[seed, others].parameters, sheet.people[n], f"{seed}/{n}")
                    for n, own in zip(places, wanted, strict=True)
                ]
                runs.append(replay_all(pool, people))
            head = {"importance": importance, "calibrated_on": others, "people": len(people)}
            conditions.append({**head, **medians(runs)})
    more = {"people": min(most, len(sheet.people)), "range": [sheet.low, sheet.high]}
    return assemble("replay", sheet.skills, seeds, conditions, **more)


def draw(sheet: Sheet, most: int, seed: int, others: int) -> tuple[list[int], list[int]]:
    """Return the places of at most `most` people to ask, and of so many others to learn from.

    A seed gives the same people to ask for any number of others, but for those whom these leave no room for.
    """
    count = len(sheet.people)
    places = Random(f"people/{seed}").sample(range(count), count)
    return places[: min(most, count - others)], places[count - others :]


def demands(sheet: Sheet, importance: str, dice: Random) -> list[Demand]:
    """Return what is asked of each skill."""
    return [
        Demand(float(dice.randint(1, 5)) if importance == "role" else MIDDLE, TARGET) for _ in sheet.skills
    ]
