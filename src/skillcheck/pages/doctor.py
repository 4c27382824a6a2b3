"""What the program's doctor found."""

from collections import Counter
from collections.abc import Sequence

from skillcheck.model import document as doc
from skillcheck.model.fault import FAULT, GOOD, NOTE, Finding
from skillcheck.model.shape import plain
from skillcheck.model.text import plural

COLUMNS = ("part", "state", "told", "remedy")


def page(findings: Sequence[Finding]) -> doc.Document:
    """Show all findings in the order in which they were looked at; the title says how many ask for something."""
    facts = doc.Facts(tuple((finding.part, _sentence(finding)) for finding in findings))
    data = {"findings": plain(findings)}
    after = doc.Commands((("skillcheck doctor -f json", "the same for a report"),))
    return doc.Document(_title(findings), "doctor", data, "findings", COLUMNS, (facts, after))


def _sentence(finding: Finding) -> str:
    text = finding.told if finding.state == GOOD else f"{finding.state}: {finding.told}"
    return f"{text.rstrip('.')}. {finding.remedy}" if finding.remedy else text


def _title(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.state for finding in findings)
    if counts[FAULT]:
        return f"{plural(counts[FAULT], 'fault')} found"
    return f"No faults, {plural(counts[NOTE], 'thing')} to know" if counts[NOTE] else "All is well"
