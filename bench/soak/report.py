"""`bench soak`: the parts one after the other, and what came of them with all that it depended on."""

import platform
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib import import_module
from time import monotonic
from typing import Any

from bench import startup
from bench.soak import PARTS, Run, Told
from skillcheck import __version__
from skillcheck.errors import UsageFault
from skillcheck.model.text import plural


def report(amounts: Mapping[str, int], chosen: Sequence[str], seed: int, told: Told) -> dict[str, Any]:
    """What is reported of the `chosen` parts (none: all), each tried as often as its amount says. Raises: UsageFault."""
    if unknown := sorted(set(chosen) - set(PARTS)):
        raise UsageFault(f"There is no part “{unknown[0]}”. There are: {', '.join(PARTS)}.")
    names = [name for name in PARTS if name in chosen or not chosen]
    began = datetime.now(UTC)
    rows = [_row(name, amounts[name], seed, told) for name in names]
    return {
        "skillcheck": 1,
        "kind": "soak",
        "version": __version__,
        "began": began.isoformat(timespec="seconds"),
        "seed": seed,
        "machine": machine(),
        "parts": rows,
        "faults": sum(len(row["faults"]) for row in rows),
    }


def _row(name: str, amount: int, seed: int, told: Told) -> dict[str, Any]:
    run: Run = import_module(PARTS[name].module).run
    began = monotonic()
    found = run(amount, seed, told)
    return {"name": name, "amount": amount, "seconds": round(monotonic() - began), **found.values()}


def machine() -> dict[str, object]:
    """What the figures depend on, without names of people and places."""
    facts = {**startup.machine(), "kernel": platform.release(), "sqlite": sqlite3.sqlite_version}
    if strace := shutil.which("strace"):
        said = subprocess.run([strace, "-V"], capture_output=True, text=True, check=False).stdout  # noqa: S603
        facts["strace"] = said.split("\n")[0].split()[-1]
    return facts


def text(found: Mapping[str, Any]) -> str:
    """The report for people."""
    facts = ", ".join(f"{name} {value}" for name, value in found["machine"].items())
    head = [f"skillcheck {found['version']}, {found['began']}, seed {found['seed']}", facts, ""]
    lines = [line for row in found["parts"] for line in _lines(row)]
    return "\n".join([*head, *lines]) + "\n"


def _lines(row: Mapping[str, Any]) -> list[str]:
    """A part: its counts, then a line for each fault."""
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in row["kinds"].items())
    return [
        f"{row['name']}: {plural(row['trials'], 'trial')} in {row['seconds']} s ({kinds})",
        f"  {row['acknowledged']:,} acknowledged, {row['lost']:,} lost; {plural(len(row['faults']), 'fault')}",
        *(f"  {fault}" for fault in row["faults"]),
    ]
