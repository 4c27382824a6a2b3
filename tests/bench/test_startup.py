"""Whole processes: what they used of a processor, and what that is compared with."""

import sys
from pathlib import Path

import pytest

from bench import startup
from bench.startup import CARD, LINES, TYPER, Command
from skillcheck.errors import CheckFailed
from tests.conftest import SMALL

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not tell what a process has used"
)


def python(code: str, **variables: str) -> Command:
    return Command("python", (sys.executable, "-c", code), variables)


def test_every_command_is_measured_beside_typer_and_the_programs_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "LINES", {name: LINES[name] for name in (CARD, "--version", "completion")})
    program = tmp_path / "pipx" / "bin" / "pipx"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    rows = {row["name"]: row for row in startup.report(1, tmp_path)["rows"]}
    assert {*startup.LINES, "pipx list"} <= set(rows)
    assert rows[TYPER]["typer"] == rows[CARD]["card"] == [1.0, 1.0]
    assert all(low > 0 for row in rows.values() for low, _ in (row["milliseconds"],))
    assert not any("llm" in name for name in rows)


def test_ratios_are_of_minima_and_of_medians() -> None:
    assert startup.compare([4.0, 2.0, 9.0], [1.0, 2.0, 8.0]) == [2.0, 2.0]


def test_only_what_the_processor_did_counts() -> None:
    waiting = startup.measure(python("import time; time.sleep(1)"))
    assert 0 < waiting < 1 < startup.measure(python("import time\nwhile time.process_time() < 1: pass"))


def test_a_command_has_its_own_variables_and_keeps_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    code = "import os, sys; assert os.environ['A_VARIABLE'] == '1' and not sys.dont_write_bytecode"
    assert startup.measure(python(code, A_VARIABLE="1")) > 0


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (python("raise SystemExit(3)"), "python ended with 3."),
        (Command("a missing one", ("/no/such/program",), {}), "a missing one did not run: No such file"),
    ],
    ids=["failing", "missing"],
)
def test_a_command_that_fails_is_not_taken_for_a_fast_one(command: Command, why: str) -> None:
    with pytest.raises(CheckFailed, match=why):
        startup.measure(command)


def test_a_command_of_ours_that_fails_ends_the_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(SMALL))
    with pytest.raises(CheckFailed, match="ended with"):
        startup.report(1, None)
