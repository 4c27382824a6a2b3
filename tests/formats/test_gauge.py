"""Levels in words, on a line, and as a chart over time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillcheck import formats
from skillcheck.formats.gauge import chart, line, words
from skillcheck.model.document import Chart, Document, Gauge
from skillcheck.model.form import Look

POINTS = (
    ("2026-03-01", Gauge(2.0, 1.0, 2.9)),
    ("2026-11-22", Gauge(3.2, 2.6, 3.7)),
    ("2027-01-05", Gauge(5.0, 4.9, 5.0)),
)


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


def test_without_unicode_a_level_is_drawn_in_ascii() -> None:
    assert line(Gauge(3, 2, 4, 5), unicode=False) == "...===o===..|"


@given(st.lists(st.floats(1, 5), min_size=4, max_size=4))
def test_every_line_is_as_long_and_shows_its_level(values: list[float]) -> None:
    low, level, high = sorted(values[:3])
    shown = line(Gauge(level, low, high, values[3]), unicode=True)
    assert len(shown) == 13
    assert shown.count("●") == 1


def test_a_level_in_words_has_one_decimal() -> None:
    # 3.55 is a little less in binary
    assert words(Gauge(3.14, 2.71, 3.55)) == "3.1 of 5 (probably 2.7-3.5)"


# Over time


def drawn(count: int, width: int) -> list[str]:
    """A chart of so many points."""
    return chart(Chart(tuple(POINTS[n % 3] for n in range(count))), width, unicode=True)


def test_the_whole_chart() -> None:
    assert drawn(3, 40) == [
        "5                             ●",
        "",
        "4",
        "                  │",
        "3     │           ●",
        "      │           │",
        "2     ●",
        "      │",
        "1     │",
        "  2026-03-01  2026-11-22  2027-01-05",
    ]


def test_without_unicode_a_chart_is_drawn_in_ascii() -> None:
    shown = chart(Chart(POINTS), 40, unicode=False)
    assert "".join(shown).isascii()
    assert shown[4] == "3     |           o"


def test_a_label_is_broken_where_that_lets_more_points_in() -> None:
    assert drawn(3, 30)[-2:] == ["  2026-  2026-  2027-", "  03-01  11-22  01-05"]


@pytest.mark.parametrize(("width", "newest"), [(20, 2), (40, 5), (80, 11)])
def test_where_not_all_fit_the_newest_are_shown_and_it_is_said(width: int, newest: int) -> None:
    shown = drawn(30, width)
    assert shown[-1] == f"The newest {newest} of 30 points."
    assert shown[-2].endswith("01-05")


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_points_are_no_chart(count: int) -> None:
    assert drawn(count, 80) == []


@given(st.integers(20, 200), st.lists(st.tuples(*[st.floats(1, 5)] * 3).map(sorted), min_size=2, max_size=40))
def test_any_levels_fit_any_screen(width: int, levels: list[list[float]]) -> None:
    points = tuple(("2026-11-22", Gauge(level, low, high)) for low, level, high in levels)
    shown = chart(Chart(points), width, unicode=True)
    assert max(len(row) for row in shown if not row.startswith("The newest")) <= width
    assert sum(row.count("●") for row in shown) >= 2


@pytest.mark.parametrize("name", ["plain", "md", "html", "csv"])
def test_formats_that_draw_no_chart_leave_it_to_the_table(name: str) -> None:
    with_chart, without = (
        formats.render(name, Document("A", "a", {}, "", (), blocks), Look())
        for blocks in ((Chart(POINTS),), ())
    )
    assert "".join(with_chart.split()) == "".join(without.split())
