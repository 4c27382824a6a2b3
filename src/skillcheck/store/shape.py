"""From a tree to checked plain data, as the annotations of values say; every fault with its line."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, NamedTuple

from skillcheck import questions
from skillcheck.model.calendar import can_be, local_time
from skillcheck.model.shape import (
    LEVELS,
    REQUIRED,
    Id,
    Mark,
    OwnId,
    Pattern,
    Range,
    Shape,
    Size,
    fields,
    key_of,
    own_id,
    shape_of,
)
from skillcheck.store.node import SHOWN, Node, Reading, join
from skillcheck.store.slips import GLUED, LOOK_ALIKES, describe_blank

NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?", re.ASCII)
BOOLS = {"true": True, "false": False}
ID = shape_of(Id)
NO_MOMENT = "must be a day, as in 2026-11-22, or a date and time with its offset, as in 2026-11-22T10:00:00Z"
NOON = time(12)
"""Stands for a day without a time: the same day in almost every other zone, too."""


class Keys(NamedTuple):
    """The keys of a map in a file: those that it must have, and those that it may have."""

    needed: dict[str, Shape]
    optional: dict[str, Shape]


@cache
def keys_of(value: Any) -> Keys:
    """Return the keys of a class of values."""
    keys = Keys({}, {})
    for field, shape in fields(value).items():
        if Mark.BY_KIND in shape.marks:
            keys.optional.update(_keys_of_kinds())
        elif Mark.FILLED not in shape.marks:
            must = value._field_defaults.get(field, REQUIRED) is REQUIRED and OwnId not in shape.marks
            (keys.needed if must else keys.optional)[key_of(field)] = shape
    return keys


def _keys_of_kinds() -> Iterator[tuple[str, Shape]]:
    for key, kind in questions.KINDS.items():
        item = shape_of(kind.type)
        if kind.single:
            yield kind.single, item
        yield key, Shape(tuple, {Mark.BY_KIND: Mark.BY_KIND}, item)


def read_node(shape: Shape, node: Node, where: str, reading: Reading) -> Any:
    """Return the plain data of `node`, which should have this shape; note in `reading` what does not fit."""
    if shape.type is str:
        return _read_text(shape, node, where, reading)
    if shape.type is bool:
        return BOOLS[node.text] if node.text in BOOLS else reading.wrong(node, where, "must be true or false")
    if shape.type in (int, float):
        return _read_number(shape, node, where, reading)
    if shape.type is datetime:
        return _read_moment(node, where, reading)
    if Mark.BY_LEVEL in shape.marks:
        return _read_map(Keys(dict.fromkeys(LEVELS, shape.entry), {}), node, where, reading)
    if shape.type is tuple or Mark.BY_ID in shape.marks:
        return _read_list(shape, node, where, reading)
    if shape.type is Mapping:
        return _read_names(shape, node, where, reading)
    return _read_map(keys_of(shape.type), node, where, reading, others=Mark.OPEN in shape.marks)


def _read_text(shape: Shape, node: Node, where: str, reading: Reading) -> Any:
    text, pattern = node.text, shape.marks.get(Pattern)
    if text is None:
        return _refuse_part(node, where, reading)
    if node.cut and not pattern:  # behind an id or a closed word, a comment is meant
        reading.warnings.append(node.cut._replace(where=where))
    if not text.strip():
        return reading.wrong(node, where, "has no value")
    if pattern and (len(text) > pattern.most or not re.fullmatch(pattern.regex, text)):
        return reading.wrong(node, where, f"“{text[:SHOWN]}” {pattern.hint}")
    return text.strip()


def _refuse_part(node: Node, where: str, reading: Reading) -> Any:
    """Note a list or a map where a text must be, which a text without quotes may have become."""
    line = reading.line(node.file, node.line)
    key = next(iter(node.map), "")
    if f"{key}:" in line and len(node.map) == 1 and node.map[key].text is not None:
        what = "must be a text: the colon inside makes a map of it; put the text in quotes"
        return reading.wrong(node, where, what, f"{key}:")
    for mark in "[{":
        if mark in line:
            what = (
                f"must be a text: “{mark}” at its start makes a list or a map of it; put the text in quotes"
            )
            return reading.wrong(node, where, what, mark)
    return reading.wrong(node, where, "must be a text")


def _read_number(shape: Shape, node: Node, where: str, reading: Reading) -> Any:
    text, range_, is_whole = node.text, shape.marks[Range], shape.type is int
    wanted = f"must be a {'whole number' if is_whole else 'number'} from {range_.low:g} to {range_.high:g}"
    if text is None or not NUMBER.fullmatch(text) or (is_whole and "." in text):
        return reading.wrong(node, where, f"{f'“{text[:SHOWN]}”' if text else 'this'} {wanted}")
    value = shape.type(text)
    return value if range_.low <= value <= range_.high else reading.wrong(node, where, f"{text} {wanted}")


def _read_list(shape: Shape, node: Node, where: str, reading: Reading) -> Any:
    entries, size = node.value, shape.marks.get(Size, Size(0))
    if not isinstance(entries, list):
        return reading.wrong(node, where, "must be a list: begin each entry with a dash and a blank")
    if not size.least <= len(entries) <= size.most:
        wanted = f"{size.least}" if size.least == size.most else f"{size.least} to {size.most}"
        reading.wrong(node, where, f"has {len(entries)} entries, not {wanted}")
    first: dict[str, int] = {}
    values = []
    for number, entry in enumerate(entries, 1):
        values.append(read_node(shape.entry, entry, join(where, entry.label(number)), reading))
        id_ = entry.word("id") or own_id(shape.entry.type, "", number)
        if id_ and Mark.BY_KIND not in shape.marks and first.setdefault(id_, number) != number:
            line = entries[first[id_] - 1].line
            reading.wrong(entry, join(where, id_[:80]), f"is there twice; first in line {line}")
    return values


def _read_names(shape: Shape, node: Node, where: str, reading: Reading) -> Any:
    """Return a map of names of the author's choice, each an id."""
    if not isinstance(node.value, dict):
        return reading.wrong(node, where, "must be a map of names to values")
    for key in node.map:
        _read_text(ID, node.key(key), where, reading)
    return {
        key: read_node(shape.entry, value, join(where, key[:80]), reading) for key, value in node.map.items()
    }


def _read_map(keys: Keys, node: Node, where: str, reading: Reading, *, others: bool = False) -> Any:
    if not isinstance(node.value, dict):
        wanted = f"must be a map with {', '.join(keys.needed or keys.optional)}"
        glued = GLUED.match(node.text or "")
        cure = f": a blank is missing after the colon of “{glued[0]}”" if glued else ""
        return reading.wrong(node, where, wanted + cure, glued[0] if glued else "")
    shapes = {**keys.needed, **keys.optional}
    for key in () if others else node.map:
        if key not in shapes and key.strip(LOOK_ALIKES) in shapes:
            char = key[:1] if key[0] in LOOK_ALIKES else key[-1]
            reading.wrong(node.key(key), where, describe_blank(char), char)
        elif key not in shapes:
            reading.unknown(node.key(key), where, shapes, f"known are {', '.join(shapes)}, not")
    for key in keys.needed:
        if key not in node.map:
            reading.wrong(node, join(where, key), "is missing")
    return {
        key: read_node(shapes[key], value, join(where, key), reading)
        for key, value in node.map.items()
        if key in shapes
    }


def _read_moment(node: Node, where: str, reading: Reading) -> Any:
    """Return a moment in UTC; of today without a time, it is now. None where times are not read."""
    now, text = reading.now, node.text or ""
    if now is None:
        return None
    moment: datetime | None = None
    with suppress(ValueError, OverflowError):
        if len(text) > len("2026-11-22"):
            moment = datetime.fromisoformat(text)
        else:
            day = date.fromisoformat(text)
            moment = now if day == local_time(now).date() else local_time(datetime.combine(day, NOON))
    if moment is None or moment.tzinfo is None or not can_be(moment):
        return reading.wrong(node, where, NO_MOMENT)
    if moment > now:
        today = f"{local_time(now):%Y-%m-%d %H:%M}"
        what = f"“{text}” is still to come: it is {today} now. Write when the answers were given"
        return reading.wrong(node, where, what)
    return moment.astimezone(UTC)
