"""Answer sheets: the answers of many people to many items, from two CSV files, put on 1-5."""

import csv
import re
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from skillcheck.errors import FileFaults
from skillcheck.measure.levels import HIGHEST, LOWEST
from skillcheck.model.catalogue import Skill
from skillcheck.model.fault import Fault
from skillcheck.questions.statement import Statement

COLUMNS = ("item", "skill", "cluster", "reversed")
TYPICAL = "typical"
"""A column that may be left out: somebody's guess of the average answer, on 1-5, higher for more of the skill."""
NUMBER = re.compile(r"\d(\.\d+)?")
REVERSED = {"0": False, "1": True, "false": False, "true": True}
NO_ANSWER = ("", "NA")  # cells without an answer; the item is replayed as one that does not apply
SLIP = 0.001
"""What is given in a smaller part of all answers is no end of the scale: a real one is given in some per cent."""
Rows = list[tuple[int, dict[str, str]]]
"""The rows of a file by its columns, each with its line."""


class Sheet(NamedTuple):
    """Skills, people's answers (item id to 1-5, higher for more of the skill), the lowest and highest answer as given."""

    skills: tuple[Skill, ...]
    people: tuple[Mapping[str, float], ...]
    low: int
    high: int


def read(responses: str, items: str) -> Sheet:
    """Return the sheet in two files: a person a row and an item a column; and an item a row.

    An answer becomes 1 + 4 (answer - low) / (high - low), turned round if its item is reversed.
    Raises: FileFaults with the first thing that is wrong.
    """
    statements, owners = _read_items(items)
    answers = _read_answers(responses, statements)
    given = Counter(answer for _, row in answers for answer in row.values())
    usual = [value for value, count in given.items() if count >= SLIP * given.total()]
    low, high = min(usual), max(usual)
    people = []
    for line, row in answers:
        for item, answer in row.items():
            if not low <= answer <= high:
                raise _fault(
                    responses, line, item, f"{answer} is not on the scale of the others, {low}-{high}"
                )
        scores = {item: 1 + 4 * (answer - low) / (high - low) for item, answer in row.items()}
        people.append({item: 6 - y if statements[item].reversed else y for item, y in scores.items()})
    skills = tuple(
        Skill(skill, skill, cluster, questions=tuple(statements[item] for item in own))
        for (skill, cluster), own in owners.items()
    )
    return Sheet(skills, tuple(people), low, high)


def _read_items(path: str) -> tuple[dict[str, Statement], dict[tuple[str, str], list[str]]]:
    """Return the statements by their ids, and the ids by skill and cluster. Raises: FileFaults."""
    statements: dict[str, Statement] = {}
    owners: dict[tuple[str, str], list[str]] = {}
    for line, cells in _read_rows(path):
        for column in COLUMNS:
            if not cells.get(column):
                raise _fault(path, line, column, "there is nothing here")
        item, skill, cluster, reversed_ = (cells[column] for column in COLUMNS)
        if reversed_.lower() not in REVERSED:
            raise _fault(path, line, "reversed", f"“{reversed_}” is neither 0 nor 1")
        if item in statements:
            raise _fault(path, line, "item", f"“{item}” is there already")
        if any(own == skill and other != cluster for own, other in owners):
            raise _fault(path, line, "cluster", f"“{skill}” stands in another cluster above")
        guess = cells.get(TYPICAL, "")
        if guess and not (NUMBER.fullmatch(guess) and LOWEST <= float(guess) <= HIGHEST):
            raise _fault(path, line, TYPICAL, f"“{guess}” is no number from 1 to 5")
        statements[item] = Statement(item, "", REVERSED[reversed_.lower()], typical=float(guess or 0))
        owners.setdefault((skill, cluster), []).append(item)
    return statements, owners


def _read_answers(path: str, items: Collection[str]) -> list[tuple[int, dict[str, int]]]:
    """Return the answers that were given, with the line of each person. Raises: FileFaults."""
    rows = _read_rows(path)
    for name in rows[0][1].keys() ^ items:
        raise _fault(path, 1, name, "the list of items and the columns here do not have this both")
    for line, cells in rows:
        for name, cell in cells.items():
            if cell not in NO_ANSWER and not (cell.lstrip("+-").isdecimal() and cell.isascii()):
                raise _fault(path, line, name, f"“{cell}” is not a whole number")
    for name in items:
        if len({cells[name] for _, cells in rows}.difference(NO_ANSWER)) < 2:
            raise _fault(path, 1, name, "no two people answered this differently")
    return [
        (line, {name: int(cell) for name, cell in cells.items() if cell not in NO_ANSWER})
        for line, cells in rows
    ]


def _read_rows(path: str) -> Rows:
    """Return the rows of a CSV file, without blanks around cells and empty rows; at least one. Raises: FileFaults."""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            lines = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader if cells]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _fault(path, 0, "", f"this can't be read as CSV in UTF-8: {error}") from error
    (_, columns), *rows = lines or [(1, [])]
    if not rows or len(columns) > len(set(columns)):
        raise _fault(path, 1, "", "there must be a header of different names, and rows")
    for line, cells in rows:
        if len(cells) != len(columns):
            raise _fault(path, line, "", f"this row has {len(cells)} cells, the header has {len(columns)}")
    return [(line, dict(zip(columns, cells, strict=True))) for line, cells in rows]


def _fault(path: str, line: int, where: str, what: str) -> FileFaults:
    return FileFaults((Fault(path, line, where, what),))
