"""A level in words and on a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillcheck.formats.gauge import line, words
from skillcheck.model.document import Gauge


@pytest.mark.parametrize(
    ("gauge", "shown"),
    [
        # three characters a level: 1 stands at 0, 3 at 6, 5 at 12
        (Gauge(3, 2, 4, 5), "···━━━●━━━··│"),
        (Gauge(1, 1, 1), "●············"),
        (Gauge(5, 4, 5, 1), "│········━━━●"),
        (Gauge(2.5, 2.5, 2.5, 2.5), "·····●·······"),  # (2.5 - 1) x 3 + .5 = 5; the level hides the target
        (Gauge(3, 1, 5, 2), "━━━│━━●━━━━━━"),
    ],
)
def test_the_range_the_target_and_the_level_stand_where_they_are(gauge: Gauge, shown: str) -> None:
    assert line(gauge, unicode=True) == shown


def test_without_unicode_it_is_drawn_in_ascii() -> None:
    assert line(Gauge(3, 2, 4, 5), unicode=False) == "...===o===..|"


def test_without_a_target_none_is_drawn() -> None:
    assert "│" not in line(Gauge(3, 2, 4), unicode=True)


@given(st.lists(st.floats(1, 5), min_size=4, max_size=4))
def test_every_line_is_as_long_and_shows_its_level(values: list[float]) -> None:
    low, level, high = sorted(values[:3])
    shown = line(Gauge(level, low, high, values[3]), unicode=True)
    assert len(shown) == 13
    assert shown.count("●") == 1


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (Gauge(3.14, 2.71, 3.55), "3.1 of 5 (probably 2.7-3.5)"),  # 3.55 is a little less in binary
        ("text", "text"),
        ("\x1b[1m", "\\u{1b}[1m"),
    ],
)
def test_a_cell_in_words(cell: Gauge | str, said: str) -> None:
    assert words(cell) == said
