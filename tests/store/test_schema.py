"""The JSON Schema accepts what the loader accepts, and refuses what its shapes refuse."""

import copy
import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, NamedTuple

import pytest
import yaml

from skillcheck.errors import FileFaults
from skillcheck.model.shape import Id, Level, Pattern, Rating, Size, shape_of
from skillcheck.store import catalogue as catalogues
from skillcheck.store.schema import catalogue_schema, schema
from tests.store.conftest import Write
from tests.store.schema_subset import accepts
from tests.store.trees import SMALL_TEXT

Path = tuple[str | int, ...]


def as_json(value: Any) -> Any:
    """YAML's values with the keys as texts, as JSON and editors have them."""
    if isinstance(value, dict):
        return {str(key): as_json(inner) for key, inner in value.items()}
    return [as_json(inner) for inner in value] if isinstance(value, list) else value


SMALL_JSON: dict[str, Any] = as_json(yaml.safe_load(SMALL_TEXT))
LISTENING: Path = ("skills", 0)


def with_value(path: Path, value: Any) -> dict[str, Any]:
    """The small catalogue with another value at `path`; without it where the value is None."""
    whole = copy.deepcopy(SMALL_JSON)
    *parents, last = path
    at: Any = whole
    for part in parents:
        at = at[part]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return whole


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every place in a value, except the whole."""
    if path:
        yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(inner, (*path, key))


def loads(value: dict[str, Any], write: Write) -> bool:
    """Whether the loader takes this as a catalogue."""
    try:
        catalogues.read(write(json.dumps(value), "catalogue.json"))
    except FileFaults:
        return False
    return True


REFUSED: list[tuple[Path, Any]] = [
    (("version",), None),
    (("version",), 2),
    (("version",), "one"),
    (("name",), None),
    (("name",), ""),
    (("nmae",), "Small"),
    (("scale",), None),
    (("scale", "levels", "3"), None),
    (("scale", "levels", "6"), "More"),
    (("scale", "frequency"), ["a", "b", "c", "d", "e"]),
    (("clusters",), None),
    (("clusters",), []),
    (("clusters", 0, "id"), "People"),
    (("lists", 0, "entries"), []),
    (("lists", 0, "title"), None),
    (("skills",), []),
    (("skills",), {}),
    ((*LISTENING, "id"), None),
    ((*LISTENING, "id"), "x" * 65),
    ((*LISTENING, "definition"), None),
    ((*LISTENING, "cluster"), None),
    ((*LISTENING, "levels", "5"), None),
    ((*LISTENING, "aliases"), "ears"),
    ((*LISTENING, "statements", 0, "text"), None),
    ((*LISTENING, "statements", 0, "reversed"), "yes"),
    ((*LISTENING, "statements", 0, "score"), 1),
    ((*LISTENING, "scenarios", 0, "options"), [{"text": "Only one.", "score": 3}]),
    ((*LISTENING, "scenarios", 0, "options", 0, "score"), 6),
    ((*LISTENING, "scenarios", 0, "options", 0, "score"), None),
    ((*LISTENING, "scenarios", 0, "options", 0, "id"), "A"),
    ((*LISTENING, "practices", 0, "levels"), []),
    ((*LISTENING, "practices", 0, "levels"), [0]),
    ((*LISTENING, "practices", 0, "steps"), []),
    ((*LISTENING, "practices", 0, "effort"), 4),
    ((*LISTENING, "practices", 0, "minutes"), 0),
    ((*LISTENING, "practices", 0, "minutes"), 2.5),
    ((*LISTENING, "resources", 0, "by"), None),
    ((*LISTENING, "resources", 0, "year"), -1),
    ((*LISTENING, "related"), "caring"),
    ((*LISTENING, "lists", 0, "entry"), 0),
    (("roles",), None),
    (("roles",), []),
    (("roles", 0, "skills"), ["listening"]),
    (("roles", 0, "skills", "listening", "importance"), 0),
    (("roles", 0, "skills", "listening", "importance"), None),
    (("roles", 0, "skills", "listening", "target"), 5.5),
    (("roles", 0, "skills", "Listening"), {"importance": 1, "target": 1}),
    (("drop",), {"skills": ["order"]}),
    (("extends",), "other"),
]

ACCEPTED: list[tuple[Path, Any]] = [
    (("lists",), []),
    ((*LISTENING, "why"), None),
    ((*LISTENING, "scenarios"), None),
    ((*LISTENING, "statements", 0, "id"), "own-id"),
    ((*LISTENING, "practices"), None),
    ((*LISTENING, "resources", 0, "year"), None),
    (("roles", 0, "about"), None),
    (("roles", 0, "skills", "listening", "target"), 4.5),
]


WORD = Annotated[str, Pattern("[a-c]+", "must be made of a, b and c", 3)]
FEW = Annotated[tuple[Rating, ...], Size(1, 2)]


class Pair(NamedTuple):
    """A value with a key that may be left out."""

    id: Id
    level: Rating
    why: str = ""


@pytest.mark.parametrize(
    ("hint", "value", "fits"),
    [
        (str, "words", True),
        (str, "", False),
        (str, 3, False),
        (WORD, "abcd", False),
        (WORD, "abc", True),
        (WORD, "xabc", False),
        (WORD, "abcx", False),
        (Id, "a-1", True),
        (Id, "A", False),
        (Id, "x" * 65, False),
        (Rating, 1, True),
        (Rating, 4.5, True),
        (Rating, 0.5, False),
        (Rating, 5.5, False),
        (Rating, "3", False),
        (Level, 3, True),
        (Level, 3.5, False),
        (bool, True, True),
        (bool, 1, False),
        (FEW, [1], True),
        (FEW, [], False),
        (FEW, [1, 2, 3], False),
        (tuple[Rating, ...], ["x"], False),
        (tuple[Rating, ...], [], True),
        (Mapping[str, Rating], {"a": 1}, True),
        (Mapping[str, Rating], {"A": 1}, False),
        (Mapping[str, Rating], {"x" * 65: 1}, False),
        (Mapping[str, Rating], {"a": 9}, False),
        (Pair, {"id": "a", "level": 1}, True),
        (Pair, {"id": "a"}, False),
        (Pair, {"id": "a", "level": 1, "other": 1}, False),
        (Pair, {"id": "a", "level": 1, "why": ""}, False),
    ],
)
def test_the_schema_of_a_shape_accepts_and_refuses_the_same(hint: Any, value: Any, fits: bool) -> None:
    assert accepts(schema(shape_of(hint)), value) is fits


def test_both_accept_the_small_catalogue(write: Write) -> None:
    assert accepts(catalogue_schema(), SMALL_JSON)
    assert loads(SMALL_JSON, write)


@pytest.mark.parametrize(("path", "value"), REFUSED)
def test_both_refuse_what_does_not_fit(path: Path, value: Any, write: Write) -> None:
    wrong = with_value(path, value)
    assert not accepts(catalogue_schema(), wrong)
    assert not loads(wrong, write)


@pytest.mark.parametrize(("path", "value"), ACCEPTED)
def test_both_accept_what_fits(path: Path, value: Any, write: Write) -> None:
    right = with_value(path, value)
    if path == ("lists",):
        for skill in right["skills"]:
            skill.pop("lists", None)
    assert accepts(catalogue_schema(), right)
    assert loads(right, write)


def test_a_map_that_nobody_knows_is_refused_by_both_wherever_it_stands(write: Write) -> None:
    stranger = {"Not known": {}}
    for path in paths(SMALL_JSON):
        wrong = with_value(path, stranger)
        assert not accepts(catalogue_schema(), wrong), path
        assert not loads(wrong, write), path


def test_an_unknown_key_is_refused_by_both_in_every_map(write: Write) -> None:
    maps = [path for path in paths(SMALL_JSON) if isinstance(_at(path), dict)]
    assert len(maps) > 40
    for path in maps:
        wrong = with_value((*path, "Unknown"), "x")
        assert not accepts(catalogue_schema(), wrong), path
        assert not loads(wrong, write), path


def _at(path: Path) -> Any:
    at: Any = SMALL_JSON
    for part in path:
        at = at[part]
    return at


@pytest.mark.parametrize(
    ("own", "fits"),
    [
        ({}, True),
        ({"name": "Ours", "drop": {"skills": ["a"], "roles": ["b"]}}, True),
        ({"skills": [{"id": "empathy", "why": "So."}]}, True),
        ({"roles": [{"id": "r", "skills": {"empathy": {"importance": 5, "target": 4}}}]}, True),
        ({"version": None}, False),
        ({"extends": "other"}, False),
        ({"skills": [{"why": "So."}]}, False),
        ({"skills": [{"id": "empathy", "wy": "So."}]}, False),
        ({"drop": ["a"]}, False),
        ({"drop": {"clusters": ["a"]}}, False),
        ({"drop": {"skills": ["A"]}}, False),
    ],
)
def test_the_schema_takes_a_part_of_a_catalogue_where_it_extends_the_builtin_one(
    own: dict[str, Any], fits: bool
) -> None:
    whole = {"version": 1, "extends": "builtin", **own}
    assert accepts(catalogue_schema(), {k: v for k, v in whole.items() if v is not None}) is fits


def test_a_part_is_no_whole_catalogue() -> None:
    assert not accepts(catalogue_schema(), {"version": 1, "name": "Ours"})
