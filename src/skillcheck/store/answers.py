"""An answers file: YAML or JSON, every fault at once, nothing taken from a file that has one."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from skillcheck.model.assessment import NOT_APPLICABLE
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.days import FIRST_DAY, LAST_DAY
from skillcheck.model.shape import Id, Version, shape_of
from skillcheck.store import annotations
from skillcheck.store.annotations import refuse_newer
from skillcheck.store.node import SHOWN, Node, Reading
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


ANSWERS = shape_of(_AnswersFile)


class AnswerSheet(NamedTuple):
    """What an answers file says: item id to answer, and the role and time where it gives them (UTC)."""

    answers: dict[str, str]
    role: str
    taken_at: datetime | None


def read(path: str, catalogue: Catalogue) -> AnswerSheet:
    """Return the answers in a file (`-`: standard input). Raises: FileFaults with all faults."""
    reading = Reading()
    root = load(path, reading)
    refuse_newer(root, FORMAT)
    annotations.read(ANSWERS, root, "", reading)
    role = root.word("role")
    if role and role not in catalogue.roles:
        reading.unknown(root.map["role"], "role", catalogue.roles)
    answers = _answers(root, catalogue, reading)
    taken_at = _time(root.map["taken_at"], reading) if root.word("taken_at") else None
    reading.settle(REMEDY)
    return AnswerSheet(answers, role, taken_at)


def _answers(root: Node, catalogue: Catalogue, reading: Reading) -> dict[str, str]:
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


def _time(node: Node, reading: Reading) -> datetime | None:
    try:
        time = datetime.fromisoformat(node.text or "")
        if time.tzinfo is not None and FIRST_DAY <= time.date() <= LAST_DAY:
            return time.astimezone(UTC)
    except ValueError:
        pass
    reading.wrong(node, "taken_at", HINT)
    return None
