"""JSON from strangers: what is whole is read, what is hostile is refused with its line, fast."""

import contextlib
import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.errors import FileFaults
from skillcheck.store.strict_json import DEEPEST, LARGEST, LONGEST_NUMBER, load
from tests.store.conftest import Write

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def faults(path: str) -> list[str]:
    """Everything that is wrong with a file, without its path."""
    with pytest.raises(FileFaults) as found:
        load(path)
    return [str(fault).replace(path, "FILE") for fault in found.value.faults]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": [1, -2.5, 1e3, true, null, "\\ud83d\\ude00"]}', {"a": [1, -2.5, 1000.0, True, None, "😀"]}),
        ('\ufeff{"a": {}}', {"a": {}}),
        (' [ "a{[[\\"" ] ', ['a{[["']),
        ('"text"', "text"),
        ("[0, -0, 999999999999999]", [0, 0, 999999999999999]),
    ],
)
def test_json_is_read(text: str, value: Any, write: Write) -> None:
    assert load(write(text))[0] == value


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
@settings(deadline=None, max_examples=60)
def test_what_json_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, value: Any, indent: int | str | None, ascii_: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "value.json"
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_)
    path.write_bytes(text.encode("utf-8", "backslashreplace"))
    assert load(str(path))[0] == value


@given(st.binary(max_size=40) | st.text('{}[]",:\\ 019.eE-+ntfu\n', max_size=40).map(str.encode))
@settings(deadline=None, max_examples=200)
def test_any_bytes_give_a_value_or_faults(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.json"
    path.write_bytes(data)
    with contextlib.suppress(FileFaults):
        assert load(str(path))[1].text == data.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "FILE:1: is not readable as JSON: column 1: expecting value"),
        ('{"a": 1,\n "b" 2}', "FILE:2: is not readable as JSON: column 6: expecting ':' delimiter"),
        ("{'a': 1}", "FILE:1: is not readable as JSON: column 2: expecting property name enclosed in double quotes"),
        ("[1] [2]", "FILE:1: is not readable as JSON: column 5: extra data"),
        (b"[1,\n\xff]", "FILE:2: is not UTF-8 text"),
        ("[NaN]", "FILE: NaN is no number"),
        ("[-Infinity]", "FILE: -Infinity is no number"),
        ("[1e999]", "FILE: 1e999 is too large or too long for a number here"),
        ("[" + "9" * 41 + "]", f"FILE: {'9' * 41} is too large or too long for a number here"),
        ('{"a": 1,\n"b": 2,\n"a": 3}', "FILE:3: a: stands here twice"),
        ('{"a": 1, "b": {"a": 1}, "a": 3}', "FILE: a: stands here twice"),
        ("\n" + "[" * 33, "FILE:2: is nested more than 32 levels deep"),
        ('{"a":' * 40, "FILE:1: is nested more than 32 levels deep"),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_with_its_line(content: str | bytes, fault: str, write: Write) -> None:
    assert faults(write(content)) == [fault]


def test_all_faults_come_at_once(write: Write) -> None:
    assert len(faults(write('{"a": NaN, "a": 1e999, "b": Infinity}'))) == 4


def test_what_is_just_within_the_bounds_is_read(write: Write) -> None:
    assert load(write("[" * DEEPEST + "]" * DEEPEST))
    number = "0." + "1" * (LONGEST_NUMBER - 2)
    assert load(write(f"[{number}]"))[0] == [float(number)]


def test_a_file_that_is_too_large_is_refused(write: Write) -> None:
    assert faults(write(b" " * (LARGEST + 1))) == ["FILE: is larger than 8 MB"]


@pytest.mark.parametrize("text", ["[" * 500_000, '"' + '\\"' * 500_000, "\\" * 500_000, '"\\' * 250_000])
def test_no_text_takes_more_than_a_pass(text: str, write: Write) -> None:
    assert len(faults(write(text))) == 1


def test_standard_input_is_read_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"[1,")))
    with pytest.raises(FileFaults, match=r"^standard input:1: "):
        load("-")


def test_a_text_knows_the_lines_of_its_keys(write: Write) -> None:
    text = load(write('{"a": {"x": "b"},\n "b": ["a"],\n "c\\u00e9": {"b": 1}}'))[1]
    assert text.fault("a", "where", "what").line == 1
    assert text.fault("b", "where", "what").line == 0  # twice
    assert text.fault("cé", "where", "what").line == 3
    assert text.fault("x", "where", "what").line == 1
    assert text.fault("z", "where", "what").line == 0


@pytest.mark.parametrize("entries", ["{}", "1", '"k{n}"'])
def test_a_file_of_nothing_but_entries_is_refused(entries: str, write: Write) -> None:
    with pytest.raises(FileFaults) as found:
        load(write("[" + ",".join(entries.replace("{n}", str(n)) for n in range(200_000)) + "]"))
    assert "holds more entries than a file of its size may" in str(found.value)


def test_of_very_many_faults_most_are_only_counted(write: Write) -> None:
    with pytest.raises(FileFaults) as found:
        load(write("[" + ",".join(["NaN"] * 40_000) + "]"))
    assert str(found.value).endswith("… and 39,950 more faults.")
