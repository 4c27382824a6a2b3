import json
from pathlib import Path

import pytest

from bench.__main__ import main
from tests.bench import sheets


def words(responses: str, items: str, *more: str) -> list[str]:
    return ["questions", "--responses", responses, "--items", items, "--processes", "1", *more]


def test_the_table_names_each_condition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words(*sheets.written(tmp_path, sheets.sheet(55)), "--people", "2", "--seed", "9")) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out.startswith("2 people, 12 items, 4 skills; seed 9\n")
    for title in (
        "role importances, cold (2 people)",
        "equal importances, after learning from 50 others (2 people)",
    ):
        assert title in shown.out
    assert shown.out.count("coverage of the 80 % ranges: ") == 4


def test_json_goes_to_a_file_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = tmp_path / "result.json"
    files = sheets.written(tmp_path, sheets.sheet(4))
    assert main(words(*files, "--people", "2", "-f", "json", "-o", str(result))) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(result.read_text())["kind"] == "replay"


def test_a_bad_sheet_exits_with_3_and_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "result.json"
    responses, items = sheets.written(tmp_path, sheets.sheet(4))
    Path(responses).write_text(Path(responses).read_text().replace("\n", "\n\x1b[31m", 1))
    assert main(words(responses, items, "-f", "json", "-o", str(result))) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert f"{responses}:2: a-1: “\\u{{1b}}[31m" in shown.err
    assert not result.exists()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "questions",
        "questions --responses R.csv",
        "questions --responses R.csv --items I.csv --people 0",
        "questions --responses R.csv --items I.csv --people some",
        "questions --responses R.csv --items I.csv -f csv",
        "answers",
    ],
)
def test_a_wrong_command_line_exits_with_2(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(line.split())
    assert raised.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("questions --responses R.csv --items I.csv -o {0}/no/r.json", "There is no folder"),
        ("simulate --role nobody", "There is no role"),
    ],
)
def test_what_does_not_exist_is_named_before_any_work(
    line: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.format(tmp_path).split()) == 2
    assert what in capsys.readouterr().err
