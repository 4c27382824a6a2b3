"""A check of a catalogue: each fault with its place, or that there is none."""

from collections.abc import Sequence

from skillcheck.model import document as doc
from skillcheck.model.fault import Fault
from skillcheck.model.text import plural

COLUMNS = ("file", "line", "where", "what", "rule")


def page(file: str, contents: str, faults: Sequence[Fault]) -> doc.Document:
    """Return the faults of `file`, or that there are none and what the file holds."""
    # programs have the line itself
    rows = [{key: value for key, value in fault._asdict().items() if key != "text"} for fault in faults]
    data = {"file": file, "faults": rows}
    title = f"{file}: {plural(len(faults), 'fault') if faults else 'no faults'}"
    block = doc.Bullets(tuple(fault.sentence for fault in faults)) if faults else doc.Paragraph(contents)
    return doc.Document(title, "check", data, "faults", COLUMNS, (block,))
