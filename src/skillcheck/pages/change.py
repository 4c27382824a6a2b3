"""What has changed between two assessments, in words and for programs."""

from collections.abc import Iterable
from math import ceil, floor
from typing import Any

from skillcheck.model.change import DOWN, INCOMPARABLE, UNCLEAR, UP, Change, Comparison
from skillcheck.model.document import Document, Paragraph, Tone
from skillcheck.model.result import Result
from skillcheck.model.text import decimal, plural
from skillcheck.pages.words import day, listed

WORDS = {
    UP: "clearly up",
    UNCLEAR: "too small to tell",
    DOWN: "clearly down",
    INCOMPARABLE: "not comparable",
}
MANY = 10
"""Compared skills from which on chance is worth a word: it makes about one look clear in every second comparison."""


def sentence(change: Change) -> str:
    """`2.4 to 3.6: clearly up (0.7 or more is clear).` or why it can't be said."""
    levels = f"{_levels(change)}: {WORDS[change.verdict]}"
    if change.verdict == INCOMPARABLE:
        return f"{levels} ({listed(change.reasons)})."
    about = "; ".join((f"{_least(change)} or more {_would(change)} clear", *change.remarks))
    return f"{levels} ({about})."


def since(comparison: Comparison, result: Result) -> list[Paragraph]:
    """Which skills of the result have changed, and how sure that is."""
    start = f"Since {day(comparison.earlier.taken_at)}"
    changes = comparison.changes
    if not changes:
        return [Paragraph(f"{start}: no skill was asked about both times.")]
    told = [f"{start}: clearly up: {_named(changes.items(), UP, result)}"]
    told.append(f"Clearly down: {_named(changes.items(), DOWN, result)}")
    told += [
        f"{WORDS[verdict].capitalize()}: {_count(changes.values(), verdict)}"
        for verdict in (UNCLEAR, INCOMPARABLE)
        if any(change.verdict == verdict for change in changes.values())
    ]
    blocks = [Paragraph(f"{'. '.join(told)}.")]
    quiet = _margins(comparison)
    return [*blocks, Paragraph(" ".join(quiet), Tone.QUIET)] if quiet else blocks


def data(change: Change) -> dict[str, Any]:
    """A change as JSON has it, unrounded."""
    return {
        "from": change.earlier.assessment.id,
        "to": change.later.assessment.id,
        "difference": change.difference,
        "sd": change.sd,
        "index": change.reliable_change,
        "verdict": change.verdict,
        "reasons": list(change.reasons),
        "remarks": list(change.remarks),
    }


def added(document: Document, comparison: Comparison) -> Document:
    """A page of gaps with the change of each, None where it was not asked both times, and with what was compared."""
    rows = [
        {
            **row,
            "change": data(comparison.changes[row["skill"]]) if row["skill"] in comparison.changes else None,
        }
        for row in document.data["gaps"]
    ]
    columns = (*document.columns, "change.difference", "change.verdict")
    whole = {**document.data, "gaps": rows, "since": _since_data(comparison)}
    return document._replace(data=whole, columns=columns)


def _since_data(comparison: Comparison) -> dict[str, Any]:
    """The earlier assessment as JSON has it, and what was compared."""
    verdicts = [change.verdict for change in comparison.changes.values()]
    return {
        "assessment": comparison.earlier.id,
        "role": comparison.earlier.role,
        "taken_at": comparison.earlier.taken_at.isoformat(),
        "length": comparison.earlier.length,
        "catalogue_digest": comparison.earlier.catalogue_digest,
        **{verdict: verdicts.count(verdict) for verdict in WORDS},
        "by_chance": comparison.by_chance,
    }


def _levels(change: Change) -> str:
    return f"{decimal(change.earlier.estimate.level)} to {decimal(change.later.estimate.level)}"


def _least(change: Change) -> str:
    """Rounded away from the difference, so that both can be read side by side."""
    rounded = ceil if change.verdict == UNCLEAR else floor
    return decimal(rounded(change.least * 10) / 10)


def _would(change: Change) -> str:
    return "would be" if change.verdict == UNCLEAR else "is"


def _named(changes: Iterable[tuple[str, Change]], verdict: str, result: Result) -> str:
    names = result.catalogue.skills
    found = [f"{names[id_].name} {_levels(c)}" for id_, c in changes if c.verdict == verdict]
    return ", ".join(found) or "none"


def _count(changes: Iterable[Change], verdict: str) -> str:
    own = [change for change in changes if change.verdict == verdict]
    reasons = list(dict.fromkeys(reason for change in own for reason in change.reasons))
    return plural(len(own), "skill") + (f" ({', '.join(reasons)})" if reasons else "")


def _margins(comparison: Comparison) -> list[str]:
    """What the verdicts rest on."""
    comparable = [c for c in comparison.changes.values() if c.verdict != INCOMPARABLE]
    others = sum(bool(change.remarks) for change in comparable)
    said = (
        [
            f"{plural(others, 'of these was', 'of these were')} asked by partly other questions; the margins allow for that."
        ]
        if others
        else []
    )
    if len(comparable) >= MANY:
        said.append(
            f"By chance alone, up to {decimal(comparison.by_chance)} of {len(comparable)} would look clear."
        )
    return said
