"""What day it is: the clock's, or the one that is tried out."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from skillcheck.app.opening import now, today
from skillcheck.app.sitting import keep_leaving
from skillcheck.errors import HistoryFault, UsageFault
from skillcheck.model.catalogue import Catalogue
from tests.conftest import Run


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


@pytest.mark.parametrize(
    ("day", "zone"), [("1970-01-01", "<+23>-23:59:59"), ("2999-12-31", "<-23>+23:59:59")]
)
def test_a_day_on_which_nothing_could_be_saved_is_said(
    day: str, zone: str, monkeypatch: pytest.MonkeyPatch, set_zone: Callable[[str], None]
) -> None:
    set_zone(zone)  # whose day is another one than that of UTC at almost any time
    monkeypatch.setenv("SKILLCHECK_TODAY", day)
    with pytest.raises(UsageFault, match=r"It can't be .* Set the clock of this machine, or another"):
        today()


def test_a_line_that_can_not_be_kept_on_the_way_out_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    def put() -> None:
        raise HistoryFault("The disk is full.")

    keep_leaving(put, "half an obstacle")
    assert capsys.readouterr().err == "This could not be kept: half an obstacle\n"


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are text there")
def test_a_home_whose_name_is_no_utf_8_works(
    small: Catalogue, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_HOME", os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    assert run("evidence", "add", "listening", "x").code == 0
    assert run().code == 0
    assert run("history", "delete", "--all", "--yes").code == 0
