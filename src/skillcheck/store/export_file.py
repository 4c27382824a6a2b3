"""What `skillcheck export -f json` wrote, to be taken into the history of another machine, as it was.

The catalogue is not asked: what it has no place for counts in nothing, and comes back with the catalogue that has.
"""

from datetime import datetime
from typing import Annotated, NamedTuple

from skillcheck.model.assessment import LENGTHS, REVIEW, Assessment, Evidence, Response
from skillcheck.model.shape import Id, Mark, Pattern, Shape, Version, shape_of
from skillcheck.store import kinds
from skillcheck.store.answers import FORMAT, REMEDY, Word, read_moment
from skillcheck.store.node import SHOWN, Node, Reading
from skillcheck.store.shape import read_node, refuse_newer

Line = Annotated[str, Pattern("(?s:.*)", "is longer than 2,000 characters", 2000)]
Seconds = Annotated[str, Pattern(r"\d{1,6}(\.\d{1,30})?", "must be a number of seconds", 40)]


class _Response(NamedTuple):
    item: Id
    answer: Word
    at: Word
    seconds: Seconds = "0"
    wording: Word = ""


class _Line(NamedTuple):
    skill: Id
    at: Word
    text: Line


class _Assessment(NamedTuple):
    id: Id
    role: Id
    taken_at: Word
    length: Word
    finished: bool = True
    catalogue_digest: Word = ""


class _ExportFile(NamedTuple):
    skillcheck: Version
    kind: Annotated[str, Pattern("export", "must be “export”", 64)]
    assessment: Annotated[_Assessment, Mark.OPEN]
    evidence: tuple[Annotated[_Line, Mark.OPEN], ...] = ()
    responses: tuple[Annotated[_Response, Mark.OPEN], ...] = ()


EXPORT: Shape = shape_of(Annotated[_ExportFile, Mark.OPEN])


def read(path: str, now: datetime) -> tuple[Assessment, tuple[Evidence, ...]]:
    """Return the assessment and the lines of evidence in an export (`-`: standard input); none of a time after `now`.

    Raises: FileFaults with all faults.
    """
    reading = Reading()
    root = kinds.load(path, (kinds.RESULT,), reading)
    refuse_newer(root, FORMAT, "skillcheck")
    read_node(EXPORT, root, "", reading)
    reading.settle(REMEDY)
    about = root.map["assessment"]
    taken_at = _read_time(about, "taken_at", "assessment", reading, now)
    if (length := about.word("length")) not in (*LENGTHS, REVIEW):
        what = f"“{length[:SHOWN]}” must be one of {', '.join((*LENGTHS, REVIEW))}"
        reading.wrong(about.map["length"], "assessment.length", what)
    responses = _read_responses(root, taken_at, reading, now)
    lines = tuple(
        Evidence(
            0,
            line.word("skill"),
            line.word("text"),
            _read_time(line, "at", f"evidence.{number}", reading, now),
        )
        for number, line in enumerate(root.entries("evidence"), 1)
    )
    reading.settle(REMEDY)
    assessment = Assessment(
        id=about.word("id"),
        role=about.word("role"),
        length=length,
        taken_at=taken_at,
        catalogue_digest=about.word("catalogue_digest"),
        finished=about.word("finished") != "false",
        responses=responses,
        parameters=root.word("parameters")[:100],
    )
    return assessment, lines


def _read_responses(root: Node, taken_at: datetime, reading: Reading, now: datetime) -> tuple[Response, ...]:
    """Return the responses; of an export of before they were in it, the answers, all of one time."""
    if "responses" in root.map:
        return tuple(
            Response(
                node.word("item"),
                node.word("answer"),
                _read_time(node, "at", f"responses.{number}", reading, now),
                float(node.word("seconds") or 0),
                node.word("wording"),
            )
            for number, node in enumerate(root.entries("responses"), 1)
        )
    answers = root.map.get("answers", Node({}, root.file, root.line))
    for item, node in answers.map.items():
        if not node.text:
            reading.wrong(node, f"answers.{item[:SHOWN]}", "must be an answer")
    return tuple(Response(item, node.text or "", taken_at) for item, node in answers.map.items())


def _read_time(node: Node, key: str, where: str, reading: Reading, now: datetime) -> datetime:
    """Return a time; where it is none, that is noted, and any will do."""
    return read_moment(node.map[key], f"{where}.{key}", reading, now) or now
