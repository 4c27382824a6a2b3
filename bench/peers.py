"""Programs that people know, each in an environment of its own, to start beside ours."""

import sqlite3
import subprocess
import sys
import venv
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bench.pairs import Command, timed
from skillcheck.errors import CheckFailed

PEERS: dict[str, str] = {
    "pipx": "pipx list",
    "rich-cli": "rich page.md",
    "sqlite-utils": "sqlite-utils rows rows.db rows",
    "todoman": "todo --config todoman.py list",
    "khal": "khal -c khal.conf list",
    "httpie": "http --offline GET http://localhost/",
    "llm": "llm plugins",
}
"""Distribution to command line; words that name one of FILES become its path."""
PAGE = "# A page\n\n" + "- a line with **some** words\n" * 30
KHAL = """[calendars]
[[one]]
path = {0}/calendar
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {0}/khal.db
"""
TODOMAN = """path = "{0}/tasks/*"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
cache_path = "{0}/todoman.db"
"""
FILES: dict[str, str] = {
    "page.md": PAGE,
    "khal.conf": KHAL,
    "todoman.py": TODOMAN,
    "rows.db": "",
}
SECONDS_TO_INSTALL = 600


def peers(folder: Path, told: Callable[[str], None]) -> tuple[list[Command], dict[str, str]]:
    """Those that run, made in `folder` where they are not there yet; and those that don't, with why not."""
    folder = folder.resolve()
    _write_files(folder)
    found: list[Command] = []
    skipped: dict[str, str] = {}
    for name, line in PEERS.items():
        told(name)
        try:
            _install(folder / name, name)
            command = _command(folder, name, line)
            timed(command)
            found.append(command)
        except (CheckFailed, OSError, subprocess.SubprocessError) as error:
            skipped[name] = str(error).splitlines()[0]
    return found, skipped


def _command(folder: Path, name: str, line: str) -> Command:
    program, *rest = line.split()
    words = [str(folder / word) if word in FILES else word for word in rest]
    homes = {"PIPX_HOME": str(folder / "pipx-home"), "LLM_USER_PATH": str(folder / "llm-home")}
    return Command(line, (str(_scripts(folder / name) / program), *words), {"PYTHONPATH": "", **homes})


def _install(place: Path, name: str) -> None:
    if place.is_dir():
        return
    venv.create(place, with_pip=True)
    line = [str(_scripts(place) / "python"), "-m", "pip", "install", "--quiet", name]
    done = subprocess.run(  # noqa: S603 - our own words
        line, capture_output=True, check=False, timeout=SECONDS_TO_INSTALL
    )
    if done.returncode:
        raise CheckFailed("it could not be installed")


def _scripts(place: Path) -> Path:
    return place / ("Scripts" if sys.platform == "win32" else "bin")


def _write_files(folder: Path) -> None:
    for inner in ("calendar", "tasks/one"):
        (folder / inner).mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        if text:
            (folder / name).write_text(text.format(folder.as_posix()), encoding="utf-8")
    with closing(sqlite3.connect(folder / "rows.db")) as rows, rows:
        rows.execute("DROP TABLE IF EXISTS rows")
        rows.execute("CREATE TABLE rows (id INTEGER, text TEXT)")
        rows.executemany("INSERT INTO rows VALUES (?, ?)", [(n, f"row {n}") for n in range(40)])
