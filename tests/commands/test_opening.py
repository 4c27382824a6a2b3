"""What day it is: the clock's, or the one that is tried out."""

from datetime import UTC, date, datetime, timedelta

import pytest

from skillcheck.app.opening import now, today
from skillcheck.errors import UsageFault


def test_without_a_word_the_clock_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKILLCHECK_TODAY")
    before = datetime.now(UTC)
    assert before <= now() <= before + timedelta(minutes=5)
    assert now().tzinfo is UTC
    assert today() - before.astimezone().date() in (timedelta(0), timedelta(1))


def test_a_day_to_try_out_is_today_at_this_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2027-02-28")
    assert today() == date(2027, 2, 28)
    assert now().astimezone().date() == date(2027, 2, 28)


def test_an_empty_day_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "")
    assert now() > datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "day", ["2027-02-29", "9999-12-31", "0001-01-01", "tomorrow", "20270228T10", "\udcff"]
)
def test_a_day_that_is_none_is_said(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", day)
    with pytest.raises(UsageFault, match="SKILLCHECK_TODAY must be a day as in 2026-11-24"):
        today()
