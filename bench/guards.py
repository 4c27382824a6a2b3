"""Takes the program's guards away, one by one, in a copy of it: each time the test that is named must fail."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.guard_table import GUARDS, Guard

ROOT = Path(__file__).parent.parent
NEEDED = ("src", "tests", "bench", "data", "docs", "tools", "pyproject.toml", "README.md", "CHANGELOG.md")
FAILED = 1
"""pytest's exit code for failed tests; any other than this and 0 says that nothing was tested."""


def report(names: Sequence[str] = ()) -> dict[str, Any]:
    """What became of each guard, or of those whose names hold one of `names`: `caught`, `survived`, `broken` (the test)."""
    chosen = [guard for guard in GUARDS if not names or any(name in guard.name for name in names)]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in NEEDED:
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, copy / name)
        rows = [_row(guard, copy) for guard in chosen]
    return {"kind": "guards", "rows": rows}


def _row(guard: Guard, copy: Path) -> dict[str, str]:
    sys.stderr.write(f"without: {guard.name} …\n")
    sound = _tested(guard, copy)
    with _without(guard, copy):
        damaged = _tested(guard, copy)
    outcome = "broken" if sound != 0 else "caught" if damaged == FAILED else "survived"
    return {"guard": guard.name, "file": guard.file, "test": guard.test, "outcome": outcome}


@contextmanager
def _without(guard: Guard, copy: Path) -> Iterator[None]:
    file = copy / guard.file
    before = file.read_text("utf-8")
    assert before.count(guard.old) == 1, guard.name
    file.write_text(before.replace(guard.old, guard.new), "utf-8")
    yield
    file.write_text(before, "utf-8")


def _tested(guard: Guard, copy: Path) -> int:
    """pytest's exit code for the guard's test, run on the copy."""
    env = {**os.environ, "PYTHONPATH": f"{copy / 'src'}", "PYTHONDONTWRITEBYTECODE": "1"}
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", guard.test]
    return subprocess.run(words, cwd=copy, env=env, capture_output=True, check=False).returncode  # noqa: S603


def text(found: dict[str, Any]) -> str:
    """A row a guard, for people and for docs/reliability.md."""
    rows = found["rows"]
    counts = {
        outcome: sum(row["outcome"] == outcome for row in rows)
        for outcome in ("caught", "survived", "broken")
    }
    lines = ["| without this guard | this test fails |", "|---|---|"]
    for row in rows:
        file, _, test = row["test"].removeprefix("tests/").partition("::")
        mark = "" if row["outcome"] == "caught" else f" **{row['outcome']}**"
        lines.append(
            f"| {row['guard']} (`{row['file'].removeprefix('src/skillcheck/')}`) | `{file}`: {test}{mark} |"
        )
    return "\n".join([*lines, "", ", ".join(f"{count} {what}" for what, count in counts.items())]) + "\n"
