"""The digest of a catalogue: it changes with any text, number or order, and not with layout or comments."""

import hashlib
from collections.abc import Mapping
from typing import Any

from skillcheck.store.rows import to_json

DIGITS = 12


class Digest:
    """Takes the checked values of a catalogue, skill by skill, then all that is around them."""

    def __init__(self) -> None:
        self._hasher = hashlib.sha256()

    def skill(self, place: int, values: Mapping[str, Any]) -> bytes:
        """Take the next skill; gives the JSON of both, so that nobody need make it once more."""
        body = to_json([place, values]).encode()
        self._hasher.update(body)
        return body

    def whole(self, values: Mapping[str, Any]) -> str:
        """12 hexadecimal digits, after the last skill; of `values`, what is not the skills."""
        around = {key: value for key, value in values.items() if key != "skills"}
        self._hasher.update(to_json(around).encode())
        return self._hasher.hexdigest()[:DIGITS]


def digest(values: Mapping[str, Any]) -> str:
    """The digest of a catalogue whose values are all at hand."""
    taken = Digest()
    for place, skill in enumerate(values["skills"]):
        taken.skill(place, skill)
    return taken.whole(values)
