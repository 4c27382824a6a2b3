"""Days, times and words in a file."""

from datetime import date, time
from typing import Any

import pytest

from skillcheck.store.day_shapes import Day, TimeOfDay, Words, each
from skillcheck.store.node import Node, Reading
from skillcheck.store.shape import Shape


def read(shape: Shape, value: Any) -> tuple[Any, list[str]]:
    reading = Reading()
    found = shape.read(Node(value, "a.yaml", 7), "goals.1.due", reading)
    return found, [str(fault) for fault in reading.faults]


def test_days_and_times_are_read() -> None:
    assert read(Day(), "2028-02-29") == (date(2028, 2, 29), [])
    assert read(TimeOfDay(), "9:05") == (time(9, 5), [])
    assert read(each(("done", "missed")), "missed") == ("missed", [])
    assert read(Words(9), "mon wed") == ("mon wed", [])
    assert read(Words(9), [Node("mon", "a.yaml", 7), Node("wed", "a.yaml", 8)]) == ("mon, wed", [])


@pytest.mark.parametrize(
    ("shape", "value", "fault"),
    [
        (Day(), "2027-02-29", "there is no day 2027-02-29"),
        (Day(), "9999-12-31", "there is no day 9999-12-31"),
        (Day(), "0001-01-01", "there is no day 0001-01-01"),
        (Day(), "2027-2-9", "“2027-2-9” must be a day as in 2026-11-24"),
        (Day(), "2026-11-24T10:00", "“2026-11-24T10:00” must be a day as in 2026-11-24"),
        (Day(), "٢٠٢٦-١١-٢٤", "“٢٠٢٦-١١-٢٤” must be a day as in 2026-11-24"),
        (Day(), [], "“” must be a day as in 2026-11-24"),
        (TimeOfDay(), "24:00", "“24:00” must be a time from 00:00 to 23:59"),
        (TimeOfDay(), "540", "“540” must be a time from 00:00 to 23:59"),
        (TimeOfDay(), {}, "“” must be a time from 00:00 to 23:59"),
        (each(("done", "missed")), "don", "must be one of done, missed, not “don”; did you mean “done”?"),
        (Words(9), [], "must be a text, or a list of words"),
        (Words(9), {}, "must be a text, or a list of words"),
        (Words(9), "weekdays, sun", "is longer than 9 characters"),
        (each(("done", "missed")), [], "must be one of done, missed, not “”"),
    ],
)
def test_anything_else_is_a_fault_with_its_line(shape: Shape, value: Any, fault: str) -> None:
    assert read(shape, value) == (None, [f"a.yaml:7: goals.1.due: {fault}"])
