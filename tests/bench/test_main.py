"""The command line of the bench: its words, where the report goes, and the exit code."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.soak import PARTS, Trial, keys
from tests.bench import sheets

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")


def words(responses: str, items: str, *more: str) -> list[str]:
    return ["questions", "--responses", responses, "--items", items, "--people", "2", *more]


def test_a_report_is_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words(*sheets.written(tmp_path, sheets.sheet(4)), "--seed", "9")) == 0
    report = json.loads(capsys.readouterr().out)
    assert {
        "skillcheck": 1,
        "kind": "replay",
        "people": 2,
        "range": [1, 5],
        "items": 12,
        "seeds": [9],
    }.items() <= report.items()


def test_a_bad_sheet_exits_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    responses, items = sheets.written(tmp_path, sheets.sheet(4))
    Path(responses).write_text(Path(responses).read_text().replace("\n", "\n\x1b[31m", 1))
    assert main(words(responses, items)) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert f"{responses}: invalid literal" in shown.err
    assert "\x1b" not in shown.err


@pytest.mark.parametrize(
    "line",
    [
        "", "questions", "questions --responses R.csv", "questions --responses R.csv --items I.csv --people 0",
        "simulate --people some", "soak kills --kills 0", "startup --runs some", "answers",
    ],
)  # fmt: skip
def test_a_wrong_command_line_exits_with_2(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(line.split())
    assert raised.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("simulate --role nobody", "There is no role"),
        ("soak locks", "There is no part “locks”. There are: keys, kills, calls, inputs."),
    ],
)
def test_what_does_not_exist_is_named_before_any_work(
    line: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.split()) == 2
    assert what in capsys.readouterr().err


@POSIX
def test_without_strace_its_part_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["soak", "calls"]) == 2
    assert "needs strace" in capsys.readouterr().err


@POSIX
def test_parts_run_as_often_as_told_and_say_what_came_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["soak", "kills", "--kills", "2", "--seed", "5"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["kind"], report["seed"], report["faults"]) == ("soak", 5, 0)
    assert {"python", "sqlite", "kernel", "processors"} <= set(report["machine"])
    (kills,) = report["parts"]
    assert (kills["name"], kills["amount"], kills["trials"], kills["lost"]) == ("kills", 2, 2, 0)


@POSIX
def test_a_loss_is_told_and_makes_the_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lose(amount: int, seed: int) -> Iterator[Trial]:
        yield from [Trial("good", 3)] * (amount - 1)
        yield Trial("bad", 2, 1, ("an answer is gone",))

    monkeypatch.setattr(keys, "run", lose)
    assert main(["soak", "keys", "--trials", "150"]) == 1
    shown = capsys.readouterr()
    (part,) = json.loads(shown.out)["parts"]
    assert (part["trials"], part["acknowledged"], part["lost"]) == (150, 449, 1)
    assert (part["kinds"], part["faults"]) == ({"good": 149, "bad": 1}, ["bad: an answer is gone"])
    assert shown.err == "keys: 100 trials\n"
    assert all(part.usual > 0 for part in PARTS.values())
