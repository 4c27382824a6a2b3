"""Past assessments, and the course of one skill over them."""

from collections.abc import Sequence
from typing import Any

from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Skill
from skillcheck.model.document import Block, Commands, Document, Gauge, Paragraph, Table, Tone
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.text import plural
from skillcheck.pages.words import day

COLUMNS = ("id", "role", "taken_at", "length", "asked", "state")
POINT_COLUMNS = ("assessment", "taken_at", "level", "low", "high")


def page(assessments: Sequence[Assessment]) -> Document:
    """All assessments, the newest first."""
    newest_first = assessments[::-1]
    rows = tuple(
        (a.id, day(a.taken_at), a.role, a.length, plural(len(a.responses), "answer"), a.state)
        for a in newest_first
    )
    table = Table(("id", "date", "role", "length", "answers", "state"), rows)
    after = Commands(
        (
            (f"skillcheck gaps --assessment {assessments[-1].id}", "the gaps of one of them"),
            ("skillcheck history SKILL", "one skill's course"),
        )
    )
    data = {"assessments": [_data(assessment) for assessment in newest_first]}
    return Document("Assessments", "history", data, "assessments", COLUMNS, (table, after))


def course(skill: Skill, points: Sequence[tuple[Assessment, LevelEstimate]]) -> Document:
    """The levels of one skill, the oldest first."""
    blocks: list[Block] = [
        Paragraph("Level 1-5 with its 80 % range, as the catalogue counts it now.", tone=Tone.QUIET)
    ]
    rows = tuple(
        (day(a.taken_at), Gauge(e.level, e.low, e.high), f"{e.answered} of {e.items}", a.id)
        for a, e in points
    )
    if rows:
        blocks.append(Table(("date", "level 1-5", "answered", "assessment"), rows))
    else:
        blocks.append(Paragraph("No assessment has an answer about this skill yet."))
    data = {"skill": skill.id, "points": [_point(a, e) for a, e in points]}
    return Document(f"{skill.name} over time", "history", data, "points", POINT_COLUMNS, tuple(blocks))


def deleted(ids: Sequence[str]) -> Document:
    """What was deleted."""
    text = f"Deleted {plural(len(ids), 'assessment')}: {', '.join(ids)}" if ids else "Deleted everything."
    data = {"deleted": [{"id": id_} for id_ in ids]}
    return Document(text, "deleted", data, "deleted", ("id",), ())


def _data(assessment: Assessment) -> dict[str, Any]:
    return {
        "id": assessment.id,
        "role": assessment.role,
        "taken_at": assessment.taken_at.isoformat(),
        "length": assessment.length,
        "asked": len(assessment.responses),
        "state": assessment.state,
    }


def _point(assessment: Assessment, estimate: LevelEstimate) -> dict[str, Any]:
    return {
        "assessment": assessment.id,
        "taken_at": assessment.taken_at.isoformat(),
        "level": estimate.level,
        "low": estimate.low,
        "high": estimate.high,
    }
