"""How values stand in files, said once in the annotations of their fields; and values as plain data.

A field without a default is a key that a file must have; one with a default, or with an id of its own, may be left out.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

REQUIRED: Any = ...
"""The default of a field that a file must have, though a field before it may be left out."""
LEVELS = ("1", "2", "3", "4", "5")
MOST_ENTRIES = 100_000


class Mark(StrEnum):
    """What an annotation can say of a field beside its bounds."""

    FILLED = "is no key in files: the loader fills it"
    BY_ID = "a mapping that stands in files as a list, whose entries have their ids"
    BY_KIND = "questions, which stand in files under several keys, one for each kind of them"
    BY_LEVEL = "five texts that stand in files as a map with the keys 1 to 5"
    OPEN = "may have other keys in files, which are not looked at"


class Pattern(NamedTuple):
    """A text of at most `most` characters that matches `regex`; `hint` says how it should be."""

    regex: str
    hint: str
    most: int


class Range(NamedTuple):
    """A number from `low` to `high`."""

    low: float
    high: float


class Size(NamedTuple):
    """A list of `least` to `most` entries."""

    least: int
    most: int = MOST_ENTRIES


class OwnId(NamedTuple):
    """An id that an entry of a list may leave out: `make` takes the id of what the list belongs to, and a number from 1."""

    make: Callable[[str, int], str]


ID = Pattern(
    r"[a-z0-9]+(-[a-z0-9]+)*", "must be lower-case words joined by hyphens, 64 characters at most", 64
)
Id = Annotated[str, ID]
Rating = Annotated[float, Range(1, 5)]
Level = Annotated[int, Range(1, 5)]
Rung = Annotated[int, Range(2, 5)]
URL = Pattern(r"https://[!-~]+", "must be an address that begins with https://", 2000)
FiveTexts = Annotated[tuple[str, ...], Mark.BY_LEVEL]
Version = Annotated[int, Range(1, 1)]


class Shape(NamedTuple):
    """An annotation, taken apart.

    `type` is str, bool, int, float, datetime, tuple, Mapping or a class of values. `marks` holds bounds by their classes,
    and each Mark by itself. `entry` is the shape of the entries of a tuple, or of the values of a mapping.
    """

    type: Any
    marks: Mapping[Any, Any]
    entry: Any = None


def shape_of(hint: Any) -> Shape:
    """Return the shape that an annotation describes."""
    hint, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    hint = get_args(hint)[0] if isinstance(hint, UnionType) else hint  # None stands for what was left out
    by_class = {mark if isinstance(mark, Mark) else type(mark): mark for mark in marks}
    if origin := get_origin(hint):
        return Shape(origin, by_class, shape_of(get_args(hint)[0 if origin is tuple else 1]))
    return Shape(hint, by_class)


@cache
def fields(value: type) -> Mapping[str, Shape]:
    """Return the fields of a class of values with their shapes; none for any other type."""
    hints = get_type_hints(value, include_extras=True) if hasattr(value, "_fields") else {}
    return {field: shape_of(hint) for field, hint in hints.items()}


def key_of(field: str) -> str:
    """Return the key of a field in files: without the _ that keeps it apart from a word of Python, as in `for_`."""
    return field.removesuffix("_")


def own_id(value: type, owner: str, number: int) -> str:
    """Return the id of an entry that leaves it out; an empty one where it must not, or has none."""
    shape = fields(value).get("id")
    return shape.marks[OwnId].make(owner, number) if shape and OwnId in shape.marks else ""


def plain(value: Any) -> Any:
    """Return `value` with each NamedTuple inside of it as a dict of its fields, in their order."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {key_of(field): plain(inner) for field, inner in zip(value._fields, value, strict=True)}
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    return value
