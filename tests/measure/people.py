"""People who answer: careful ones, as the measurement model has them, and careless ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from math import exp, log, sqrt
from random import Random

from skillcheck import questions
from skillcheck.measure.session import items_to_ask, spread
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue, Item, Scenario, Skill, Statement

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
LENGTHS = ("quick", "full", "adaptive")
AVERAGE, SD, NOISE = 3.4, 0.8, 0.88
WITHIN, ACROSS = 0.5, 0.25
CHOICE_LOADING, CHOICE_NOISE = 0.6, 1.0
SLOWEST, TIME_SPREAD = 2.0, 0.4


@dataclass(frozen=True)
class Sheet:
    """What one person is asked, in order, and how good they are at each skill (in sd of an average person)."""

    order: tuple[Item, ...]
    owner: dict[str, str]
    theta: dict[str, float]
    pace: float


Answering = Callable[[Sheet, Item, Random], tuple[str, float]]
"""The answer to an item, and the seconds that it took."""


def sheets(catalogue: Catalogue, length: str, count: int, seed: int) -> Iterator[tuple[Sheet, Random]]:
    """`count` people of all roles, each with their own dice."""
    roles = list(catalogue.roles.values())
    for number in range(count):
        dice = Random(f"{seed}/{length}/{number}")
        skills = catalogue.skills_of(roles[number % len(roles)])
        if length == "adaptive":
            skills = tuple(catalogue.skills.values())
        owner = {item.id: skill.id for skill in skills for item in skill.items}
        pace = exp(dice.uniform(-log(SLOWEST), log(SLOWEST)))
        yield Sheet(asked(skills, length, dice), owner, talents(skills, dice), pace), dice


def asked(skills: tuple[Skill, ...], length: str, dice: Random) -> tuple[Item, ...]:
    """The items of a length; an adaptive one has 25-60, mostly of some skills, a scenario in three as it costs so much."""
    if length != "adaptive":
        return spread(items_to_ask(skills, length), str(dice.random()))
    wanted = {skill.id: dice.choice((0.2, 1, 3)) for skill in skills}
    drawn = [
        (dice.expovariate(wanted[skill.id] * (1 if isinstance(item, Statement) else 1 / 3)), item.id, item)
        for skill in skills
        for item in skill.items
    ]
    return tuple(item for _, _, item in sorted(drawn)[: dice.randint(25, 60)])


def talents(skills: tuple[Skill, ...], dice: Random) -> dict[str, float]:
    """Skills that correlate, more so within a cluster."""
    general, clusters = dice.gauss(0, 1), dict[str, float]()
    thetas = {}
    for skill in skills:
        shared = clusters.setdefault(skill.cluster, dice.gauss(0, 1))
        alone = sqrt(1 - WITHIN) * dice.gauss(0, 1)
        thetas[skill.id] = SD * (sqrt(ACROSS) * general + sqrt(WITHIN - ACROSS) * shared + alone)
    return thetas


def careful(sheet: Sheet, item: Item, dice: Random) -> tuple[str, float]:
    """Answers as the model has it, at a pace of their own, between half and twice the usual time."""
    theta = sheet.theta[sheet.owner[item.id]]
    seconds = questions.seconds(item) * sheet.pace * dice.lognormvariate(0, TIME_SPREAD)
    if isinstance(item, Scenario):
        y = AVERAGE + CHOICE_LOADING * theta + dice.gauss(0, CHOICE_NOISE)
        return min(item.options, key=lambda option: abs(option.score - y)).id, seconds
    score = min(max(round(AVERAGE + theta + dice.gauss(0, NOISE)), 1), 5)
    return str(6 - score if item.reversed else score), seconds


def one_key(sheet: Sheet, item: Item, dice: Random) -> tuple[str, float]:
    """Presses the same key, which depends on the person; in one of twenty cases any other."""
    key = 1 + int(5 * (log(sheet.pace) / log(SLOWEST) + 1) / 2)
    values = questions.values(item)
    answer = dice.choice(values) if dice.random() < 0.05 else values[min(key, len(values)) - 1]
    return answer, careful(sheet, item, dice)[1]


def clicking(sheet: Sheet, item: Item, dice: Random) -> tuple[str, float]:
    """Clicks anywhere, at once."""
    return dice.choice(questions.values(item)), dice.uniform(0.3, 1.5)


def clicking_untimed(sheet: Sheet, item: Item, dice: Random) -> tuple[str, float]:
    """The same, from a file, which knows no times."""
    return dice.choice(questions.values(item)), 0.0


def speeding(sheet: Sheet, item: Item, dice: Random) -> tuple[str, float]:
    """Answers well, but in no time."""
    return careful(sheet, item, dice)[0], dice.uniform(0.3, 1.5)


def all_high(sheet: Sheet, item: Item, dice: Random) -> tuple[str, float]:
    """Says yes to every statement, mostly with a 5, and takes any option."""
    high = "5" if dice.random() < 0.7 else "4"
    answer = high if isinstance(item, Statement) else dice.choice(questions.values(item))
    return answer, careful(sheet, item, dice)[1]


def answered(sheet: Sheet, answering: Answering, dice: Random) -> Assessment:
    """The assessment of one who answers like that."""
    given = [(item.id, *answering(sheet, item, dice)) for item in sheet.order]
    responses = tuple(Response(id_, answer, AT, seconds) for id_, answer, seconds in given)
    return Assessment("a", "all", "full", AT, "", finished=True, responses=responses)
