"""The register of formats, and foreign text in every place of a page through all that people read."""

import re
from typing import get_args

import pytest

from skillcheck import formats
from skillcheck.model.document import Block, Document, Hint, Overleaf, Press
from skillcheck.model.form import Look
from tests.formats.calendars import WHOLE
from tests.formats.hostile import LONG, PLACES, STEERING, TEXTS, everywhere, steering
from tests.formats.sample import EMPTY, RICH

OWN_CODES = re.compile(r"\x1b\[(?:0|[127]|1;7|(?:1;)?38;5;\d+)m")
LOOKS = (
    *((name, Look()) for name in formats.FORMATS),
    ("terminal", Look(width=40, colour=True)),
    ("terminal", Look(width=40, unicode=False)),
)


@pytest.mark.parametrize("name", formats.FORMATS)
def test_every_format_renders_every_kind_of_block_and_ends_with_a_newline(name: str) -> None:
    for document in (RICH, EMPTY):
        shown = formats.render(name, document, Look())
        assert shown.endswith("\n")
        assert not shown.endswith("\n\n")


def test_the_sample_has_every_kind_of_block() -> None:
    assert {type(block) for block in RICH.blocks} | {Hint, Overleaf} == set(get_args(Block))


@pytest.mark.parametrize("name", ["terminal", "plain", "md", "html"])
def test_no_block_is_left_out(name: str) -> None:
    shown = " ".join(formats.render(name, RICH, Look(width=200)).split())
    wanted = (
        "Desk lead", "in passing", "Running text", "is about", "What to do", "Say it back", "One short", "Pick the",
        "Why it pays", "When a call", "Listening", "Order", "Offer a form", "across the street",
        "First step", "Has others", "計算", "Half", "3 of 12", "skillcheck show",
    )  # fmt: skip
    assert [words for words in wanted if words not in shown] == []


@pytest.mark.parametrize(
    ("name", "press", "said"),
    [
        ("terminal", Press.GO_ON, "Press any key to begin"),
        ("terminal", Press.PICK, "Press a key to begin"),
        ("plain", Press.GO_ON, "Press Enter to begin"),
        ("plain", Press.PICK, "Type a key, then Enter to begin"),
        ("terminal", Press.WRITE, "Enter goes on, Escape to begin"),
        ("plain", Press.CHANGE, "Enter alone keeps what stands in brackets. Escape, then Enter, to begin"),
    ],
)
def test_a_hint_is_for_single_keys_at_a_screen_and_for_lines_in_plain_text(
    name: str, press: Press, said: str
) -> None:
    page = Document("", "test", {}, "", (), (Hint(press, " to begin"),))
    assert formats.render(name, page, Look()) == f"{said}\n"


def test_boxes_are_for_paper() -> None:
    shown = {name: "Week of 23" in formats.render(name, RICH, Look()) for name in formats.FORMATS}
    assert [name for name, boxes in shown.items() if boxes] == ["html"]


def test_every_ending_of_a_file_leads_to_a_format_that_there_is() -> None:
    assert set(formats.ENDINGS.values()) <= {*formats.FORMATS, *formats.SOME}


@pytest.mark.parametrize("name", formats.SOME)
def test_a_format_for_some_pages_renders_one_that_has_a_calendar(name: str) -> None:
    assert formats.render(name, WHOLE, Look()).endswith("\n")


def test_the_promised_formats_are_there() -> None:
    assert {"terminal", "plain", "md", "html", "json", "csv"} <= set(formats.FORMATS)


@pytest.mark.parametrize("name", STEERING | LONG)
def test_no_format_lets_a_foreign_text_steer_the_screen(name: str) -> None:
    found = {
        (format_, look): steered
        for format_, look in LOOKS
        if (steered := steering(OWN_CODES.sub("", formats.render(format_, everywhere(TEXTS[name]), look))))
    }
    assert found == {}


@pytest.mark.parametrize("name", STEERING)
def test_without_colour_there_is_no_escape_at_all(name: str) -> None:
    assert "\x1b" not in formats.render("terminal", everywhere(STEERING[name]), Look())


def test_emoji_names_and_markup_stay_as_they_are_written() -> None:
    text = ":warning: [bold]x[/bold] [/]"
    for format_ in ("terminal", "plain"):
        assert text in formats.render(format_, PLACES["paragraph"](text), Look())
