"""As much of JSON Schema (draft 2020-12) as our own schema uses; an unknown keyword is an error, not ignored."""

import re
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
}
WORDS = {"$schema", "title", "description"}


def accepts(schema: dict[str, Any], value: Any) -> bool:
    """Whether `value` fits `schema`."""
    return all(_holds(word, wanted, schema, value) for word, wanted in schema.items())


def _holds(word: str, wanted: Any, schema: dict[str, Any], value: Any) -> bool:
    if word in WORDS or word in ("then", "else"):
        return True
    if word == "if":
        return accepts(schema["then" if accepts(wanted, value) else "else"], value)
    if word == "const":
        return bool(value == wanted)
    if word == "type":
        return isinstance(value, TYPES[wanted]) and (wanted == "boolean" or not isinstance(value, bool))
    if isinstance(value, dict):
        return _holds_of_object(word, wanted, schema, value)
    if isinstance(value, list):
        return _holds_of_list(word, wanted, value)
    if isinstance(value, str):
        return _holds_of_text(word, wanted, value)
    return _holds_of_number(word, wanted, value)


def _holds_of_object(word: str, wanted: Any, schema: dict[str, Any], value: dict[str, Any]) -> bool:
    if word == "required":
        return all(key in value for key in wanted)
    if word == "properties":
        return all(accepts(wanted[key], inner) for key, inner in value.items() if key in wanted)
    if word == "propertyNames":
        return all(accepts(wanted, key) for key in value)
    if word == "additionalProperties":
        others = [inner for key, inner in value.items() if key not in schema.get("properties", {})]
        return not others if wanted is False else all(accepts(wanted, inner) for inner in others)
    return _of_another_type(word)


def _holds_of_list(word: str, wanted: Any, value: list[Any]) -> bool:
    if word == "items":
        return all(accepts(wanted, entry) for entry in value)
    if word == "minItems":
        return len(value) >= int(wanted)
    if word == "maxItems":
        return len(value) <= int(wanted)
    return _of_another_type(word)


def _holds_of_text(word: str, wanted: Any, value: str) -> bool:
    if word == "pattern":
        return re.search(wanted, value) is not None
    if word == "minLength":
        return len(value) >= int(wanted)
    if word == "maxLength":
        return len(value) <= int(wanted)
    return _of_another_type(word)


def _holds_of_number(word: str, wanted: Any, value: Any) -> bool:
    if word == "minimum":
        return bool(value >= wanted)
    if word == "maximum":
        return bool(value <= wanted)
    return _of_another_type(word)


def _of_another_type(word: str) -> bool:
    """A keyword about another type says nothing about this value."""
    known = (
        "required", "properties", "propertyNames", "additionalProperties", "items", "minItems", "maxItems",
        "pattern", "minLength", "maxLength", "minimum", "maximum",
    )  # fmt: skip
    assert word in known, f"teach this checker {word!r}"
    return True
