"""YAML and JSON from strangers: each hazard is refused with its line, and what is plain is read as it stands."""

import io
import json
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.fault import Fault
from skillcheck.store import files
from skillcheck.store.node import BYTES_A_NODE, FEWEST_NODES, Reading
from skillcheck.store.tree import load, parse
from tests.store.conftest import Write
from tests.store.trees import plain, settled, tree


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every test here holds with libyaml and without it."""
    monkeypatch.setattr("skillcheck.store.tree.LOADER", getattr(yaml, request.param))
    return str(request.param)


def faults(data: bytes) -> list[Fault]:
    """Everything that is wrong with a file `f` of this content."""
    reading = Reading()
    try:
        parse(data, "f", reading)
        reading.settle()
    except FileFaults as found:
        return [fault for fault in found.faults if isinstance(fault, Fault)]
    return []


HAZARDS: dict[str, tuple[bytes, list[str]]] = {
    "an anchor": (b"a: 1\nb: &x 2\n", ["f:2: anchors (&x) are not allowed: put the text in quotes"]),
    "an anchored list": (b"a: &x\n  - 1\n", ["f:1: anchors (&x) are not allowed: put the text in quotes"]),
    "an alias": (
        b"a: &x 1\nb: *x\n",
        [
            "f:1: anchors (&x) are not allowed: put the text in quotes",
            "f:2: aliases (*x) are not allowed: write it out, or put the text in quotes",
        ],
    ),
    "a merge key": (
        b"a: 1\nb:\n  <<: {c: 1}\n",
        ["f:3: merge keys (<<) are not allowed: write it out"],
    ),
    "a tag": (b"a: !!int 1\n", ["f:1: tags (tag:yaml.org,2002:int) are not allowed: put the text in quotes"]),
    "a tag that would run a program": (
        b"a: 1\nb: !!python/object/apply:os.system [id]\n",
        [
            "f:2: tags (tag:yaml.org,2002:python/object/apply:os.system) are not allowed: put the text in quotes"
        ],
    ),
    "a tagged map": (b"!x\na: 1\n", ["f:1: tags (!x) are not allowed: put the text in quotes"]),
    "a second document": (b"a: 1\n---\nb: 2\n", ["f:2: holds a second document"]),
    "a repeated key": (b"a: 1\nb: 2\na: 3\n", ["f:3: a: stands here twice; first in line 1"]),
    "a repeated key in another spelling": (
        b'a: 1\n"a": 2\n',
        ["f:2: a: stands here twice; first in line 1"],
    ),
    "a key thrice": (
        b"a: 1\na: 2\na: 3\n",
        [f"f:{line}: a: stands here twice; first in line 1" for line in (2, 3)],
    ),
    "a repeated key in JSON": (
        b'{"x": {\n"a": 1,\n"a": 2}}',
        ["f:3: a: stands here twice; first in line 2"],
    ),
    "a list as a key": (b"a: 1\n? [b]\n: 2\n", ["f:2: a list or a map can't be a key"]),
    "25,000 nested lists": (b"[" * 25_000, ["f:1: is nested more than 32 levels deep"]),
    "25,000 nested maps": (b"{a: " * 25_000, ["f:1: is nested more than 32 levels deep"]),
    "25,000 nested block lists": (b"- " * 25_000, ["f:1: is nested more than 32 levels deep"]),
    "25,000 nested keys": (b"? " * 25_000, ["f:1: is nested more than 32 levels deep"]),
    "too deep in line 32": (
        b"".join(b" " * n + b"a:\n" for n in range(40)),
        ["f:32: is nested more than 32 levels deep"],
    ),
    "a text too long": (
        b"a: 1\nb: " + b"x" * 20_001,
        ["f:2: a text is longer than 20,000 characters"],
    ),
    "a key too long": (
        b'{"' + b"x" * 20_001 + b'": 1}',
        ["f:1: a text is longer than 20,000 characters"],
    ),
    "Latin-1": (
        b"a: 1\nb: caf\xe9\n",
        ["f:2: is not UTF-8 text; it looks like Latin-1 (Windows-1252), with “é” here: save it as UTF-8"],
    ),
    "UTF-16": (
        "a: 1\n".encode("utf-16-le"),
        ["f:1: is UTF-16 text without a byte order mark: save it as UTF-8"],
    ),
    "half a character": (
        b"a: 1\n\n\xf0\x9f",
        ["f:3: is not UTF-8 text: its last character is cut off; save it as UTF-8"],
    ),
    "a NUL": (b"a: 1\nb: \0\n", ["f:2: holds a character that is not allowed (U+0000)"]),
    "an escape": (b"a: 1\n\nb: \x1b[31m\n", ["f:3: holds a character that is not allowed (U+001B)"]),
    "a NUL after a BOM": (
        b"\xef\xbb\xbfa: 1\n\0",
        ["f:2: holds a character that is not allowed (U+0000)"],
    ),
    "tags that take for ever to compare": (
        b"".join(b"%%TAG !t%d! x\n" % n for n in range(10_000)) + b"---\na: 1\n",
        ["f: says %TAG more than 16 times; none is of use here"],
    ),
    "nothing": (b"", ["f: is empty"]),
    "a BOM and nothing": (b"\xef\xbb\xbf", ["f: is empty"]),
    "only a comment": (b"# nothing\n", ["f: is empty"]),
}


@pytest.mark.parametrize("hazard", HAZARDS)
def test_a_hazard_is_refused_with_its_line(hazard: str) -> None:
    data, expected = HAZARDS[hazard]
    assert [fault.sentence for fault in faults(data)] == expected


COLON, QUOTES, DASH = "the colon inside of this text", "put the text in quotes", "a dash is missing"
CUT = "“ #” ends the text here"
SLIPS: dict[str, tuple[str, int, int, str]] = {
    "a colon": ("a:\n  text: I say no: politely.\n", 2, 17, COLON),
    "a colon in the second line": ("a:\n  text: I say no\n    that is: politely.\n", 3, 12, COLON),
    "a colon after a colon": ("a:\n- Two ways: one, and: two\n- c\n", 2, 21, COLON),
    "a tab": ("a:\n\tb: 1\n", 2, 1, "blanks instead of the tab"),
    "a tab behind blanks": ("a:\n- b: 1\n \tc: d\n", 3, 2, "blanks instead of the tab"),
    "a text after its quote": ('a:\n- "Sorry" is what I say.\n- b\n', 2, 9, "put single quotes around the whole text"),
    "an apostrophe in quotes": ("a: 'I don't know'\nb: c\n", 1, 10, "put double quotes around the whole text"),
    **{
        f"a text beginning with {first}": (f"a: 1\nb: {first}home, I say\nc: d\n", 2, 4, QUOTES)
        for first in ("@", "%", "`", "*", "& ", ", ", "> ", "|", "[x] ", "{x} ", "? ", "]", "}")
    },
    "a list that is not closed": ("a: [Laughs I say no\nb: c\n", 1, 4, "not closed with “]”"),
    "an entry too far to the right": ("a:\n- b: 1\n   c: d\n", 3, 4, "begin it in column 3"),
    "an entry too far to the left": ("a:\n- b: 1\n c: d\n", 3, 2, "begin it in column 1 or 3"),
    "a dash too far to the left": ("a:\n  - b\n - c\n", 3, 2, "begin it in column 1 or 3"),
    "no blank after a colon": ("a:\n- text:I say\n  b: c\n", 2, 7, "a blank is missing after the colon"),
    "no blank after the first colon": ("version:1\na: b\n", 1, 8, "a blank is missing after the colon"),
    "no dash before a key": ("a:\n  - text: b\n  text: c\n", 3, 3, DASH),
    "no dash before a text": ("a:\n  - one\n  two\n  - three\n", 3, 3, DASH),
    "no dash before the first": ("a:\n  text: b\n  - text: c\n", 2, 3, DASH),
    "no blank after a dash": ("a:\n  - one\n  -two\n  - three\n", 3, 3, "a blank is missing after the dash"),
    "an open quote": ('a: 1\nb: "open\n', 2, 4, "the quote that opens here is not closed"),
    "a quote that another closes": ('a:\n- "open\n- b\n- c: "x"\n', 2, 3, "the quote that opens here is not closed"),
    "a backslash": ('a: "C:\\qsers"\n', 1, 7, "put single quotes around the text"),
    "no colon in the first line": ("version 1\nextends: builtin\n", 1, 1, "write “key: text”"),
    "no colon in an entry": ("a:\n  - version 1\n    b: c\n", 2, 5, "write “key: text”"),
    "a comment that ends a list": ("a: 1\nb: [Refund #12, Order #3]\nc: d\n\n", 2, 12, CUT),
    "a comment that ends a list of two lines": ("a: 1\nb: [x,\n  Refund #12, y]\nc: d\n", 3, 10, CUT),
    "a comment that ends a text of two lines": ("a:\n  b: first # line\n    goes on\n  c: d\n", 2, 12, CUT),
    "a comment that ends an entry of two lines": ("a:\n- first # line\n  goes on\n", 2, 9, CUT),
    "a line of comment in a text": ("a:\n- first\n  # line\n  goes on\n- c\n", 3, 3, "ends the text above it"),
    "no blank after the dash of a key": ("a:\n  -id: b\n    c: d\n", 2, 3, "a blank is missing after the dash"),
    **{
        f"an entry that begins with {mark}": (f"a:\n  {mark} id: b\n    c: d\n", 2, 3, f"“{mark}” begins no entry")
        for mark in "–—•·*+"
    },
    "a no-break space as indentation": ("a:\n  - b: c\n\u00a0\u00a0\u00a0 d: e\n    f: g\n", 3, 1, "U+00A0"),
    "a no-break space after a dash": ("a:\n  -\u00a0b: c\n    d: e\n", 2, 4, "U+00A0"),
    "a no-break space after a colon": ("a: 1\nb:\u00a0c\nd: e\n", 2, 3, "U+00A0"),
    "a colon in a text in brackets": ("a: {b: I say c: d}\n", 1, 15, COLON),
    "a line after the end": ("a: 1\n...\nb: 2\n", 3, 1, "the file ended above this line"),
    "half a character in JSON": ('{"a":\n "\\ud83d\\ude00\\ud800", "b": 1}', 2, 15, "half of a character"),
    "a comma twice in JSON": ('{"a":\n {"b": 1,, "c": 2}}', 2, 10, "a comma, a colon or a closing bracket"),
    "JSON without a comma": ('{"a": 1\n"b": 2}', 2, 4, "a comma, a colon or a closing bracket is missing"),
}  # fmt: skip
"""The text, the line and the column (from 1) at which the caret stands, and the cure."""


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_the_pen_is_told_with_its_place_and_the_cure(slip: str, loader: str) -> None:
    text, line, column, cure = SLIPS[slip]
    (fault,) = faults(text.encode())
    assert (fault.line, cure in fault.what) == (line, True), fault
    if loader == "CSafeLoader":  # the pure parser notices some of them a few characters later
        assert fault.column == column, fault
    head, shown, caret = str(fault).split("\n")
    assert head.startswith(f"f:{line}: ")
    assert shown.strip() in text.replace("\t", " ")
    assert caret.strip() == "^"


GOOD_TEXT = """\
a: |
  text: x: y
  @b and "c
b: "two
  lines: here" # done
c: [1,
  2]
d: >-
  - one
# e: f: g
e: http://example.org/?a:b # 1
"""


def test_what_only_looks_like_a_slip_is_not_taken_for_the_one_that_is() -> None:
    (fault,) = faults((GOOD_TEXT + "f: g: h\n").encode())
    assert (fault.line, fault.column) == (12, 5)


def test_a_caret_stands_below_its_place_in_long_and_wide_lines() -> None:
    for before in ("x" * 300, "日本" * 40, "e\u0301 "):
        _, shown, caret = str(faults(f"a: {before}: c\n".encode())[0]).split("\n")
        assert max(len(shown), len(caret)) <= 80
        assert wcswidth(shown[: shown.rindex(":")]) == len(caret) - 1


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("a: ü\n".encode("utf-16"), "UTF-16"),
        ("a: ü\n".encode("utf-32"), "UTF-32"),
        (b"\xfe\xff" + "a: ü\n".encode("utf-16-be"), "UTF-16"),
        ("a: 1\nb: Grüße\n".encode("cp1252"), "Latin-1"),
        (b"PK\x03\x04\xff", "ZIP archive"),
        (b"%PDF-1.7\n\xff", "PDF"),
    ],
)
def test_a_file_that_is_no_utf_8_is_named_for_what_it_is(data: bytes, what: str) -> None:
    (fault,) = faults(data)
    assert what in fault.what


def test_a_byte_order_mark_is_taken_as_one() -> None:
    assert faults("\ufeffa: 1\n".encode()) == []


def test_the_faults_before_the_one_that_ends_the_reading_are_told_too() -> None:
    found = faults(b"a: &x 1\na: 2\nb: [\n")
    assert [fault.line for fault in found] == [1, 2, 3]


def test_an_alias_bomb_of_thirty_levels_ends_in_faults_and_not_in_memory() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))]
    assert len(faults("\n".join(lines).encode())) == 30 + 2 * 29


def test_merge_keys_thirty_levels_high_end_in_faults() -> None:
    lines = ["a0: &a0 {x: 1}", *(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 30))]
    # An anchor a line; two aliases and a merge key in each but the first.
    assert len(faults("\n".join(lines).encode())) == 30 + 3 * 29


def test_thirty_two_levels_are_not_too_deep() -> None:
    assert faults(b"[" * 32 + b"]" * 32) == []


def test_a_text_of_twenty_thousand_characters_is_not_too_long() -> None:
    assert faults(b"a: " + b"x" * 20_000) == []


def test_the_length_of_a_text_is_counted_in_characters_and_not_in_bytes() -> None:
    assert faults(("a: " + "ü" * 20_000).encode()) == []


def test_a_byte_order_mark_is_not_part_of_the_first_key() -> None:
    assert plain(tree("\ufeffa: 1\n")) == {"a": "1"}


@pytest.mark.parametrize(
    "scalar",
    ["no", "012", "1e3", "2024-01-01", "null", "~", "0x1f", "1_000", ".nan", "=", "12:30:45", "yes"],
)
def test_a_scalar_stays_the_text_that_stands_there(scalar: str) -> None:
    assert plain(tree(f"a: {scalar}\n")) == {"a": scalar}


def test_a_key_without_a_value_has_an_empty_text() -> None:
    assert plain(tree("a:\nb: 1\n")) == {"a": "", "b": "1"}


def test_each_node_knows_its_file_and_line() -> None:
    root = tree("a: 1\nb:\n  - x\n  - y: 2\n", "name.yaml")
    deep = root.map["b"].items[1].map["y"]
    assert (root.line, deep.file, deep.line) == (1, "name.yaml", 4)


def test_windows_line_ends_count_once() -> None:
    root = tree("a: 1\r\nb: 2\r\n")
    assert (plain(root), root.map["b"].line) == ({"a": "1", "b": "2"}, 2)


def test_json_with_tabs_is_read() -> None:
    value = {"version": 1, "answers": {"a-1": 4, "b-s": "b"}}
    text = json.dumps(value, indent="\t")
    assert plain(tree(text)) == {"version": "1", "answers": {"a-1": "4", "b-s": "b"}}


def test_characters_that_json_escapes_as_a_pair_are_read() -> None:
    value = {"a": "😀😀 \\😀", "b": "\\ud83d"}
    text = json.dumps(value)
    assert "\\ud83d\\ude00\\ud83d\\ude00 \\\\\\ud83d\\ude00" in text
    assert plain(tree(text)) == value


def test_json_without_blanks_is_read() -> None:
    assert plain(tree('{"a":1,"b":["x","\\u00e9\\/"]}')) == {"a": "1", "b": ["x", "é/"]}


JSON_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Cf", "Zl", "Zp"]), max_size=20)
JSON_VALUES = st.recursive(
    JSON_TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(JSON_TEXTS.filter(lambda key: key != "<<"), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON_VALUES, st.sampled_from([None, 2, "\t"]))
def test_what_json_writes_is_read_back(value: Any, indent: int | str | None) -> None:
    assert plain(tree(json.dumps(value, indent=indent, ensure_ascii=False))) == value


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text("[]{}:,-&*!<|>?%'\"#\\ab1 \n\t\0\x85", max_size=60).map(str.encode))
def test_any_bytes_give_a_tree_or_faults_with_lines(data: bytes) -> None:
    for fault in faults(data):
        assert fault.file == "f"
        assert fault.line >= 1 or fault.what == "is empty"


def test_a_file_is_named_in_its_faults_by_the_path_that_was_given(write: Write) -> None:
    path = write("a: 1\na: 2\n")
    reading = Reading()
    load(path, reading)
    assert settled(reading) == [f"{path}:2: a: stands here twice; first in line 1"]


def test_standard_input_is_named_in_its_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a: [")))
    with pytest.raises(FileFaults, match=r"^standard input:\d+: "):
        load("-", Reading())


@pytest.mark.parametrize("entry", ["- \n", "- a\n", "- {}\n"])
def test_a_file_of_nothing_but_entries_is_refused(entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "skillcheck.store.tree.FEWEST_NODES", 500
    )  # as many as it allows take the pure parser seconds
    (fault,) = faults((entry * 700).encode())
    assert fault.what == "holds more entries than a file of its size may"
    assert faults((entry * 400).encode()) == []


def test_the_builtin_catalogue_is_far_from_having_too_many_entries(builtin: Catalogue) -> None:
    size = files.builtin_catalogue().stat().st_size
    assert FEWEST_NODES + size // BYTES_A_NODE > 5 * len(builtin.skills) * 100


@pytest.mark.parametrize(
    "text", ["a: {b:<<: {c: 1}", "v: 1\ni:\n  x: {i: 2.9, loading:<<: {a: 1}", "a: {b:<<: {c: 1}\n"]
)
def test_a_fault_that_a_parser_sees_below_the_end_is_told_of_the_last_line(text: str) -> None:
    (fault,) = faults(text.encode())
    assert 1 <= fault.line <= text.count("\n") + 1
