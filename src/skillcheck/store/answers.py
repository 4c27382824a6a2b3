"""Answers in a file, or in a result: YAML or JSON, every fault at once, nothing taken from a file that has one."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from typing import Annotated, NamedTuple

from skillcheck.model.assessment import LENGTHS, NOT_APPLICABLE
from skillcheck.model.calendar import can_be, local_time
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.shape import ID, Id, Mark, Pattern, Version, shape_of
from skillcheck.store import kinds
from skillcheck.store.node import SHOWN, Node, Reading
from skillcheck.store.shape import read_node, refuse_newer

NA_SPELLINGS = ("n/a", "na", "n")
REMEDY = "Nothing was saved. Mend the file, then try again."
HINT = "must be a day, as in 2026-11-22, or a date and time with its offset, as in 2026-11-22T10:00:00Z"
NOON = time(12)
"""Stands for a day without a time: the same day in almost every other zone, too."""
FORMAT = 1
Word = Annotated[str, Pattern("(?s:.*)", "is longer than 100 characters", 100)]


class _AnswersFile(NamedTuple):
    version: Version
    answers: Mapping[str, str]
    role: Id = ""
    taken_at: str = ""


class _Assessment(NamedTuple):
    id: Word
    role: Id = ""
    taken_at: str = ""
    catalogue_digest: str = ""


class _ResultFile(NamedTuple):
    """What counts of a result that `skillcheck export -f json` writes."""

    skillcheck: Version
    kind: Annotated[str, Pattern("export", "must be “export”", 64)]
    assessment: Annotated[_Assessment, Mark.OPEN]
    answers: Mapping[str, str]


ANSWERS = shape_of(_AnswersFile)
RESULT = shape_of(Annotated[_ResultFile, Mark.OPEN])


class AnswerSheet(NamedTuple):
    """What an answers file says: item id to answer, and the role and time where it gives them (UTC).

    Of a result, also the id and the length that it has.
    """

    answers: dict[str, str]
    role: str
    taken_at: datetime | None
    id: str = ""
    length: str = ""


def read(path: str, catalogue: Catalogue, now: datetime) -> AnswerSheet:
    """Return the answers in a file (`-`: standard input), also one of a result; none of a time after `now`.

    Raises: FileFaults with all faults.
    """
    reading = Reading()
    root = kinds.load(path, (kinds.ANSWERS, kinds.RESULT), reading)
    if "skillcheck" in root.map:
        refuse_newer(root, FORMAT, "skillcheck")
        read_node(RESULT, root, "", reading)
        about, inside = root.map.get("assessment", root), "assessment."
    else:
        refuse_newer(root, FORMAT)
        read_node(ANSWERS, root, "", reading)
        about, inside = root, ""
    role = about.word("role")
    if role and role not in catalogue.roles:
        reading.unknown(about.map["role"], f"{inside}role", catalogue.roles)
    answers = read_answers(root, catalogue, reading)
    taken_at = None
    if about.word("taken_at"):
        taken_at = read_moment(about.map["taken_at"], f"{inside}taken_at", reading, now)
    reading.settle(REMEDY)
    if about is root:
        return AnswerSheet(answers, role, taken_at)
    id_, length = about.word("id"), about.word("length")
    return AnswerSheet(
        answers,
        role,
        taken_at,
        id_ if re.fullmatch(ID.regex, id_) else "",
        length if length in LENGTHS else "",
    )


def read_answers(root: Node, catalogue: Catalogue, reading: Reading) -> dict[str, str]:
    """Return the answers in a tree by item, as the history has them; note what is no item and what is no answer to it."""
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


def read_moment(node: Node, where: str, reading: Reading, now: datetime) -> datetime | None:
    """Return the moment that a file states, in UTC; of today without a time, it is `now`."""
    text = node.text or ""
    moment: datetime | None = None
    with suppress(ValueError, OverflowError):
        if len(text) > len("2026-11-22"):
            moment = datetime.fromisoformat(text)
        else:
            day = date.fromisoformat(text)
            moment = now if day == local_time(now).date() else local_time(datetime.combine(day, NOON))
    if moment is None or moment.tzinfo is None or not can_be(moment):
        reading.wrong(node, where, HINT)
        return None
    if moment > now:
        today = f"{local_time(now):%Y-%m-%d %H:%M}"
        reading.wrong(
            node, where, f"“{text}” is still to come: it is {today} now. Write when the answers were given"
        )
    return moment.astimezone(UTC)
