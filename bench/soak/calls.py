"""`soak calls`: a command that saves is killed before each of its system calls, and each call fails once (by strace)."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.soak import Trial
from bench.soak.home import ASSESS, GOAL, RESULT, SHEET, contents, copy, prepare, variables
from skillcheck.errors import UsageFault

assert sys.platform != "win32"  # there is no such kill

CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,rename,unlink"
"""What a save asks of the system; where a processor has no rename of its own, glibc uses one with `at`."""
LINE = re.compile(r"^(?:\d+ +)?(\w+)\(", re.MULTILINE)
QUICK = "--seccomp-bpf"  # lets all calls pass unseen that are not watched; with it, a signal comes too late
KILL, HOW = "KILL", {"KILL": "signal=KILL", "EIO": "error=EIO", "ENOSPC": "error=ENOSPC"}
NOT_SAVED = 4
SAVES: dict[str, tuple[tuple[str, ...], str]] = {
    "assess": (ASSESS, SHEET.format(20, 5)),
    "evidence": (("evidence", "add", "sums", "A new line."), ""),
    "plan": (("plan", "done", GOAL, "--note", "A new note."), ""),
    "delete": (("history", "delete", "--all"), ""),
    "export": (("export", "-o", RESULT, "--force"), ""),
}
"""Commands that save: words and stdin."""


def run(amount: int, seed: int) -> Iterator[Trial]:
    """Try one of `amount` points of every save, the first of them by `seed`. Raises: UsageFault without strace."""
    if not strace_works():
        raise UsageFault("soak calls needs strace, and leave to trace. Install it, or name the other parts.")
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder, "before")
        prepare(before)
        for name in SAVES:
            yield from try_save(name, amount, seed % amount, before, Path(folder, "work"))


def strace_works() -> bool:
    """Return whether there is a strace here that may trace."""
    words = ["strace", "-qq", "-f", QUICK, "-e", "trace=fsync", "-o", os.devnull, "true"]
    return (
        bool(shutil.which("strace"))
        and subprocess.run(words, capture_output=True, check=False).returncode == 0
    )


def try_save(name: str, every: int, first: int, before: Path, work: Path) -> Iterator[Trial]:
    """Try one of `every` points of one save, from the `first` on, each in a copy of the folder `before`.

    A point is a system call, and what is done: a kill before it, EIO at it, or no space from it on.
    """
    copy(before, work)
    watched, log = _trace(name, work)
    assert watched.returncode == 0, watched
    old, new = contents(before), contents(work)
    counts = Counter(LINE.findall(log))
    points = [(how, call, n) for how in HOW for call in counts for n in range(1, counts[call] + 1)]
    for how, call, number in points[first::every]:
        copy(before, work)
        on = "+" if how == "ENOSPC" and call != "write" else ""  # stderr is written to, too
        ran, log = _trace(name, work, "-e", f"inject={call}:{HOW[how]}:when={number}{on}")
        if ran.returncode == 0 and Counter(LINE.findall(log))[call] < number:
            continue  # this run made fewer of these calls
        lost = list(_find_losses(ran.returncode, work, old, new))
        faults = [*_find_misbehaviour(ran, log, how), *lost]
        yield Trial(
            f"{name}, {how}", len(old), len(lost), tuple(f"at {call} {number}: {fault}" for fault in faults)
        )


def _trace(name: str, folder: Path, *options: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run a save under strace with more options; return how it ended, and what strace saw."""
    words, stdin = SAVES[name]
    log, quick = folder.with_suffix(".log"), () if f"{options}".count("signal=") else (QUICK,)
    strace = ["strace", "-qq", "-f", "-o", str(log), "-e", f"trace={CALLS}", *quick, *options]
    ran = subprocess.run(
        [*strace, sys.executable, "-m", "skillcheck", *words],
        cwd=folder,
        env={**os.environ, **variables(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran, log.read_text("utf-8", "replace")


def _find_misbehaviour(ran: subprocess.CompletedProcess[str], log: str, how: str) -> Iterator[str]:
    """Say what is wrong with how a run ended: it is killed, or tells in a sentence that it failed."""
    right = (-signal.SIGKILL,) if how == KILL else (0, NOT_SAVED)
    if ran.returncode not in right or "Traceback" in ran.stderr:
        yield f"exit code {ran.returncode}, {ran.stderr}"
    if how != KILL and "(INJECTED)" not in log:
        yield "the call was not made to fail"
    if ran.returncode == NOT_SAVED and not ran.stderr.strip():
        yield "no sentence"


def _find_losses(code: int, folder: Path, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    """Say what is neither as before nor as it should be after; each part is whole, whatever became of the others."""
    try:
        now = contents(folder)
    except AssertionError as error:
        yield f"what was saved before can't be read: {error}"
        return
    for part in old:
        if now[part] not in (old[part], new[part]):
            yield f"the {part} was {old[part]}, and is {now[part]}"
        elif code == 0 and now[part] != new[part]:
            yield f"the {part} was not saved, and the exit code is 0"
