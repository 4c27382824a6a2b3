"""A process that has loaded the program, and runs each line of a life in a fork of itself: thousands of runs in seconds.

The environment, the encodings and the closed streams are those that this process was started with: they are what Python
makes of them at a start. Arguments: a file with the lines in JSON, one for what came of each, which streams to catch.
"""

import fcntl
import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import skillcheck
from skillcheck import cli

USED_BY_SOME = ("typer.main", "rich.cells", "rich.markup", "icalendar", "tzlocal", "tempfile", "yaml")
FAR = 10
"""Files of this process get numbers from here on, so that a stream that is closed stays so."""


def main(lines: str, told: str, catch: str) -> None:
    for module in (
        *USED_BY_SOME,
        *(found.name for found in walk_packages(skillcheck.__path__, "skillcheck.")),
    ):
        if not module.endswith(("__main__", "windows")):
            import_module(module)
    numbers = [int(number) for number in catch]
    with Path(told).open("w") as out:
        os.dup2(out.fileno(), FAR)
    for words in json.loads(Path(lines).read_text()):
        os.write(FAR, f"{json.dumps(ran(words, numbers))}\n".encode())


def ran(words: list[str], catch: list[int]) -> dict[str, Any]:
    """Run the program on words in a fork; its code, and what it wrote to the streams to catch, as Latin-1."""
    files = {number: far() for number in catch}
    child = os.fork()
    if child == 0:
        try:
            for number, file in files.items():
                os.dup2(file, number)
            sys.argv = ["skillcheck", *words]
            cli.run()
        finally:
            os._exit(99)
    _, status = os.waitpid(child, 0)
    caught = {}
    for number, file in files.items():
        caught[f"{number}"] = os.pread(file, 10_000_000, 0).decode("latin-1")
        os.close(file)
    return {"words": words, "code": os.waitstatus_to_exitcode(status), **caught}


def far() -> int:
    """A file to write to, with a number that is no stream's."""
    with tempfile.TemporaryFile() as file:
        return fcntl.fcntl(file, fcntl.F_DUPFD_CLOEXEC, FAR + 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
