"""Faults at the system calls of a save: killed before one, one that fails, a disk that is full at any size of a file."""

import os
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no such kill", allow_module_level=True)

from bench.soak import calls, strace
from bench.soak.saves import SAVES, copied, holds, prepared, strangers, variables

EVERY = {"assess": 17, "evidence": 13, "plan": 2, "delete": 23, "export": 7}
"""One of so many points of each command, some ten each; `python -m bench soak calls` takes all."""
LIMITED = (
    "import os, resource, sys\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))\n"
    "os.execv(sys.executable, [sys.executable, '-m', 'skillcheck', *sys.argv[2:]])"
)
SIZES = (0, 31, 4096, 4152, 12000, 28672)
"""Bytes: nothing, less than the head of the log, a page, a page in the log, in the middle, before the last page."""


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all was done that was done before."""
    folder = tmp_path_factory.mktemp("prepared") / "before"
    prepared(folder, os.environ)
    return folder


@pytest.mark.skipif(not strace.works(), reason="needs strace, and leave to trace")
@pytest.mark.parametrize("name", SAVES)
def test_killed_or_failing_at_any_system_call_a_save_is_whole_or_not_at_all(
    name: str, before: Path, tmp_path: Path
) -> None:
    found = calls.trials(name, EVERY[name], 0, before, tmp_path / "work")
    assert found.faults == []
    assert f"{name}, KILL" in found.kinds
    assert len(found.kinds) > 1
    assert found.trials >= 10


@pytest.mark.parametrize("name", SAVES)
def test_on_a_disk_that_is_full_at_any_size_what_was_there_stays(
    name: str, before: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    copied(before, work)
    old = astuple(holds(work))
    failed = 0
    for size in SIZES:
        copied(before, work)
        ran = limited(name, work, size)
        assert ran.returncode in (0, 4), (size, ran)
        assert "Traceback" not in ran.stderr
        assert strangers(work) == []
        if ran.returncode:
            failed += 1
            assert ran.stderr.count("\n") == 1
            assert ran.stdout == ""
            assert astuple(holds(work)) == old, size
    assert bool(failed) is (
        name != "delete"
    )  # where there is no room to empty the history, its file is deleted


def limited(name: str, folder: Path, size: int) -> subprocess.CompletedProcess[str]:
    """A command that saves, run where no file may grow beyond a size."""
    words = [str(folder / word) if word.endswith(".md") else word for word in SAVES[name].words]
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", LIMITED, str(size), *words],
        env={**os.environ, **variables(folder)},
        input=SAVES[name].stdin,
        capture_output=True,
        text=True,
        check=False,
    )
