"""Foreign text in every place of a page, through every format that people read."""

import re

import pytest

from skillcheck import formats
from skillcheck.model.form import Look
from tests.formats.hostile import PLACES, STEERING, TEXTS, steering

OWN_CODES = re.compile(r"\x1b\[(?:0|1|2|1;36|36|32)m")
LOOKS = (
    *((name, Look()) for name in formats.FORMATS),
    ("terminal", Look(width=40, colour=True)),
    ("terminal", Look(width=40, unicode=False)),
)


def test_there_are_enough_hostile_texts() -> None:
    assert len(TEXTS) >= 90


@pytest.mark.parametrize("name", TEXTS)
def test_no_format_lets_a_foreign_text_steer_the_screen(name: str) -> None:
    found = {
        (format_, place): steered
        for format_, look in LOOKS
        for place, document in PLACES.items()
        if (steered := steering(OWN_CODES.sub("", formats.render(format_, document(TEXTS[name]), look))))
    }
    assert found == {}


def test_without_colour_there_is_no_escape_at_all() -> None:
    plain = Look(width=80, colour=False)
    assert [
        (name, place)
        for name, text in STEERING.items()
        for place, document in PLACES.items()
        if "\x1b" in formats.render("terminal", document(text), plain)
    ] == []


def test_own_colour_codes_are_all_that_is_allowed() -> None:
    assert OWN_CODES.sub("", "\x1b[31mred") == "\x1b[31mred"


def test_emoji_names_and_markup_stay_as_they_are_written() -> None:
    text = ":warning: [bold]x[/bold] [/]"
    for format_ in ("terminal", "plain"):
        assert text in formats.render(format_, PLACES["paragraph"](text), Look())
