"""For programs: the page's data, unrounded; the keys are a promise."""

import json
from typing import TYPE_CHECKING

from skillcheck.model.document import Document

if TYPE_CHECKING:
    from skillcheck.model.form import Look

VERSION = 1


def render(document: Document, look: "Look") -> str:  # noqa: ARG001 - data has no look
    """One JSON object in pure ASCII, so that no character of it can act on a terminal."""
    whole = {"skillcheck": VERSION, "kind": document.kind, **document.data}
    return json.dumps(whole, indent=2, ensure_ascii=True, allow_nan=False) + "\n"
