"""An answers file: YAML or JSON, every fault at once, nothing taken from a file that has one."""

from datetime import UTC, datetime
from typing import NamedTuple

from skillcheck import questions
from skillcheck.model.assessment import NOT_APPLICABLE
from skillcheck.model.calendar import FIRST_DAY, LAST_DAY
from skillcheck.model.catalogue import Catalogue
from skillcheck.store.node import Node, Reading
from skillcheck.store.shape import MapOf, Number, Record, Text, identifier, refuse_newer
from skillcheck.store.tree import load

VERSION = 1
NA_SPELLINGS = ("n/a", "na", "n")
REMEDY = "Nothing was saved. Mend the file, then try again."
HINT = "must be a date and time with its offset, as in 2026-11-22T10:00:00Z"

ANSWERS = Record(
    {"version": Number(VERSION, VERSION, whole=True), "answers": MapOf(Text())},
    {"role": identifier(), "taken_at": Text()},
)


class AnswerSheet(NamedTuple):
    """What an answers file says: item id to answer, and the role and time where it gives them (UTC)."""

    answers: dict[str, str]
    role: str
    taken_at: datetime | None


def read(path: str, catalogue: Catalogue) -> AnswerSheet:
    """The answers in a file (`-`: standard input). Raises: FileFaults with all faults."""
    reading = Reading()
    root = load(path, reading)
    refuse_newer(root, VERSION)
    values = ANSWERS.read(root, "", reading) or {}
    role, answers = root.map.get("role"), root.map.get("answers")
    if role and values.get("role") and role.text not in catalogue.roles:
        reading.unknown(role, "role", catalogue.roles)
    found = _answers(answers, catalogue, reading) if answers else {}
    taken_at = _time(root.map["taken_at"], reading) if values.get("taken_at") else None
    reading.settle(REMEDY)
    return AnswerSheet(found, values.get("role", ""), taken_at)


def _answers(node: Node, catalogue: Catalogue, reading: Reading) -> dict[str, str]:
    known = catalogue.items(node.map)
    every = catalogue.owners() if len(known) < len(node.map) else {}
    found = {}
    for id_, value in node.map.items():
        where = f"answers.{id_[:80]}"
        if id_ not in known:
            reading.unknown(node.key(id_), where, every, "the catalogue has no item")
            continue
        answer = (value.text or "").strip().lower()
        allowed = questions.values(known[id_])
        if answer in NA_SPELLINGS and answer not in allowed:
            answer = NOT_APPLICABLE
        elif answer not in allowed:
            choices = f"{', '.join(allowed)} or {NOT_APPLICABLE}"
            reading.wrong(value, where, f"“{answer[:60]}” is not an answer here: write {choices}")
        found[id_] = answer
    return found


def _time(node: Node, reading: Reading) -> datetime | None:
    try:
        found = datetime.fromisoformat(node.text or "")
        if found.tzinfo is not None and FIRST_DAY <= found.date() <= LAST_DAY:
            return found.astimezone(UTC)
    except ValueError:
        pass
    reading.wrong(node, "taken_at", HINT)
    return None
