"""HTML: read back by a parser, foreign text is text and nothing else, and nothing is fetched or run."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from skillcheck import formats
from skillcheck.model.document import (
    Block,
    Box,
    Boxes,
    Card,
    Cards,
    Choices,
    Document,
    Gauge,
    Heading,
    Outcome,
    Overleaf,
    Paragraph,
    Progress,
    Standing,
    Standings,
    Table,
    Tone,
)
from skillcheck.model.form import Look
from skillcheck.model.text import inert
from tests.formats.hostile import PLACES, TEXTS, everywhere
from tests.formats.sample import RICH

VOID = {"meta", "hr"}
FETCHING = {
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "xlink:href",
    "style",
}
ACTING = {"script", "iframe", "object", "embed", "link", "base", "form", "img", "a"}


class Reader(HTMLParser):
    """What a page has: its elements with their attributes, and its text; elements must close as they opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.others: list[str] = []
        self.texts: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"an attribute twice: {attrs}"
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("line", "rect", "circle"), f"only shapes close themselves, not {tag}"
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] != ["style"]:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    def names(self) -> list[str]:
        return [name for name, _ in self.elements]


def render(document: Document) -> str:
    return formats.render("html", document, Look())


def read(document: Document) -> Reader:
    """The page, read to its end."""
    reader = Reader()
    reader.feed(render(document))
    reader.close()
    assert reader._open == []
    return reader


def of(*blocks: Block) -> Document:
    return Document("Title", "test", {}, "", (), blocks)


def outline(page: Reader) -> list[tuple[str, dict[str, str]]]:
    """The elements with their attributes; without lines of letters and sizes, which grow with a text."""
    return [
        (name, {key: re.sub(r"[\d.]+", "", str(value)) for key, value in attributes.items()})
        for name, attributes in page.elements
        if name not in ("text", "tspan")
    ]


@pytest.fixture(scope="module")
def usual() -> list[tuple[str, dict[str, str]]]:
    """The elements of the page that has a plain word in every place."""
    return outline(read(everywhere("Word")))


def test_a_page_with_every_kind_of_block(snapshot: SnapshotAssertion) -> None:
    assert render(RICH) == snapshot


def test_nothing_is_fetched_and_nothing_is_run() -> None:
    page = read(RICH)
    assert not ACTING & set(page.names())
    keys = {key for _, attributes in page.elements for key in attributes}
    assert not FETCHING & keys
    assert not [key for key in keys if key.startswith("on")]
    text = render(RICH)
    assert not [word for word in ("url(", "@import", "http://", "https://", "javascript:") if word in text]


def test_a_browser_is_told_to_fetch_nothing_and_run_nothing() -> None:
    (policy,) = [
        attributes["content"]
        for name, attributes in read(RICH).elements
        if name == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@pytest.mark.parametrize("name", TEXTS)
def test_no_foreign_text_becomes_an_element_or_an_attribute(
    name: str, usual: list[tuple[str, dict[str, str]]]
) -> None:
    page = read(everywhere(TEXTS[name]))
    assert (outline(page), page.others) == (usual, [])


@pytest.mark.parametrize("name", TEXTS)
def test_every_foreign_text_reads_as_it_was_written(name: str) -> None:
    written = inert(TEXTS[name])
    places = [place for place in PLACES if place != "data"]
    shown = {place: "".join(read(PLACES[place](TEXTS[name])).texts) for place in places}
    assert [place for place in places if written not in shown[place]] == []


def test_each_row_and_column_of_a_table_has_a_head_that_a_screen_reader_can_name() -> None:
    page = read(of(Table(("skill", "target"), (("Sums", "3"), ("Order", "4")))))
    heads = [attributes["scope"] for name, attributes in page.elements if name == "th"]
    assert heads == ["col", "col", "row", "row"]


def test_a_column_without_a_name_has_no_empty_head() -> None:
    page = read(of(Table(("", "target"), (("Sums", "3"),))))
    assert page.names().count("th") == 2


def of_levels(*rows: Standing, **more: Any) -> Document:
    return of(Standings(rows, **more))


LEVELS = ("First steps", "Building up", "Steady", "Strong", "Shapes others")
LISTENING = Standing(
    "Listening", Gauge(3.0, 2.0, 5.0, 4.0), ("3 of 5", "very sure"), "Steady; very sure", 1, "People"
)
ORDER = Standing("Order", None, ("", "not asked"), "not asked", group="Work")


def drawn(page: Reader, css: str) -> list[dict[str, str | None]]:
    """The shapes of this kind in the drawing; those of the legend have places in pixels."""
    found = [attributes for _, attributes in page.elements if attributes.get("class") == css]
    return [shape for shape in found if "%" in str(shape.get("x1") or shape.get("cx"))]


def test_a_level_its_range_and_its_target_are_drawn_where_they_are() -> None:
    page = read(of_levels(LISTENING))
    assert [shape["x1"] for shape in drawn(page, "grid")] == ["0.0%", "25.0%", "50.0%", "75.0%", "100.0%"]
    assert [shape["cx"] for shape in drawn(page, "dot")] == ["50.0%"]
    assert [(shape["x1"], shape["x2"]) for shape in drawn(page, "range")] == [("25.0%", "100.0%")]
    assert [shape["x1"] for shape in drawn(page, "asks")] == ["75.0%"]
    assert [(shape["x1"], shape["x2"]) for shape in drawn(page, "away")] == [("50.0%", "75.0%")]


def test_what_was_not_asked_has_no_mark_but_words() -> None:
    alone, both = read(of_levels(LISTENING)), read(of_levels(LISTENING, ORDER))
    for css in ("dot", "range", "asks", "away", "link"):
        assert len(drawn(both, css)) == len(drawn(alone, css))
    assert "not asked" in both.texts


def test_without_a_target_none_is_drawn_or_explained() -> None:
    page = read(of_levels(Standing("Sums", Gauge(3.0, 2.0, 4.0))))
    assert drawn(page, "asks") == []
    assert "role asks" not in "".join(page.texts)


def test_the_line_to_what_is_still_to_do_is_explained_where_it_is_drawn() -> None:
    meaning = "how far to go, where there is a number"
    assert meaning in read(of_levels(LISTENING)).texts
    met = LISTENING._replace(gauge=Gauge(4.0, 3.0, 5.0, 3.0))
    for row in (met, LISTENING._replace(rank=0)):
        assert meaning not in read(of_levels(row)).texts
    assert read(of(Standings((LISTENING,)), Standings((met,)))).texts.count(meaning) == 1


def test_choices_have_their_key_and_no_bullet_beside_it() -> None:
    page = of(Choices((("A", "Ask."), ("B", "Wait."))))
    assert ("ul", {"class": "choices"}) in read(page).elements
    assert ".choices { padding: 0; list-style: none; }" in render(page)


def test_a_drawing_has_a_title_a_description_and_a_table_that_says_the_same() -> None:
    page = read(of_levels(LISTENING, ORDER, levels=LEVELS))
    (drawing,) = [attributes for _, attributes in page.elements if attributes.get("role") == "img"]
    ids = {attributes["id"] for name, attributes in page.elements if name in ("title", "desc") and attributes}
    assert {drawing["aria-labelledby"], drawing["aria-describedby"]} == ids
    assert [
        attributes for name, attributes in page.elements if name == "svg" and "aria-hidden" not in attributes
    ] == [drawing]
    assert {"The same as a table", "Steady; very sure", *LEVELS} <= set(page.texts)
    assert any(text.endswith("1, Listening: Steady; very sure.") for text in page.texts)


def test_two_drawings_share_no_id() -> None:
    page = read(of(Standings((LISTENING,)), Standings((LISTENING,))))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids)) == 4


def test_skills_without_any_level_are_a_table() -> None:
    page = read(of_levels(ORDER))
    assert "svg" not in page.names()
    assert {"Work", "Order", "not asked"} <= set(page.texts)


def test_a_long_name_goes_on_in_another_line_and_its_row_grows() -> None:
    def height(name: str) -> float:
        page = read(of_levels(Standing(name, Gauge(3.0, 2.0, 4.0))))
        (drawing,) = [attributes for _, attributes in page.elements if attributes.get("class") == "plot"]
        return float(str(drawing["height"]).removesuffix("em"))

    assert height("Listening to what is said, and to what is not") > height("Listening")


def test_headings_go_down_by_one_whatever_their_levels() -> None:
    page = read(
        of(Heading("a", 3), Paragraph("x"), Heading("b", 2), Heading("c", 4), Cards((Card("d", ()),)))
    )
    assert [name for name in page.names() if re.fullmatch(r"h\d", name)] == ["h1", "h2", "h2", "h3", "h4"]


def test_an_export_has_its_first_sheet_for_the_chart_and_what_to_do() -> None:
    text = render(of(Paragraph("One sentence."), Heading("What to work on"))._replace(kind="export"))
    assert '<html lang="en" class="export">' in text
    assert ".export .first { break-after: page; }" in text
    assert text.index("One sentence.") < text.index("</div>") < text.index("What to work on")


@pytest.mark.parametrize(("skills", "smaller"), [(11, False), (44, True)])
def test_on_paper_a_chart_with_many_rows_has_smaller_letters(skills: int, smaller: bool) -> None:
    cards = Cards(tuple(Card("Listening", (Paragraph("word " * 30, name="On Monday"),)) for _ in range(3)))
    rows = tuple(LISTENING._replace(name=f"Skill {n}", group=f"Group {n // 6}") for n in range(skills))
    (size,) = re.findall(r"\.chart { font-size: ([\d.]+)pt", render(of(Standings(rows), cards)))
    assert (float(size) < 9.5) == smaller
    assert 5 <= float(size) <= 9.5


def test_what_stands_overleaf_begins_another_sheet() -> None:
    page = of(
        Heading("Scene"), Paragraph("x"), Overleaf(), Heading("What it leads to"), Outcome("A", "Ask.", "")
    )
    assert ("hr", {"class": "overleaf"}) in read(page).elements
    assert ".overleaf { break-after: page;" in render(page)
    assert "leads" not in [attributes.get("class") for _, attributes in read(page).elements]


def test_a_quiet_line_at_the_end_is_the_foot_of_the_page() -> None:
    page = read(of(Paragraph("Body."), Paragraph("Assessment 2026-11-22-abc.", Tone.QUIET)))
    assert "footer" in page.names()
    assert page.texts.index("Assessment 2026-11-22-abc.") > page.texts.index("Body.")


def test_boxes_by_week_are_empty_until_they_are_ticked() -> None:
    page = read(of(Boxes((("Week of 2 November", (Box("Mon 2", ticked=True), Box("Wed 4"))),))))
    assert [text for text in page.texts if text.strip()][-4:] == ["Week of 2 November", "✓", "Mon 2", "Wed 4"]
    assert page.names().count("b") == 2


def test_progress_of_nothing_is_valid() -> None:
    (bar,) = [
        attributes for name, attributes in read(of(Progress(0, 0, "none"))).elements if name == "progress"
    ]
    assert (bar["value"], bar["max"]) == ("0", "1")


def test_where_a_stream_has_fewer_characters_the_page_reads_the_same() -> None:
    narrow = formats.render("html", RICH, Look(unicode=False))
    assert narrow.isascii()
    assert unescape(narrow) == unescape(render(RICH))
