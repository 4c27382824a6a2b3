"""Markdown: read back by a real parser, foreign text is text and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pymarkdown.api import PyMarkdownApi
from syrupy.assertion import SnapshotAssertion

from skillcheck import formats
from skillcheck.model.document import Bullets, Document, Facts, Heading, Paragraph, Table
from skillcheck.model.form import Look
from skillcheck.model.text import inert
from tests.formats.hostile import GAUGE, PLACES, TEXTS
from tests.formats.sample import RICH

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"text", "softbreak", "code_inline", "strong_open", "strong_close"}
TRAILING = ".:!?,;"


def render(document: Document) -> str:
    return formats.render("md", document, Look())


def blocks(markdown: str) -> list[str]:
    """The kinds of block that the parser sees, in order."""
    return [token.type for token in PARSER.parse(markdown)]


def inline(markdown: str) -> list[Token]:
    return [child for token in PARSER.parse(markdown) for child in token.children or ()]


def read(markdown: str) -> list[str]:
    """The text of each heading, paragraph and cell as a reader sees it."""
    return [
        squeezed(
            "".join(" " if child.type == "softbreak" else child.content for child in token.children or ())
        )
        for token in PARSER.parse(markdown)
        if token.type == "inline"
    ]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def of(*parts: Heading | Paragraph | Bullets | Facts | Table) -> Document:
    return Document("Title", "test", {}, "", (), parts)


def test_a_page_with_every_kind_of_block(snapshot: SnapshotAssertion) -> None:
    assert render(RICH) == snapshot


@pytest.mark.parametrize("name", TEXTS)
def test_no_foreign_text_becomes_a_link_an_image_html_or_emphasis(name: str) -> None:
    seen = {
        place: kinds
        for place, document in PLACES.items()
        if (kinds := {token.type for token in inline(render(document(TEXTS[name])))} - OURS)
    }
    assert seen == {}


@pytest.mark.parametrize("name", TEXTS)
def test_no_foreign_text_begins_a_block_of_its_own(name: str) -> None:
    places = ("title", "heading", "paragraph", "bullet", "numbered", "fact name", "fact", "choice")
    usual = {place: blocks(render(PLACES[place]("Word"))) for place in places}
    assert {place: blocks(render(PLACES[place](TEXTS[name]))) for place in places} == usual


@pytest.mark.parametrize("name", TEXTS)
def test_no_foreign_text_breaks_a_table_or_its_list(name: str) -> None:
    wide = "word " * 40  # too long for the columns of a table
    for place in ("column", "third column", "row name", "cell", "middle cell", "note"):
        usual = [blocks(render(PLACES[place](text))) for text in ("Word", wide)]
        assert blocks(render(PLACES[place](TEXTS[name]))) in usual, place


@pytest.mark.parametrize("name", TEXTS)
def test_every_foreign_text_reads_as_it_was_written(name: str) -> None:
    wanted = squeezed(inert(TEXTS[name]))
    written = {place: wanted for place in PLACES if place != "data"}
    written["heading"] = wanted.rstrip(TRAILING)
    written["named with a note"] = wanted.removeprefix("1. ")  # the number of the list
    shown = {place: read(render(PLACES[place](TEXTS[name]))) for place in written}
    assert [place for place in written if not any(written[place] in text for text in shown[place])] == []


@given(st.text(alphabet=" \t\n#-+*=_>`~|\\[]()<>!&;:.1a漢", max_size=200))
def test_whatever_stands_in_a_paragraph_it_is_one_paragraph_that_reads_the_same(text: str) -> None:
    whole = render(of(Paragraph(text), Heading("End")))
    wanted = [squeezed(text)] if squeezed(text) else []
    assert read(whole) == ["Title", *wanted, "End"]
    assert {token.type for token in inline(whole)} <= {"text", "softbreak"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# one", "\\# one"),
        ("- item", "\\- item"),
        ("12. item", "12\\. item"),
        ("a < b", "a \\< b"),
        ("R&D", "R\\&D"),
        ("this & that", "this & that"),
        ("2026-11-22", "2026-11-22"),
        ("www.x.example", "www\\.x.example"),
        ("http://x.example", "http\\://x.example"),
        ("https://x.example", "https\\://x.example"),
        ("ftp://x.example", "ftp\\://x.example"),
        ("me@x.example", "me\\@x.example"),
        ("mailto:me@x.example", "mailto\\:me\\@x.example"),
        ("at @ home", "at @ home"),
    ],
)
def test_only_what_would_act_is_escaped(text: str, written: str) -> None:
    assert render(of(Paragraph(text))) == f"# Title\n\n{written}\n"


@pytest.mark.parametrize(
    "start", ["=" * 70, "-" * 70, "- one", "+ one", "# one", "1. one", "2) one", "> one", "| one"]
)
def test_a_text_that_wraps_before_a_mark_stays_one_paragraph(start: str) -> None:
    whole = render(of(Paragraph(f"{'w' * 75} {start}")))  # 75 fill a line
    assert blocks(whole) == blocks(render(of(Paragraph("word"))))
    assert read(whole)[1] == f"{'w' * 75} {start}"


def test_paragraphs_and_lists_keep_to_eighty_characters() -> None:
    assert [
        (name, place)
        for name, text in TEXTS.items()
        for place in ("paragraph", "bullet", "numbered", "fact", "note")
        if max(map(len, render(PLACES[place](text)).split("\n"))) > 80 > 20 + max(map(len, text.split(" ")))
    ] == []


def test_a_narrow_table_stays_a_table() -> None:
    table = Table(("skill", "level"), (("Sums", GAUGE), ("a | b", "c")))
    assert render(of(table)).splitlines()[2:] == [
        "| skill | level |",
        "| --- | --- |",
        "| Sums | 2.0 of 5 (probably 1.5-2.5) |",
        "| a \\| b | c |",
    ]


def test_a_wide_table_becomes_a_list_in_which_nothing_is_lost() -> None:
    table = Table(("skill", "what it is"), (("Sums", "costs " * 20), ("Order", "records")))
    shown = read(render(of(table)))
    assert shown == [
        "Title",
        "Sums:",
        f"what it is: {'costs ' * 20}".strip(),
        "Order:",
        "what it is: records",
    ]


def test_numbered_rows_become_a_numbered_list() -> None:
    table = Table(("", "target"), (("1. Listening", "4"), ("2. Order", "3")), ("Say it", ""), "practice")
    assert blocks(render(of(table))).count("ordered_list_open") == 1


@pytest.mark.parametrize("numbers", [(1, 1), (1, 3), (2, 3)])
def test_numbers_that_markdown_would_change_are_kept_as_text(numbers: tuple[int, int]) -> None:
    rows = tuple((f"{number}. Entry", "said " * 20) for number in numbers)
    shown = read(render(of(Table(("entry", "what"), rows))))
    assert [text for text in shown if "Entry" in text] == [f"{number}. Entry:" for number in numbers]


def test_a_note_stands_below_its_row() -> None:
    table = Table(("", "target"), (("1. Listening", "4"), ("2. Order", "3")), ("Say it", ""), "practice")
    assert read(render(of(table)))[1:] == [
        "Listening:",
        "target: 4",
        "practice: Say it",
        "Order:",
        "target: 3",
    ]


def test_a_heading_keeps_a_hash_at_its_end() -> None:
    assert read(render(of(Heading("Learn C#"), Heading("Learn C #"), Heading("#")))) == [
        "Title",
        "Learn C#",
        "Learn C #",
        "#",
    ]


def test_a_page_with_every_kind_of_block_passes_the_linter() -> None:
    found = PyMarkdownApi().scan_string(render(RICH)).scan_failures
    assert [(fault.rule_id, fault.line_number) for fault in found] == []


def test_blocks_stand_apart_by_one_empty_line() -> None:
    whole = render(of(Paragraph("one"), Paragraph(""), Facts(()), Paragraph("two")))
    assert not re.search(r"\n\n\n", whole)
    assert whole == "# Title\n\none\n\ntwo\n"
