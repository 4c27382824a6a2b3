"""Under a umask that closes nothing, only their owner can use what the program makes, for a moment or for long."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("modes are of POSIX", allow_module_level=True)

from bench.terminal import Terminal
from tests.faults.copies import make_copies, skillcheck
from tests.faults.forks import ROOT, lived
from tests.faults.life import DELETING, WRITING, modes

LISTENER = """
import os, sys
def heard(event, facts):
    if event == "os.rename":
        with open({path!r}, "a") as log:
            log.write(f"{{os.stat(facts[0]).st_mode & 0o777:o}} {{os.path.basename(facts[1])}}\\n")
sys.addaudithook(heard)
"""


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    """A umask that closes nothing, for this process and those that it starts."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def deep(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that will hold home and cache, some folders further down."""
    monkeypatch.setenv("SKILLCHECK_HOME", str(folder / "deep" / "er" / "home"))
    monkeypatch.setenv("SKILLCHECK_CACHE", str(folder / "deep" / "still" / "cache"))
    monkeypatch.chdir(folder)
    return folder / "deep"


def too_open(folder: Path) -> dict[str, str]:
    """What others can use of a folder and all that is in it, with its mode."""
    return {
        path: f"{mode:o}"
        for path, mode in modes(folder).items()
        if mode != (0o700 if path.endswith(os.sep) else 0o600)
    }


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


def test_every_file_is_its_owners_alone_after_each_command(folder: Path, deep: Path) -> None:
    for words in (("list",), *WRITING):  # the cache is made first, and by another process than the home
        skillcheck(*words)
        assert too_open(deep) == {}, words
    assert "history.db" in names(deep)
    make_copies()
    assert "crash.txt" in names(deep)
    assert len(list((deep / "er" / "home").glob("history-*"))) >= 2
    assert too_open(deep) == {}
    skillcheck(*DELETING[-1])
    assert too_open(deep) == {}


def test_every_file_is_its_owners_alone_while_a_person_answers(deep: Path, small: object) -> None:
    terminal = Terminal("assess", "--role", "clerk", "--length", "full")
    terminal.see("Begin Enter")
    terminal.type("\r1")
    terminal.see("Question 2 of 4")
    assert too_open(deep) == {}
    assert {"history.db", "history.db-wal", "history.db-shm"} <= names(deep)
    terminal.close()


def test_what_is_not_yet_in_its_place_is_its_owners_alone(folder: Path, deep: Path) -> None:
    listener = folder / "listener"
    listener.mkdir()
    (listener / "sitecustomize.py").write_text(LISTENER.format(path=str(folder / "log")))
    lines = [*WRITING, ("export", "-o", "result.md")]
    for ran in lived(folder, lines, {"PYTHONPATH": f"{ROOT}{os.pathsep}{listener}"}):
        assert ran["code"] == 0, ran
    heard = [line.split() for line in (folder / "log").read_text().splitlines()]
    assert {name.partition("-")[0] for _, name in heard} == {"history", "catalogue", "result.md"}
    assert {mode for mode, _ in heard} == {"600"}


def test_a_result_in_a_file_is_its_owners_alone(folder: Path, deep: Path) -> None:
    lived(folder, [*WRITING[:1], ("export", "-o", "result.md"), ("catalogue", "new", "own.yaml")], {})
    assert (folder / "result.md").stat().st_mode & 0o777 == 0o600
