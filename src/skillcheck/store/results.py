"""Results of several people: the files that `skillcheck export -f json` writes, every fault of all of them at once."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from skillcheck.errors import FileFaults
from skillcheck.model.assessment import NOT_APPLICABLE
from skillcheck.model.catalogue import Catalogue, Item
from skillcheck.store.node import SHOWN, Node, Reading
from skillcheck.store.strict_json import Text, load

VERSION = 1
KIND = "export"
LONGEST_ID = 100
HOW = "a result is what skillcheck export -f json -o FILE writes"
REMEDY = "Nothing was written. Mend or leave out these files, then try again."


class ResultSheet(NamedTuple):
    """What counts of a result: its id, item id to answer, and the digest of the catalogue that it was taken with."""

    id: str
    answers: dict[str, str]
    catalogue_digest: str


def read(paths: Sequence[str], catalogue: Catalogue) -> tuple[ResultSheet, ...]:
    """The results in `paths` (`-`: standard input), in their order. Raises: FileFaults with the faults of all files."""
    reading = Reading()
    known = {item.id: item for skill in catalogue.skills.values() for item in skill.items}
    found: dict[str, tuple[str, ResultSheet]] = {}
    for path in paths:
        try:
            value, text = load(path)
        except FileFaults as fault:
            reading.take(fault)
            continue
        sheet = _sheet(value, text, known, reading)
        if sheet and sheet.id in found:
            what = f"“{sheet.id[:SHOWN]}” is the result in {found[sheet.id][0]} once more"
            reading.note(text.fault("id", "assessment.id", what))
        elif sheet:
            found[sheet.id] = path, sheet
    reading.settle(REMEDY)
    return tuple(sheet for _, sheet in found.values())


def _sheet(value: Any, text: Text, known: dict[str, Item], reading: Reading) -> ResultSheet | None:
    """The result, None where it is none; faults are noted."""
    if wrong := _wrong_kind(value):
        reading.note(text.fault(*wrong))
        return None
    assessment, answers = value.get("assessment"), value.get("answers")
    id_ = assessment.get("id") if isinstance(assessment, dict) else None
    if not isinstance(id_, str) or not 0 < len(id_) <= LONGEST_ID:
        what = f"must be a text of 1 to {LONGEST_ID} characters: {HOW}"
        reading.note(text.fault("assessment", "assessment.id", what))
        return None
    if not isinstance(answers, dict) or len(answers) > len(known):
        what = f"must be a map of at most {len(known)} questions to answers: {HOW}"
        reading.note(text.fault("answers", "answers", what))
        return None
    given = {item: _answer(item, answer, text, known, reading) for item, answer in answers.items()}
    digest = assessment.get("catalogue_digest")
    return ResultSheet(id_, given, digest if isinstance(digest, str) else "")


def _wrong_kind(value: Any) -> tuple[str, str, str] | None:
    """What says that this is no result: the key, the place, and what is wrong."""
    if not isinstance(value, dict):
        return "", "", f"must be a map: {HOW}"
    version, kind = value.get("skillcheck"), value.get("kind")
    if type(version) is not int or version < 1:
        return "skillcheck", "skillcheck", f"must be {VERSION}: {HOW}"
    if version > VERSION:
        what = f"made for a newer skillcheck (format {version}; this one reads {VERSION})"
        return "skillcheck", "skillcheck", what
    if kind != KIND:
        return "kind", "kind", f"“{str(kind)[:SHOWN]}” must be “{KIND}”: {HOW}"
    return None


def _answer(id_: str, value: Any, text: Text, known: dict[str, Item], reading: Reading) -> str:
    """The answer as the history has it; what is none is noted."""
    where = f"answers.{id_[:SHOWN]}"
    if id_ not in known:
        fault = text.fault(id_, where, "")
        reading.unknown(Node(id_, fault.file, fault.line), where, known, "the catalogue has no item")
        return NOT_APPLICABLE
    allowed = (*known[id_].answers, NOT_APPLICABLE)
    answer = str(value) if type(value) in (str, int) else ""
    if answer not in allowed:
        choices = f"{', '.join(allowed[:-1])} or {NOT_APPLICABLE}"
        what = f"{json.dumps(value)[:SHOWN]} is not an answer here: there are {choices}"
        reading.note(text.fault(id_, where, what))
    return answer
