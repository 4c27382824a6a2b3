"""Answer sheets: the answers of many people to many items, from two CSV files, put on 1-5."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Skill
from skillcheck.model.fault import Fault
from skillcheck.questions.statement import Statement

COLUMNS = ("item", "skill", "cluster", "reversed")
TYPICAL = "typical"
"""A column that may be left out: somebody's guess of the average answer, on 1-5, higher for more of the skill."""
REVERSED = {"0": False, "1": True, "false": False, "true": True}
NO_ANSWER = ("", "NA")  # cells without an answer; the item is replayed as one that does not apply


class Sheet(NamedTuple):
    """Skills, people's answers (item id to 1-5, higher for more of the skill), the lowest and highest answer as given."""

    skills: tuple[Skill, ...]
    people: tuple[dict[str, float], ...]
    low: int
    high: int


def read(responses: str, items: str) -> Sheet:
    """Return the sheet in two files: a person a row and an item a column; and an item a row.

    An answer becomes 1 + 4 (answer - low) / (high - low), turned round if its item is reversed.
    Raises: FileFaults with the first thing that is wrong.
    """
    skills = _read_items(items)
    reversed_by_item = {item.id: item.reversed for skill in skills for item in skill.of_kind(Statement)}
    answers = []
    for line, cells in _read_rows(responses, reversed_by_item):
        try:
            answers.append({id_: int(cells[id_]) for id_ in reversed_by_item if cells[id_] not in NO_ANSWER})
        except ValueError as error:
            raise _fault(responses, line, str(error)) from error
    values = {answer for person in answers for answer in person.values()}
    if len(values) < 2:
        raise _fault(responses, 1, "everybody answered everything alike")
    low, high = min(values), max(values)
    people = []
    for person in answers:
        scores = {id_: 1 + 4 * (answer - low) / (high - low) for id_, answer in person.items()}
        people.append({id_: 6 - y if reversed_by_item[id_] else y for id_, y in scores.items()})
    return Sheet(skills, tuple(people), low, high)


def _read_items(path: str) -> tuple[Skill, ...]:
    statements: dict[tuple[str, str], list[Statement]] = {}
    for line, cells in _read_rows(path, COLUMNS):
        item, skill, cluster, reversed_ = (cells[column] for column in COLUMNS)
        try:
            statement = Statement(
                item, "", REVERSED[reversed_.lower()], typical=float(cells.get(TYPICAL) or 0)
            )
        except (KeyError, ValueError) as error:
            raise _fault(path, line, f"“reversed” is 0 or 1, “typical” a number: {error}") from error
        statements.setdefault((skill, cluster), []).append(statement)
    return tuple(
        Skill(skill, skill, cluster, questions=tuple(items)) for (skill, cluster), items in statements.items()
    )


def _read_rows(path: str, columns: Iterable[str]) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a CSV file that has these columns, each with its line; at least one. Raises: FileFaults."""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, skipinitialspace=True, strict=True)
            rows = [(reader.line_num, cells) for cells in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _fault(path, 0, f"this can't be read as CSV in UTF-8: {error}") from error
    if not rows:
        raise _fault(path, 1, "there must be a header, and rows")
    for line, cells in rows:
        if lacking := [column for column in columns if cells.get(column) is None]:
            raise _fault(path, line, f"there is no column “{lacking[0]}” here")
    return rows


def _fault(path: str, line: int, what: str) -> FileFaults:
    return FileFaults((Fault(path, line, "", what),))
