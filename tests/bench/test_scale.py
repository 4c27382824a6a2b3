import pytest

from bench import scale
from bench.scale import Range


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({1: 5, 2: 9, 3: 9, 4: 8, 5: 4}, (1, 5)),
        ({0: 40, 1: 30, 2: 30, 3: 20}, (0, 3)),
        ({-2: 10, -1: 10, 0: 10, 1: 10, 2: 10}, (-2, 2)),
        ({1: 3, 2: 4, 4: 4, 5: 1}, (1, 5)),
        ({1: 50, 2: 50, 3: 50, 4: 50, 5: 50, 9: 1}, (1, 5)),
        ({-99: 4, 1: 50, 2: 50, 3: 50, 4: 50, 5: 50}, (1, 5)),
        ({1: 500, 2: 500, 3: 500, 4: 500, 5: 500, 6: 1}, (1, 5)),
        ({0: 2, 1: 500, 2: 500, 3: 500, 4: 500, 5: 500, 44: 1, 99: 1}, (1, 5)),
        ({value: 1 + value % 3 for value in range(101) if value % 7}, (1, 100)),
        ({0: 9, 1: 5000, 2: 5000, 3: 5000, 4: 5000}, (1, 4)),
        ({0: 90, 1: 5000, 2: 5000, 3: 5000, 4: 5000}, (0, 4)),
        ({3: 12}, (3, 3)),
    ],
)
def test_the_range_is_that_of_all_answers_but_the_stray_ones(
    counts: dict[int, int], expected: tuple[int, int]
) -> None:
    assert scale.of(counts) == Range(*expected)


@pytest.mark.parametrize(
    ("range_", "value", "reversed_", "y"),
    [
        (Range(1, 5), 2, False, 2.0),
        (Range(1, 5), 2, True, 4.0),
        (Range(1, 6), 1, False, 1.0),
        (Range(1, 6), 6, True, 1.0),
        (Range(0, 10), 5, True, 3.0),
        (Range(-2, 2), 1, False, 4.0),
    ],
)
def test_answers_are_put_on_one_to_five(range_: Range, value: int, reversed_: bool, y: float) -> None:
    assert range_.y(value, reversed_=reversed_) == pytest.approx(y)
