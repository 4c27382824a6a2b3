"""Answers in a file, or in a result: YAML or JSON, every fault at once, nothing taken from a file that has one."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, NamedTuple

from skillcheck.model.assessment import NOT_APPLICABLE
from skillcheck.model.calendar import FIRST_DAY, LAST_DAY
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.shape import Id, Mark, Pattern, Version, shape_of
from skillcheck.store.node import SHOWN, Node, Reading
from skillcheck.store.shape import read_node, refuse_newer
from skillcheck.store.tree import load

NA_SPELLINGS = ("n/a", "na", "n")
REMEDY = "Nothing was saved. Mend the file, then try again."
HINT = "must be a date and time with its offset, as in 2026-11-22T10:00:00Z"
FORMAT = 1


class _AnswersFile(NamedTuple):
    version: Version
    answers: Mapping[str, str]
    role: Id = ""
    taken_at: str = ""


class _Assessment(NamedTuple):
    id: Annotated[str, Pattern("(?s:.*)", "is longer than 100 characters", 100)]
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
    """What an answers file says: item id to answer, and the role and time where it gives them (UTC)."""

    answers: dict[str, str]
    role: str
    taken_at: datetime | None


def read(path: str, catalogue: Catalogue) -> AnswerSheet:
    """Return the answers in a file (`-`: standard input), also one of a result. Raises: FileFaults with all faults."""
    reading = Reading()
    root = load(path, reading)
    about, inside = root, ""
    if "skillcheck" in root.map:
        refuse_newer(root, FORMAT, "skillcheck")
        read_node(RESULT, root, "", reading)
        about, inside = root.map.get("assessment", root), "assessment."
    else:
        refuse_newer(root, FORMAT)
        read_node(ANSWERS, root, "", reading)
    role = about.word("role")
    if role and role not in catalogue.roles:
        reading.unknown(about.map["role"], f"{inside}role", catalogue.roles)
    answers = read_answers(root, catalogue, reading)
    taken_at = _time(about.map["taken_at"], f"{inside}taken_at", reading) if about.word("taken_at") else None
    reading.settle(REMEDY)
    return AnswerSheet(answers, role, taken_at)


def read_answers(root: Node, catalogue: Catalogue, reading: Reading) -> dict[str, str]:
    """Return the answers in a tree by item, as the history has them; note what is no item and what is no answer to it."""
    items, answers = catalogue.items(), {}
    given = root.map.get("answers", Node({}, root.file, root.line))
    for id_, value in given.map.items():
        where = f"answers.{id_[:80]}"
        if id_ not in items:
            reading.unknown(given.key(id_), where, items, "the catalogue has no item")
            continue
        answer, allowed = (value.text or "").strip().lower(), items[id_].answers
        if answer in NA_SPELLINGS and answer not in allowed:
            answer = NOT_APPLICABLE
        elif answer and answer not in allowed:
            choices = f"{', '.join(allowed)} or {NOT_APPLICABLE}"
            reading.wrong(value, where, f"“{answer[:SHOWN]}” is not an answer here: write {choices}")
        answers[id_] = answer
    return answers


def _time(node: Node, where: str, reading: Reading) -> datetime | None:
    try:
        time = datetime.fromisoformat(node.text or "")
        if time.tzinfo is not None and FIRST_DAY <= time.date() <= LAST_DAY:
            return time.astimezone(UTC)
    except ValueError:
        pass
    reading.wrong(node, where, HINT)
    return None
