"""What `skillcheck export -f json` wrote, to be taken into the history of another machine, as it was.

The catalogue is not asked: what it has no place for counts in nothing, and comes back with the catalogue that has.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, NamedTuple

from skillcheck.model.assessment import LENGTHS, REVIEW, Assessment, Evidence, Response
from skillcheck.model.shape import Id, Mark, Pattern, Shape, Version, shape_of
from skillcheck.store import kinds
from skillcheck.store.answers import REMEDY, Export, Word
from skillcheck.store.node import Reading
from skillcheck.store.shape import read_node

Line = Annotated[str, Pattern("(?s:.*)", "is longer than 2,000 characters", 2000)]
Seconds = Annotated[str, Pattern(r"\d{1,6}(\.\d{1,30})?", "must be a number of seconds", 40)]
Length = Annotated[
    str, Pattern("|".join((*LENGTHS, REVIEW)), f"must be one of {', '.join((*LENGTHS, REVIEW))}", 64)
]


class _Response(NamedTuple):
    item: Id
    answer: Word
    at: datetime
    seconds: Seconds = "0"
    wording: Word = ""


class _Line(NamedTuple):
    skill: Id
    at: datetime
    text: Line


class _Assessment(NamedTuple):
    id: Id
    role: Id
    taken_at: datetime
    length: Length
    finished: bool = True
    catalogue_digest: Word = ""


class _ExportFile(NamedTuple):
    skillcheck: Version
    kind: Export
    assessment: Annotated[_Assessment, Mark.OPEN]
    evidence: tuple[Annotated[_Line, Mark.OPEN], ...] = ()
    responses: tuple[Annotated[_Response, Mark.OPEN], ...] = ()
    answers: Mapping[str, str] = MappingProxyType({})


EXPORT: Shape = shape_of(Annotated[_ExportFile, Mark.OPEN])


def read(path: str, now: datetime) -> tuple[Assessment, tuple[Evidence, ...]]:
    """Return the assessment and the lines of evidence in an export (`-`: standard input); none of a time after `now`.

    Raises: FileFaults with all faults.
    """
    reading = Reading(now)
    root = kinds.load(path, (kinds.RESULT,), reading)
    keys = read_node(EXPORT, root, "", reading)
    reading.settle(REMEDY)
    about = {"finished": True, "catalogue_digest": "", **keys["assessment"]}
    if "responses" in keys:
        responses = [
            Response(**{**response, "seconds": float(response.get("seconds", 0))})
            for response in keys["responses"]
        ]
    else:  # an export of before they were in it
        answers = keys.get("answers", {})
        responses = [Response(item, answer, about["taken_at"]) for item, answer in answers.items()]
    lines = tuple(Evidence(0, line["skill"], line["text"], line["at"]) for line in keys.get("evidence", ()))
    parameters = root.word("parameters")[:100]
    return Assessment(**about, responses=tuple(responses), parameters=parameters), lines
