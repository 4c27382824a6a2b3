"""From checked plain data to values, as the annotations of the values say."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any, TypeVar

from skillcheck import questions
from skillcheck.model.catalogue import Item
from skillcheck.model.shape import LEVELS, Mark, Shape, fields, key_of, own_id

Value = TypeVar("Value", bound=tuple[Any, ...])
Maker = Callable[[Any, str], Any]
"""Makes a field out of its plain data and the id of the value that it belongs to."""


def make(value: type[Value], keys: Mapping[str, Any]) -> Value:
    """Return a value out of its keys as they were read; an entry that leaves out its id gets the one of its place."""
    owner = keys.get("id", "")
    parts = {}
    for field, key, make_part in _makers(value):
        if key in keys:
            parts[field] = make_part(keys[key], owner) if make_part else keys[key]
        elif make_part is _make_items:
            parts[field] = _make_items(keys, owner)
    return value(**parts)


@cache
def _makers(value: type) -> Sequence[tuple[str, str, Maker | None]]:
    """Return each field of a class of values with its key and its maker, which is None where plain data is the value."""
    return [(field, key_of(field), _maker(shape)) for field, shape in fields(value).items()]


def _maker(shape: Shape) -> Maker | None:
    if Mark.BY_KIND in shape.marks:
        return _make_items
    if shape.type in (str, bool, int, float):
        return None
    if Mark.BY_LEVEL in shape.marks:
        return lambda part, _: tuple(part[level] for level in LEVELS)
    if shape.entry is None:
        return lambda part, _: make(shape.type, part)
    entry = shape.entry.type
    if Mark.BY_ID in shape.marks:
        return lambda part, _: {keys["id"]: make(entry, keys) for keys in part}
    if shape.type is Mapping:
        return lambda part, _: {key: make(entry, keys) for key, keys in part.items()}
    return partial(_make_entries, entry) if fields(entry) else lambda part, _: tuple(part)


def _make_entries(entry: Any, parts: list[Any], owner: str) -> tuple[Any, ...]:
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
