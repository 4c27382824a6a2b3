"""Say what has changed between two assessments, in words and for programs."""

from math import ceil, floor
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import DOWN, INCOMPARABLE, UNCLEAR, UP, Change, Comparison
from skillcheck.model.text import decimal, decimal_beside, plural
from skillcheck.pages.words import listed, pick, spoken_day

WORDS = {
    UP: "clearly up",
    UNCLEAR: "too small to tell",
    DOWN: "clearly down",
    INCOMPARABLE: "not comparable",
}
MOST_DIGITS = 4
MANY = 10
"""Compared skills from which on chance is worth a word: it makes about one look clear in every second comparison."""


def sentence(change: Change) -> str:
    """Say `2.4 to 3.6: clearly up (0.7 or more is clear).`, or why it can't be said; last, if other questions were asked."""
    if change.verdict == INCOMPARABLE:
        return f"{_levels(change)}: {WORDS[change.verdict]} ({listed(change.reasons)})."
    digits = next((digits for digits in range(1, MOST_DIGITS) if _agrees(change, digits)), MOST_DIGITS)
    levels = f"{_levels(change, digits)}: {WORDS[change.verdict]}"
    clear = "would be clear" if change.verdict == UNCLEAR else "is clear"
    margin = f"{_round_margin(change, digits):.{digits}f} or more {clear}"
    others = (
        f" The levels are compared, though the questions were partly others: {'; '.join(change.remarks)}."
    )
    return f"{levels} ({margin}).{others if change.remarks else ''}"


def blocks(comparison: Comparison, catalogue: Catalogue) -> list[doc.Paragraph]:
    """Say which skills have changed, and how sure that is."""
    start = f"Since {spoken_day(comparison.earlier.taken_at)}"
    if not comparison.changes:
        return [doc.Paragraph(f"{start}: no skill has an answer from both times.")]
    sentences = [
        f"{start}: clearly up: {_names(comparison, UP, catalogue)}",
        f"Clearly down: {_names(comparison, DOWN, catalogue)}",
    ]
    for verdict in (UNCLEAR, INCOMPARABLE):
        changes = [change for change in comparison.changes.values() if change.verdict == verdict]
        reasons = ", ".join(dict.fromkeys(reason for change in changes for reason in change.reasons))
        count = plural(len(changes), "skill") + (f" ({reasons})" if reasons else "")
        sentences += [f"{WORDS[verdict].capitalize()}: {count}"] if changes else []
    margins = []
    comparable = [change for change in comparison.changes.values() if change.verdict != INCOMPARABLE]
    if others := sum(bool(change.remarks) for change in comparable):
        were = plural(others, "of these was", "of these were")
        margins.append(f"{were} asked by partly other questions; the margins allow for that.")
    if len(comparable) >= MANY:
        by_chance = decimal(comparison.by_chance)
        margins.append(f"By chance alone, up to {by_chance} of {len(comparable)} would look clear.")
    quiet = [doc.Paragraph(" ".join(margins), doc.Tone.QUIET)] if margins else []
    return [doc.Paragraph(f"{'. '.join(sentences)}."), *quiet]


def data(change: Change) -> dict[str, Any]:
    """Return a change as JSON has it, unrounded."""
    return {
        "from": change.earlier.assessment.id,
        "to": change.later.assessment.id,
        **pick(change, "difference", "sd"),
        "index": change.reliable_change,
        **pick(change, "verdict", "reasons", "remarks"),
    }


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """Return the earlier assessment as JSON has it, with the count of each verdict."""
    verdicts = [change.verdict for change in comparison.changes.values()]
    return {
        "assessment": comparison.earlier.id,
        **pick(comparison.earlier, "role", "taken_at", "length", "catalogue_digest"),
        **{verdict: verdicts.count(verdict) for verdict in WORDS},
        "by_chance": comparison.by_chance,
    }


def _round_margin(change: Change, digits: int) -> float:
    """Return the least clear difference, rounded away from the one that there is, so that both can be read side by side."""
    parts: int = 10**digits
    least = change.least * parts
    return (ceil(least) if change.verdict == UNCLEAR else floor(least)) / parts


def _agrees(change: Change, digits: int) -> bool:
    """Tell whether the difference of the levels, as they are printed, is on the side of the margin that the verdict says."""
    earlier, later = (round(point.estimate.level, digits) for point in (change.earlier, change.later))
    reached = round(abs(later - earlier), digits) >= round(_round_margin(change, digits), digits)
    return reached is (change.verdict != UNCLEAR)


def _levels(change: Change, digits: int = 1) -> str:
    earlier, later = change.earlier.estimate.level, change.later.estimate.level
    if digits > 1:
        return f"{earlier:.{digits}f} to {later:.{digits}f}"
    return f"{decimal_beside(earlier, later)} to {decimal_beside(later, earlier)}"


def _names(comparison: Comparison, verdict: str, catalogue: Catalogue) -> str:
    names = [
        f"{catalogue.skills[skill].name} {_levels(change)}"
        for skill, change in comparison.changes.items()
        if change.verdict == verdict
    ]
    return ", ".join(names) or "none"
