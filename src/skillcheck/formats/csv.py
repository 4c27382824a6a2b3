"""For spreadsheets: a header, then one row an entry; cells that would run as a formula are made harmless."""

import csv
import io
import json
import unicodedata
from datetime import datetime
from typing import Any

from skillcheck.model.calendar import local_time
from skillcheck.model.document import Document
from skillcheck.model.form import Look
from skillcheck.model.text import inert

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render(document: Document, look: Look) -> str:  # noqa: ARG001 - data has no look
    """Return the rows of the page's data; lists are joined by blanks, missing values are empty, times are local ones."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(document.columns)
    for row in document.data[document.rows] if document.rows else [document.data]:
        writer.writerow([_cell(_value(row, column)) for column in document.columns])
    return out.getvalue()


def _value(row: Any, column: str) -> Any:
    """Return what stands under `column`: for `change.verdict` the `verdict` in `change`, None where that is missing."""
    for key in column.split("."):
        row = row.get(key) if row else None
    return row


def _cell(value: Any) -> str | float:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return value
        case str():
            return harmless(value)
        case datetime():
            return local_time(value).isoformat(timespec="seconds")
        case list() | tuple() if all(isinstance(entry, str) for entry in value):
            return harmless(" ".join(value))
        case _:
            return harmless(json.dumps(value))


def harmless(text: str) -> str:
    """Return `text` with a leading ' where a spreadsheet would run it, also after blanks or full-width."""
    shown = inert(text)
    start = unicodedata.normalize("NFKC", text).lstrip(" \u1680\n\v\f")
    return f"'{shown}" if start.startswith(FORMULA_STARTS) else shown
