"""Breaking a text into lines."""

from skillcheck.formats.wrap import wrap

TEXT = "Look back on Order, since 2026-12-11: skillcheck plan checkin order"


def test_a_command_at_the_end_that_fits_into_a_line_is_not_broken() -> None:
    assert wrap(TEXT, 60) == ["Look back on Order, since 2026-12-11: ", "skillcheck plan checkin order"]
    assert wrap(TEXT, 67) == [TEXT]


def test_a_command_that_fits_into_no_line_is_broken_between_its_words() -> None:
    assert wrap(TEXT, 20)[-2:] == ["skillcheck plan ", "checkin order"]


def test_no_text_has_no_pieces() -> None:
    assert wrap("", 20) == []
