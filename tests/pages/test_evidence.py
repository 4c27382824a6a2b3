"""The lines that the person wrote down."""

from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Paragraph, Table
from skillcheck.pages import evidence
from tests.pages.results import AT

LINES = (Evidence(1, "listening", "Said it back.", AT), Evidence(7, "gone", "Was here.", AT))


def test_every_line_stands_with_its_day_and_skill_also_when_the_skill_is_gone(small: Catalogue) -> None:
    assert evidence.page(LINES, small).blocks == (
        Table(
            ("evidence", "what happened"),
            (("1. 2026-11-22 Listening", "Said it back."), ("7. 2026-11-22 gone", "Was here.")),
        ),
    )


def test_programs_get_every_line(small: Catalogue) -> None:
    page = evidence.page(LINES, small)
    assert (page.kind, page.rows) == ("evidence", "evidence")
    assert page.data["evidence"] == [
        {"id": 1, "skill": "listening", "at": AT, "text": "Said it back."},
        {"id": 7, "skill": "gone", "at": AT, "text": "Was here."},
    ]


def test_without_a_line_it_says_how_to_add_one(small: Catalogue) -> None:
    page = evidence.page((), small)
    (block,) = page.blocks
    assert isinstance(block, Paragraph)
    assert "skillcheck evidence add" in block.text
    assert page.data == {"evidence": []}
