"""`skillcheck catalogue calibrate`: results in, parameters out, and what they change."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from skillcheck.authoring.calibration import FEWEST
from skillcheck.model.catalogue import Catalogue
from skillcheck.store import parameters_file
from tests.commands.conftest import parsed
from tests.commands.team import result, team
from tests.conftest import SMALL, Run

CALIBRATE = ("catalogue", "calibrate")


@pytest.fixture
def results(small: Catalogue, tmp_path: Path) -> list[str]:
    """Results of twenty people, who differ from the guess in four questions."""
    return team(small, tmp_path, 20)


def test_it_reports_what_it_found_and_keeps_nothing_unless_told_to(
    results: list[str], tmp_path: Path, run: Run
) -> None:
    before = sorted(tmp_path.iterdir())
    ran = run(*CALIBRATE, *results)
    assert (ran.code, ran.err) == (0, "")
    for text in ("20 people, each fifth held out in turn", "Adopted", "listening-1", "parameters: ours.yaml"):
        assert text in ran.out
    assert sorted(tmp_path.iterdir()) == before


def test_the_file_holds_what_was_found(
    results: list[str], small: Catalogue, tmp_path: Path, run: Run
) -> None:
    ran = run(*CALIBRATE, *results, "-o", "ours.yaml", "-f", "json")
    assert (ran.code, ran.err) == (0, "Saved to ours.yaml\n")
    page, kept = parsed(ran), parameters_file.read(str(tmp_path / "ours.yaml"), small)
    assert (page["people"], page["held_out"], page["method"], page["adopted"]) == (20, 20, "means", True)
    assert page["score"]["after"] - page["score"]["before"] > page["score"]["error"]
    assert kept.version == page["name"]
    assert {row["id"]: row["intercept"] for row in page["items"]} == {
        id_: pytest.approx(item.intercept, abs=1e-6) for id_, item in kept.items.items()
    }


def test_a_mean_can_be_checked_with_a_calculator(results: list[str], run: Run) -> None:
    answers = [int(json.loads(Path(path).read_text("utf-8"))["answers"]["sums-1"]) for path in results]
    (row,) = [
        row for row in parsed(run(*CALIBRATE, *results, "-f", "json"))["items"] if row["id"] == "sums-1"
    ]
    assert row["intercept"] == pytest.approx((2 * 3.4 + sum(answers)) / 22)


def test_standard_output_takes_the_file_in_place_of_the_report(
    results: list[str], tmp_path: Path, run: Run
) -> None:
    run(*CALIBRATE, *results, "-o", "ours.yaml")
    ran = run(*CALIBRATE, *results, "-o", "-")
    assert (ran.code, ran.out) == (0, (tmp_path / "ours.yaml").read_text("utf-8"))


def test_a_csv_has_one_row_a_question(results: list[str], run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*CALIBRATE, *results, "-f", "csv").out)))
    assert len(rows) == 10
    assert {row["answers"] for row in rows} == {"20"}


def name_parameters(folder: Path, old: str = "", new: str = "") -> str:
    """Write the small catalogue (with `new` for `old`) that names the file ours.yaml; return its path."""
    path = folder / "catalogue.yaml"
    text = SMALL.read_text("utf-8").replace(old, new) if old else SMALL.read_text("utf-8")
    path.write_text(f"{text}\nparameters: ours.yaml\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("words", [("gaps",), ("export",), ("show", "order"), ("history", "order")])
def test_a_catalogue_that_names_the_file_counts_with_it(
    words: tuple[str, ...], results: list[str], tmp_path: Path, run: Run
) -> None:
    run("assess", "--answers", "-", stdin="version: 1\nrole: desk-lead\nanswers: {order-1: 2, sums-1: 1}\n")
    run(*CALIBRATE, *results, "-o", "ours.yaml")
    usual, ours = (
        run(*words, *more, "-f", "json") for more in ((), ("--catalogue", name_parameters(tmp_path)))
    )
    assert (usual.code, ours.code, ours.err) == (0, 0, "")
    assert usual.out != ours.out


def test_parameters_for_other_questions_are_refused(
    results: list[str], assessed: str, tmp_path: Path, run: Run
) -> None:
    run(*CALIBRATE, *results, "-o", "ours.yaml")
    other = name_parameters(tmp_path, "I look up the cost", "I guess the cost")
    for words in (("gaps",), ("catalogue", "check")):
        ran = run(*words, "--catalogue", other)
        assert (ran.code, ran.out) == (3, "")
        assert "made for other questions" in ran.err
        assert "skillcheck catalogue calibrate" in ran.err


@pytest.mark.parametrize("command", ["calibrate", "reliability"])
def test_without_numpy_one_sentence_says_what_to_type(command: str, results: list[str]) -> None:
    script = "import sys; sys.modules['numpy'] = None; from skillcheck.cli import main; sys.exit(main(sys.argv[1:]))"
    line = [sys.executable, "-c", script, "catalogue", command, *results]
    ran = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1
    assert "pip install numpy" in ran.stderr
    assert "pipx inject manager-skillcheck numpy" in ran.stderr


def test_without_files_it_learns_from_the_own_history(assessed: str, small: Catalogue, run: Run) -> None:
    for level in ("1", "5"):
        sheet = {"version": 1, "role": "clerk", "answers": dict.fromkeys(("sums-1", "order-1"), level)}
        for _ in range(5):
            assert run("assess", "--answers", "-", stdin=json.dumps(sheet)).code == 0
    ran = run(*CALIBRATE, "-f", "json")
    assert ran.code in (0, 1)
    assert parsed(ran)["people"] == 11


@pytest.mark.parametrize("count", [1, FEWEST - 1])
def test_too_few_people_are_told_how_many_it_takes(
    count: int, results: list[str], tmp_path: Path, run: Run
) -> None:
    ran = run(*CALIBRATE, *results[:count], "-o", "ours.yaml")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == f"Calibration needs results of 10 people; there are {count}.\n"
    assert not (tmp_path / "ours.yaml").exists()


def test_nothing_at_all_is_five_and_still_parses(small: Catalogue, run: Run) -> None:
    ran = run(*CALIBRATE, "-f", "json")
    assert ran.code == 5
    assert "Name files" in ran.err
    assert (parsed(ran)["kind"], parsed(ran)["people"], parsed(ran)["items"]) == ("calibration", 0, [])


def same(small: Catalogue, folder: Path, answers: list[dict[str, str]]) -> list[str]:
    paths = []
    for number, given in enumerate(answers):
        path = folder / f"same-{number}.json"
        path.write_text(json.dumps(result(f"s-{number}", small.digest, given)), encoding="utf-8")
        paths.append(str(path))
    return paths


def test_people_who_all_answer_alike_teach_nothing(small: Catalogue, tmp_path: Path, run: Run) -> None:
    paths = same(small, tmp_path, [{"sums-1": "3", "order-1": "2"}] * 12)
    for command in ("calibrate", "reliability"):
        ran = run("catalogue", command, *paths)
        assert (ran.code, ran.out) == (3, "")
        assert "do not differ" in ran.err


def test_what_predicts_no_better_is_reported_and_not_written(
    small: Catalogue, tmp_path: Path, run: Run
) -> None:
    # Everybody is about as guessed, in no order.
    given = [{"sums-1": "34"[n % 2], "order-1": "43"[n % 2], "caring-1": "3345"[n % 4]} for n in range(12)]
    ran = run(*CALIBRATE, *same(small, tmp_path, given), "-o", "ours.yaml", "-f", "json")
    assert parsed(ran)["adopted"] is False
    assert ran.code == 1
    assert "Not adopted" in ran.err
    assert not (tmp_path / "ours.yaml").exists()


def test_a_result_of_another_catalogue_is_counted_and_said(
    results: list[str], small: Catalogue, run: Run
) -> None:
    first = Path(results[0])
    first.write_text(first.read_text("utf-8").replace(small.digest, "ffffffffffff"), encoding="utf-8")
    ran = run(*CALIBRATE, *results)
    assert ran.code == 0
    assert "1 result was taken with another catalogue" in ran.err


def test_faults_in_results_are_all_named_and_nothing_is_written(
    results: list[str], tmp_path: Path, run: Run
) -> None:
    for path, old, new in ((results[0], "listening-1", "listening-9"), (results[1], "export", "gaps")):
        Path(path).write_text(Path(path).read_text("utf-8").replace(old, new), encoding="utf-8")
    ran = run(*CALIBRATE, *results, "-o", "ours.yaml")
    assert (ran.code, ran.out) == (3, "")
    assert "result-000.json" in ran.err
    assert "result-001.json" in ran.err
    assert not (tmp_path / "ours.yaml").exists()


def test_a_file_that_is_there_is_replaced_only_by_force(results: list[str], tmp_path: Path, run: Run) -> None:
    (tmp_path / "ours.yaml").write_text("mine")
    assert run(*CALIBRATE, *results, "-o", "ours.yaml").code == 2
    assert (tmp_path / "ours.yaml").read_text() == "mine"
    assert run(*CALIBRATE, *results, "-o", "ours.yaml", "--force").code == 0
    assert (tmp_path / "ours.yaml").read_text() != "mine"


def test_what_export_writes_is_what_calibrate_reads(assessed: str, run: Run) -> None:
    run("export", "-o", "mine.json")
    ran = run(*CALIBRATE, "mine.json")
    assert (ran.code, ran.err) == (3, "Calibration needs results of 10 people; there are 1.\n")
