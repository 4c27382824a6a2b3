"""The digest of a catalogue: it changes with any text, number or order, and not with layout or comments."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

DIGITS = 12


def digest(values: Mapping[str, Any]) -> str:
    """Return 12 hexadecimal digits for the checked values of a catalogue: each skill with its place, then the rest.

    Results keep it, so the bytes that it is made of must stay the same from version to version.
    """
    hasher = hashlib.sha256()
    for place, skill in enumerate(values["skills"]):
        hasher.update(_json([place, skill]))
    hasher.update(_json({key: value for key, value in values.items() if key not in ("skills", "parameters")}))
    return hasher.hexdigest()[:DIGITS]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
