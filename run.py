"""Sets up a virtual environment beside this file, once, and runs something in it.

python3 run.py skillcheck ...   the program, as a user has it
python3 run.py check            every test, lint, type and import rule
"""

import hashlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("mypy", "--platform", "win32"),
    ("lint-imports",),
    ("skillcheck", "catalogue", "check", "--strict"),
    ("pytest", "-n", "3"),
)
UNREACHABLE = (
    "resolution",
    "connection",
    "timed out",
    "proxy",
    "http error",
    "ssl",
    "retrying",
    "no matching",
)
"""What pip says where the package index can't be reached, or gives nothing."""


def main(words: list[str]) -> int:
    """Run what `words` name; return its exit code."""
    if sys.version_info < OLDEST:
        print(
            f"skillcheck needs Python {'.'.join(map(str, OLDEST))} or newer; this is {sys.version.split()[0]}."
        )
        return 2
    if words[:1] == ["skillcheck"]:
        os.environ["SKILLCHECK_PROGRAM"] = f"{name_python()} {shlex.quote(sys.argv[0])} skillcheck"
        return run(set_up(".venv", "."), words)
    if words == ["check"]:
        programs = set_up(".venv-dev", ".[dev]")
        return next((code for check in CHECKS if (code := show(programs, list(check)))), 0)
    print(f"There is no “{words[0]}” here. There are:\n{__doc__}" if words else __doc__)
    return 2


def name_python() -> str:
    """Return what the person has typed for Python, or can: the name alone where that is enough.

    A shim of pyenv or its like starts Python by its whole path, and puts its folder first on the way.
    """
    python = sys.orig_argv[0] if sys.orig_argv else sys.executable
    name = Path(python).name
    return name if shutil.which(name) == python else shlex.quote(python)


def set_up(name: str, requirement: str) -> Path:
    """Return the folder of programs of an environment with `requirement` (editable) in it, made or renewed if need be."""
    folder = ROOT / name
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    stamp = folder / "stamp"
    made_of = (ROOT / "pyproject.toml").read_bytes() + f"{ROOT} {sys.version}".encode()
    state = hashlib.sha256(made_of).hexdigest()
    if stamp.exists() and stamp.read_text() == state and works(programs):
        return programs
    print(f"Setting up {name}; this takes a minute, once ", end="", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    make(folder)
    install(programs, requirement)
    stamp.write_text(state)
    print(" done.", file=sys.stderr)
    return programs


def make(folder: Path) -> None:
    """Make an empty virtual environment with pip; Debian keeps the part that does in a package of its own."""
    made = with_dots([sys.executable, "-m", "venv", str(folder)])
    if made.returncode == 0:
        return
    shutil.rmtree(folder, ignore_errors=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    sys.exit(
        f"\nPython's venv module can't make an environment here: {last_line(made)}\n"
        f"On Debian and Ubuntu: sudo apt install python{version}-venv. Then run this again."
    )


def install(programs: Path, requirement: str) -> None:
    """Install `requirement` with all that it needs; what pip says is shown only where it fails, in one line."""
    words = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-e", requirement]
    installed = with_dots([str(programs / "python"), *words])
    if installed.returncode == 0:
        return
    said = installed.stdout + installed.stderr
    log = programs.parent / "pip.log"
    log.write_text(said, encoding="utf-8")
    if any(word in said.lower() for word in UNREACHABLE):
        todo = "Look at the network, or at the package index that pip is set to (pip config list)"
    else:
        todo = f"What pip said is in {log}"
    sys.exit(f"\nThe packages could not be installed: {last_line(installed)}\n{todo}; then run this again.")


def with_dots(command: list[str]) -> "subprocess.CompletedProcess[str]":
    """Run a command whose words nobody wants to read, with a dot on stderr for every two seconds that it takes."""
    done = threading.Event()

    def draw() -> None:
        while not done.wait(2):
            print(".", end="", file=sys.stderr, flush=True)

    dots = threading.Thread(target=draw)
    dots.start()
    try:
        return subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    except KeyboardInterrupt:
        sys.exit("\nStopped. Run this again to go on.")
    finally:
        done.set()
        dots.join()


def last_line(ran: "subprocess.CompletedProcess[str]") -> str:
    """Return what a command said last, which is why it failed."""
    lines = [line.strip() for line in (ran.stdout + ran.stderr).splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines or [f"exit code {ran.returncode}"])[-1].removeprefix("ERROR: ")


def works(programs: Path) -> bool:
    """Tell whether the environment's Python still runs: it does not after an upgrade of the system's."""
    python = next(iter(programs.glob("python*")), None)
    return python is not None and subprocess.run([str(python), "-c", ""], check=False).returncode == 0


def show(programs: Path, command: list[str]) -> int:
    """Run a check with its name above it; return its exit code."""
    print(f"== {' '.join(command)}", flush=True)
    return run(programs, command, ROOT)


def run(programs: Path, command: list[str], folder: Path | None = None) -> int:
    """Run a program of the environment, where the caller stands or in `folder`; return its exit code."""
    path = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        words = [str(programs / command[0]), *command[1:]]
        variables, source = {**os.environ, "PATH": path}, None
        if folder:
            # a check asks for nothing; in the background, only to look at the terminal would stop it
            source = subprocess.DEVNULL
            # hundreds of tests start the program: it is compiled once
            variables["PYTHONDONTWRITEBYTECODE"] = ""
        else:
            # Ctrl-C is the program's: were this to end before it, it would leave the terminal to two at once
            signal.signal(signal.SIGINT, lambda *_: None)
        ran = subprocess.run(words, env=variables, cwd=folder, stdin=source, check=False)
        return ran.returncode if ran.returncode >= 0 else 128 - ran.returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
