"""Levels over time, drawn with characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillcheck import formats
from skillcheck.formats import chart
from skillcheck.model.document import Chart, Document, Gauge
from skillcheck.model.form import Look

POINTS = (
    ("2026-03-01", Gauge(2.0, 1.0, 2.9)),
    ("2026-11-22", Gauge(3.2, 2.6, 3.7)),
    ("2027-01-05", Gauge(5.0, 4.9, 5.0)),
)
WIDTHS = (20, 40, 80, 200)


def drawn(count: int, width: int) -> list[str]:
    """A chart of so many points."""
    return chart.lines(Chart(tuple(POINTS[n % 3] for n in range(count))), width, unicode=True)


def test_the_whole_chart() -> None:
    assert chart.lines(Chart(POINTS), 40, unicode=True) == [
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


def test_a_screen_without_drawing_characters_gets_letters() -> None:
    shown = chart.lines(Chart(POINTS), 40, unicode=False)
    assert "".join(shown).isascii()
    assert shown[4] == "3     |           o"


def test_a_label_is_broken_where_that_lets_more_points_in() -> None:
    shown = drawn(3, 30)
    assert shown[-2:] == ["  2026-  2026-  2027-", "  03-01  11-22  01-05"]


@pytest.mark.parametrize(("width", "newest"), [(20, 2), (40, 5), (80, 11)])
def test_where_not_all_fit_the_newest_are_shown_and_it_is_said(width: int, newest: int) -> None:
    shown = drawn(30, width)
    assert shown[-1] == f"The newest {newest} of 30 points."
    assert shown[-2].endswith("01-05")


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_points_are_no_chart(count: int) -> None:
    assert drawn(count, 80) == []


@pytest.mark.parametrize("width", WIDTHS)
@given(levels=st.lists(st.tuples(*[st.floats(1, 5)] * 3).map(sorted), min_size=2, max_size=40))
def test_any_levels_fit_any_screen(width: int, levels: list[list[float]]) -> None:
    points = tuple(("2026-11-22", Gauge(level, low, high)) for low, level, high in levels)
    shown = chart.lines(Chart(points), width, unicode=True)
    assert max(len(line) for line in shown if not line.startswith("The newest")) <= width
    assert sum(line.count("●") for line in shown) >= 2


@pytest.mark.parametrize("name", ["plain", "md", "csv"])
def test_other_formats_leave_it_to_the_table(name: str) -> None:
    with_chart, without = (
        formats.render(name, Document("A", "a", {}, "", (), blocks), Look())
        for blocks in ((Chart(POINTS),), ())
    )
    assert with_chart == without


def test_the_terminal_draws_it() -> None:
    shown = formats.render("terminal", Document("", "a", {}, "", (), (Chart(POINTS),)), Look(width=40))
    assert shown.splitlines() == chart.lines(Chart(POINTS), 40, unicode=True)
