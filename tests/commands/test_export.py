"""`skillcheck export`: the whole result, to keep or to hand on."""

import csv
import io
import json
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
    for text in ("Desk lead", assessed, "Listening", "Order", "Sums", "Caring", "Say it back", "Priority"):
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
