"""From checked plain data to values, as the annotations of the values say."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from skillcheck import questions
from skillcheck.model.catalogue import Item
from skillcheck.model.shape import LEVELS, Mark, Shape, fields, key_of, own_id

Value = TypeVar("Value", bound=tuple[Any, ...])


def make(value: type[Value], keys: Mapping[str, Any]) -> Value:
    """Return a value out of its keys as they were read; an entry that leaves out its id gets the one of its place."""
    parts = {}
    for field, shape in fields(value).items():
        key = key_of(field)
        if key in keys:
            parts[field] = _make_part(shape, keys[key], keys.get("id", ""))
        elif Mark.BY_KIND in shape.marks:
            parts[field] = tuple(_make_items(keys))
    return value(**parts)


def _make_part(shape: Shape, part: Any, owner: str) -> Any:
    """Return a field of a value out of its plain data; `owner` is the id of the value."""
    if shape.type in (str, bool, int, float):
        return part
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
