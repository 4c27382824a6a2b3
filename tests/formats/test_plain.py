"""Plain text: one fact a line, for pipes, grep and screen readers."""

import pytest
from syrupy.assertion import SnapshotAssertion

from skillcheck import formats
from skillcheck.model.document import (
    Block,
    Choices,
    Document,
    Facts,
    Heading,
    Key,
    Outcome,
    Paragraph,
    Standing,
    Standings,
    Step,
    Table,
)
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
    assert not set("━●│┃─·|▌→") & set(render(RICH))


def test_a_cell_stands_with_the_names_of_its_row_and_column() -> None:
    table = Table(("skill", "level", "target"), (("Sums", "2", "4"), ("Order", "open", "3")))
    assert lines(table) == [
        "Sums: level: 2",
        "Sums: target: 4",
        "Order: level: open",
        "Order: target: 3",
    ]


def test_what_is_empty_has_no_colon_beside_it() -> None:
    table = Table(("skill", "level", "why"), (("Sums", "2", ""), ("Order", "", "")))
    assert lines(table, Table(("", ""), (("Strong", ""),)), Facts((("Cue", ""),))) == [
        "Sums: level: 2",
        "Order",
        "Strong",
        "Cue",
    ]
    assert lines(Standings((Standing("", GAUGE, (), "Steady"),))) == ["Steady"]


def test_of_two_columns_the_second_needs_no_name() -> None:
    assert lines(Table(("level", "what one sees"), (("1 First steps", "Begins."),))) == [
        "1 First steps: Begins."
    ]


def test_the_row_where_the_person_is_says_so() -> None:
    assert lines(Table(("", ""), (("Steady", "Begins."), ("Strong", "Ends.")), 1)) == [
        "Steady: Begins.",
        "Strong (you): Ends.",
    ]


def test_a_level_is_said_in_words_and_never_drawn() -> None:
    standing = Standing("Sums", GAUGE, ("3 of 5",), "Building up; 3 of 5 answered", 2)
    assert lines(Standings((standing,))) == ["2. Sums: Building up; 3 of 5 answered"]


def test_what_a_step_and_an_outcome_say_stands_in_lines() -> None:
    assert lines(Step("Begin", (Paragraph("Soon."),), "Enter", "skillcheck assess")) == [
        "Begin",
        "Soon.",
        "To do it: skillcheck assess",
    ]
    assert lines(Outcome("Your choice", "Wait.", "Nothing comes.")) == [
        "Your choice. Wait.",
        "It leads to: Nothing comes.",
    ]


def test_keys_are_named_where_somebody_is_there_to_press_them() -> None:
    page = Document("T", "test", {}, "", (), (), keys=(Key("b", "back"), Key("q", "leave")))
    assert render(page, Look(keys=True)) == "T\nKeys, then Enter: b back; q leave.\n"
    assert render(page) == "T\n"


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
