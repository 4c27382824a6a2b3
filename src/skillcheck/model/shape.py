"""Values as plain data: what JSON can hold."""

from collections.abc import Mapping
from typing import Any


def plain(value: Any) -> Any:
    """Return `value` with each NamedTuple inside of it as a dict of its fields, in their order."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain(inner) for name, inner in zip(value._fields, value, strict=True)}
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    return value
