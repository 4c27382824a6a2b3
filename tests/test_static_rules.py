"""What no file of ours may do, read from the source: dangerous calls have one place each, where they are guarded."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

SRC = Path(__file__).parent.parent / "src" / "skillcheck"
FILES = sorted(SRC.rglob("*.py"))
WRITING_MODES = set("wax+")

# What is called, by its last names, to the files that may call it.
PLACES: dict[str, set[str]] = {
    # YAML's own loaders build whatever a file asks for; its parser is used in one file, with budgets.
    "yaml.load": set(),
    "yaml.load_all": set(),
    "yaml.safe_load": set(),
    "yaml.safe_load_all": set(),
    "yaml.full_load": set(),
    "yaml.unsafe_load": set(),
    "yaml.parse": set(),
    "yaml.compose": set(),
    # What is unpickled can run anything.
    "pickle.load": set(),
    "pickle.loads": set(),
    "marshal.loads": set(),
    # Other programs, and code made of texts.
    "os.system": set(),
    "os.popen": set(),
    "subprocess.run": set(),
    "subprocess.Popen": set(),
    "eval": set(),
    "exec": {"model/frozen.py"},
    # Files are written whole, in one place; a device or a pipe can only be written to.
    "write_text": {"store/output.py"},
    "write_bytes": set(),
    "mkstemp": {"store/files.py", "store/cache.py"},
    "NamedTemporaryFile": set(),
    "shutil.copy": set(),
    # Databases are opened where that is guarded.
    "sqlite3.connect": {"store/database.py", "store/cache.py", "store/repair.py"},
    # Text reaches a person through the streams alone, which are safe to use.
    "print": set(),
    "stdout.write": {"console/streams.py"},
    "stderr.write": {"console/streams.py"},
    "stdout.buffer.write": set(),
    # What is shown as it is: screens that a format made, and marks of our own.
    "streams.show": {"cli.py", "commands/plan/talk.py", "console/progress.py"},
    "streams.write": {
        "cli.py",
        "commands/calibrate.py",
        "commands/catalogue.py",
        "commands/completing.py",
        "commands/deliver.py",
        "commands/root.py",
        "commands/tree.py",
    },
}


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """Each call in a file with the dotted name of what is called."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def places(what: str, found: Iterable[tuple[str, str]]) -> set[str]:
    return {file for file, name in found if name == what or name.endswith(f".{what}")}


def test_each_dangerous_call_has_its_place() -> None:
    found = [(file.relative_to(SRC).as_posix(), name) for file in FILES for name, _ in calls(file)]
    assert {what: places(what, found) for what in PLACES} == PLACES


def test_no_file_is_opened_for_writing_but_by_the_atomic_writer() -> None:
    found = [
        (file.name, name)
        for file in FILES
        for name, node in calls(file)
        if name.split(".")[-1] in ("open", "fdopen")
        for argument in [*node.args, *(keyword.value for keyword in node.keywords)]
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and len(argument.value) <= 3
        and set(argument.value) & WRITING_MODES
    ]
    assert found == [("files.py", "os.fdopen")]


def test_text_of_a_format_is_made_inert_in_each_of_them() -> None:
    made = {file.stem for file in (SRC / "formats").glob("*.py") if "inert(" in file.read_text("utf-8")}
    # json escapes what it can't show; the others help the five that write foreign text.
    assert made >= {"csv", "html", "md", "plain", "terminal", "ics"}


def test_calls_are_found_however_they_are_reached(tmp_path: Path) -> None:
    file = tmp_path / "bad.py"
    file.write_text(
        "import yaml\ndef f():\n    return [yaml.load(x) for x in [Path(p).write_text(t)]] and print(1)\n"
    )
    names = {name for name, _ in calls(file)}
    assert {"yaml.load", "Path(p).write_text", "print"} <= names
