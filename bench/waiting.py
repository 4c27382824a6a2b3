"""`bench waiting`: how long a person waits at a real terminal, for the first question and for each next one."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import yaml

from bench.startup import describe_machine
from skillcheck.store import files

assert sys.platform != "win32"  # pseudo-terminals are POSIX

from bench.terminal import Terminal  # noqa: E402 - elsewhere there is none

MANY = 400
"""Skills of a large catalogue: the built-in ones many times over."""
KEYS = "32451"
"""Answers of somebody with strong and weak sides, so that it takes many questions."""


def report(keys: int) -> dict[str, Any]:
    """Return milliseconds by the clock, each answer on disk: to the first two screens, then by key for so many keys."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.json"
        large.write_text(json.dumps(_multiply(MANY)), encoding="utf-8")
        catalogues = {"built-in": files.builtin_catalogue(), f"{MANY} skills": large}
        rows = [_wait(name, path, Path(folder), keys) for name, path in catalogues.items()]
    return {"skillcheck": 1, "kind": "waiting", "clock": "wall", "machine": describe_machine(), "rows": rows}


def _wait(name: str, catalogue: Path, folder: Path, keys: int) -> dict[str, Any]:
    """Answer so many questions of a new assessment with a catalogue."""
    home = {"SKILLCHECK_HOME": str(folder / name), "SKILLCHECK_CACHE": str(folder / "cache")}
    words = ("assess", "--new", "--role", "all", "--catalogue", str(catalogue))
    for _ in range(2):  # the first start reads the catalogue's YAML
        began = time.monotonic()
        terminal = Terminal(*words, variables={**os.environ, **home})
        try:
            terminal.see("q leave")
            seconds = [time.monotonic() - began, *_press(terminal, keys)]
        finally:
            terminal.close()
    welcome, first, *following = [1000 * value for value in seconds]
    return {
        "name": name,
        "welcome": welcome,
        "first": first,
        "keys": len(following),
        "median": median(following),
        "p95": quantiles(following, n=20)[-1],
    }


def _press(terminal: Terminal, keys: int) -> Iterator[float]:
    """Yield how long each screen takes to come: of the first question, then after each answer."""
    for number in range(keys + 1):
        key = KEYS[number % len(KEYS)] if number else "\r"
        began = time.monotonic()
        terminal.anew(lambda key=key: terminal.type(key))  # type: ignore[misc]
        yield time.monotonic() - began


def _multiply(skills: int) -> dict[str, Any]:
    """Return the built-in catalogue with so many skills, of which its one role asks for as many as there were."""
    catalogue = yaml.safe_load(files.builtin_catalogue().read_bytes())
    originals, copies = catalogue["skills"], []
    for number in range(skills):
        skill = originals[number % len(originals)]
        id_ = f"{skill['id']}-n{number}"
        copy = json.loads(json.dumps(skill).replace(f'"{skill["id"]}', f'"{id_}'))
        names = {"name": f"{skill['name']} {number}", "aliases": [], "related": [], "needs": []}
        copies.append({**copy, **names})
    job = copies[: len(originals)]  # no job asks for hundreds
    asked = {skill["id"]: {"importance": 1 + n % 5, "target": 3 + n % 3} for n, skill in enumerate(job)}
    return {**catalogue, "skills": copies, "roles": [{"id": "all", "name": "All", "skills": asked}]}
