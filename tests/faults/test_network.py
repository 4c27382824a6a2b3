"""No command opens a socket, whatever it is asked to do: not by the system's own account, nor by Python's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("forks and pseudo-terminals are POSIX", allow_module_level=True)

from bench.soak.calls import strace_works
from bench.terminal import Terminal
from skillcheck.model.catalogue import Catalogue
from tests.faults.forks import ROOT, lived
from tests.faults.life import whole

TRACED = pytest.mark.skipif(not strace_works(), reason="needs strace, and leave to trace")
STRACE = ("strace", "-qq", "-f", "-e", "trace=network", "-e", "signal=none", "-o", "network.log")
LISTENER = """
import sys
def heard(event, facts):
    if event.startswith("socket."):
        with open({path!r}, "a") as log:
            log.write(event + "\\n")
sys.addaudithook(heard)
"""


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    """A folder that makes each Python that has it on its path note every use of sockets."""
    folder = tmp_path / "listener"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(LISTENER.format(path=str(folder / "log")))
    return folder


@TRACED
def test_the_system_sees_no_call_for_a_socket(folder: Path, ours: dict[str, str]) -> None:
    assert all(ran["code"] == 0 for ran in lived(folder, whole(folder), ours, before=STRACE))
    assert (folder / "network.log").read_text() == ""


@TRACED
def test_not_even_to_ask_whose_home_this_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where HOME does not tell it, Python asks at its start, and the C library then looks for nscd on a local socket.

    That is all: the program itself asks nobody.
    """
    for name in ("HOME", "SKILLCHECK_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    log = folder / "network.log"
    subprocess.run([*STRACE, sys.executable, "-c", "pass"], cwd=folder, check=True)
    of_python = calls(log)
    runs = lived(folder, [["history"], ["gaps"], ["doctor"]], {}, before=STRACE)
    assert [ran["code"] for ran in runs] == [4, 4, 1]
    assert calls(log) == of_python
    assert all("AF_UNIX" in call for call in of_python)


def calls(log: Path) -> list[str]:
    """The calls in a log of strace, without the number of the process in front."""
    return [line.split(maxsplit=1)[1] for line in log.read_text().splitlines()]


def test_python_hears_of_no_socket(folder: Path, ours: dict[str, str], heard: Path) -> None:
    assert all(
        ran["code"] == 0
        for ran in lived(folder, whole(folder), {**ours, "PYTHONPATH": f"{ROOT}{os.pathsep}{heard}"})
    )
    assert not (heard / "log").exists()


def test_python_hears_of_no_socket_while_a_person_answers(
    small: Catalogue, heard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(heard))
    terminal = Terminal("assess", "--role", "clerk", "--length", "full")
    terminal.see("Begin Enter")
    terminal.type("\r1ex\r111")
    terminal.see("That was the last question.")
    terminal.type("\r")
    terminal.see("Where to work next", "q leave")
    terminal.type("q")
    assert terminal.end() == 0
    terminal.close()
    assert not (heard / "log").exists()


def test_a_socket_would_be_heard(heard: Path) -> None:
    code = "import socket; socket.socket().close()"
    subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(heard)}, check=True)
    assert "socket.__new__" in (heard / "log").read_text()
