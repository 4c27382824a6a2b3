"""`bench startup`: the processor time of whole processes, by what bare Python and a smallest Typer program take."""

import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from skillcheck.errors import CheckFailed

SHEET = Path(__file__).parent.parent / "docs" / "example-answers.yaml"
HELLO = """import typer
app = typer.Typer()
@app.command()
def main(name: str):
    print(f"Hello {name}")
"""
SCRIPT = "import sys; from {0} import {1}; sys.argv[0] = 'x'; sys.exit({1}())"
"""What an installed console script does."""
PYTHON, TYPER, CARD = "python -c pass", "Typer's hello", "show"  # those that the others are compared with
TERMINAL = {"FORCE_COLOR": "1", "COLUMNS": "80"}
COMPLETION = {"_SKILLCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "skillcheck show em", "COMP_CWORD": "2"}
NO_CACHE = {"SKILLCHECK_CACHE": str(SHEET / "none")}
LINES: dict[str, tuple[str, Mapping[str, str]]] = {
    "--version": ("--version", {}),
    "show -f json": ("show empathy -f json", {}),
    "gaps -f json": ("gaps -f json", {}),
    "completion": ("", COMPLETION),
    CARD: ("show empathy -f terminal", TERMINAL),
    "gaps": ("gaps -f terminal", TERMINAL),
    "list": ("list -f terminal", TERMINAL),
    "practise": ("practise -f terminal", TERMINAL),
    "--help": ("--help", {}),
    "show -f json, first ever": ("show empathy -f json", NO_CACHE),
}
"""Our own commands by name: words and variables."""
PEERS = {"pipx": "pipx list", "httpie": "http --offline GET http://localhost/", "llm": "llm plugins"}
"""Programs that people know: distribution to command line."""


class Command(NamedTuple):
    """A command line, and the variables that it gets on top of ours."""

    name: str
    words: tuple[str, ...]
    variables: Mapping[str, str]


def report(runs: int, peers: Path | None) -> dict[str, Any]:
    """Return milliseconds and ratios, each of minima and of medians, also for the `peers` in a folder of environments.

    All commands run once, then all again, so that a slow minute meets each. Raises: CheckFailed where one fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        commands = list(_ours(Path(folder)))
        for distribution, line in PEERS.items() if peers else ():
            program, *rest = line.split()
            path = Path(peers or "", distribution, "bin", program)
            if path.exists():
                commands.append(Command(line, (str(path), *rest), {"PYTHONPATH": "", "HOME": folder}))
        rounds = [[measure(command) for command in commands] for _ in range(1 + runs)]
    names = [command.name for command in commands]
    times = dict(zip(names, zip(*rounds[1:], strict=True), strict=True))  # the first round warms up
    rows = [
        {
            "name": name,
            "milliseconds": compare(seconds, [0.001]),
            "python": compare(seconds, times[PYTHON]),
            "typer": compare(seconds, times[TYPER]),
            "card": compare(times[CARD], seconds),
        }
        for name, seconds in times.items()
    ]
    head = {
        "skillcheck": 1,
        "kind": "startup",
        "clock": "processor",
        "runs": runs,
        "machine": describe_machine(),
    }
    return {**head, "rows": rows}


def compare(seconds: Sequence[float], others: Sequence[float]) -> list[float]:
    """Return the ratio of the minima and that of the medians."""
    return [min(seconds) / min(others), median(seconds) / median(others)]


def measure(command: Command) -> float:
    """Return the seconds that a run of a command kept a processor busy. Raises: CheckFailed where it fails."""
    if sys.platform == "win32":
        raise CheckFailed("Windows does not tell what a process that has ended has used.")
    # Measured is what people have: modules compiled once and kept.
    environment = {**os.environ, **command.variables, "PYTHONDONTWRITEBYTECODE": ""}
    null = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in range(3)]
    try:
        process = os.posix_spawn(command.words[0], command.words, environment, file_actions=null)
    except OSError as error:
        raise CheckFailed(f"{command.name} did not run: {error.strerror}.") from error
    _, status, usage = os.wait4(process, 0)
    if code := os.waitstatus_to_exitcode(status):
        raise CheckFailed(f"{command.name} ended with {code}.")
    return usage.ru_utime + usage.ru_stime


def describe_machine() -> dict[str, object]:
    """Return what figures depend on, without names of people and places."""
    packages = {name: version(name) for name in ("typer", "rich", "pyyaml")}
    system = f"{platform.system()} {platform.machine()}"
    return {"python": platform.python_version(), "system": system, "processors": os.cpu_count(), **packages}


def _ours(folder: Path) -> Iterator[Command]:
    """Yield Python, Typer's hello and our own commands, with one assessment in the history."""
    (folder / "bench_hello.py").write_text(HELLO, encoding="utf-8")
    ours = (sys.executable, "-c", SCRIPT.format("skillcheck.cli", "run"))
    hello = (sys.executable, "-c", SCRIPT.format("bench_hello", "app"))
    home = {"SKILLCHECK_HOME": str(folder / "home"), "SKILLCHECK_CACHE": str(folder / "cache")}
    path = {"PYTHONPATH": os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])}
    measure(Command("assess", (*ours, "assess", "--answers", str(SHEET)), home))
    yield Command(PYTHON, (sys.executable, "-c", "pass"), {})
    yield Command(TYPER, (*hello, "you"), path)
    yield Command(f"{TYPER} --help", (*hello, "--help"), path)
    for name, (line, more) in LINES.items():
        yield Command(name, (*ours, *line.split()), {**home, **more})
