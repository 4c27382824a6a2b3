"""Past assessments."""

from collections.abc import Callable, Sequence

from skillcheck.model import document as doc
from skillcheck.model.assessment import REVIEW, THEN, Assessment
from skillcheck.model.text import plural
from skillcheck.pages.words import day, pick

LENGTHS = {REVIEW: "one skill again", THEN: "looking back"}
"""What is no length of an assessment of a whole role, in words."""
COLUMNS = ("id", "role", "taken_at", "length", "asked", "state")
EMPTY = doc.Document("", "history", {"assessments": []})
"""The page for programs before any assessment."""


def page(assessments: Sequence[Assessment], name_gaps: Callable[[Assessment], str]) -> doc.Document:
    """Show all assessments, the newest first; an id begins with its day, so that 80 columns have room for all.

    `name_gaps` names the command that shows the gaps of an assessment.
    """
    newest_first = assessments[::-1]
    rows = tuple(
        (a.id, a.role, LENGTHS.get(a.length, a.length), f"{a.asked:,}", a.state) for a in newest_first
    )
    table = doc.Table(("id", "role", "length", "answers", "state"), rows)
    pairs = [(name_gaps(a), "the gaps of one of them") for a in newest_first if a.covers_role][:1]
    commands = doc.Commands((*pairs, ("skillcheck history SKILL", "one skill's course")))
    data = {"assessments": [pick(assessment, *COLUMNS) for assessment in newest_first]}
    return doc.Document("Assessments", "history", data, "assessments", COLUMNS, (table, commands))


def deletion_page(ids: Sequence[str], *, plan: bool) -> doc.Document:
    """Say what was deleted: assessments, and whether the plan with them."""
    parts = ["the plan"] if plan else []
    parts += [f"{plural(len(ids), 'assessment')}: {', '.join(ids)}"] if ids else []
    text = f"Deleted {' and '.join(parts) or 'everything.'}"
    data = {"deleted": [{"id": id_} for id_ in ids], "plan": plan}
    return doc.Document(text, "deleted", data, "deleted", ("id",), (), saved=text if ids or plan else "")


def import_page(assessment: Assessment, lines: int, *, already: bool) -> doc.Document:
    """Say what came from another history, in which the assessment was; `lines` of evidence are new."""
    what = f"{assessment.id}, of {day(assessment.taken_at)}"
    answers = plural(assessment.asked, "answer")
    title = f"Already here: {what}" if already else f"Taken in: {what}, with {answers}"
    more = f"{' with' if already else ' and'} {plural(lines, 'new line')} of evidence" if lines else ""
    data = {"imported": [{**pick(assessment, *COLUMNS), "already_here": already}], "evidence": lines}
    see = doc.Commands(((f"skillcheck gaps --assessment {assessment.id}", "what it says"),))
    columns = (*COLUMNS, "already_here")
    return doc.Document(title + more, "imported", data, "imported", columns, (see,), saved=title + more)
