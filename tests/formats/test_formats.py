"""The register of formats."""

import pytest

from skillcheck import formats
from skillcheck.model.form import Look
from tests.formats.calendars import WHOLE
from tests.formats.sample import EMPTY, RICH


@pytest.mark.parametrize("name", formats.FORMATS)
def test_every_format_renders_every_kind_of_block_and_ends_with_a_newline(name: str) -> None:
    for document in (RICH, EMPTY):
        shown = formats.render(name, document, Look())
        assert shown.endswith("\n")
        assert not shown.endswith("\n\n")


@pytest.mark.parametrize("name", ["terminal", "plain", "md", "html"])
def test_no_block_is_left_out(name: str) -> None:
    shown = " ".join(formats.render(name, RICH, Look(width=200)).split())
    wanted = (
        "Desk lead", "in passing", "Running text", "is about", "What to do", "Say it back", "One short", "Pick the",
        "When a call", "Listening", "(5 min)", "Has others", "計算", "Half", "3 of 12", "skillcheck show",
    )  # fmt: skip
    assert [words for words in wanted if words not in shown] == []


def test_every_ending_of_a_file_leads_to_a_format_that_there_is() -> None:
    assert set(formats.ENDINGS.values()) <= set(formats.FORMATS | formats.SOME)


def test_no_format_is_both_for_every_page_and_for_some() -> None:
    assert formats.FORMATS.keys() & formats.SOME.keys() == set()


@pytest.mark.parametrize("name", formats.SOME)
def test_a_format_for_some_pages_renders_one_that_has_a_calendar(name: str) -> None:
    assert formats.render(name, WHOLE, Look()).endswith("\n")


def test_the_promised_formats_are_there() -> None:
    assert {"terminal", "plain", "md", "html", "json", "csv"} <= set(formats.FORMATS)
