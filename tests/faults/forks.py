"""A life in an environment of one's choosing, each line in a process of its own, without the cost of starting each anew."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.conftest import SMALL

ROOT = Path(__file__).parent.parent.parent


def lived(
    folder: Path,
    lines: Sequence[Sequence[str]],
    variables: Mapping[str, str],
    streams: str = "",
    catch: str = "12",
    before: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """What came of each line in a folder: code, and what was written to the streams to `catch`.

    `streams` is what a shell does to those of the process (`>&-`), `before` are words before its own (strace).
    """
    (folder / "lines.json").write_text(json.dumps([list(line) for line in lines]))
    words = [*before, sys.executable, "-m", "tests.faults.forked", "lines.json", "told.jsonl", catch]
    env = {**os.environ, "SKILLCHECK_CATALOGUE": str(SMALL), "PYTHONPATH": str(ROOT), **variables}
    shell = ["sh", "-c", f'exec "$0" "$@" {streams}', *words]
    subprocess.run(shell, cwd=folder, env=env, check=True, stdin=subprocess.DEVNULL)
    return [json.loads(line) for line in (folder / "told.jsonl").read_text().splitlines()]
