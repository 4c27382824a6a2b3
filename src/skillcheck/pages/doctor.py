"""What the program's doctor found."""

from collections.abc import Sequence

from skillcheck.model.document import Commands, Document, Facts
from skillcheck.model.health import FAULT, GOOD, NOTE, Finding
from skillcheck.model.shape import plain
from skillcheck.model.text import plural

COLUMNS = ("part", "state", "told", "remedy")


def page(findings: Sequence[Finding]) -> Document:
    """All findings in the order in which they were looked at; the title says how many ask for something."""
    facts = Facts(tuple((one.part, _sentence(one)) for one in findings))
    data = {"findings": [plain(one) for one in findings]}
    after = Commands((("skillcheck doctor -f json", "the same for a report"),))
    return Document(_title(findings), "doctor", data, "findings", COLUMNS, (facts, after))


def _sentence(one: Finding) -> str:
    told = one.told if one.state == GOOD else f"{one.state}: {one.told}"
    return f"{told.rstrip('.')}. {one.remedy}" if one.remedy else told


def _title(findings: Sequence[Finding]) -> str:
    counts = {state: sum(one.state == state for one in findings) for state in (FAULT, NOTE)}
    if counts[FAULT]:
        return f"{plural(counts[FAULT], 'fault')} found"
    return f"No faults, {plural(counts[NOTE], 'thing')} to know" if counts[NOTE] else "All is well"
