"""For spreadsheets: a header, then one row an entry; cells that would run as a formula are made harmless."""

import csv
import io
import json
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from skillcheck.model.document import Document
from skillcheck.model.text import inert

if TYPE_CHECKING:
    from skillcheck.model.form import Look

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render(document: Document, look: "Look") -> str:  # noqa: ARG001 - data has no look
    """The rows of the page's data; lists are joined by blanks, missing values are empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(document.columns)
    rows = document.data[document.rows] if document.rows else [document.data]
    for row in rows:
        writer.writerow([_cell(_value(row, column)) for column in document.columns])
    return out.getvalue()


def _value(row: Mapping[str, Any], column: str) -> Any:
    """What stands under `column`; `change.verdict` is the `verdict` in `change`, and nothing where that is missing."""
    value: Any = row
    for key in column.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple) and all(isinstance(entry, str) for entry in value):
        return harmless(" ".join(value))
    return harmless(value if isinstance(value, str) else json.dumps(value))


def harmless(text: str) -> str:
    """`text` that no spreadsheet runs: a leading ' where it would begin a formula, also after blanks or full-width."""
    shown = inert(text)
    start = unicodedata.normalize("NFKC", text).lstrip(" \u1680\n\v\f")[:1]
    return f"'{shown}" if start in FORMULA_STARTS and start else shown
