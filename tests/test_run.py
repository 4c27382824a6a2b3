"""Setting up by run.py: what it says where that can't be done."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).resolve().parent.parent


def set_up(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program by a copy of run.py."""
    for name in ("run.py", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, folder)
    return subprocess.run(
        [sys.executable, "run.py", "skillcheck", "--version"],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def test_without_an_index_one_sentence_says_what_failed_and_what_to_try(tmp_path: Path) -> None:
    ran = set_up(tmp_path, PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "could not be installed" in ran.stderr
    assert "then run this again" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert len(ran.stderr.splitlines()) == 3


def test_where_no_environment_can_be_made_the_package_to_install_is_named(tmp_path: Path) -> None:
    (tmp_path / "venv.py").write_text("raise SystemExit('no ensurepip here')", encoding="utf-8")
    ran = set_up(tmp_path, PYTHONPATH=str(tmp_path))
    assert ran.returncode == 1
    assert "-venv" in ran.stderr
    assert "no ensurepip here" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no process group to interrupt")
def test_ctrl_c_is_the_programs_and_nobody_leaves_before_it(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(
        f"#!{sys.executable}\nimport sys, time\n"
        "try:\n    print('there', flush=True)\n    time.sleep(60)\n"
        "except KeyboardInterrupt:\n    time.sleep(1)\n    print('left', flush=True)\n    sys.exit(7)\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    code = f"import pathlib, run, sys; sys.exit(run.run(pathlib.Path({str(tmp_path)!r}), ['program']))"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "there\n"
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=60) == 7
        assert process.stdout.read() == "left\n"


@pytest.mark.skipif(sys.platform == "win32", reason="programs have endings there")
def test_python_is_called_by_its_name_where_that_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "its own" / "python3"
    program.parent.mkdir()
    program.touch(0o755)
    monkeypatch.setattr(sys, "orig_argv", [str(program), "run.py"])
    monkeypatch.setenv("PATH", str(program.parent))
    assert run.name_python() == "python3"
    monkeypatch.setenv("PATH", "/nowhere")
    assert run.name_python() == f"'{program}'"
    monkeypatch.setattr(sys, "orig_argv", ["python3", "run.py"])
    assert run.name_python() == "python3"
