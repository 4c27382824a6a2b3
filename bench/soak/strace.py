"""The program under strace, which can kill it before a system call, or let that call fail."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CALL = re.compile(r"^(?:\d+ +)?(?P<name>\w+)\((?P<rest>.*)$")
QUICK = "--seccomp-bpf"
"""Lets all calls pass unseen that are not watched."""
SAVING = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "openat", "unlink")
"""What a save asks of the system; where a processor has no openat or rename of its own, glibc uses one with `at`."""


@dataclass(frozen=True, slots=True)
class Call:
    """The nth system call of this name in a run, and what strace said of it."""

    name: str
    number: int
    told: str


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: below 0 the exit code is a signal's number; `calls` are those that were watched."""

    code: int
    out: str
    err: str
    calls: tuple[Call, ...]


def works() -> bool:
    """Whether there is a strace here that may trace."""
    program = shutil.which("strace")
    if program is None:
        return False
    tried = [program, "-qq", "-f", QUICK, "-e", "trace=fsync", "-o", os.devnull, "true"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0  # noqa: S603


def traced(
    words: Sequence[str], env: Mapping[str, str], log: Path, watch: str, inject: str = "", stdin: str = ""
) -> Ended:
    """Run the program on words; `watch` and `inject` as strace's -e trace= and -e inject= take them."""
    command = ["strace", "-qq", "-f", "-y", "-o", str(log), "-e", f"trace={watch}"]
    command += ["-e", f"inject={inject}"] if inject else []
    command += [] if "signal=" in inject else [QUICK]  # with which a signal comes too late
    ran = subprocess.run(  # noqa: S603
        [*command, sys.executable, "-m", "skillcheck", *words],
        env=env,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(ran.returncode, ran.stdout, ran.stderr, tuple(_calls(log)))


def _calls(log: Path) -> Iterator[Call]:
    counts: dict[str, int] = {}
    for line in log.read_text("utf-8", "replace").splitlines():
        found = CALL.match(line)
        if found:
            counts[found["name"]] = counts.get(found["name"], 0) + 1
            yield Call(found["name"], counts[found["name"]], found["rest"])
