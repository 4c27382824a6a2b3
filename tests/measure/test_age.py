"""When an assessment is old."""

import pytest

from skillcheck.measure import age


@pytest.mark.parametrize(("days", "old"), [(0, False), (120, False), (121, True), (4000, True)])
def test_an_assessment_is_old_after_120_days(days: int, old: bool) -> None:
    assert bool(age.remark(days, newest=True)) is old


def test_only_the_newest_asks_for_a_new_one() -> None:
    (newest,), (older,) = age.remark(1500, newest=True), age.remark(1500, newest=False)
    assert (newest.id, newest.text) == ("old", "This is 1,500 days old. Take a new one: skillcheck assess")
    assert older.text == "This is 1,500 days old."
