"""`skillcheck catalogue reliability`: figures of each skill from people's results."""

import csv
import io
import json
from pathlib import Path

import pytest

from skillcheck.authoring.reliability import FEWEST
from skillcheck.model.assessment import REVIEW
from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import kept_as, parsed
from tests.commands.team import team
from tests.conftest import Run

RELIABILITY = ("catalogue", "reliability")


@pytest.fixture
def results(small: Catalogue, tmp_path: Path) -> list[str]:
    """Results of forty people."""
    return team(small, tmp_path, 40)


def test_each_skill_has_its_figures(results: list[str], run: Run) -> None:
    page = parsed(run(*RELIABILITY, *results, "-f", "json"))
    assert (page["skillcheck"], page["kind"], page["people"]) == (1, "reliability", 40)
    by_id = {row["skill"]: row for row in page["skills"]}
    assert list(by_id) == ["listening", "caring", "order", "sums"]
    for id_ in ("listening", "caring", "order"):
        row = by_id[id_]
        assert row["alpha_low"] < row["alpha"] < row["alpha_high"] < 1
        assert 0 < row["omega"] < 1
        assert row["sem"] == pytest.approx(row["sd"] * (1 - row["alpha"]) ** 0.5)
        assert len(row["item_rest"]) == 3
    assert (by_id["sums"]["alpha"], by_id["sums"]["flags"]) == (None, ["one-item"])


def test_reversed_statements_are_turned_round(results: list[str], run: Run) -> None:
    page = parsed(run(*RELIABILITY, *results, "-f", "json"))
    assert all(row["item_rest"].get(f"{row['skill']}-2", 1) > 0 for row in page["skills"])


def test_readers_get_the_same_in_words(results: list[str], run: Run) -> None:
    ran = run(*RELIABILITY, *results)
    assert (ran.code, ran.err) == (0, "")
    assert "Reliability of 3 skills, 40 people" in ran.out
    assert "No figures: Sums (one question)." in ran.out


def test_a_csv_has_one_row_a_skill(results: list[str], run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*RELIABILITY, *results, "-f", "csv").out)))
    assert [row["skill"] for row in rows] == ["listening", "caring", "order", "sums"]


def test_people_who_left_questions_open_count_where_they_answered(results: list[str], run: Run) -> None:
    for path in results[:5]:
        whole = json.loads(Path(path).read_text("utf-8"))
        whole["answers"]["order-1"] = "n/a"
        del whole["answers"]["caring-s"]
        Path(path).write_text(json.dumps(whole), encoding="utf-8")
    page = parsed(run(*RELIABILITY, *results, "-f", "json"))
    assert {row["skill"]: row["people"] for row in page["skills"]} == {
        "listening": 40, "caring": 35, "order": 35, "sums": 40,
    }  # fmt: skip


@pytest.mark.parametrize("count", [1, FEWEST - 1])
def test_too_few_people_are_told_how_many_it_takes(count: int, results: list[str], run: Run) -> None:
    ran = run(*RELIABILITY, *results[:count], "-f", "json")
    assert (ran.code, ran.out) == (3, "")
    assert f"needs {FEWEST} people" in ran.err
    assert f"at most {count} did" in ran.err


def test_nothing_at_all_is_five_and_still_parses(small: Catalogue, run: Run) -> None:
    ran = run(*RELIABILITY, "-f", "json")
    assert ran.code == 5
    assert (parsed(ran)["kind"], parsed(ran)["people"], parsed(ran)["skills"]) == ("reliability", 0, [])


def test_the_own_history_is_used_without_files(assessed: str, run: Run) -> None:
    ran = run(*RELIABILITY)
    assert ran.code == 3
    assert "at most 1 did" in ran.err


def test_a_review_of_one_skill_does_not_count(assessed: str, run: Run) -> None:
    kept_as(assessed, REVIEW)
    ran = run(*RELIABILITY)
    assert ran.code == 5
    assert "no finished assessment" in ran.err


def test_a_file_holds_what_stdout_would(results: list[str], tmp_path: Path, run: Run) -> None:
    assert run(*RELIABILITY, *results, "-o", "skills.json").code == 0
    assert json.loads((tmp_path / "skills.json").read_text("utf-8")) == parsed(
        run(*RELIABILITY, *results, "-f", "json")
    )
