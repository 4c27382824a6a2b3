"""What every test has: a home of its own, a small catalogue, and the program run in this process."""

import io
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from rich.style import Style
from typer import rich_utils

from skillcheck import cli
from skillcheck.commands import groups
from skillcheck.console import streams
from skillcheck.model import commandline
from skillcheck.model.catalogue import Catalogue
from skillcheck.store import cache as catalogue_cache
from skillcheck.store import catalogue as catalogues
from skillcheck.store import files

DATA = Path(__file__).parent / "data"
SMALL = DATA / "small.yaml"
# Typer reads FORCE_COLOR once, when help is first drawn: in a test that sets it, for all that follow.
rich_utils.FORCE_TERMINAL = None
# Each run tries others: with every change, many more than these are tried in time.
settings.register_profile("usual", max_examples=40)
settings.load_profile("usual")
# Typer builds a command anew each time: a sixth of the time of a test that runs some.
groups.get_command = cache(groups.get_command)
OUTSIDE = (
    "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "PAGER", "LESS", "LESSCHARSET",
    "PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONUTF8",
)  # fmt: skip


if getattr(signal, "SIGHUP", None) and (
    signal.getsignal(signal.SIGHUP) is signal.SIG_IGN or "NOHUP" in os.environ
):
    # Under nohup the tests outlive their terminal, but what is ignored would be for each program that they start, too;
    # a handler is not handed on.
    signal.signal(signal.SIGHUP, lambda *_: None)
    os.environ["NOHUP"] = "1"
for number in (signal.SIGINT, getattr(signal, "SIGQUIT", signal.SIGINT)):
    if signal.getsignal(number) is signal.SIG_IGN:  # as in the background of a script
        signal.signal(number, signal.default_int_handler)


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def read_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which both catalogues stand: to read our own from its YAML takes longer than most tests."""
    folder = tmp_path_factory.mktemp("read") / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SKILLCHECK_CACHE", str(folder))
        for path in (SMALL, files.builtin_catalogue()):
            catalogue_cache.load(str(path))
    return folder


@pytest.fixture(autouse=True)
def home(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    read_before: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A home and a cache of its own, a day on which no result is old, nothing from outside that changes what is shown."""
    for name in list(os.environ):
        if name.startswith("SKILLCHECK_") or name in OUTSIDE:
            monkeypatch.delenv(name)
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-24")
    commandline.begin("", cli.COMMANDS)
    for cached in (Style.parse, Style._add):
        cached.cache_clear()  # Rich keeps the codes that a style was first drawn with, whatever the colours are later
    folder = tmp_path / "home"
    monkeypatch.setenv("SKILLCHECK_HOME", str(folder))
    cached = tmp_path_factory.mktemp("cache") / "cache"
    if read_before.is_dir():
        shutil.copytree(
            read_before, cached, copy_function=os.link
        )  # who changes a file of the cache makes it anew
    monkeypatch.setenv("SKILLCHECK_CACHE", str(cached))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the program with these words (and text on stdin), as from a pipe."""

    def runner(*words: str, stdin: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        umask = os.umask(0o022)
        try:
            code = cli.main(list(words))
        finally:
            os.umask(umask)
        got = capsys.readouterr()
        return Ran(code, got.out, got.err)

    return runner


@pytest.fixture
def set_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts this machine into another time zone, as TZ names it."""
    if sys.platform == "win32":
        pytest.skip("Windows takes no zone from the environment")

    def set_(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield set_
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(scope="session")
def small_read() -> Catalogue:
    """The small catalogue of tests/data."""
    return catalogues.read(str(SMALL))


@pytest.fixture
def small(small_read: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The small catalogue, which is also the one that the program uses."""
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(SMALL))
    return small_read


@pytest.fixture(scope="session")
def builtin() -> Catalogue:
    """The catalogue that we ship."""
    return catalogues.read(str(files.builtin_catalogue()))


COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3|4|9|10)[0-8](?:;\d+)*m")
"""What colours text on a terminal; bold, dim and reverse are no colours."""
__all__ = ["COLOUR", "DATA", "SMALL", "Ran", "Run", "streams"]
