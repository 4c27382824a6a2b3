"""Answers in a file, or in results: YAML or JSON, every fault at once, nothing taken from a file that has one."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, NamedTuple

from skillcheck.errors import FileFaults
from skillcheck.model.assessment import LENGTHS, NOT_APPLICABLE
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.shape import ID, Id, Mark, Pattern, Shape, Version, shape_of
from skillcheck.store import kinds
from skillcheck.store.node import SHOWN, Node, Reading
from skillcheck.store.shape import read_node

NA_SPELLINGS = ("n/a", "na", "n")
REMEDY = "Nothing was saved. Mend the file, then try again."
REMEDY_OF_RESULTS = (
    "Nothing was written. A result is what skillcheck export -f json -o FILE writes: mend these files or leave them out,"
    " then try again."
)
Word = Annotated[str, Pattern("(?s:.*)", "is longer than 100 characters", 100)]
Export = Annotated[str, Pattern(kinds.EXPORT, f"must be “{kinds.EXPORT}”", 64)]


class _AnswersFile(NamedTuple):
    version: Version
    answers: Mapping[str, str]
    role: Id = ""
    taken_at: datetime | None = None


class _Assessment(NamedTuple):
    id: Word
    role: Id = ""
    taken_at: datetime | None = None
    length: str = ""
    catalogue_digest: str = ""


class _ResultFile(NamedTuple):
    """What counts of a result that `skillcheck export -f json` writes."""

    skillcheck: Version
    kind: Export
    assessment: Annotated[_Assessment, Mark.OPEN]
    answers: Mapping[str, str]


ANSWERS = shape_of(_AnswersFile)
RESULT = shape_of(Annotated[_ResultFile, Mark.OPEN])


class AnswerSheet(NamedTuple):
    """What a file says: item id to answer, and the role and time where it gives them (UTC).

    Of a result, also its id, its length, and the digest of the catalogue that it was taken with.
    """

    answers: dict[str, str]
    role: str = ""
    taken_at: datetime | None = None
    id: str = ""
    length: str = ""
    catalogue_digest: str = ""


def read(path: str, catalogue: Catalogue, now: datetime) -> AnswerSheet:
    """Return the answers in a file (`-`: standard input), also one of a result; none of a time after `now`.

    Raises: FileFaults with all faults.
    """
    reading = Reading(now)
    root = kinds.load(path, (kinds.ANSWERS, kinds.RESULT), reading)
    if "skillcheck" in root.map:
        inside, about, shape = "assessment.", root.map.get("assessment", root), RESULT
    else:
        inside, about, shape = "", root, ANSWERS
    if (role := about.word("role")) and role not in catalogue.roles:
        reading.unknown(about.map["role"], f"{inside}role", catalogue.roles)
    sheet = _read_sheet(root, shape, catalogue, reading)
    reading.settle(REMEDY)
    return sheet._replace(
        id=sheet.id if re.fullmatch(ID.regex, sheet.id) else "",
        length=sheet.length if sheet.length in LENGTHS else "",
    )


def read_results(paths: Sequence[str], catalogue: Catalogue) -> tuple[AnswerSheet, ...]:
    """Return the results in `paths` (`-`: standard input), in their order. Raises: FileFaults, with those of all files."""
    faults = Reading()
    sheets: dict[str, AnswerSheet] = {}
    paths_of: dict[str, str] = {}
    for path in paths:
        reading = Reading()
        try:
            root = kinds.load(path, (kinds.RESULT,), reading)
            sheet = _read_sheet(root, RESULT, catalogue, reading)
            reading.settle()
        except FileFaults as error:
            faults.take(error)
            continue
        if sheet.id in sheets:
            what = f"“{sheet.id[:SHOWN]}” is the result in {paths_of[sheet.id]} once more"
            faults.wrong(root.map["assessment"].map["id"], "assessment.id", what)
        sheets[sheet.id] = sheet
        paths_of.setdefault(sheet.id, path)
    faults.settle(REMEDY_OF_RESULTS)
    return tuple(sheets.values())


def _read_sheet(root: Node, shape: Shape, catalogue: Catalogue, reading: Reading) -> AnswerSheet:
    """Return what counts of a file, as far as it can be read."""
    keys = read_node(shape, root, "", reading) or {}
    about = keys.get("assessment", keys) or {}
    return AnswerSheet(
        _read_answers(root, catalogue, reading),
        about.get("role", ""),
        about.get("taken_at"),
        about.get("id", ""),
        about.get("length", ""),
        about.get("catalogue_digest", ""),
    )


def _read_answers(root: Node, catalogue: Catalogue, reading: Reading) -> dict[str, str]:
    """Return the answers by item, as the history has them; note what is no item and what is no answer to it."""
    items, answers = catalogue.items(), {}
    node = root.map.get("answers", Node({}, root.file, root.line))
    for id_, value in node.map.items():
        where = f"answers.{id_[:80]}"
        if id_ not in items:
            reading.unknown(node.key(id_), where, items, "the catalogue has no item")
            continue
        answer, allowed = (value.text or "").strip().lower(), items[id_].answers
        if answer in NA_SPELLINGS and answer not in allowed:
            answer = NOT_APPLICABLE
        elif answer and answer not in allowed:
            choices = f"{', '.join(allowed)} or {NOT_APPLICABLE}"
            reading.wrong(value, where, f"“{answer[:SHOWN]}” is not an answer here: write {choices}")
        answers[id_] = answer
    return answers
