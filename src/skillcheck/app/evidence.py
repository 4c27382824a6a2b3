"""Lines about what happened, kept beside a skill."""

from skillcheck.app.opening import find_skill, history_to_read, history_to_write, now
from skillcheck.errors import UsageFault
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.pages import evidence

LONGEST = 2000
"""Characters of a line: a paragraph, which is as much as one reads again."""


def add_line(catalogue: Catalogue, skill: str, text: str) -> Document:
    """Keep a line about the skill that `skill` means. Raises: UsageFault, UnknownName, HistoryFault."""
    line = text.strip()
    if not line or len(line) > LONGEST:
        raise UsageFault(f"A line of evidence has 1 to {LONGEST:,} characters; this one has {len(line):,}.")
    if any("\ud800" <= char <= "\udfff" for char in line):
        raise UsageFault("The line holds bytes that are not UTF-8 text. Write it anew.")
    id_ = find_skill(catalogue, skill).id
    at = now()
    with history_to_write() as history:
        number = history.add_evidence(id_, line, at)
    return evidence.page([Evidence(number, id_, line, at)], catalogue)


def list_lines(catalogue: Catalogue, skill: str | None) -> Document:
    """Return all lines, or those about one skill. Raises: UnknownName, HistoryFault."""
    id_ = find_skill(catalogue, skill).id if skill else ""
    with history_to_read() as history:
        lines = history.evidence(id_) if history else ()
    return evidence.page(lines, catalogue)
