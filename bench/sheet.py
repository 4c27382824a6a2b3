"""An answer sheet with the list of its items, as skills and people; every fault at once, with line and column."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench import scale, table
from bench.scale import Range
from bench.table import Row, Table
from skillcheck.model.catalogue import Skill
from skillcheck.model.fault import Fault
from skillcheck.questions.statement import Statement

COLUMNS = ("item", "skill", "cluster", "reversed")
TRUTH = {"0": False, "1": True, "false": False, "true": True}
LEFT_OUT = ("", "NA")
"""A cell without an answer; it is replayed as one that does not apply."""
WHOLE = re.compile(r"[+-]?[0-9]{1,6}")
FEWEST_PEOPLE = 2
"""One person has nobody to vary from."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Skills with their items, and people's answers on 1-5: item id to answer, higher for more of the skill."""

    skills: tuple[Skill, ...]
    people: tuple[Mapping[str, float], ...]
    range: Range


def read(responses: str, items: str) -> Sheet:
    """The sheet in two CSV files. Raises: FileFaults with all faults of the first of them that has any."""
    skills = _skills(table.read(items))
    answers = table.read(responses)
    own = {item.id: item for skill in skills for item in skill.of_kind(Statement)}
    values = _values(answers, own)
    range_ = scale.of(Counter(value for row in values for value in row.values()))
    table.settle(_out_of_range(answers, values, range_) or _without_variance(answers, values, own))
    people = tuple(
        {id_: range_.y(value, reversed_=own[id_].reversed) for id_, value in row.items()} for row in values
    )
    return Sheet(skills, people, range_)


def _skills(listed: Table) -> tuple[Skill, ...]:
    """The skills in the list of items, in its order. Raises: FileFaults."""
    table.settle([
        listed.fault(listed.line, name, "this column is missing")
        for name in COLUMNS
        if name not in listed.columns
    ])  # fmt: skip
    if not listed.rows:
        table.settle([listed.fault(listed.line, "", "there is no item below the header")])
    table.settle(_faults_of_items(listed))
    clusters = {row.cells["skill"]: row.cells["cluster"] for row in listed.rows}
    return tuple(
        Skill(
            id_,
            id_,
            cluster,
            items=tuple(_statement(row) for row in listed.rows if row.cells["skill"] == id_),
        )
        for id_, cluster in clusters.items()
    )


def _statement(row: Row) -> Statement:
    return Statement(row.cells["item"], "", TRUTH[row.cells["reversed"].lower()])


def _faults_of_items(listed: Table) -> list[Fault]:
    faults, lines, clusters = [], dict[str, int](), dict[str, str]()
    for line, cells in ((row.line, row.cells) for row in listed.rows):
        faults += [listed.fault(line, name, "this cell is empty") for name in COLUMNS if not cells[name]]
        if cells["reversed"] and cells["reversed"].lower() not in TRUTH:
            faults.append(listed.fault(line, "reversed", f"“{cells['reversed']}” is neither 0 nor 1"))
        if cells["item"] and cells["item"] in lines:
            what = f"“{cells['item']}” is there already, on line {lines[cells['item']]}"
            faults.append(listed.fault(line, "item", what))
        lines.setdefault(cells["item"], line)
        other = clusters.setdefault(cells["skill"], cells["cluster"])
        if cells["cluster"] and other != cells["cluster"]:
            what = f"“{cells['skill']}” stands in the cluster “{other}” above"
            faults.append(listed.fault(line, "cluster", what))
    return faults


def _values(answers: Table, own: Mapping[str, Statement]) -> list[dict[str, int]]:
    """Whole numbers by item, a mapping a person, without what was left out. Raises: FileFaults."""
    missing = [
        answers.fault(answers.line, id_, "this column is missing")
        for id_ in own
        if id_ not in answers.columns
    ]
    unknown = [
        answers.fault(answers.line, name, "the list of items has no such item")
        for name in answers.columns
        if name not in own
    ]
    table.settle(missing + unknown)
    if len(answers.rows) < FEWEST_PEOPLE:
        what = f"there are answers of {len(answers.rows)} of the at least {FEWEST_PEOPLE} people needed"
        table.settle([answers.fault(0, "", what)])
    table.settle([
        answers.fault(row.line, name, f"“{cell}” is not a whole number")
        for row in answers.rows
        for name, cell in row.cells.items()
        if cell not in LEFT_OUT and not WHOLE.fullmatch(cell)
    ])  # fmt: skip
    values = [
        {name: int(cell) for name, cell in row.cells.items() if cell not in LEFT_OUT} for row in answers.rows
    ]
    if not any(values):
        table.settle([answers.fault(0, "", "nobody answered anything")])
    return values


def _out_of_range(answers: Table, values: Sequence[Mapping[str, int]], range_: Range) -> list[Fault]:
    return [
        answers.fault(
            row.line, name, f"{value} is out of the range {range_.low}-{range_.high} of the other answers"
        )
        for row, own in zip(answers.rows, values, strict=True)
        for name, value in own.items()
        if not range_.low <= value <= range_.high
    ]


def _without_variance(
    answers: Table, values: Sequence[Mapping[str, int]], own: Mapping[str, Statement]
) -> list[Fault]:
    given = {id_: {row[id_] for row in values if id_ in row} for id_ in own}
    return [
        answers.fault(
            answers.line, id_, "everybody gave the same answer" if found else "nobody answered this"
        )
        for id_, found in given.items()
        if len(found) < FEWEST_PEOPLE
    ]
