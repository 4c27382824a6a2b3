"""The ranked gaps: the page of a result, and all its numbers for programs."""

from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.catalogue import TOP
from skillcheck.model.change import Comparison
from skillcheck.model.estimate import Explanation, Gap
from skillcheck.model.result import Notice, Result
from skillcheck.pages import change, explain, words
from skillcheck.pages import result as results
from skillcheck.pages.words import pick

ABOVE = ("unfinished", "one-skill", "fast-answers", "long-run", "flat-profile", "reversed-twins")
"""Remarks that say that the result may be none: they stand above it."""
ON_ANSWERS = ("long-run", "reversed-twins")
"""Remarks on some answers: which ones, one sees among all answers."""
SEE_ANSWERS = "See your answers: skillcheck answers"
COLUMNS = (
    "rank", "tied_with", "skill", "name", "cluster", "level", "low", "high", "target", "importance",
    "gap", "priority", "top5", "answered", "basis", "practices", "weakest",
)  # fmt: skip
EMPTY = doc.Document("", "gaps", {
    "assessment": None, "agreement": None, "gaps": [], "strengths": [], "not_asked": [], "not_applicable": [],
    "not_assessed": [], "notices": [], "role_names": 0,
})  # fmt: skip
"""The page for programs before any assessment."""
CHANGE_COLUMNS = ("change.difference", "change.verdict")


def page(
    result: Result,
    top: int | None = None,
    explanation: Explanation | None = None,
    comparison: Comparison | None = None,
    *,
    kept: bool = True,
    named: bool = False,
) -> doc.Document:
    """Show the `top` largest gaps (None: five for readers, all for programs), what to do on Monday, and what to type next.

    With a `comparison`, what has changed since; with an `explanation`, where each of the gaps comes from. One that is not
    `kept` has no commands that would look for it; one that was `named` is named by its commands, too.
    """
    gaps = tuple(gap for gap in result.gaps if not gap.met)[: top or TOP]
    above = [notice for notice in result.notices if notice.id in ABOVE]
    below = [notice for notice in result.notices if notice.id not in ABOVE]
    by_id = f" --assessment {result.assessment.id}" if named else ""
    role = f" --role {result.role.id}" if result.role.id != result.assessment.role else ""
    commands = results.next_commands(result, gaps, by_id, role) if kept else results.unsaved_commands(gaps)
    blocks: list[doc.Block] = [
        *(_loud(notice, kept=kept) for notice in above),
        *results.blocks(result, gaps),
        *words.notices(below),
        *(change.blocks(comparison, result.catalogue) if comparison else ()),
        *([doc.Heading("Why these"), *explain.blocks(result, gaps)] if explanation and gaps else ()),
        *([] if kept else [doc.Paragraph(results.NOT_KEPT, doc.Tone.QUIET)]),
        commands,
    ]
    rows = [gap_data(gap, result, explanation) for gap in result.gaps[:top]]
    data = result_data(result, rows)
    if comparison:
        for row in rows:
            skill_change = comparison.changes.get(row["skill"])
            row["change"] = change.data(skill_change) if skill_change else None
        data["since"] = change.comparison_data(comparison)
    columns = (*COLUMNS, *(CHANGE_COLUMNS if comparison else ()))
    aside, keys = results.say_whose(result), (results.LEAVE,)
    return doc.Document(results.TITLE, "gaps", data, "gaps", columns, tuple(blocks), aside=aside, keys=keys)


def _loud(notice: Notice, *, kept: bool) -> doc.Paragraph:
    """Return a remark above the result; one on some answers says where they are, if they are anywhere."""
    see = f" {SEE_ANSWERS}" if kept and notice.id in ON_ANSWERS else ""
    return doc.Paragraph(notice.text + see, doc.Tone.STRONG)


def result_data(result: Result, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a result as JSON has it, with the `rows` of its gaps; of all other skills their ids."""
    assessment, counts = result.assessment, pick(result, "asked", "items")
    return {
        "assessment": {
            "id": assessment.id,
            "role": result.role.id,
            **pick(assessment, "taken_at", "length"),
            **counts,
            **pick(assessment, "minutes", "catalogue_digest", "finished"),
        },
        "agreement": {**pick(result.agreement, "predicted", "stop"), **counts},
        "gaps": rows,
        **pick(result, "strengths", "not_asked", "not_applicable", "not_assessed", "role_names", "notices"),
    }


def gap_data(gap: Gap, result: Result, explanation: Explanation | None) -> dict[str, Any]:
    """Return a gap as JSON has it, unrounded; with the `explanation` why it is one."""
    why = {"why": explain.why(gap, result, explanation)} if explanation else {}
    return {
        **pick(gap, "rank", "tied_with", "skill"),
        **pick(result.catalogue.skills[gap.skill], "name", "cluster"),
        **pick(gap.estimate, *words.RANGE),
        **pick(gap.demand, "target", "importance"),
        **pick(gap, "gap", "priority"),
        "top5": gap.top,
        **pick(gap.estimate, "answered", "basis"),
        **pick(gap, "practices", "weakest"),
        **why,
    }
