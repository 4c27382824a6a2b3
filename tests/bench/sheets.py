"""Small made-up answer sheets, as values and as files."""

from pathlib import Path
from random import Random

from bench.sheet import Sheet
from skillcheck.measure.quiz import Quiz, make_quiz
from skillcheck.measure.session import spread
from skillcheck.model.catalogue import Demand, Skill
from skillcheck.model.parameters import Parameters
from skillcheck.questions.statement import Statement

ITEMS = "item,skill,cluster,reversed"
ALONE = Parameters(within=0.0, across=0.0)
"""Skills that say nothing about each other, so that a hand can follow."""


def skills(count: int, each: int) -> tuple[Skill, ...]:
    """Skills a, b, ... with items a-1, a-2, ...; the last of each is reversed."""
    return tuple(
        Skill(
            id_, id_, "one" if place % 2 else "two",
            questions=tuple(Statement(f"{id_}-{n}", "", reversed=n == each) for n in range(1, each + 1)),
        )
        for place, id_ in enumerate("abcdefghijklmnopqrstuvwxyz"[:count])
    )  # fmt: skip


def demands(count: int) -> dict[str, Demand]:
    """All skills equally important, with the target at 80 % of the range."""
    return {skill.id: Demand(3.0, 4.2) for skill in skills(count, 1)}


def quiz(count: int, each: int, parameters: Parameters = ALONE) -> Quiz:
    order = spread({skill.id: skill.items for skill in skills(count, each)}, "seed")
    return make_quiz(skills(count, each), demands(count), parameters, order)


def sheet(people: int, count: int = 4, each: int = 3) -> Sheet:
    """People who are good at some skills and not at others, answering on 1-5."""
    dice, own = Random(7), skills(count, each)
    answers = []
    for _ in range(people):
        levels = {skill.id: dice.uniform(1.5, 4.5) for skill in own}
        answers.append({
            item.id: float(min(max(round(levels[skill.id] + dice.gauss(0, 0.7)), 1), 5))
            for skill in own
            for item in skill.items
        })  # fmt: skip
    return Sheet(own, tuple(answers), 1, 5)


def written(folder: Path, made: Sheet) -> tuple[str, str]:
    """The two files of a sheet; what was turned round is written as it was answered."""
    items = [(item, skill) for skill in made.skills for item in skill.items]
    listed = [f"{item.id},{skill.id},{skill.cluster},{int(item.reversed)}" for item, skill in items]
    rows = [
        ",".join(f"{6 - person[item.id] if item.reversed else person[item.id]:.0f}" for item, _ in items)
        for person in made.people
    ]
    header = ",".join(item.id for item, _ in items)
    return file(folder, "R.csv", [header, *rows]), file(folder, "I.csv", [ITEMS, *listed])


def file(folder: Path, name: str, lines: list[str]) -> str:
    """A file with these lines; its path."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)
