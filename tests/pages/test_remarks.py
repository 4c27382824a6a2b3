"""Remarks on the answers, and ratings beside choices, in words."""

import pytest

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Bullets, Heading, Paragraph, Tone
from skillcheck.model.result import Contrast, Notice
from skillcheck.pages import remarks
from tests.pages.results import ALL, seen

APART = Contrast("listening", 4.5, 2.16, 3.14, 5.1, 1.7, differs=True)
NOTICES = (Notice("long-run", "4 was the answer."), Notice("fast-answers", "Fast."))


def test_a_remark_is_a_quiet_line_for_readers() -> None:
    assert remarks.blocks(NOTICES) == (
        Paragraph("4 was the answer.", Tone.QUIET),
        Paragraph("Fast.", Tone.QUIET),
    )
    assert remarks.blocks(()) == ()


def test_a_remark_is_an_id_and_a_text_for_programs() -> None:
    assert remarks.data(NOTICES) == [
        {"id": "long-run", "text": "4 was the answer."},
        {"id": "fast-answers", "text": "Fast."},
    ]


@pytest.mark.parametrize(
    ("rated", "low", "high", "said"),
    [
        (4.0, 2.16, 3.14, "You rate 4; your choices look like 2-3."),
        (4.25, 2.16, 3.14, "You rate 4.2; your choices look like 2-3."),
        (1.5, 3.5, 4.49, "You rate 1.5; your choices look like 4."),
        (5.0, 1.0, 1.2, "You rate 5; your choices look like 1."),
        (1.0, 4.5, 5.0, "You rate 1; your choices look like 5."),
    ],
)
def test_choices_are_told_in_whole_levels(rated: float, low: float, high: float, said: str) -> None:
    assert remarks.sentence(Contrast("s", rated, low, high, 0, 1, differs=True)) == said


def test_only_skills_whose_choices_differ_are_told(small: Catalogue) -> None:
    alike = Contrast("order", 3, 2.5, 3.5, 0.2, 1.7, differs=False)
    result = seen(small, ALL)._replace(contrasts=(alike, APART))
    assert remarks.choices(result) == [
        Heading("Where your choices differ", 3),
        Bullets(("Listening: you rate 4.5; your choices look like 2-3.",)),
    ]


def test_where_none_differs_there_is_no_heading(small: Catalogue) -> None:
    assert remarks.choices(seen(small, ALL)._replace(contrasts=())) == []


def test_programs_get_a_contrast_unrounded() -> None:
    assert remarks.choices_data(APART) == {
        "skill": "listening", "rated": 4.5, "low": 2.16, "high": 3.14, "difference": 5.1, "sd": 1.7, "differs": True,
    }  # fmt: skip
