"""Sets up a virtual environment beside this file, once, and runs something in it.

python3 run.py skillcheck ...   the program, as a user has it
python3 run.py check            every test, lint, type and import rule
"""

import hashlib
import os
import shutil
import subprocess
import sys
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
    ("pytest", "-n", "auto"),
)


def main(words: list[str]) -> int:
    """Run what `words` name; its exit code."""
    if sys.version_info < OLDEST:
        print(
            f"skillcheck needs Python {'.'.join(map(str, OLDEST))} or newer; this is {sys.version.split()[0]}."
        )
        return 2
    if words[:1] == ["skillcheck"]:
        return run(environment(".venv", "."), words)
    if words == ["check"]:
        bin_folder = environment(".venv-dev", ".[dev]")
        return next((code for check in CHECKS if (code := shown(bin_folder, list(check)))), 0)
    print(__doc__)
    return 2


def environment(name: str, requirement: str) -> Path:
    """The folder of programs of an environment with `requirement` (editable) in it, made or renewed if need be."""
    folder = ROOT / name
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    stamp = folder / "stamp"
    state = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == state and working(programs):
        return programs
    print(f"Setting up {name}; this takes a minute, once.", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    make(folder)
    python = str(programs / "python")
    quiet = ("--quiet", "--disable-pip-version-check")
    subprocess.run([python, "-m", "pip", "install", *quiet, "-e", requirement], cwd=ROOT, check=True)
    stamp.write_text(state)
    return programs


def make(folder: Path) -> None:
    """Make an empty virtual environment with pip; Debian keeps the part that does in a package of its own."""
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(folder)], capture_output=True, text=True, check=False
    )
    if made.returncode == 0:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["apt-get", "update"], ["apt-get", "install", "--yes", package]):
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        return
    sys.exit(
        f"{made.stdout}{made.stderr}\nOn Debian and Ubuntu: sudo apt install {package}. Then run this again."
    )


def working(programs: Path) -> bool:
    """Whether the environment's Python still runs: it does not after an upgrade of the system's."""
    python = next(iter(programs.glob("python*")), None)
    return python is not None and subprocess.run([str(python), "-c", ""], check=False).returncode == 0


def shown(programs: Path, command: list[str]) -> int:
    """Run a check with its name above it."""
    print(f"== {' '.join(command)}", flush=True)
    return run(programs, command, ROOT)


def run(programs: Path, command: list[str], folder: Path | None = None) -> int:
    """Run a program of the environment, where the caller stands or in `folder`; its exit code."""
    path = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        words = [str(programs / command[0]), *command[1:]]
        return subprocess.run(words, env={**os.environ, "PATH": path}, cwd=folder, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
