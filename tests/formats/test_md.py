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
from skillcheck.model.document import (
    Block,
    Card,
    Cards,
    Document,
    Facts,
    Gauge,
    Heading,
    Paragraph,
    Standing,
    Standings,
    Step,
    Table,
)
from skillcheck.model.form import Look
from skillcheck.model.text import inert
from tests.formats.hostile import PLACES, TEXTS, everywhere
from tests.formats.sample import RICH

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"text", "softbreak", "code_inline", "strong_open", "strong_close"}
TRAILING = ".:!?,;"
TOLD = ("standing", "standing in words", "standing that is nowhere", "cell of a standing")
DRAWN = ("group",)
UNSAID = ("data", "box", "row of boxes", "word on an axis")
"""What is for programs, for paper, or for a drawing with more room."""


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


def drawings(markdown: str) -> list[str]:
    """Each line of the blocks of code."""
    fences = [token.content for token in PARSER.parse(markdown) if token.type == "fence"]
    return [squeezed(line) for fence in fences for line in fence.splitlines()]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def of(*parts: Block) -> Document:
    return Document("Title", "test", {}, "", (), parts)


def test_a_page_with_every_kind_of_block(snapshot: SnapshotAssertion) -> None:
    assert render(RICH) == snapshot


@pytest.mark.parametrize("name", TEXTS)
def test_no_foreign_text_becomes_a_link_an_image_html_or_emphasis(name: str) -> None:
    assert {token.type for token in inline(render(everywhere(TEXTS[name])))} - OURS == set()


@pytest.mark.parametrize("name", TEXTS)
def test_no_foreign_text_begins_a_block_of_its_own(name: str) -> None:
    places = (
        "title", "aside", "heading", "paragraph", "name of a paragraph", "bullet", "numbered", "fact name", "fact", "choice",
        "step", "line of a step", "outcome", "what an outcome leads to", "card", "line of a card", "aside of standings",
    )  # fmt: skip
    usual = {place: blocks(render(PLACES[place]("Word"))) for place in places}
    assert {place: blocks(render(PLACES[place](TEXTS[name]))) for place in places} == usual


@pytest.mark.parametrize("name", TEXTS)
def test_no_foreign_text_breaks_a_table_or_a_drawing(name: str) -> None:
    for place in ("column", "third column", "row name", "cell", "middle cell", *TOLD, *DRAWN):
        assert blocks(render(PLACES[place](TEXTS[name]))) == blocks(render(PLACES[place]("Word"))), place


@pytest.mark.parametrize("name", TEXTS)
def test_every_foreign_text_reads_as_it_was_written(name: str) -> None:
    wanted = squeezed(inert(TEXTS[name]))
    written = {place: wanted for place in PLACES if place not in UNSAID}
    written["heading"] = wanted.rstrip(TRAILING)
    written["name of a paragraph"] = wanted.rstrip(".:")
    written["step"] = written["card"] = wanted.rstrip(".")
    shown = {
        place: (*read(text), *drawings(text))
        for place in written
        if (text := render(PLACES[place](TEXTS[name])))
    }
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
        for place in (
            "paragraph",
            "bullet",
            "numbered",
            "fact",
            "line of a step",
            "outcome",
            "line of a card",
        )
        if max(map(len, render(PLACES[place](text)).split("\n"))) > 80 > 20 + max(map(len, text.split(" ")))
    ] == []


def test_a_row_of_a_table_is_one_line_however_long_it_is() -> None:
    table = Table(("skill", "what it is"), (("Sums", "costs " * 40), ("a | b", "c")), 1)
    _, _, names, rule, *rows = render(of(table)).splitlines()
    assert (names, rows) == (
        "| skill | what it is |",
        [f"| Sums | {('costs ' * 40).strip()} |", "| a \\| b (you) | c |"],
    )
    assert re.fullmatch(r"\| -+ \| -+ \|", rule)


def test_a_wide_column_gets_its_share_of_the_line() -> None:
    rule = render(of(Table(("no.", "what"), (("1", "w" * 30),)))).splitlines()[3]
    assert rule == f"| --- | {'-' * 30} |"


LISTENING = Standing("Listening", Gauge(3.0, 2.0, 5.0, 4.0), ("very sure",), "Steady; very sure", 2, "People")
SUMS = Standing("Sums", Gauge(2.0, 1.5, 2.5), ("a guess",), "Building up; a guess", 1, "Work")
ORDER = Standing("計算", None, ("not asked",), "not asked", group="Work")


def test_a_level_at_its_target_has_a_mark_of_its_own_which_the_legend_names() -> None:
    met = LISTENING._replace(gauge=Gauge(3.0, 2.0, 4.0, 3.0))
    whole = render(of(Standings((met,))))
    assert "━━━◆━━━" in whole
    assert "● level, ━ likely, ┃ what the role asks, ◆ both\n" in whole


def test_standings_are_drawn_in_a_block_of_code_and_told_in_tables() -> None:
    whole = render(of(Standings((LISTENING, SUMS, ORDER), aside="your own view")))
    (fence,) = [token for token in PARSER.parse(whole) if token.type == "fence"]
    assert fence.content.splitlines() == [
        "             first steps     shapes others",
        "People",
        "2 Listening  ───────━━━━━━━●━━━━━━┃━━━━━━━  very sure",
        "Work",
        "1 Sums       ────━━━●━━━━─────────────────  a guess",
        "  計算                                      not asked",
        "             ● level, ━ likely, ┃ what the role asks",
    ]
    assert read(whole)[1:] == [
        "your own view",
        *("", "to work on first", "where it stands"),
        *("1", "Sums", "Building up; a guess"),
        *("2", "Listening", "Steady; very sure"),
        *("all skills", "where it stands"),
        *("Listening", "Steady; very sure"),
        *("Sums", "Building up; a guess"),
        *("計算", "not asked"),
    ]


def test_without_levels_there_is_no_chart_and_without_ranks_one_table() -> None:
    whole = render(of(Standings((ORDER,))))
    assert (blocks(whole).count("fence"), blocks(whole).count("table_open")) == (0, 1)


def test_no_name_ends_the_block_of_code() -> None:
    whole = render(of(Standings((LISTENING._replace(name="```", group="````"),))))
    assert blocks(whole).count("fence") == 1
    assert blocks(whole)[-1] == "table_close"


def test_cards_that_say_the_same_things_are_a_table() -> None:
    lines = [
        tuple(Paragraph(f"{skill} {name}", name=name) for name in ("On Monday", "First step"))
        for skill in "ab"
    ]
    whole = render(of(Cards((Card("1 Listening", lines[0]), Card("2 Order", lines[1])))))
    assert read(whole)[1:] == [
        *("", "On Monday", "First step"),
        *("1 Listening", "a On Monday", "a First step"),
        *("2 Order", "b On Monday", "b First step"),
    ]


def test_other_cards_are_running_text() -> None:
    whole = render(of(Cards((Card("Team lead", (Paragraph("Leads."),), "15 skills"), Card("Head", ())))))
    assert read(whole)[1:] == ["Team lead. 15 skills", "Leads.", "Head."]


def test_a_step_is_a_quotation() -> None:
    whole = render(
        of(Step("On Monday", (Paragraph("Pick one.", name="First step"),), "Enter", "skillcheck gaps"))
    )
    assert read(whole)[1:] == ["On Monday.", "First step: Pick one.", "skillcheck gaps"]
    assert blocks(whole).count("blockquote_open") == 1


def test_a_heading_keeps_a_hash_at_its_end() -> None:
    assert read(render(of(Heading("Learn C#"), Heading("Learn C #"), Heading("#")))) == [
        "Title",
        "Learn C#",
        "Learn C #",
        "#",
    ]


def test_a_page_with_every_kind_of_block_passes_the_linter() -> None:
    linter = PyMarkdownApi().disable_rule_by_identifier("md013")  # rows of tables are as long as they are
    found = linter.scan_string(render(RICH)).scan_failures
    assert [(fault.rule_id, fault.line_number) for fault in found] == []


def test_blocks_stand_apart_by_one_empty_line() -> None:
    whole = render(of(Paragraph("one"), Paragraph(""), Facts(()), Paragraph("two")))
    assert not re.search(r"\n\n\n", whole)
    assert whole == "# Title\n\none\n\ntwo\n"
