"""From checked plain data to values, as the annotations of the values say."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from skillcheck import questions
from skillcheck.model.catalogue import Item
from skillcheck.model.shape import LEVELS, Mark, Shape, fields, key_of, own_id

Value = TypeVar("Value", bound=tuple[Any, ...])
PLAIN = frozenset((str, bool, int, float))


def make(value: type[Value], keys: Mapping[str, Any]) -> Value:
    """Return a value out of its keys as they were read; an entry that leaves out its id gets the one of its place."""
    owner = keys.get("id", "")
    parts: dict[str, Any] = {}
    for field, shape in fields(value).items():
        key = key_of(field)
        if key in keys:
            parts[field] = keys[key] if shape.type in PLAIN else _make_part(shape, keys[key], owner)
        elif Mark.BY_KIND in shape.marks:
            parts[field] = _make_items(keys, owner)
    return value(**parts)


def _make_part(shape: Shape, part: Any, owner: str) -> Any:
    """Return a field out of its plain data, and the id of the value that it belongs to."""
    if Mark.BY_LEVEL in shape.marks:
        return tuple(part[level] for level in LEVELS)
    if shape.entry is None:
        return make(shape.type, part)
    if Mark.BY_ID in shape.marks:
        return {keys["id"]: make(shape.entry.type, keys) for keys in part}
    if shape.type is Mapping:
        return {key: make(shape.entry.type, keys) for key, keys in part.items()}
    return _make_entries(shape.entry.type, part, owner)


def _make_entries(entry: Any, parts: Sequence[Any], owner: str) -> tuple[Any, ...]:
    if entry in PLAIN:
        return tuple(parts)
    with_ids = "id" in fields(entry)
    return tuple(
        make(entry, {**keys, "id": own_id(entry, owner, number)} if with_ids and "id" not in keys else keys)
        for number, keys in enumerate(parts, 1)
    )


def _make_items(skill: Mapping[str, Any], owner: str) -> tuple[Item, ...]:
    """Return the questions in the keys of a skill, kind by kind."""
    items: list[Item] = []
    for key, kind in questions.KINDS.items():
        single = [skill[kind.single]] if kind.single in skill else []
        items += _make_entries(kind.type, [*single, *skill.get(key, ())], owner)
    return tuple(items)
