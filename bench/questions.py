"""`bench questions`: an answer sheet through the engine, in several conditions."""

from collections.abc import Sequence
from itertools import product
from multiprocessing import get_context
from multiprocessing.pool import Pool
from random import Random
from typing import NamedTuple

from bench.figures import AT_ONCE, Figures, assemble, medians, replay_all
from bench.replay import PRIOR, USUAL, Answers, Person, finish, quiz_of
from bench.sheet import Sheet
from skillcheck.authoring.calibration import calibrate
from skillcheck.measure import quiz as quizzes
from skillcheck.model.catalogue import Demand, Skill
from skillcheck.model.parameters import Parameters
from skillcheck.questions.statement import Statement

IMPORTANCES = ("role", "equal")  # how much each skill counts: 1-5 at random for each person, or all alike
TARGET = 4.2  # 80 % of the way from 1 to 5: what a demanding role asks, and what few people have everywhere
MIDDLE = 3.0


class Learning(NamedTuple):
    """What the engine has to go by: guesses of typical answers or none, and the answers of so many others.

    With `logs` these others were asked by the engine itself and left the rest open; else they answered everything.
    """

    others: int = 0
    guesses: bool = True
    logs: bool = False


LEARNINGS = (Learning(guesses=False), Learning(), Learning(200), Learning(200, logs=True))


def report(sheet: Sheet, most: int, seeds: Sequence[int]) -> Figures:
    """Return the medians of a run a seed, of at most so many people, in each condition that leaves somebody to ask.

    Without guesses in the sheet, the conditions with and without them are one.
    """
    guessed = any(item.typical for skill in sheet.skills for item in skill.of_kind(Statement))
    learnings = [learning for learning in LEARNINGS if learning.others < len(sheet.people)]
    if not guessed:
        learnings.remove(LEARNINGS[0])
    conditions = []
    with get_context("spawn").Pool() as pool:
        learnt = {pair: learn(sheet, *pair, pool) for pair in product(seeds, learnings)}
        for importance, learning in product(IMPORTANCES, learnings):
            skills = sheet.skills if learning.guesses else without_guesses(sheet.skills)
            runs = []
            for seed in seeds:
                places, _ = draw(sheet, most, seed, learning.others)
                people = people_of(sheet, skills, importance, places, seed, learnt[seed, learning])
                runs.append(replay_all(pool, people))
            head = {"importance": importance, "calibrated_on": learning.others, "people": len(places)}
            head |= {"guesses": guessed and learning.guesses, "logs": learning.logs}
            conditions.append(head | medians(runs))
    more = {"people": min(most, len(sheet.people)), "range": [sheet.low, sheet.high]}
    return assemble("replay", sheet.skills, seeds, conditions, **more)


def learn(sheet: Sheet, seed: int, learning: Learning, pool: Pool) -> Parameters:
    """Return the parameters after what there is to learn from."""
    _, teachers = draw(sheet, 0, seed, learning.others)
    if not teachers:
        return PRIOR
    people = people_of(sheet, sheet.skills, "role", teachers, seed, PRIOR)
    answers = pool.map(read_log, people, AT_ONCE) if learning.logs else [person.answers for person in people]
    ids = map(str, teachers)
    return pool.apply(calibrate, (sheet.skills, dict(zip(ids, answers, strict=True)), PRIOR)).parameters


def read_log(person: Person) -> Answers:
    """Return the answers that the engine itself asks of a person, up to its own stop."""
    end = finish(quizzes.start(quiz_of(person, person.skills)), person.answers, USUAL)
    return {item: y for item, y in end.scores.items() if y is not None}


def people_of(
    sheet: Sheet,
    skills: Sequence[Skill],
    importance: str,
    places: Sequence[int],
    seed: int,
    parameters: Parameters,
) -> list[Person]:
    """Return those at `places` of the sheet, each with demands of their own."""
    return [
        Person(
            skills,
            demands(sheet, importance, Random(f"importances/{seed}/{n}")),
            parameters,
            sheet.people[n],
            f"{seed}/{n}",
        )
        for n in places
    ]


def without_guesses(skills: Sequence[Skill]) -> tuple[Skill, ...]:
    """Return the skills as if nobody had guessed what is typical."""
    return tuple(
        skill._replace(questions=tuple(item._replace(typical=0.0) for item in skill.of_kind(Statement)))
        for skill in skills
    )


def draw(sheet: Sheet, most: int, seed: int, others: int) -> tuple[list[int], list[int]]:
    """Return the places of at most `most` people to ask, and of so many others to learn from.

    A seed gives the same people to ask for any number of others, but for those whom these leave no room for.
    """
    count = len(sheet.people)
    places = Random(f"people/{seed}").sample(range(count), count)
    return places[: min(most, count - others)], places[count - others :]


def demands(sheet: Sheet, importance: str, dice: Random) -> dict[str, Demand]:
    """Return what is asked of each skill."""
    return {
        skill.id: Demand(float(dice.randint(1, 5)) if importance == "role" else MIDDLE, TARGET)
        for skill in sheet.skills
    }
