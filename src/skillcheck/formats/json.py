"""For programs: the page's data, unrounded; the keys are a promise."""

import json
from datetime import UTC, datetime

from skillcheck.model import document as doc
from skillcheck.model.form import Look

VERSION = 1


def render(document: doc.Document, look: Look) -> str:  # noqa: ARG001 - data has no look
    """Return one JSON object in pure ASCII, so that no character of it can act on a terminal."""
    page = {"skillcheck": VERSION, "kind": document.kind, **document.data}
    return json.dumps(page, indent=2, allow_nan=False, default=_utc) + "\n"


def _utc(moment: datetime) -> str:
    """Return a moment as all programs read it, wherever they run."""
    return moment.astimezone(UTC).isoformat()
