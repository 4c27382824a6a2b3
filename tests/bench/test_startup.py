import json
from pathlib import Path

import pytest

from bench import startup
from bench.__main__ import main
from tests.conftest import SMALL


def test_every_command_is_timed_beside_python_and_typer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "result.json"
    assert main(["startup", "--processor", "--runs", "1", "-f", "json", "-o", str(result)]) == 0
    found = json.loads(result.read_text())
    rows = {row["name"]: row for row in found["rows"]}
    assert [*startup.LINES, startup.FIRST] == [
        name for name in rows if name in {*startup.LINES, startup.FIRST}
    ]
    assert rows[startup.TYPER]["typer"] == [1.0, 1.0, 1.0]
    assert rows["show"]["card"] == [1.0, 1.0, 1.0]
    assert all(row["milliseconds"][0] > 0 for row in rows.values())
    assert capsys.readouterr().out == ""


def test_the_table_names_the_machine_and_what_was_left_out() -> None:
    row = {"name": "show", "milliseconds": [41.7, 40, 43], "python": [3.5, 3.4, 3.6]}
    row |= {"typer": [0.7, 0.6, 0.8], "card": [1, 1, 1]}
    found = {"machine": startup.machine(), "clock": "wall", "runs": 5, "rows": [row]}
    found["skipped"] = {"llm": "it could not be installed"}
    shown = startup.text(found).splitlines()
    assert shown[0].startswith("python 3.")
    assert shown[0].endswith("wall time, medians of 5 runs in turn (quartiles)")
    assert shown[3].split() == [
        "show",
        "42",
        "3.50",
        "(3.40-3.60)",
        "0.70",
        "(0.60-0.80)",
        "1.00",
        "(1.00-1.00)",
    ]
    assert shown[4] == "llm: left out, it could not be installed"


def test_a_command_of_ours_that_fails_ends_the_measurement(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(SMALL))
    assert main(["startup", "--runs", "1"]) == 1
    assert "ended with" in capsys.readouterr().err
