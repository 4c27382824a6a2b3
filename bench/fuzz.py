"""Coverage-guided fuzzing: inputs that reach new code are kept and changed further. Needs atheris (pip install atheris)."""

import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from skillcheck.errors import CheckFailed

KINDS = ("catalogue", "answers", "plan", "parameters", "results")
LARGEST = 4096
SLOWEST = 5
"""Bytes of an input; seconds after which one counts as hanging: the fuzzer counts whole ones, and slows what it runs."""
RUNS = re.compile(r"Done (\d+) runs")
COVERED = re.compile(r"cov: (\d+)")


def report(count: int) -> dict[str, Any]:
    """`count` inputs, shared among the kinds. Raises: CheckFailed without atheris."""
    if find_spec("atheris") is None:
        raise CheckFailed("The fuzzer needs atheris: pip install atheris. Then run this again.")
    rows = [_row(name, count // len(KINDS)) for name in KINDS]
    return {"kind": "fuzz", "files": sum(row["runs"] for row in rows), "rows": rows}


def _row(name: str, count: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        options = [
            f"-runs={count}",
            f"-max_len={LARGEST}",
            f"-timeout={SLOWEST}",
            f"-artifact_prefix={folder}/",
        ]
        words = [sys.executable, "-m", "bench.fuzz_target", name, *options]
        ran = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
        found = [path.read_bytes().hex() for path in Path(folder).iterdir()]
    done, covered = RUNS.search(ran.stderr), COVERED.findall(ran.stderr)
    return {
        "name": name,
        "runs": int(done[1]) if done else 0,
        "covered": int(covered[-1]) if covered else 0,
        "bugs": found,
        "told": "" if ran.returncode == 0 else ran.stderr[-2000:],
    }


def text(found: dict[str, Any]) -> str:
    """The figures as a table, and each input that broke something in hexadecimal digits."""
    lines = [f"{'':12}{'inputs':>10}{'covered':>9}{'bugs':>6}"]
    for row in found["rows"]:
        lines.append(f"{row['name']:12}{row['runs']:10,}{row['covered']:9,}{len(row['bugs']):6}")
        lines += [*row["bugs"], *filter(None, [row["told"]])]
    return "\n".join(lines) + "\n"
