"""For spreadsheets: a header, then one row an entry; cells that would run as a formula are made harmless."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.calendar import local_time
from skillcheck.model.form import Look
from skillcheck.model.text import inert

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
AFTER_SEPARATOR = re.compile(r"([;|]\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b])")
DECIMALS = 3
"""Levels are known to some tenths; what computes with them takes JSON, which is not rounded."""
NOTHING: tuple[Any, ...] = (None, "", [], {})
BYTE_ORDER_MARK = "\ufeff"
"""Begins a file, or spreadsheets take it for text of their own system's encoding."""


def render(document: doc.Document, look: Look) -> str:  # noqa: ARG001 - data has no look
    """Return the rows of the page's data; lists are joined by blanks, missing values are empty, times are local ones."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(document.columns)
    for row in _rows(document):
        writer.writerow([_cell(_value(row, column)) for column in document.columns])
    return out.getvalue()


def find_left_out(document: doc.Document) -> list[str]:
    """Return the keys of a page's data that have something and no column."""
    shown = {column.split(".")[0] for column in document.columns}
    others = [key for key, value in document.data.items() if document.rows and key != document.rows and value]
    inside = [
        key
        for row in _rows(document)
        for key, value in row.items()
        if key not in shown and value not in NOTHING
    ]
    return list(dict.fromkeys([*others, *inside]))


def _rows(document: doc.Document) -> Sequence[Any]:
    return document.data[document.rows] if document.rows else [document.data]


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
        case int():
            return value
        case float():
            return round(value, DECIMALS)
        case str():
            return harmless(value)
        case datetime():
            return local_time(value).isoformat(timespec="seconds")
        case _:
            return harmless(_words(value))


def _words(value: Any) -> str:
    """Return a list or a map in words: texts joined by blanks, what has parts of its own by semicolons."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_words(part)}" for key, part in value.items() if part not in NOTHING)
    if isinstance(value, list | tuple):
        simple = all(isinstance(entry, str) for entry in value)
        return (" " if simple else "; ").join(map(_words, value))
    return str(_cell(value))


def harmless(text: str) -> str:
    """Return `text` with a ' wherever a spreadsheet would run it: at the start, after blanks, full-width, after a semicolon.

    Where the comma is for decimals, spreadsheets split the rows of any CSV at semicolons.
    """
    shown = inert(text)
    shown = AFTER_SEPARATOR.sub(r"\1'", shown)
    start = unicodedata.normalize("NFKC", text).lstrip(" \u1680\n\v\f")
    return f"'{shown}" if start.startswith(FORMULA_STARTS) else shown
