"""What a file may hold: shapes that check a tree, give plain values, and describe themselves as JSON Schema."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from skillcheck.errors import FileFaults
from skillcheck.model.fault import Fault
from skillcheck.store.node import SHOWN, Node, Reading

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?", re.ASCII)
LONGEST_ID = 64


_compiled = cache(re.compile)
"""Faster than what `re` keeps of patterns."""


class Shape(Protocol):
    """What one node may be."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """The plain value of `node`; what does not fit is noted in `reading`."""

    def schema(self) -> dict[str, Any]:
        """The same as JSON Schema (draft 2020-12)."""


class Text(NamedTuple):
    """A text that is not empty; with `pattern`, one that matches it (`hint` says how it should be)."""

    pattern: str = ""
    hint: str = ""
    most: int = 20_000

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """The text, without blanks around it."""
        text = node.value
        if not isinstance(text, str):
            return reading.wrong(node, where, "must be a text")
        bare = text.strip()
        if not bare:
            return reading.wrong(node, where, "has no value")
        if len(text) > self.most or (self.pattern and not _compiled(self.pattern).fullmatch(text)):
            return reading.wrong(node, where, f"“{text[:SHOWN]}” {self.hint}")
        return bare

    def schema(self) -> dict[str, Any]:
        """A string."""
        pattern = {"pattern": f"^{self.pattern}$"} if self.pattern else {}
        return {"type": "string", "minLength": 1, "maxLength": self.most, **pattern}


def identifier() -> Text:
    """An id: lower-case words and numbers joined by hyphens, at most 64 characters."""
    return Text(ID, "must be lower-case words joined by hyphens, 64 characters at most", LONGEST_ID)


IDENTIFIER = identifier()


def _inside(where: str) -> str:
    """What the name of a part begins with, inside of `where`."""
    return f"{where}." if where else ""


class Number(NamedTuple):
    """A number from `low` to `high`; `whole` ones only where said."""

    low: float
    high: float
    whole: bool = False

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """An int, or a float where decimals are allowed."""
        text = node.text
        kind = "whole number" if self.whole else "number"
        if text is None or not NUMBER.fullmatch(text) or (self.whole and "." in text):
            shown = f"“{text[:SHOWN]}”" if text else "this"
            return reading.wrong(node, where, f"{shown} must be a {kind} {self._range()}")
        value = int(text) if self.whole else float(text)
        if not self.low <= value <= self.high:
            return reading.wrong(node, where, f"{text} must be a {kind} {self._range()}")
        return value

    def _range(self) -> str:
        return f"from {self.low:g} to {self.high:g}"

    def schema(self) -> dict[str, Any]:
        """A number or an integer with its bounds."""
        kind = "integer" if self.whole else "number"
        return {"type": kind, "minimum": self.low, "maximum": self.high}


class Flag(NamedTuple):
    """`true` or `false`."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """A bool."""
        if node.text in ("true", "false"):
            return node.text == "true"
        return reading.wrong(node, where, "must be true or false")

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


class Taken(NamedTuple):
    """Anything: what stands here has been read already."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """Nothing."""

    def schema(self) -> dict[str, Any]:
        """Anything."""
        return {}


class ListOf(NamedTuple):
    """A list of nodes of one shape, `least` to `most` of them."""

    shape: Shape
    least: int = 0
    most: int = 100_000

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """A list; an entry is named by its `id`, else by its number from 1."""
        entries = node.value
        if not isinstance(entries, list):
            return reading.wrong(node, where, "must be a list")
        if not self.least <= len(entries) <= self.most:
            reading.wrong(node, where, f"has {len(entries)} entries, not {self._range()}")
        inside, read = _inside(where), self.shape.read
        return [
            read(entry, inside + label(entry, number), reading) for number, entry in enumerate(entries, 1)
        ]

    def _range(self) -> str:
        return f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"

    def schema(self) -> dict[str, Any]:
        """An array."""
        bounds = {"minItems": self.least} if self.least else {}
        if self.most < 100_000:
            bounds["maxItems"] = self.most
        return {"type": "array", "items": self.shape.schema(), **bounds}


class MapOf(NamedTuple):
    """Names of the author's choice, each an id, with values of one shape."""

    shape: Shape

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """A dict in the order of the file."""
        if not isinstance(node.value, dict):
            return reading.wrong(node, where, "must be a map of names to values")
        for key in node.map:
            IDENTIFIER.read(node.key(key), where, reading)
        inside, read = _inside(where), self.shape.read
        return {key: read(value, inside + key[:80], reading) for key, value in node.map.items()}

    def schema(self) -> dict[str, Any]:
        """An object with free keys."""
        names = {"pattern": f"^{ID}$", "maxLength": LONGEST_ID}
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": self.shape.schema(),
        }


class Record(NamedTuple):
    """A map with known keys; those of `optional` may be left out, those of `needed` not."""

    needed: Mapping[str, Shape]
    optional: Mapping[str, Shape] = MappingProxyType({})

    @property
    def known(self) -> dict[str, Shape]:
        """All keys with their shapes."""
        return {**self.needed, **self.optional}

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """A dict of what is there; missing and unknown keys are faults."""
        if not isinstance(node.value, dict):
            return reading.wrong(node, where, f"must be a map with {', '.join(self.needed or self.optional)}")
        known, found, inside = self.known, node.value, _inside(where)
        for key in found:
            if key not in known:
                reading.unknown(node.key(key), where, known, f"known are {', '.join(known)}, not")
        for key in self.needed:
            if key not in found:
                reading.wrong(node, inside + key, "is missing")
        return {
            key: known[key].read(value, inside + key, reading) for key, value in found.items() if key in known
        }

    def schema(self) -> dict[str, Any]:
        """An object with these keys and no others."""
        return {
            "type": "object",
            "properties": {key: shape.schema() for key, shape in self.known.items()},
            "required": list(self.needed),
            "additionalProperties": False,
        }


def refuse_newer(root: Node, version: int) -> None:
    """Raises: FileFaults where `root` says that it was made for a later format than `version`, whatever else it holds."""
    node = root.map.get("version")
    text = node.text if node else None
    if node and text and NUMBER.fullmatch(text) and float(text) > version:
        what = f"made for a newer skillcheck (format {text}; this one reads {version})"
        raise FileFaults((Fault(node.file, node.line, "version", what),), "Nothing was changed.")


def label(entry: Node, number: int) -> str:
    """How a list entry is called in a path: its id where it has one, else its number."""
    value = entry.value
    own = value.get("id") if isinstance(value, dict) else None
    return own.text[:80] if own is not None and own.text else str(number)
