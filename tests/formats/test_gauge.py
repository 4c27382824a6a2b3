"""A level as a line of characters: 29 of them, seven a level."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillcheck.formats.gauge import line
from skillcheck.model.document import Gauge


@pytest.mark.parametrize(
    ("gauge", "shown"),
    [
        # 1 stands at 0, 2 at 7, 3 at 14, 4 at 21, 5 at 28
        (Gauge(3, 2, 4, 5), "───────━━━━━━━●━━━━━━━──────┃"),
        (Gauge(1, 1, 1), "●────────────────────────────"),
        (Gauge(3, 2, 4, 3), "───────━━━━━━━◆━━━━━━━───────"),  # both on one place
        (Gauge(3, 1, 5, 2), "━━━━━━━┃━━━━━━●━━━━━━━━━━━━━━"),
    ],
)
def test_the_range_the_target_and_the_level_stand_where_they_are(gauge: Gauge, shown: str) -> None:
    assert line(gauge) == shown


@given(st.lists(st.floats(1, 5), min_size=4, max_size=4))
def test_every_line_is_as_long_and_shows_its_level(values: list[float]) -> None:
    low, level, high = sorted(values[:3])
    shown = line(Gauge(level, low, high, values[3]))
    assert len(shown) == 29
    assert shown.count("●") + shown.count("◆") == 1
