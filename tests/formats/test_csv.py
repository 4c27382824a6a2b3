"""CSV: read back by the csv module, no cell would run as a formula in a spreadsheet."""

import csv as standard
import io
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from skillcheck.formats import csv
from skillcheck.model.document import Document
from skillcheck.model.form import Look
from skillcheck.model.text import inert
from tests.formats.hostile import FORMULAS, TEXTS
from tests.formats.sample import EMPTY, RICH


def cell(value: Any) -> str:
    """What the second cell of the second row holds, after writing and reading."""
    rows = [{"id": "a", "value": "first"}, {"id": "b", "value": value}]
    document = Document("Title", "test", {"rows": rows}, "rows", ("id", "value"), ())
    read = list(standard.reader(io.StringIO(csv.render(document, Look()), newline="")))
    assert [len(row) for row in read] == [2, 2, 2]
    return read[2][1]


def runs(text: str) -> bool:
    """Whether a spreadsheet may take `text` for a formula."""
    return unicodedata.normalize("NFKC", text).lstrip()[:1] in tuple("=+-@") or text.startswith(("\t", "\r"))


def test_a_page_with_every_kind_of_block(snapshot: SnapshotAssertion) -> None:
    assert csv.render(RICH, Look()) == snapshot


def test_an_empty_page(snapshot: SnapshotAssertion) -> None:
    assert csv.render(EMPTY, Look()) == snapshot


def test_no_foreign_text_would_run_as_a_formula() -> None:
    assert [name for name, text in TEXTS.items() if runs(cell(text)) or runs(cell([text, "b"]))] == []


@given(st.text(alphabet=" \t\r\n\f\u00a0\u3000\u1680=+-@\uff1d\ufe62a'\"\x00\u200b,;", max_size=8))
def test_whatever_stands_before_it_no_formula_would_run(text: str) -> None:
    assert not runs(cell(text))


@pytest.mark.parametrize("name", sorted(set(FORMULAS) - {"command", "quoted formula"}))
def test_a_formula_gets_a_quote_and_loses_nothing(name: str) -> None:
    assert cell(FORMULAS[name]) == f"'{inert(FORMULAS[name])}"


@pytest.mark.parametrize(
    "text", ["plain", "a = b", "1-5", "a, b", 'say "so"', "café 漢", "'quoted", "", "\\x", "me@x"]
)
def test_a_text_that_does_nothing_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (7 / 3, "2.333"),
        ([], ""),
        (["a", "b"], "a b"),
        (("a", "b"), "a b"),
        ((), ""),
        ([{"list": "two", "entry": 1}, {"list": "x", "entry": 2}], "list: two, entry: 1; list: x, entry: 2"),
        ({"importance": 5.0, "why": None, "of": [1, 2.00049]}, "importance: 5.0, of: 1; 2.0"),
    ],
)
def test_values_that_are_no_text(value: object, written: str) -> None:
    assert cell(value) == written


def test_newlines_in_a_text_start_no_row() -> None:
    assert cell("a\nb\r\nc") == "a b c"


def test_a_page_without_rows_is_one_row() -> None:
    document = Document("Title", "test", {"id": "a", "name": "A", "more": 1}, "", ("id", "name", "gone"), ())
    assert csv.render(document, Look()) == "id,name,gone\na,A,\n"


@pytest.mark.parametrize("separator", [";", "; ", ";\t", "|"])
@pytest.mark.parametrize("start", "=+-@\uff1d\uff20")
def test_no_formula_runs_where_a_spreadsheet_splits_rows_at_other_signs(separator: str, start: str) -> None:
    document = Document("T", "t", {"rows": [{"a": f"x{separator}{start}1+1"}]}, "rows", ("a",), ())
    rows = standard.reader(io.StringIO(csv.render(document, Look())), delimiter=separator[0])
    assert not any(runs(text) for row in rows for text in row)


def test_what_has_no_column_is_known() -> None:
    data = {"rows": [{"a": 1, "b": 2, "c": []}], "kind": "x", "nothing": []}
    assert csv.find_left_out(Document("T", "t", data, "rows", ("a",), ())) == ["kind", "b"]
