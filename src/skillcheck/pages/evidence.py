"""The lines that the person wrote down about skills."""

from collections.abc import Sequence

from skillcheck.model import document as doc
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue
from skillcheck.pages.words import day, pick

COLUMNS = ("id", "skill", "at", "text")
MOST_ON_SCREEN = 100
"""Characters of a line on the screen of a question: two of them take three rows of 80."""


def page(lines: Sequence[Evidence], catalogue: Catalogue) -> doc.Document:
    """Show all lines, the oldest first."""
    rows = tuple(
        (f"{line.id}. {day(line.at)} {catalogue.skill_name(line.skill)}", line.text) for line in lines
    )
    hint = 'No evidence yet. Add a line: skillcheck evidence add SKILL "what happened, what I did"'
    block: doc.Block = doc.Table(("evidence", "what happened"), rows) if rows else doc.Paragraph(hint)
    return doc.Document("Evidence", "evidence", data(lines), "evidence", COLUMNS, (block,))


def removal_page(line: Evidence, catalogue: Catalogue) -> doc.Document:
    """Say which line was removed, without its words: they may be why it had to go."""
    title = f"Removed: line {line.id}, {day(line.at)} {catalogue.skill_name(line.skill)}"
    columns = ("id", "skill", "at")
    return doc.Document(title, "removed", {"removed": [pick(line, *columns)]}, "removed", columns)


def data(lines: Sequence[Evidence]) -> dict[str, object]:
    """Return the lines as JSON has them."""
    return {"evidence": [pick(line, *COLUMNS) for line in lines]}


def texts(lines: Sequence[Evidence]) -> tuple[str, ...]:
    """Return each line with its day."""
    return tuple(f"{day(line.at)}: {line.text}" for line in lines)


def reminder(lines: Sequence[Evidence]) -> str:
    """Join the lines with their days, each cut where it is long."""
    return "; ".join(
        text if len(text) <= MOST_ON_SCREEN else f"{text[: MOST_ON_SCREEN - 1].rstrip()}…"
        for text in texts(lines)
    )
