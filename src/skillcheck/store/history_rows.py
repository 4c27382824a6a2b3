"""From the rows of a history to values. All raise ValueError, TypeError or IndexError where a row is damaged."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from skillcheck.model.assessment import Assessment, Evidence, Response


def response(row: sqlite3.Row) -> Response:
    """An answer."""
    at = datetime.fromisoformat(row["at"])
    return Response(row["item"], row["answer"], at, row["seconds"], row["wording"])


def assessment(row: sqlite3.Row, responses: Iterable[Response]) -> Assessment:
    """An assessment with its answers."""
    return Assessment(
        id=row["id"],
        role=row["role"],
        length=row["length"],
        taken_at=datetime.fromisoformat(row["taken_at"]),
        catalogue_digest=row["catalogue_digest"],
        finished=bool(row["finished"]),
        thoroughness=row["thoroughness"],
        parameters=row["parameters"],
        about=row["about"],
        responses=tuple(responses),
    )


def evidence(row: sqlite3.Row) -> Evidence:
    """A line of evidence."""
    at = datetime.fromisoformat(row["at"])
    return Evidence(row["id"], row["skill"], row["text"], at, row["assessment"])
