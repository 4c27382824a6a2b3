"""From checked plain data to values, as the annotations of the values say."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from skillcheck import questions
from skillcheck.model.catalogue import Item
from skillcheck.model.shape import LEVELS, Mark, Shape, fields, key_of, own_id

Value = TypeVar("Value", bound=tuple[Any, ...])


def make(value: type[Value], keys: Mapping[str, Any]) -> Value:
    """Return a value out of its keys as they were read; an entry that leaves out its id gets the one of its place."""
    parts = {field: keys[key_of(field)] for field in fields(value) if key_of(field) in keys}
    for field, shape in _nested(value):
        if Mark.BY_KIND in shape.marks:
            parts[field] = tuple(_make_items(keys))
        elif field in keys:
            parts[field] = _make_part(shape, keys[field], keys.get("id", ""))
    return value(**parts)


@cache
def _nested(value: type) -> list[tuple[str, Shape]]:
    """Return the fields of a value that are more than a text, a number or a flag."""
    return [
        (field, shape) for field, shape in fields(value).items() if shape.type not in (str, bool, int, float)
    ]


def _make_part(shape: Shape, part: Any, owner: str) -> Any:
    """Return a field of a value out of its plain data; `owner` is the id of the value."""
    if Mark.BY_LEVEL in shape.marks:
        return tuple(part[level] for level in LEVELS)
    if shape.entry is None:
        return make(shape.type, part)
    entry = shape.entry.type
    if Mark.BY_ID in shape.marks:
        return {keys["id"]: make(entry, keys) for keys in part}
    if shape.type is Mapping:
        return {key: make(entry, keys) for key, keys in part.items()}
    return _make_entries(entry, part, owner) if fields(entry) else tuple(part)


def _make_entries(entry: Any, parts: list[Any], owner: str) -> tuple[Any, ...]:
    with_ids = "id" in fields(entry)
    return tuple(
        make(entry, {**keys, "id": own_id(entry, owner, number)} if with_ids and "id" not in keys else keys)
        for number, keys in enumerate(parts, 1)
    )


def _make_items(skill: Mapping[str, Any]) -> Iterator[Item]:
    """Yield the questions in the keys of a skill, kind by kind."""
    for key, kind in questions.KINDS.items():
        single = [skill[kind.single]] if kind.single in skill else []
        yield from _make_entries(questions.class_of(key), [*single, *skill.get(key, ())], skill["id"])
