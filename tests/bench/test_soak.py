"""The long run, made short: each part tries, counts, and says what was lost."""

import json
import sys
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.soak import PARTS, Part, fuzz, inputs
from bench.soak.tally import Tally
from bench.strangers import kinds

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")


@POSIX
def test_parts_run_as_often_as_told_and_say_what_came_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "soak.json"
    line = ["soak", "kills", "--kills", "3", "-f", "json", "-o", str(result)]
    assert main(line) == 0
    found = json.loads(result.read_text())
    assert (found["skillcheck"], found["kind"], found["seed"], found["faults"]) == (1, "soak", 1, 0)
    (kills,) = found["parts"]
    assert (kills["name"], kills["amount"], kills["trials"], kills["lost"]) == ("kills", 3, 3, 0)
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
    assert "There is no part “locks”. There are: keys, kills, calls, inputs, fuzz." in capsys.readouterr().err


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


def test_damaged_files_are_a_part_and_slow_or_large_ones_are_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = inputs.run(20, 1, lambda line: None)
    assert (sound.trials, sum(sound.kinds.values()), sound.faults) == (
        20 * len(kinds()),
        20 * len(kinds()),
        [],
    )
    row = {"name": "plan", "read": 1, "refused": 1, "slowest": 0.6, "slowest_number": 7, "memory": 101.0}
    rows = [{**row, "bugs": [(3, "IndexError")]}]
    monkeypatch.setattr("bench.inputs.report", lambda *given: {"rows": rows})
    assert inputs.run(2, 1, lambda line: None).faults == [
        "plan no. 3: IndexError", "plan no. 7 took 0.60 s", "plan took 101 MiB",
    ]  # fmt: skip


def test_without_the_fuzzer_its_part_is_left_out_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.fuzz.find_spec", lambda name: None)
    told: list[str] = []
    assert fuzz.run(100, 1, told.append).trials == 0
    assert "pip install atheris" in told[-1]


def test_what_the_fuzzer_found_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"name": "plan", "runs": 5, "covered": 3, "bugs": ["2626"], "told": "IndexError"}]
    monkeypatch.setattr("bench.fuzz.report", lambda count: {"rows": rows})
    found = fuzz.run(5, 1, lambda line: None)
    assert (found.trials, found.faults) == (5, ["plan: 2626", "plan: IndexError"])
