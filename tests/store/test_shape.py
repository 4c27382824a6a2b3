"""Each annotation: what fits it gives plain data, what does not gives one fault with its line."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

import pytest

from skillcheck.errors import FileFaults
from skillcheck.model.shape import Id, Level, Mark, OwnId, Pattern, Range, Rating, Size, shape_of
from skillcheck.store.kinds import refuse_newer
from skillcheck.store.node import Reading
from skillcheck.store.shape import read_node
from skillcheck.store.tree import parse
from tests.store.trees import settled, tree

WORD = Annotated[str, Pattern("[a-c]+", "must be made of a, b and c", 20)]
FEW, TWO = Annotated[tuple[Rating, ...], Size(1, 2)], Annotated[tuple[Rating, ...], Size(2, 2)]


class Pair(NamedTuple):
    """A value with an id that must be there."""

    id: Id
    level: Rating
    why: str = ""


class Way(NamedTuple):
    """A value that may leave out its id."""

    id: Annotated[Id, OwnId(lambda owner, number: f"{owner}{'abc'[number - 1]}")]


GOOD: list[tuple[Any, str, Any]] = [
    (str, "some words", "some words"),
    (str, "'  with blanks around '", "with blanks around"),
    (str, "12", "12"),
    (str, "no", "no"),
    (WORD, "abc", "abc"),
    (Id, "a", "a"),
    (Id, "2024-01-01", "2024-01-01"),
    (Id, "no", "no"),
    (Id, "x" * 64, "x" * 64),
    (Rating, "1", 1.0),
    (Rating, "5", 5.0),
    (Rating, "3.5", 3.5),
    (Rating, "005", 5.0),
    (Rating, '"4"', 4.0),
    (Level, "4", 4),
    (Annotated[float, Range(-2, 2)], "-1.5", -1.5),
    (Annotated[float, Range(0, 999_999_999)], "999999999", 999_999_999.0),
    (bool, "true", True),
    (bool, "false", False),
    (tuple[Rating, ...], "[1, 2.5]", [1.0, 2.5]),
    (tuple[Rating, ...], "[]", []),
    (FEW, "[1, 2]", [1.0, 2.0]),
    (Mapping[str, Rating], "{b: 1, a-1: 2}", {"b": 1.0, "a-1": 2.0}),
    (Mapping[str, Rating], "{}", {}),
    (Pair, "{id: a, level: 2}", {"id": "a", "level": 2.0}),
    (Pair, "{id: a, level: 2, why: so}", {"id": "a", "level": 2.0, "why": "so"}),
]

RANGE = "must be a number from 1 to 5"
ID_RULE = "must be lower-case words joined by hyphens, 64 characters at most"
LIST = "must be a list: begin each entry with a dash and a blank"
BAD: list[tuple[Any, str, str]] = [
    (str, "''", "has no value"),
    (str, "'  '", "has no value"),
    (str, "[a]", "must be a text"),
    (str, "{a: b}", "must be a text"),
    (WORD, "abd", "“abd” must be made of a, b and c"),
    (WORD, "'abc\n\n'", "“abc ” must be made of a, b and c"),
    (Annotated[str, Pattern("(?s:.*)", "is too long", 3)], "abcd", "“abcd” is too long"),
    (Id, "Upper", f"“Upper” {ID_RULE}"),
    (Id, "a--b", f"“a--b” {ID_RULE}"),
    (Id, "-a", f"“-a” {ID_RULE}"),
    (Id, "a-", f"“a-” {ID_RULE}"),
    (Id, "a_b", f"“a_b” {ID_RULE}"),
    (Id, "ä", f"“ä” {ID_RULE}"),
    (Id, "../x", f"“../x” {ID_RULE}"),
    (Id, "x" * 65, f"“{'x' * 60}” {ID_RULE}"),
    (Rating, "0.9", f"0.9 {RANGE}"),
    (Rating, "5.1", f"5.1 {RANGE}"),
    (Rating, "-3", f"-3 {RANGE}"),
    (Rating, "1e0", f"“1e0” {RANGE}"),
    (Rating, ".nan", f"“.nan” {RANGE}"),
    (Rating, "NaN", f"“NaN” {RANGE}"),
    (Rating, "inf", f"“inf” {RANGE}"),
    (Rating, ".5", f"“.5” {RANGE}"),
    (Rating, "+3", f"“+3” {RANGE}"),
    (Rating, "3.", f"“3.” {RANGE}"),
    (Rating, "0x3", f"“0x3” {RANGE}"),
    (Rating, "1_0", f"“1_0” {RANGE}"),
    (Rating, "٣", f"“٣” {RANGE}"),
    (Rating, "３", f"“３” {RANGE}"),
    (Rating, "true", f"“true” {RANGE}"),
    (Rating, "[3]", f"this {RANGE}"),
    (Rating, "", f"this {RANGE}"),
    (Rating, "1" * 10, f"“{'1' * 10}” {RANGE}"),
    (Level, "3.5", "“3.5” must be a whole number from 1 to 5"),
    (Level, "3.0", "“3.0” must be a whole number from 1 to 5"),
    (Level, "6", "6 must be a whole number from 1 to 5"),
    (bool, "yes", "must be true or false"),
    (bool, "True", "must be true or false"),
    (bool, "[true]", "must be true or false"),
    (tuple[Rating, ...], "3", LIST),
    (tuple[Rating, ...], "{a: 1}", LIST),
    (FEW, "[]", "has 0 entries, not 1 to 2"),
    (FEW, "[1, 2, 3]", "has 3 entries, not 1 to 2"),
    (TWO, "[1]", "has 1 entries, not 2"),
    (Mapping[str, Rating], "[1]", "must be a map of names to values"),
    (Mapping[str, Rating], "word", "must be a map of names to values"),
    (Mapping[str, Rating], "{A: 1}", f"“A” {ID_RULE}"),
    (Pair, "[1]", "must be a map with id, level"),
    (Pair, "word", "must be a map with id, level"),
]


@pytest.mark.parametrize(("hint", "text", "value"), GOOD)
def test_what_fits_a_shape_gives_its_plain_value(hint: Any, text: str, value: Any) -> None:
    reading = Reading()
    found = read_node(shape_of(hint), tree(f"at: {text}").map["at"], "at", reading)
    assert (found, type(found), settled(reading)) == (value, type(value), [])


@pytest.mark.parametrize(("hint", "text", "what"), BAD)
def test_what_does_not_fit_a_shape_gives_one_fault_with_its_line(hint: Any, text: str, what: str) -> None:
    reading = Reading()
    read_node(shape_of(hint), tree(f"# a comment\nat: {text}").map["at"], "at", reading)
    assert settled(reading) == [f"f:2: at: {what}"]


def test_an_entry_of_a_list_is_named_by_its_id_and_else_by_its_number() -> None:
    reading = Reading()
    read_node(
        shape_of(tuple[Pair, ...]),
        tree("- {id: a, level: 9}\n- {level: 8, id: ''}\n- word\n"),
        "skills",
        reading,
    )
    assert settled(reading) == [
        f"f:1: skills.a.level: 9 {RANGE}",
        f"f:2: skills.2.level: 8 {RANGE}",
        "f:2: skills.2.id: has no value",
        "f:3: skills.3: must be a map with id, level",
    ]


def test_an_id_that_is_there_twice_is_told_with_the_line_of_the_first() -> None:
    reading = Reading()
    text = "- {id: a, level: 1}\n- {id: b, level: 1}\n- {id: a, level: 1}\n"
    read_node(shape_of(tuple[Pair, ...]), tree(text), "skills", reading)
    assert settled(reading) == ["f:3: skills.a: is there twice; first in line 1"]


def test_an_entry_that_leaves_out_its_id_has_the_one_of_its_place_for_others() -> None:
    reading = Reading()
    read_node(shape_of(tuple[Way, ...]), tree("- {}\n- {id: c}\n- {}\n"), "options", reading)
    assert settled(reading) == ["f:3: options.c: is there twice; first in line 2"]


def test_an_open_value_may_have_other_keys() -> None:
    reading = Reading()
    found = read_node(shape_of(Annotated[Pair, Mark.OPEN]), tree("id: a\nb: [x]\nlevel: 1\n"), "", reading)
    assert (found, settled(reading)) == ({"id": "a", "level": 1.0}, [])


def test_a_missing_key_is_named_at_the_line_of_its_map() -> None:
    reading = Reading()
    read_node(shape_of(Pair), tree("# a comment\nid: a\n"), "", reading)
    assert settled(reading) == ["f:2: level: is missing"]


def test_an_unknown_key_is_named_at_its_own_line_with_the_known_ones_and_the_nearest() -> None:
    reading = Reading()
    read_node(shape_of(Pair), tree("id: a\nlevel: 1\nlevle: 2\n"), "skills.a", reading)
    assert settled(reading) == ["f:3: skills.a: known are id, level, why, not “levle”; did you mean “level”?"]


def test_a_bad_name_in_a_map_is_named_at_its_own_line() -> None:
    reading = Reading()
    read_node(shape_of(Mapping[str, tuple[Rating, ...]]), tree("ok: [1]\nNot:\n  - 1\n"), "answers", reading)
    assert settled(reading) == [f"f:2: answers: “Not” {ID_RULE}"]


def test_the_faults_of_all_parts_come_together() -> None:
    reading = Reading()
    read_node(shape_of(Pair), tree("id: A\nlevel: 0\nwhy: []\nmore: 1\n"), "", reading)
    assert len(settled(reading)) == 4


@pytest.mark.parametrize(("text", "name"), [("{id: a}", "a"), ("{id: [a]}", "7"), ("{}", "7"), ("word", "7")])
def test_a_label_is_the_id_or_the_number(text: str, name: str) -> None:
    assert tree(text).label(7) == name


@pytest.mark.parametrize(
    "text", ["version: 2", "version: 3", 'version: "9"', "version: 1.5", f"version: {10**21}"]
)
def test_a_later_format_is_refused_at_its_line(text: str) -> None:
    number = text.removeprefix("version: ").strip('"')
    with pytest.raises(FileFaults) as found:
        refuse_newer(tree(f"# a comment\n{text}\n"))
    expected = f"f:2: version: made for a newer skillcheck (format {number}; this one reads 1)"
    assert str(found.value) == f"{expected}\nNothing was changed."


@pytest.mark.parametrize("text", ["version: 1", "version: 0", "version: x", "version: [2]", "a: 2", "[2]"])
def test_what_is_not_a_later_format_is_left_to_the_shape(text: str) -> None:
    refuse_newer(tree(text))


class Told(NamedTuple):
    """A value with texts for people, and with what is none."""

    id: Id = "a"
    level: Rating = 1
    word: WORD = "a"
    whole: bool = True
    why: str = ""
    lines: tuple[str, ...] = ()


def read_told(text: str) -> tuple[list[str], list[tuple[int, str, str]]]:
    """The faults, and the place and rule of each warning, of a file of one such value."""
    reading = Reading()
    read_node(shape_of(Told), parse(text.encode(), "f", reading), "", reading)
    return settled(reading), [
        (fault.line, fault.where, fault.text[fault.column - 1]) for fault in reading.warnings
    ]


@pytest.mark.parametrize(
    ("text", "line", "where"),
    [
        ("id: a\nwhy: I take ticket # 1 first.\n", 2, "why"),
        ("why: ticket # 1\n", 1, "why"),
        ("why: ticket  # 1 first\n", 1, "why"),
        ("why: ticket\t# 1\n", 1, "why"),
        ("why: 5 # high\n", 1, "why"),
        ("why: Room #4 is mine\n", 1, "why"),
        ("why: I take\n  ticket  #1 first\n", 2, "why"),
        ("lines:\n- b\n- c #\n", 3, "lines.2"),
        ("lines: [a, refund #12\n  ]\n", 1, "lines.2"),
    ],
)
def test_a_text_that_a_hash_cuts_is_warned_of(text: str, line: int, where: str) -> None:
    assert read_told(text) == ([], [(line, where, "#")])


def test_a_text_that_a_hash_takes_whole_is_warned_of_beside_its_fault() -> None:
    assert read_told("why: # 1 is mine\nid: b\n")[1] == [(1, "why", "#")]


@pytest.mark.parametrize(
    "text",
    ["id: b-c # id\n", "level: 5 # high\n", "word: b # the second\n", "whole: true # it is\n", "why: 'I take # 1'\n",
     "# id: b # c\nwhy: e#f\n", "why: |\n  b # c\n", "lines: # of it\n- b\n", "lines:\n- b  # 1\n- c  # 2\n"],
)  # fmt: skip
def test_a_comment_that_is_meant_is_not_warned_of(text: str) -> None:
    assert read_told(text) == ([], [])


def test_a_key_with_a_blank_that_is_none_is_told_with_its_place() -> None:
    ((fault,), _) = read_told("\u00a0why: b\n")
    assert fault.splitlines()[0] == (
        "f:1: a character that only looks like a blank (U+00A0) stands here: write a plain blank, or nothing"
    )
