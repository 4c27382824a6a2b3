"""Each shape: what fits it gives a plain value, what does not gives one fault, and its schema says the same."""

from typing import Any

import pytest

from skillcheck.errors import FileFaults
from skillcheck.store.node import Reading
from skillcheck.store.shape import (
    Flag,
    ListOf,
    MapOf,
    Number,
    Record,
    Shape,
    Text,
    identifier,
    label,
    refuse_newer,
)
from tests.store.schema_subset import accepts
from tests.store.trees import settled, tree

LEVEL = Number(1, 5)
WHOLE = Number(1, 5, whole=True)
WORD = Text("[a-c]+", "must be made of a, b and c")
PAIR = Record({"id": identifier(), "level": LEVEL}, {"why": Text()})

GOOD: list[tuple[Shape, str, Any]] = [
    (Text(), "some words", "some words"),
    (Text(), "'  with blanks around '", "with blanks around"),
    (Text(), "12", "12"),
    (Text(), "no", "no"),
    (WORD, "abc", "abc"),
    (identifier(), "a", "a"),
    (identifier(), "2024-01-01", "2024-01-01"),
    (identifier(), "no", "no"),
    (identifier(), "x" * 64, "x" * 64),
    (LEVEL, "1", 1.0),
    (LEVEL, "5", 5.0),
    (LEVEL, "3.5", 3.5),
    (LEVEL, "005", 5.0),
    (LEVEL, '"4"', 4.0),
    (WHOLE, "4", 4),
    (Number(-2, 2), "-1.5", -1.5),
    (Number(0, 999_999_999), "999999999", 999_999_999.0),
    (Flag(), "true", True),
    (Flag(), "false", False),
    (ListOf(LEVEL), "[1, 2.5]", [1.0, 2.5]),
    (ListOf(LEVEL), "[]", []),
    (ListOf(LEVEL, 1, 2), "[1, 2]", [1.0, 2.0]),
    (MapOf(LEVEL), "{b: 1, a-1: 2}", {"b": 1.0, "a-1": 2.0}),
    (MapOf(LEVEL), "{}", {}),
    (PAIR, "{id: a, level: 2}", {"id": "a", "level": 2.0}),
    (PAIR, "{id: a, level: 2, why: so}", {"id": "a", "level": 2.0, "why": "so"}),
]

RANGE = "must be a number from 1 to 5"
ID_RULE = "must be lower-case words joined by hyphens, 64 characters at most"
BAD: list[tuple[Shape, str, str]] = [
    (Text(), "''", "has no value"),
    (Text(), "'  '", "has no value"),
    (Text(), "[a]", "must be a text"),
    (Text(), "{a: b}", "must be a text"),
    (WORD, "abd", "“abd” must be made of a, b and c"),
    (WORD, "'abc\n\n'", "“abc ” must be made of a, b and c"),
    (Text("", "is too long", 3), "abcd", "“abcd” is too long"),
    (identifier(), "Upper", f"“Upper” {ID_RULE}"),
    (identifier(), "a--b", f"“a--b” {ID_RULE}"),
    (identifier(), "-a", f"“-a” {ID_RULE}"),
    (identifier(), "a-", f"“a-” {ID_RULE}"),
    (identifier(), "a_b", f"“a_b” {ID_RULE}"),
    (identifier(), "ä", f"“ä” {ID_RULE}"),
    (identifier(), "../x", f"“../x” {ID_RULE}"),
    (identifier(), "x" * 65, f"“{'x' * 60}” {ID_RULE}"),
    (LEVEL, "0.9", f"0.9 {RANGE}"),
    (LEVEL, "5.1", f"5.1 {RANGE}"),
    (LEVEL, "-3", f"-3 {RANGE}"),
    (LEVEL, "1e0", f"“1e0” {RANGE}"),
    (LEVEL, ".nan", f"“.nan” {RANGE}"),
    (LEVEL, "NaN", f"“NaN” {RANGE}"),
    (LEVEL, "inf", f"“inf” {RANGE}"),
    (LEVEL, ".5", f"“.5” {RANGE}"),
    (LEVEL, "+3", f"“+3” {RANGE}"),
    (LEVEL, "3.", f"“3.” {RANGE}"),
    (LEVEL, "0x3", f"“0x3” {RANGE}"),
    (LEVEL, "1_0", f"“1_0” {RANGE}"),
    (LEVEL, "٣", f"“٣” {RANGE}"),
    (LEVEL, "３", f"“３” {RANGE}"),
    (LEVEL, "true", f"“true” {RANGE}"),
    (LEVEL, "[3]", f"this {RANGE}"),
    (LEVEL, "", f"this {RANGE}"),
    (LEVEL, "1" * 10, f"“{'1' * 10}” {RANGE}"),
    (WHOLE, "3.5", "“3.5” must be a whole number from 1 to 5"),
    (WHOLE, "3.0", "“3.0” must be a whole number from 1 to 5"),
    (WHOLE, "6", "6 must be a whole number from 1 to 5"),
    (Flag(), "yes", "must be true or false"),
    (Flag(), "True", "must be true or false"),
    (Flag(), "[true]", "must be true or false"),
    (ListOf(LEVEL), "3", "must be a list"),
    (ListOf(LEVEL), "{a: 1}", "must be a list"),
    (ListOf(LEVEL, 1, 2), "[]", "has 0 entries, not 1 to 2"),
    (ListOf(LEVEL, 1, 2), "[1, 2, 3]", "has 3 entries, not 1 to 2"),
    (ListOf(LEVEL, 2, 2), "[1]", "has 1 entries, not 2"),
    (MapOf(LEVEL), "[1]", "must be a map of names to values"),
    (MapOf(LEVEL), "word", "must be a map of names to values"),
    (MapOf(LEVEL), "{A: 1}", f"“A” {ID_RULE}"),
    (PAIR, "[1]", "must be a map with id, level"),
    (PAIR, "word", "must be a map with id, level"),
]


@pytest.mark.parametrize(("shape", "text", "value"), GOOD)
def test_what_fits_a_shape_gives_its_plain_value(shape: Shape, text: str, value: Any) -> None:
    reading = Reading()
    found = shape.read(tree(f"at: {text}").map["at"], "at", reading)
    assert (found, type(found), settled(reading)) == (value, type(value), [])


@pytest.mark.parametrize(("shape", "text", "what"), BAD)
def test_what_does_not_fit_a_shape_gives_one_fault_with_its_line(shape: Shape, text: str, what: str) -> None:
    reading = Reading()
    shape.read(tree(f"# a comment\nat: {text}").map["at"], "at", reading)
    assert settled(reading) == [f"f:2: at: {what}"]


@pytest.mark.parametrize(
    ("shape", "value", "fits"),
    [
        (Text(), "words", True),
        (Text(), "", False),
        (Text(), 3, False),
        (Text("", "", 3), "abcd", False),
        (WORD, "abc", True),
        (WORD, "xabc", False),
        (WORD, "abcx", False),
        (identifier(), "a-1", True),
        (identifier(), "A", False),
        (identifier(), "x" * 65, False),
        (LEVEL, 1, True),
        (LEVEL, 4.5, True),
        (LEVEL, 0.5, False),
        (LEVEL, 5.5, False),
        (LEVEL, "3", False),
        (WHOLE, 3, True),
        (WHOLE, 3.5, False),
        (Flag(), True, True),
        (Flag(), 1, False),
        (ListOf(LEVEL, 1, 2), [1], True),
        (ListOf(LEVEL, 1, 2), [], False),
        (ListOf(LEVEL, 1, 2), [1, 2, 3], False),
        (ListOf(LEVEL), ["x"], False),
        (ListOf(LEVEL), [], True),
        (MapOf(LEVEL), {"a": 1}, True),
        (MapOf(LEVEL), {"A": 1}, False),
        (MapOf(LEVEL), {"x" * 65: 1}, False),
        (MapOf(LEVEL), {"a": 9}, False),
        (PAIR, {"id": "a", "level": 1}, True),
        (PAIR, {"id": "a"}, False),
        (PAIR, {"id": "a", "level": 1, "other": 1}, False),
        (PAIR, {"id": "a", "level": 1, "why": ""}, False),
    ],
)
def test_the_schema_of_a_shape_accepts_and_refuses_the_same(shape: Shape, value: Any, fits: bool) -> None:
    assert accepts(shape.schema(), value) is fits


def test_an_entry_of_a_list_is_named_by_its_id_and_else_by_its_number() -> None:
    reading = Reading()
    shape = ListOf(PAIR)
    shape.read(tree("- {id: a, level: 9}\n- {level: 8, id: ''}\n- word\n"), "skills", reading)
    assert settled(reading) == [
        f"f:1: skills.a.level: 9 {RANGE}",
        f"f:2: skills.2.level: 8 {RANGE}",
        "f:2: skills.2.id: has no value",
        "f:3: skills.3: must be a map with id, level",
    ]


def test_a_missing_key_is_named_at_the_line_of_its_map() -> None:
    reading = Reading()
    PAIR.read(tree("# a comment\nid: a\n"), "", reading)
    assert settled(reading) == ["f:2: level: is missing"]


def test_an_unknown_key_is_named_at_its_own_line_with_the_known_ones_and_the_nearest() -> None:
    reading = Reading()
    PAIR.read(tree("id: a\nlevel: 1\nlevle: 2\n"), "skills.a", reading)
    assert settled(reading) == ["f:3: skills.a: known are id, level, why, not “levle”; did you mean “level”?"]


def test_a_bad_name_in_a_map_is_named_at_its_own_line() -> None:
    reading = Reading()
    MapOf(ListOf(LEVEL)).read(tree("ok: [1]\nNot:\n  - 1\n"), "answers", reading)
    assert settled(reading) == [f"f:2: answers: “Not” {ID_RULE}"]


def test_the_faults_of_all_parts_come_together() -> None:
    reading = Reading()
    PAIR.read(tree("id: A\nlevel: 0\nwhy: []\nmore: 1\n"), "", reading)
    assert len(settled(reading)) == 4


@pytest.mark.parametrize(("text", "name"), [("{id: a}", "a"), ("{id: [a]}", "7"), ("{}", "7"), ("word", "7")])
def test_a_label_is_the_id_or_the_number(text: str, name: str) -> None:
    assert label(tree(text), 7) == name


@pytest.mark.parametrize("text", ["version: 2", "version: 3", 'version: "9"', "version: 1.5"])
def test_a_later_format_is_refused_at_its_line(text: str) -> None:
    number = text.removeprefix("version: ").strip('"')
    with pytest.raises(FileFaults) as found:
        refuse_newer(tree(f"# a comment\n{text}\n"), 1)
    expected = f"f:2: version: made for a newer skillcheck (format {number}; this one reads 1)"
    assert str(found.value) == f"{expected}\nNothing was changed."


@pytest.mark.parametrize("text", ["version: 1", "version: 0", "version: x", "version: [2]", "a: 2", "[2]"])
def test_what_is_not_a_later_format_is_left_to_the_shape(text: str) -> None:
    refuse_newer(tree(text), 1)
