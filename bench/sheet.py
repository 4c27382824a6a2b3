"""Answer sheets: the answers of many people to many items, from two CSV files, put on 1-5."""

import csv
from pathlib import Path
from typing import NamedTuple

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Skill
from skillcheck.model.fault import Fault
from skillcheck.questions.statement import Statement

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

    An answer becomes 1 + 4 (answer - low) / (high - low), turned round if its item is reversed. `typical` is a column that
    may be left out: somebody's guess of the average answer, on 1-5, higher for more of the skill.
    Raises: FileFaults.
    """
    statements: dict[tuple[str, str], list[Statement]] = {}
    for row in _read_rows(items, "item", "skill", "cluster", "reversed"):
        try:
            reversed_, typical = REVERSED[row["reversed"].lower()], float(row.get("typical") or 0)
        except (KeyError, ValueError) as error:
            raise _fault(items, f"“reversed” is 0 or 1, “typical” a number: {error}") from error
        group = statements.setdefault((row["skill"], row["cluster"]), [])
        group.append(Statement(row["item"], "", reversed_, typical=typical))
    turned = {item.id: item.reversed for group in statements.values() for item in group}
    try:
        answers = [
            {id_: int(row[id_]) for id_ in turned if row[id_] not in NO_ANSWER}
            for row in _read_rows(responses, *turned)
        ]
    except ValueError as error:
        raise _fault(responses, str(error)) from error
    values = {answer for person in answers for answer in person.values()}
    if len(values) < 2:
        raise _fault(responses, "everybody answered everything alike")
    low, high = min(values), max(values)
    people = []
    for person in answers:
        scores = {id_: 1 + 4 * (answer - low) / (high - low) for id_, answer in person.items()}
        people.append({id_: 6 - y if turned[id_] else y for id_, y in scores.items()})
    skills = [
        Skill(skill, skill, cluster, questions=tuple(group)) for (skill, cluster), group in statements.items()
    ]
    return Sheet(tuple(skills), tuple(people), low, high)


def _read_rows(path: str, *columns: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file that has these columns; at least one. Raises: FileFaults."""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, skipinitialspace=True, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _fault(path, f"this can't be read as CSV in UTF-8: {error}") from error
    lacking = [column for row in rows for column in columns if row.get(column) is None]
    if lacking:
        raise _fault(path, f"there is no column “{lacking[0]}”")
    if not rows:
        raise _fault(path, "there must be a header, and rows")
    return rows


def _fault(path: str, what: str) -> FileFaults:
    return FileFaults((Fault(path, 0, "", what),))
