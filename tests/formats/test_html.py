"""HTML: read back by a parser, foreign text is text and nothing else, and nothing is fetched or run."""

from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from skillcheck import formats
from skillcheck.model.document import Document, Gauge, Paragraph, Progress, Table
from skillcheck.model.form import Look
from skillcheck.model.text import inert
from tests.formats.hostile import PLACES, TEXTS
from tests.formats.sample import RICH

VOID = {"meta"}
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


def of(*blocks: Paragraph | Progress | Table) -> Document:
    return Document("Title", "test", {}, "", (), blocks)


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
def test_no_foreign_text_becomes_an_element_or_an_attribute(name: str) -> None:
    for place, document in PLACES.items():
        page, usual = read(document(TEXTS[name])), read(document("Word"))
        assert (page.elements, page.others) == (usual.elements, []), place


@pytest.mark.parametrize("name", TEXTS)
def test_every_foreign_text_reads_as_it_was_written(name: str) -> None:
    written = inert(TEXTS[name])
    places = [place for place in PLACES if place != "data"]
    shown = {place: "".join(read(PLACES[place](TEXTS[name])).texts) for place in places}
    assert [place for place in places if written not in shown[place]] == []


@given(st.text())
def test_whatever_stands_in_a_paragraph_it_is_one_paragraph_that_reads_the_same(text: str) -> None:
    page = read(of(Paragraph(text)))
    assert page.elements == read(of(Paragraph("Word"))).elements
    assert inert(text) in "".join(page.texts)


def test_a_text_at_the_limit_is_cut_and_says_so() -> None:
    assert "… (cut)" in "".join(read(of(Paragraph("<b>" * 10_000))).texts)


def test_each_row_and_column_of_a_table_has_a_head_that_a_screen_reader_can_name() -> None:
    page = read(of(Table(("skill", "target"), (("Sums", "3"), ("Order", "4")))))
    heads = [attributes["scope"] for name, attributes in page.elements if name == "th"]
    assert heads == ["col", "col", "row", "row"]


def test_a_column_without_a_name_has_no_empty_head() -> None:
    page = read(of(Table(("", "target"), (("Sums", "3"),))))
    assert page.names().count("th") == 2


@pytest.mark.parametrize(
    ("gauge", "said"),
    [
        (Gauge(2.0, 1.5, 2.5, 4.0), "2.0 of 5 (probably 1.5-2.5)"),
        (Gauge(3.0, 2.0, 4.0, inferred=True), "about 3 of 5 (not asked, estimated from related skills)"),
    ],
)
def test_a_drawn_level_says_in_words_what_it_shows_and_is_not_read_twice(gauge: Gauge, said: str) -> None:
    page = read(of(Table(("skill", "level"), (("Sums", gauge),))))
    assert said in page.texts
    (drawing,) = [attributes for name, attributes in page.elements if name == "svg"]
    assert drawing["aria-hidden"] == "true"


def test_a_level_its_range_and_its_target_are_drawn_where_they_are() -> None:
    page = read(of(Table(("skill", "level"), (("Sums", Gauge(3.0, 2.0, 5.0, 4.0)),))))
    drawn = {attributes["class"]: attributes for name, attributes in page.elements if "class" in attributes}
    # 25 units a level, the first one at 6
    assert (drawn["scale"]["x1"], drawn["scale"]["x2"]) == ("6", "106")
    assert (drawn["range"]["x"], drawn["range"]["width"]) == ("31", "75")
    assert drawn["level"]["cx"] == "56"
    assert drawn["target"]["x1"] == "81"


def test_without_a_target_none_is_drawn() -> None:
    page = read(of(Table(("skill", "level"), (("Sums", Gauge(3.0, 2.0, 5.0)),))))
    assert "target" not in [attributes.get("class") for _, attributes in page.elements]


def test_progress_of_nothing_is_valid() -> None:
    (bar,) = [
        attributes for name, attributes in read(of(Progress(0, 0, "none"))).elements if name == "progress"
    ]
    assert (bar["value"], bar["max"]) == ("0", "1")


def test_where_a_stream_has_fewer_characters_the_page_reads_the_same() -> None:
    narrow = formats.render("html", RICH, Look(unicode=False))
    assert narrow.isascii()
    assert unescape(narrow) == unescape(render(RICH))
