"""The local day wherever a person reads one, the moment in UTC wherever a program does: in every zone, at every hour."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from skillcheck.model.calendar import local_time
from skillcheck.model.catalogue import Catalogue
from tests.conftest import Run

DAY = "2026-11-24"
ZONES = ("America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata", "Pacific/Marquesas", "<-12>12", "UTC")
SHEET = "version: 1\nrole: clerk\n{}answers: {{listening-1: 2, listening-2: 2, sums-1: 3}}\n"
TEXTS = ("plain", "md", "html")


@pytest.mark.parametrize("zone", ZONES)
def test_every_hour_has_the_day_of_its_zone(zone: str, set_zone: Callable[[str], None]) -> None:
    set_zone(zone)
    first = datetime(2026, 11, 23, tzinfo=UTC)
    for hour in range(72):
        moment = first + timedelta(hours=hour)
        shown = local_time(moment)
        assert shown == moment
        assert shown.replace(tzinfo=None) - moment.replace(tzinfo=None) == shown.utcoffset()


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", [0, 23])
def test_what_is_of_a_day_says_so_in_every_page_that_a_person_reads(
    zone: str,
    hour: int,
    small: Catalogue,
    run: Run,
    set_zone: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first and the last hour of the 24th are of the 24th, whatever day that is in UTC."""
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-27")
    set_zone(zone)
    at = datetime(2026, 11, 24, hour, 30).astimezone().astimezone(UTC)
    sheet = SHEET.format(f"taken_at: {at.isoformat()}\n")
    made = json.loads(run("assess", "--answers", "-", "-f", "json", stdin=sheet).out)["assessment"]
    assert made["id"].startswith(DAY)
    assert made["taken_at"] == at.isoformat()
    for words in (("gaps",), ("export",), ("show", "listening"), ("history", "listening"), ("history",)):
        for format_ in TEXTS:
            text = run(*words, "-f", format_).out
            assert DAY in text or "24 November 2026" in text, words
            assert not {str(date(2026, 11, 24) + timedelta(days)) for days in (-1, 1)} & set(text.split()), (
                words
            )
    rows = csv.DictReader(io.StringIO(run("answers", "-f", "csv").out))
    assert all(row["taken_at"].startswith(DAY) for row in rows)
    for words in (("history",), ("history", "listening")):
        (row,) = csv.DictReader(io.StringIO(run(*words, "-f", "csv").out))
        assert row["taken_at"].startswith(DAY)
        assert datetime.fromisoformat(row["taken_at"]) == at
        kind = json.loads(run(*words, "-f", "json").out)
        assert [entry["taken_at"] for entry in kind.get("points") or kind["assessments"]] == [at.isoformat()]


@pytest.mark.parametrize("zone", ZONES)
def test_a_line_of_evidence_is_of_the_day_on_which_it_was_written(
    zone: str, small: Catalogue, run: Run, set_zone: Callable[[str], None]
) -> None:
    set_zone(zone)
    assert DAY in run("evidence", "add", "listening", "x").out
    assert DAY in run("evidence", "list").out
    assert DAY in run("show", "listening").out
    (row,) = csv.DictReader(io.StringIO(run("evidence", "list", "-f", "csv").out))
    assert row["at"].startswith(DAY)
    (line,) = json.loads(run("evidence", "list", "-f", "json").out)["evidence"]
    assert line["at"].endswith("+00:00")
    assert datetime.fromisoformat(line["at"]).astimezone().date() == date(2026, 11, 24)
    run("assess", "--answers", "-", stdin=SHEET.format(""))
    for format_ in TEXTS:
        text = run("export", "--include", "evidence", "-f", format_).out
        assert f"{DAY} Listening" in text
