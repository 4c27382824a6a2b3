"""The quick end of the process loses nothing: no output, no saved line, no exit code."""

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.conftest import SMALL, Ran, Run

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
MUCH = 1_000_000
"""Characters: many times what a pipe holds (64 KiB on Linux)."""


def program(body: str) -> list[str]:
    """A process whose work is `body`, which sets the exit code `code`."""
    lines = [
        "import sys",
        "from skillcheck import cli",
        "from skillcheck.console import streams",
    ]
    work = [
        "def work(words):",
        "    code = 0",
        *(f"    {line}" for line in body.split("\n")),
        "    return code",
    ]
    return [sys.executable, "-c", "\n".join([*lines, *work, "cli.run_typer = work", "cli.run()"])]


def ended(body: str, line: str = "PROGRAM") -> Ran:
    """How a line of shell ends in which PROGRAM does `body`."""
    words = program(body)
    if line != "PROGRAM":
        words = ["sh", "-c", line.replace("PROGRAM", '"$0" "$@"'), *words]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    return Ran(ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.parametrize("write", ["streams.write", "sys.stdout.write"])
def test_more_than_a_pipe_holds_arrives_whole_at_a_slow_reader(write: str) -> None:
    with subprocess.Popen(program(f"{write}('x' * {MUCH})"), stdout=subprocess.PIPE) as process:
        assert process.stdout
        got = 0
        while part := os.read(process.stdout.fileno(), 1000):
            got += len(part)
    assert (got, process.returncode) == (MUCH, 0)


@pytest.mark.parametrize("code", [0, 1, 5, 70, 130])
def test_the_exit_code_is_the_one_that_was_meant(code: int) -> None:
    assert ended(f"code = {code}") == Ran(code, "", "")


def test_what_is_still_in_the_buffers_is_written() -> None:
    assert ended("sys.stdout.write('out'); sys.stderr.write('err')") == Ran(0, "out", "err")


@POSIX
@FULL
def test_a_last_write_that_fails_is_told_and_is_four() -> None:
    ran = ended("sys.stdout.write('out')", "PROGRAM >/dev/full")
    assert ran == Ran(4, "", "The result could not be written: No space left on device.\n")


@POSIX
def test_nothing_to_write_does_not_fail_at_a_window_that_was_closed() -> None:
    window, program_end = os.openpty()
    os.close(window)
    chosen = {**os.environ, "PYTHONUNBUFFERED": "1"}
    ran = subprocess.run(
        program("code = 129"), env=chosen, stdout=program_end, stderr=program_end, check=False
    )
    os.close(program_end)
    assert ran.returncode == 129


@POSIX
def test_a_reader_that_went_away_is_no_failure() -> None:
    ran = ended(f"streams.write('x' * {MUCH})", "{ PROGRAM; echo $? >&2; } | head -c 1")
    assert ran == Ran(0, "x", "0\n")


@POSIX
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_closed_streams_change_nothing(closed: str) -> None:
    assert ended("streams.write('out'); code = 5", f"PROGRAM {closed}").code == 5


def test_a_profiler_gets_its_figures(tmp_path: Path) -> None:
    figures = tmp_path / "figures"
    line = [sys.executable, "-m", "cProfile", "-o", str(figures), "-m", "skillcheck", "--version"]
    assert subprocess.run(line, capture_output=True, check=False).returncode == 0
    assert figures.stat().st_size > 0


def test_a_file_is_complete_and_the_history_is_left_as_by_a_usual_end(
    small: Catalogue, home: Path, tmp_path: Path, run: Run
) -> None:
    program = [sys.executable, "-m", "skillcheck"]
    chosen = {**os.environ, "SKILLCHECK_CATALOGUE": str(SMALL)}
    for words in (["evidence", "add", "order", "a line"], ["roles", "-f", "json", "-o", "roles.json"]):
        assert (
            subprocess.run([*program, *words], env=chosen, capture_output=True, check=False).returncode == 0
        )
    assert {path.name for path in home.iterdir()} == {"history.db", "history.lock"}
    assert (tmp_path / "roles.json").read_text("utf-8") == run("roles", "-f", "json").out
    assert "a line" in run("evidence", "list").out


@POSIX
def test_what_is_typed_after_a_conversation_does_not_reach_the_shell() -> None:
    body = (
        "import os, select\n"
        "from skillcheck.console import person\n"
        "person.meet(single_keys=True)\n"
        "os.write(1, b'!')\n"
        "select.select([0], [], [])"
    )
    keys, shell = os.openpty()
    with subprocess.Popen(program(body), stdin=shell, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.read(1) == b"!"
        os.write(keys, b"rm x\n")
        process.wait()
    assert select.select([shell], [], [], 0)[0] == []
    os.close(keys)
    os.close(shell)
