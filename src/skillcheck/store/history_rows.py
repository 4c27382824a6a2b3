"""From the rows of a history to values. All raise ValueError, TypeError or IndexError where a row is damaged.

The file may have been written to by others, so what counting relies on is checked: days of a sensible year, finite seconds.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from math import isfinite

from skillcheck.model.assessment import ADAPTIVE, THOROUGH, Assessment, Evidence, Response
from skillcheck.model.calendar import FIRST_DAY, LAST_DAY


def response(row: sqlite3.Row) -> Response:
    """An answer."""
    seconds = row["seconds"] if isfinite(row["seconds"]) else 0.0
    return Response(row["item"], row["answer"], _moment(row["at"]), seconds, row["wording"])


def assessment(row: sqlite3.Row, responses: Iterable[Response]) -> Assessment:
    """An assessment with its answers."""
    return Assessment(
        id=row["id"],
        role=row["role"],
        length=_length(row),
        taken_at=_moment(row["taken_at"]),
        catalogue_digest=row["catalogue_digest"],
        finished=bool(row["finished"]),
        parameters=row["parameters"],
        about=row["about"],
        responses=tuple(responses),
    )


def evidence(row: sqlite3.Row) -> Evidence:
    """A line of evidence."""
    return Evidence(row["id"], row["skill"], row["text"], _moment(row["at"]), row["assessment"])


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None or not FIRST_DAY <= found.date() <= LAST_DAY:
        raise ValueError(f"“{text}” is no time of an assessment")
    return found


def _length(row: sqlite3.Row) -> str:
    """Return the length; the first edition kept `thorough` beside `adaptive`."""
    thorough = row["length"] == ADAPTIVE and row["thoroughness"] == THOROUGH
    return THOROUGH if thorough else str(row["length"])
