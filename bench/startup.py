"""`bench startup`: how long each command takes as a whole process, by what Python and a smallest Typer program take."""

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.pairs import Clock, Command, interleaved, python, ratio, timed
from bench.peers import peers

SHEET = Path(__file__).parent.parent / "docs" / "example-answers.yaml"
HELLO = """import typer
app = typer.Typer()
@app.command()
def main(name: str):
    print(f"Hello {name}")
"""
LAUNCHER = "import re, sys; from {0} import {1}; sys.argv[0] = 'x'; sys.exit({1}())"
"""What an installed console script does."""
OURS = LAUNCHER.format("skillcheck.cli", "run")
FORGET = "import os; [os.unlink(file) for file in os.scandir(os.environ['SKILLCHECK_CACHE'])]; "
FIRST = "show -f json, first ever"
PYTHON, TYPER = "python -c pass", "Typer's hello"
TERMINAL = {"FORCE_COLOR": "1", "COLUMNS": "80"}
COMPLETION = {"_SKILLCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "skillcheck show em", "COMP_CWORD": "2"}
LINES: dict[str, tuple[str, Mapping[str, str]]] = {
    "--version": ("--version", {}),
    "show -f json": ("show empathy -f json", {}),
    "gaps -f json": ("gaps -f json", {}),
    "completion": ("", COMPLETION),
    "show": ("show empathy -f terminal", TERMINAL),
    "gaps": ("gaps -f terminal", TERMINAL),
    "list": ("list -f terminal", TERMINAL),
    "--help": ("--help", {}),
}


def report(
    runs: int, clock: Clock, peer_folder: str | None, told: Callable[[str], None]
) -> dict[str, object]:
    """What is reported: milliseconds, and the ratios (median, lower and upper quartile) to bare Python and Typer's hello."""
    beside, skipped = peers(Path(peer_folder), told) if peer_folder else ([], {})
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "bench_hello.py").write_text(HELLO, encoding="utf-8")
        timed(_ours("assess", f"assess --answers {SHEET}", {}, home))
        commands = [
            python(PYTHON, "-c", "pass"),
            _hello(TYPER, home, "you"),
            _hello(f"{TYPER} --help", home, "--help"),
            *(_ours(name, line, variables, home) for name, (line, variables) in LINES.items()),
            _first(home),
        ]
        times = interleaved([*commands, *beside], runs, clock)
    return {
        "skillcheck": 1,
        "kind": "startup",
        "machine": machine(),
        "clock": clock.__name__,
        "runs": runs,
        "skipped": skipped,
        "rows": [
            {
                "name": name,
                "milliseconds": ratio([1000 * second for second in own], [1.0] * runs),
                "python": ratio(own, times[PYTHON]),
                "typer": ratio(own, times[TYPER]),
                "card": ratio(times["show"], own),
            }
            for name, own in times.items()
        ],
    }


def machine() -> dict[str, object]:
    """What the figures depend on, without names of people and places."""
    packages = {name: version(name) for name in ("typer", "rich", "pyyaml")}
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        **packages,
    }


def text(found: Mapping[str, Any]) -> str:
    """The report as a table for people."""
    facts = ", ".join(f"{name} {value}" for name, value in found["machine"].items())
    head = [f"{facts}; {found['clock']} time, medians of {found['runs']} runs in turn (quartiles)", ""]
    head.append(f"{'':40}{'ms':>6}   {'by python -c pass':20}{'by Typer hello':20}{'our card by it':20}")
    rows = [
        f"{row['name']:40}{row['milliseconds'][0]:6.0f}   "
        + "".join(f"{_ratio(row[key]):20}" for key in ("python", "typer", "card")).rstrip()
        for row in found["rows"]
    ]
    left = [f"{name}: left out, {why}" for name, why in found["skipped"].items()]
    return "\n".join([*head, *rows, *left]) + "\n"


def _ratio(figures: list[float]) -> str:
    middle, low, high = figures
    return f"{middle:5.2f} ({low:.2f}-{high:.2f})"


def _ours(name: str, line: str, variables: Mapping[str, str], home: Path) -> Command:
    own = {"SKILLCHECK_HOME": str(home / "home"), "SKILLCHECK_CACHE": str(home / "cache"), **variables}
    return python(name, "-c", OURS, *line.split(), **own)


def _first(home: Path) -> Command:
    """A run that finds no compiled catalogue, in a cache folder of its own."""
    folder = home / "forgotten"
    folder.mkdir()
    line, _ = LINES["show -f json"]
    return python(FIRST, "-c", FORGET + OURS, *line.split(), SKILLCHECK_CACHE=str(folder))


def _hello(name: str, home: Path, *words: str) -> Command:
    path = os.pathsep.join([str(home), *filter(None, [os.environ.get("PYTHONPATH")])])
    return python(name, "-c", LAUNCHER.format("bench_hello", "app"), *words, PYTHONPATH=path)


def tell(name: str) -> None:
    """Say on stderr what is being made, since it takes minutes."""
    sys.stderr.write(f"making {name} …\n")
