"""Faults at the system calls of a save: killed before one, one that fails, a disk that is full at any size of a file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no such kill", allow_module_level=True)

from bench.soak.calls import SAVES, strace_works, try_save
from bench.soak.home import contents, copy, prepare, run_program, variables

EVERY = {"assess": 29, "evidence": 19, "plan": 19, "delete": 41, "export": 5}
"""One of so many points of each command, some six each, as the calls differ from run to run; `python -m bench soak calls`
takes all."""
LIMITED = (
    "import os, resource, sys\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))\n"
    "os.execv(sys.executable, [sys.executable, '-m', 'skillcheck', *sys.argv[2:]])"
)
SIZES = (0, 31, 4152, 28672)
"""Bytes: nothing, less than the head of the log, a page in the log, before the last page."""


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all was done that was done before."""
    folder = tmp_path_factory.mktemp("prepared") / "before"
    prepare(folder)
    return folder


@pytest.mark.skipif(not strace_works(), reason="needs strace, and leave to trace")
@pytest.mark.parametrize("name", SAVES)
def test_killed_or_failing_at_any_system_call_a_save_is_whole_or_not_at_all(
    name: str, before: Path, tmp_path: Path
) -> None:
    trials = list(try_save(name, EVERY[name], 0, before, tmp_path / "work"))
    assert [fault for trial in trials for fault in trial.faults] == []
    assert {trial.kind for trial in trials} == {f"{name}, {how}" for how in ("KILL", "EIO", "ENOSPC")}
    assert len(trials) >= 6  # so that most of what a save does is met


@pytest.mark.parametrize("name", SAVES)
def test_on_a_disk_that_is_full_at_any_size_what_was_there_stays(
    name: str, before: Path, tmp_path: Path
) -> None:
    work, failed = tmp_path / "work", 0
    words, stdin = SAVES[name]
    copy(before, work)
    old = contents(work)
    for size in SIZES:
        copy(before, work)
        ran = subprocess.run(
            [sys.executable, "-I", "-S", "-c", LIMITED, str(size), *words],
            cwd=work, env={**os.environ, **variables(work)}, input=stdin, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ran.returncode in (0, 4), (size, ran)
        assert "Traceback" not in ran.stderr
        assert [path.name for path in work.rglob(".*")] == [], size  # half written
        if ran.returncode:
            failed += 1
            assert ran.stderr.count("\n") == 1
            assert ran.stdout == ""
            run_program(work, "doctor", "--repair")  # as it says where the save was cut off
            assert contents(work) == old, size
    assert bool(failed) is (
        name != "delete"
    )  # where there is no room to empty the history, its file is deleted
