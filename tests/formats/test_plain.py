"""Plain text: one fact a line, for pipes, grep and screen readers."""

import pytest
from syrupy.assertion import SnapshotAssertion

from skillcheck import formats
from skillcheck.model.document import Block, Choices, Document, Heading, Paragraph, Table
from skillcheck.model.form import Look
from tests.formats.hostile import GAUGE, PLACES, TEXTS
from tests.formats.sample import RICH


def render(document: Document, look: Look | None = None) -> str:
    return formats.render("plain", document, look or Look())


def lines(*blocks: Block, title: str = "") -> list[str]:
    return render(Document(title, "test", {}, "", (), blocks)).splitlines()


def test_a_page_with_every_kind_of_block(snapshot: SnapshotAssertion) -> None:
    assert render(RICH) == snapshot


@pytest.mark.parametrize("look", [Look(20), Look(200, colour=True), Look(80, unicode=False)])
def test_the_look_changes_nothing(look: Look) -> None:
    assert render(RICH, look) == render(RICH)


def test_no_foreign_text_makes_a_line_of_its_own() -> None:
    usual = {place: render(document("Word")).count("\n") for place, document in PLACES.items()}
    assert [
        (name, place)
        for name, text in TEXTS.items()
        for place, document in PLACES.items()
        if render(document(text)).count("\n") != usual[place]
    ] == []


def test_there_are_no_boxes_and_no_bars() -> None:
    assert not set("━●│┃─·|") & set(render(RICH))


def test_a_cell_stands_with_the_names_of_its_row_and_column() -> None:
    table = Table(("skill", "level", "target"), (("Sums", GAUGE, "4"), ("Order", "open", "3")))
    assert lines(table) == [
        "Sums: level: 2.0 of 5 (probably 1.5-2.5)",
        "Sums: target: 4",
        "Order: level: open",
        "Order: target: 3",
    ]


def test_of_two_columns_the_second_needs_no_name() -> None:
    assert lines(Table(("level", "what one sees"), (("1 First steps", "Begins."),))) == [
        "1 First steps: Begins."
    ]


def test_a_note_stands_with_the_name_of_its_row_and_an_empty_one_nowhere() -> None:
    table = Table(("skill", "target"), (("Sums", "4"), ("Order", "3")), ("Count.", ""), "practice")
    assert lines(table) == ["Sums: 4", "Sums: practice: Count.", "Order: 3"]


def test_the_answer_so_far_is_said_in_words() -> None:
    assert lines(Choices((("1", "Not once"), ("2", "Half")), "2")) == [
        "1: Not once",
        "2: Half (your answer so far)",
    ]


def test_a_heading_stands_after_an_empty_line() -> None:
    assert lines(Paragraph("one"), Heading("Two"), Paragraph("three"), title="Title") == [
        "Title",
        "one",
        "",
        "Two",
        "three",
    ]
