"""The long run, made short: each part tries, counts, and says what was lost."""

import json
import sys
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.soak import PARTS, Part
from bench.soak.tally import Tally

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")


@POSIX
def test_parts_run_as_often_as_told_and_say_what_came_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "soak.json"
    line = ["soak", "kills", "keys", "--kills", "3", "--trials", "1", "-f", "json", "-o", str(result)]
    assert main(line) == 0
    found = json.loads(result.read_text())
    assert (found["skillcheck"], found["kind"], found["seed"], found["faults"]) == (1, "soak", 1, 0)
    keys, kills = found["parts"]
    assert (keys["name"], kills["name"], kills["trials"]) == ("keys", "kills", 3)
    assert keys["trials"] >= 1
    assert {"python", "sqlite", "kernel", "processors"} <= set(found["machine"])
    told = capsys.readouterr()
    assert told.out == ""
    assert "kills: 3 kills" in told.err


def test_a_loss_is_told_and_makes_the_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(PARTS, "losing", Part("tests.bench.losing", "losses", 9, "of losses", "lose"))
    assert main(["soak", "losing", "--losses", "2000"]) == 1
    shown = capsys.readouterr().out
    assert "losing: 2,000 trials in 0 s (2,000 bad)" in shown
    assert "  7,000 acknowledged, 1 lost; 1 fault\n  an answer is gone\n" in shown


def test_a_part_that_there_is_not_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["soak", "locks"]) == 2
    assert "There is no part “locks”. There are: keys, kills, calls." in capsys.readouterr().err


@POSIX
def test_without_strace_its_part_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["soak", "calls"]) == 2
    assert "needs strace" in capsys.readouterr().err


def test_counts_add_up() -> None:
    whole = Tally()
    for kind in ("a", "b", "a"):
        part = Tally(acknowledged=2)
        part.trial(kind)
        whole.add(part)
    assert (whole.trials, whole.acknowledged, whole.kinds) == (3, 6, {"a": 2, "b": 1})
