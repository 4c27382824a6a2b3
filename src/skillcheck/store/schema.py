"""The JSON Schema of a catalogue file, with which editors complete and check it."""

from collections.abc import Mapping
from typing import Any

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.shape import LEVELS, MOST_ENTRIES, Mark, Pattern, Range, Shape, Size, shape_of
from skillcheck.store.extend import Changes
from skillcheck.store.shape import ID, Keys, keys_of
from skillcheck.store.tree import LONGEST


def catalogue_schema() -> dict[str, Any]:
    """Return the JSON Schema of a catalogue file, whole or extending the built-in one."""
    catalogue = schema(shape_of(Catalogue))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A skillcheck catalogue",
        "description": "Skills, the questions about them, practices, and what roles ask of each skill.",
        "if": {"required": ["extends"]},
        "then": _extending(catalogue),
        "else": catalogue,
    }


def schema(shape: Shape) -> dict[str, Any]:
    """Return a shape as JSON Schema (draft 2020-12)."""
    marks = shape.marks
    if shape.type is str:
        pattern = marks.get(Pattern)
        fits = {"pattern": f"^(?:{pattern.regex})$"} if pattern else {}
        return {"type": "string", "minLength": 1, "maxLength": pattern.most if pattern else LONGEST, **fits}
    if shape.type is bool:
        return {"type": "boolean"}
    if shape.type in (int, float):
        kind = "integer" if shape.type is int else "number"
        return {"type": kind, "minimum": marks[Range].low, "maximum": marks[Range].high}
    if Mark.BY_LEVEL in marks:
        return _map(Keys(dict.fromkeys(LEVELS, shape.entry), {}))
    if shape.type is tuple or Mark.BY_ID in marks:
        size = marks.get(Size, Size(0))
        bounds = {"minItems": size.least} if size.least else {}
        bounds |= {"maxItems": size.most} if size.most < MOST_ENTRIES else {}
        return {"type": "array", "items": schema(shape.entry), **bounds}
    if shape.type is Mapping:
        return {"type": "object", "propertyNames": schema(ID), "additionalProperties": schema(shape.entry)}
    return _map(keys_of(shape.type))


def _map(keys: Keys) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key: schema(shape) for key, shape in {**keys.needed, **keys.optional}.items()},
        "required": list(keys.needed),
        "additionalProperties": False,
    }


def _extending(catalogue: dict[str, Any]) -> dict[str, Any]:
    """Return the same for a file that extends another: skills and roles with a known id may hold only what they change."""
    properties = dict(catalogue["properties"])
    for key in ("skills", "roles"):
        properties[key] = {"type": "array", "items": {**properties[key]["items"], "required": ["id"]}}
    properties |= schema(shape_of(Changes))["properties"]
    return {**catalogue, "properties": properties, "required": ["version", "extends"]}
