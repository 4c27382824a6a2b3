"""`skillcheck export`: the whole result, to keep or to hand on."""

import csv
import io
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import parsed
from tests.conftest import Run


def test_it_is_markdown_unless_told_otherwise(assessed: str, tmp_path: Path, run: Run) -> None:
    ran = run("export")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# ")
    assert ran.out == run("export", "-f", "md").out
    bare = tmp_path / "result"
    run("export", "-o", str(bare))
    assert bare.read_text("utf-8") == ran.out


def test_it_has_profile_gaps_practices_and_method(assessed: str, run: Run) -> None:
    out = run("export").out
    for text in (
        "Desk lead",
        assessed,
        "Listening",
        "Order",
        "Sums",
        "Caring",
        "Say it back",
        "How sure this is",
    ):
        assert text in out


def test_its_data_are_the_gaps_with_each_term_and_the_answers(assessed: str, run: Run) -> None:
    found = parsed(run("export", "-f", "json"))
    explained = parsed(run("gaps", "--explain", "-f", "json"))
    assert (found["skillcheck"], found["kind"]) == (1, "export")
    for key in ("assessment", "gaps", "not_assessed", "notices"):
        assert found[key] == explained[key]
    assert found["answers"]["listening-s"] == "a"
    assert len(found["answers"]) == 10


def test_a_csv_has_one_row_a_gap(assessed: str, run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "-f", "csv").out)))
    assert [row["skill"] for row in rows] == ["listening", "order", "sums", "caring"]


@pytest.mark.parametrize("format_", ["terminal", "plain", "md", "json", "csv"])
def test_evidence_stays_out(format_: str, assessed: str, run: Run) -> None:
    run("evidence", "add", "order", "the-secret-line")
    assert "the-secret-line" not in run("export", "-f", format_).out


@pytest.mark.parametrize("format_", ["terminal", "plain", "md", "json"])
def test_evidence_is_in_where_it_is_asked_for(format_: str, assessed: str, run: Run) -> None:
    run("evidence", "add", "order", "the-secret-line")
    assert "the-secret-line" in run("export", "-f", format_, "--include", "evidence").out


@pytest.mark.parametrize("format_", ["terminal", "plain", "md", "json", "html"])
def test_notes_on_goals_are_in_only_where_they_are_asked_for(format_: str, assessed: str, run: Run) -> None:
    planned = ("--why", "x", "--practice", "1", "--due", "2w", "--days", "daily")
    assert run("plan", "new", "listening", *planned).code == 0
    assert run("plan", "done", "--note", "the-secret-note").code == 0
    assert "the-secret-note" not in run("export", "-f", format_, "--include", "evidence").out
    assert "the-secret-note" in run("export", "-f", format_, "--include", "evidence,notes").out


def test_an_unknown_private_part_is_refused(assessed: str, run: Run) -> None:
    ran = run("export", "--include", "evidence,diary")
    assert (ran.code, ran.out) == (2, "")
    assert "diary" in ran.err


def test_an_older_assessment_through_another_role(assessed: str, run: Run) -> None:
    run("assess", "--answers", "-", stdin="version: 1\nrole: clerk\nanswers: {sums-1: 3}\n")
    found = parsed(run("export", "--assessment", assessed, "--role", "clerk", "-f", "json"))
    assert (found["assessment"]["id"], found["assessment"]["role"]) == (assessed, "clerk")
    assert [gap["skill"] for gap in found["gaps"]] == ["order", "sums"]


def test_nothing_yet_still_parses(small: Catalogue, run: Run) -> None:
    ran = run("export", "-f", "json")
    assert ran.code == 5
    found = parsed(ran)
    assert (found["kind"], found["assessment"], found["gaps"]) == ("export", None, [])


def test_nothing_yet_writes_no_markdown(small: Catalogue, tmp_path: Path, run: Run) -> None:
    ran = run("export", "-o", "result.md")
    assert (ran.code, ran.out) == (5, "")
    assert not (tmp_path / "result.md").exists()


def test_a_file_holds_what_stdout_would(assessed: str, tmp_path: Path, run: Run) -> None:
    ran = run("export", "-o", "result.json")
    assert (ran.code, ran.out) == (0, "")
    assert json.loads((tmp_path / "result.json").read_text("utf-8")) == parsed(run("export", "-f", "json"))


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Puts an opener of the desktop on the path that does this; returns the file in which it notes what it was given."""
    if sys.platform == "win32":
        pytest.skip("Windows opens files without a program in between")
    folder, noted = tmp_path / "programs", tmp_path / "noted"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def put(then: str) -> Path:
        program = folder / ("open" if sys.platform == "darwin" else "xdg-open")
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{noted}"\n{then}\n', encoding="utf-8")
        program.chmod(0o755)
        return noted

    return put


def test_it_opens_the_report_and_says_where_it_is(
    assessed: str, home: Path, run: Run, opener: Callable[[str], Path]
) -> None:
    noted, report = opener("exit 0"), home / "report.html"
    ran = run("export", "--open")
    assert (ran.code, ran.out, ran.err) == (0, "", f"Saved to {report}\n")
    assert noted.read_text("utf-8") == f"{report}\n"
    assert report.read_text("utf-8") == run("export", "-f", "html").out
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert run("export", "--open").code == 0  # in place of the last one


def test_it_opens_the_file_that_was_named(
    assessed: str, tmp_path: Path, run: Run, opener: Callable[[str], Path]
) -> None:
    noted = opener("exit 0")
    assert run("export", "-o", "mine", "--open").code == 0
    assert noted.read_text("utf-8") == f"{tmp_path / 'mine'}\n"
    assert (tmp_path / "mine").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert run("export", "-o", "mine.md", "--open").code == 0
    assert (tmp_path / "mine.md").read_text("utf-8").startswith("# ")
    assert run("export", "-o", "mine.md", "--open").code == 2  # it is there, and nobody said --force


def test_an_opener_that_says_no_is_no_failure(
    assessed: str, home: Path, run: Run, opener: Callable[[str], Path]
) -> None:
    opener("exit 3")
    ran = run("export", "--open")
    assert ran.code == 0
    assert "could not be opened" in ran.err
    assert ran.err.endswith(f": {home / 'report.html'}\n")


def test_nor_is_none_at_all(
    assessed: str, home: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows opens files without a program in between")
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("export", "--open")
    assert ran.code == 0
    assert "could not be opened: there is no" in ran.err
    assert (home / "report.html").exists()


def test_a_format_that_no_browser_shows_needs_a_file(assessed: str, home: Path, run: Run) -> None:
    ran = run("export", "--open", "-f", "csv")
    assert (ran.code, ran.out) == (2, "")
    assert not (home / "report.html").exists()


@pytest.mark.parametrize("words", [("--all",), ()])
def test_the_report_goes_with_what_it_shows(
    words: tuple[str, ...], assessed: str, home: Path, run: Run, opener: Callable[[str], Path]
) -> None:
    opener("exit 0")
    run("export", "--open")
    assert run("history", "delete", *(words or (assessed,))).code == 0
    assert not (home / "report.html").exists()
