"""The lines that the person wrote down about skills."""

from collections.abc import Sequence

from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Block, Document, Paragraph, Table
from skillcheck.pages.words import day

COLUMNS = ("id", "skill", "at", "text")
MOST_BRIEF = 100
"""Characters of a line on the screen of a question: two of them take three rows of 80."""


def page(lines: Sequence[Evidence], catalogue: Catalogue) -> Document:
    """All lines, the oldest first."""
    rows = tuple((f"{day(line.at)} {_name(line.skill, catalogue)}", line.text) for line in lines)
    hint = 'No evidence yet. Add a line: skillcheck evidence add SKILL "what happened, what I did"'
    block: Block = Table(("evidence", "what happened"), rows) if rows else Paragraph(hint)
    return Document("Evidence", "evidence", data(lines), "evidence", COLUMNS, (block,))


def data(lines: Sequence[Evidence]) -> dict[str, object]:
    """The lines for programs."""
    return {
        "evidence": [
            {"id": line.id, "skill": line.skill, "at": line.at.isoformat(), "text": line.text}
            for line in lines
        ]
    }


def told(lines: Sequence[Evidence]) -> tuple[str, ...]:
    """Each line with its day."""
    return tuple(f"{day(line.at)}: {line.text}" for line in lines)


def brief(lines: Sequence[Evidence]) -> str:
    """The same in one text, each line cut where it is long."""
    return "; ".join(
        text if len(text) <= MOST_BRIEF else f"{text[: MOST_BRIEF - 1].rstrip()}…" for text in told(lines)
    )


def _name(skill: str, catalogue: Catalogue) -> str:
    return catalogue.skills[skill].name if skill in catalogue.skills else skill
