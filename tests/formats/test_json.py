"""JSON: the page's data, whole, and in characters that do nothing."""

import json as standard

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from skillcheck.formats import json
from skillcheck.model.document import Document, Paragraph
from skillcheck.model.form import Look
from tests.formats.hostile import TEXTS
from tests.formats.sample import EMPTY, RICH


def render(data: dict[str, object]) -> str:
    return json.render(Document("Title", "test", data, "", (), (Paragraph("x"),)), Look())


def test_a_page_with_every_kind_of_block(snapshot: SnapshotAssertion) -> None:
    assert json.render(RICH, Look()) == snapshot


def test_an_empty_page(snapshot: SnapshotAssertion) -> None:
    assert json.render(EMPTY, Look()) == snapshot


def test_foreign_texts_come_back_as_they_were_and_go_as_printable_ascii() -> None:
    texts = list(TEXTS.values())
    whole = render({"texts": texts, "keys": {text: {"in": text} for text in texts}})
    assert standard.loads(whole)["texts"] == texts
    assert standard.loads(whole)["keys"] == {text: {"in": text} for text in texts}
    assert all(" " <= char <= "~" or char == "\n" for char in whole)


@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert standard.loads(render({"text": text}))["text"] == text


def test_every_page_says_what_it_is_first() -> None:
    assert list(standard.loads(render({"a": 1})).items())[:2] == [("skillcheck", 1), ("kind", "test")]


def test_numbers_are_not_rounded() -> None:
    assert standard.loads(render({"level": 7 / 3}))["level"] == 7 / 3


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_does_not_have_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        render({"level": number})


def test_blocks_for_readers_are_not_in_it() -> None:
    assert standard.loads(render({})) == {"skillcheck": 1, "kind": "test"}
