"""The program as a whole: exit codes, streams, what it does in a hostile environment."""

import json
import os
import re
import shlex
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from skillcheck import __version__
from skillcheck.commands import COMMANDS, Entry
from skillcheck.model.catalogue import Catalogue
from tests.conftest import COLOUR, SMALL, Ran, Run

SHEET = "version: 1\nrole: desk-lead\nanswers: {order-1: 2, sums-1: 1, listening-1: 4}\n"
MOST = 80
"""Columns that a page takes, however wide the terminal is."""
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")


def shell(line: str, **variables: str) -> Ran:
    """How a line of shell ended in which `skillcheck` is the program."""
    program = f"{shlex.quote(sys.executable)} -m skillcheck"
    line = line.replace("skillcheck", program)
    chosen = {**os.environ, "SKILLCHECK_CATALOGUE": str(SMALL), **variables}
    ran = subprocess.run(["sh", "-c", line], env=chosen, capture_output=True, check=False, timeout=60)
    return Ran(ran.returncode, ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace"))


@pytest.fixture
def assessed(small: Catalogue, run: Run) -> None:
    """An assessment in the history."""
    assert run("assess", "--answers", "-", stdin=SHEET).code == 0


# Exit codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("list",), 0),
        (("gaps", "--fail-under", "5"), 1),
        (("show", "nothing-like-it"), 2),
        (("gaps", "--role", "nobody"), 2),
        (("nonsense",), 2),
        (("list", "--catalogue", "missing.yaml"), 3),
        (("assess", "--answers", "missing.yaml"), 3),
    ],
)
def test_exit_codes_keep_their_meaning(words: tuple[str, ...], code: int, assessed: None, run: Run) -> None:
    assert run(*words).code == code


def test_nothing_yet_is_five(small: Catalogue, run: Run) -> None:
    assert [run(word).code for word in ("gaps", "history", "export")] == [5, 5, 5]


@pytest.mark.parametrize(
    "words", [("gaps",), ("export",), ("history",), ("evidence", "list"), ("show", "order")]
)
def test_a_history_of_a_newer_program_is_four_and_untouched(
    words: tuple[str, ...], assessed: None, home: Path, run: Run
) -> None:
    file = home / "history.db"
    content = bytearray(file.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    file.write_bytes(content)
    ran = run(*words)
    # A card needs no history: it is shown without what that would add, and the fault is told all the same.
    assert (ran.code, ran.out[:5]) == (4, "Order" if words[0] == "show" else "")
    assert "newer skillcheck" in ran.err
    assert file.read_bytes() == content


@pytest.mark.parametrize("words", [("evidence", "add", "order", "a line"), ("assess", "--answers", "-")])
@pytest.mark.parametrize("place", ["a-file", "a-file/below"])
def test_a_home_that_cannot_be_is_four_and_names_the_variable(
    place: str,
    words: tuple[str, ...],
    small: Catalogue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Run,
) -> None:
    (tmp_path / "a-file").write_text("mine")
    monkeypatch.setenv("SKILLCHECK_HOME", str(tmp_path / place))
    ran = run(*words, stdin=SHEET)
    assert (ran.code, ran.out) == (4, "")
    assert "SKILLCHECK_HOME" in ran.err
    assert (tmp_path / "a-file").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_is_closed_is_four(small: Catalogue, home: Path, run: Run) -> None:
    home.mkdir(mode=0o500)
    ran = run("evidence", "add", "order", "a line")
    assert (ran.code, ran.out) == (4, "")
    assert "SKILLCHECK_HOME" in ran.err


@POSIX
@pytest.mark.parametrize("chosen", [None, ""])
def test_without_a_home_of_its_own_it_uses_the_folder_for_user_data(
    chosen: str | None, small: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.delenv("SKILLCHECK_HOME")
    if chosen is not None:
        monkeypatch.setenv("SKILLCHECK_HOME", chosen)
    monkeypatch.setenv("HOME", str(tmp_path / "someone"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "someone" / "data"))
    assert run("evidence", "add", "order", "a line").code == 0
    (file,) = (tmp_path / "someone").rglob("history.db")
    assert file.parent.name == "skillcheck"
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


# A bug, and a stop


def broken(body: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a command `broken TEXT` to the register whose function does `body`."""
    name = f"broken_{abs(hash(str(folder)))}"
    lines = [
        "from typing import Annotated",
        "from typer import Argument",
        "from skillcheck.commands.groups import application",
        "app = application()",
        "@app.command()",
        "def broken(text: Annotated[str, Argument()]) -> None:",
    ]
    (folder / f"{name}.py").write_text("\n".join([*lines, f"    {body}", ""]))
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setitem(COMMANDS, "broken", Entry(name, "Keep", "Breaks."))


NO_SQLITE = {
    "without the module": (
        "_sqlite3.py",
        "raise ModuleNotFoundError('No module named _sqlite3', name='_sqlite3')",
    ),
    "without the library": ("sqlite3.py", "raise ImportError('libsqlite3.so.0: no such file')"),
}


@pytest.mark.parametrize("way", NO_SQLITE)
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("show listening", 0), ("list", 0), ("roles clerk", 0), ("catalogue check", 0), ("huddle listening", 0), ("", 0),
        ("doctor", 1), ("gaps", 4), ("practise", 4), ("evidence add order x", 4), ("plan today", 4),
    ],
)  # fmt: skip
def test_without_sqlite_cards_and_lists_work_and_the_rest_says_what_to_install(
    line: str, code: int, way: str, small: Catalogue, tmp_path: Path
) -> None:
    name, content = NO_SQLITE[way]
    (tmp_path / name).write_text(content, encoding="utf-8")
    catalogue = SMALL.with_name("practice.yaml") if line.startswith("huddle") else SMALL
    ran = subprocess.run(
        [sys.executable, "-m", "skillcheck", *line.split()],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}", "SKILLCHECK_CATALOGUE": f"{catalogue}"},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == code, ran
    assert "bug" not in ran.stderr
    assert bool(ran.stdout) is (code != 4)
    if code == 4:
        assert "without SQLite" in ran.stderr
        assert ran.stderr.count("\n") == 1


def test_in_a_folder_that_was_deleted_nothing_is_a_bug(tmp_path: Path) -> None:
    for line in ("list --catalogue x.yaml", "catalogue check x.yaml", "assess --answers x.yaml"):
        (tmp_path / "gone").mkdir()
        command = (
            f"cd '{tmp_path}/gone' && rmdir '{tmp_path}/gone' && exec '{sys.executable}' -m skillcheck {line}"
        )
        ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (3, "x.yaml: can't be read: no such file or directory\n")


def test_a_bug_is_one_line_and_a_file_without_any_value(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    broken("int(text)", tmp_path, monkeypatch)
    ran = run("broken", "my-private-answer")
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.count("\n") == 1
    crash = home / "crash.txt"
    assert str(crash) in ran.err
    told = crash.read_text("utf-8")
    assert "ValueError" in told
    assert "int(text)" in told
    assert __version__ in told
    assert "my-private-answer" not in told + ran.err
    if sys.platform != "win32":
        assert stat.S_IMODE(crash.stat().st_mode) == 0o600
        assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_bug_where_no_file_can_be_kept_is_told_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    broken("int(text)", tmp_path, monkeypatch)
    (tmp_path / "a-file").touch()
    monkeypatch.setenv("SKILLCHECK_HOME", str(tmp_path / "a-file"))
    ran = run("broken", "my-private-answer")
    assert (ran.code, ran.out) == (70, "")
    assert "int(text)" in ran.err
    assert "my-private-answer" not in ran.err


def test_a_fault_of_the_system_inside_a_command_is_a_bug_and_not_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    broken("raise PermissionError(text)", tmp_path, monkeypatch)
    ran = run("broken", "x")
    assert ran.code == 70
    assert "PermissionError" in ran.err


def test_ctrl_c_ends_with_130_and_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    broken(f"import signal; signal.raise_signal({int(signal.SIGINT)})", tmp_path, monkeypatch)
    ran = run("broken", "x")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


# The ways in


def test_the_version_is_on_stdout(run: Run) -> None:
    assert run("--version") == Ran(0, f"skillcheck {__version__}\n", "")


@POSIX
def test_it_runs_as_a_module_and_passes_its_exit_code_on(home: Path) -> None:
    assert shell("skillcheck --version") == Ran(0, f"skillcheck {__version__}\n", "")
    assert shell("skillcheck gaps").code == 5


# Streams


@POSIX
@pytest.mark.parametrize(
    "words",
    [
        "list",
        "-h",
        "gaps --help",
        "--version",
        "catalogue schema",
        "--show-completion bash",
        "show order -f json",
    ],
)
def test_a_closed_pipe_ends_quietly(words: str) -> None:
    ran = shell(
        f"{{ skillcheck {words}; echo $? >&2; }} | :", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1"
    )
    assert ran.err == "0\n"


@POSIX
@pytest.mark.parametrize(
    ("line", "code", "seen"),
    [
        ("skillcheck list >&-", 0, False),
        ("skillcheck list 2>&-", 0, True),
        ("skillcheck list <&-", 0, True),
        ("skillcheck list <&- >&- 2>&-", 0, False),
        ("skillcheck -h >&- 2>&-", 0, False),
        ("skillcheck gaps 2>&-", 5, False),
        ("skillcheck nonsense 2>&-", 2, False),
        ("skillcheck assess --answers - <&-", 3, False),
        ("skillcheck assess <&-", 2, False),
    ],
)
def test_closed_streams_change_no_exit_code(line: str, code: int, seen: bool) -> None:
    ran = shell(line)
    assert ran.code == code
    assert ("Listening" in ran.out) == seen
    assert "Traceback" not in ran.err
    assert "Exception" not in ran.err


@POSIX
@FULL
@pytest.mark.parametrize("words", ["list", "-h", "gaps -h", "--version", "catalogue schema", "list -f json"])
def test_a_full_disk_is_said_in_one_line(words: str) -> None:
    ran = shell(f"skillcheck {words} >/dev/full")
    assert ran.code == 4
    assert ran.err == "The result could not be written: No space left on device.\n"


@POSIX
@FULL
def test_a_stderr_that_is_full_keeps_nothing_from_working() -> None:
    assert shell("skillcheck gaps 2>/dev/full").code == 5


@pytest.mark.parametrize(
    "words",
    [
        ("show", "nothing-like-it"),
        ("nonsense",),
        ("gaps", "--top", "0"),
        ("list", "--catalogue", "missing.yaml"),
        ("assess",),
        ("assess", "--answers", "missing.yaml"),
        ("history", "delete"),
        ("export", "-f", "docx"),
        ("list", "-o", "no/such/folder.md"),
    ],
)
def test_a_failure_says_something_on_stderr_and_nothing_on_stdout(
    words: tuple[str, ...], small: Catalogue, run: Run
) -> None:
    ran = run(*words)
    assert ran.code
    assert ran.out == ""
    assert ran.err.strip()


EVERY_RESULT = [
    ("list",), ("list", "--search", "zebra"), ("roles",), ("roles", "clerk"), ("roles", "compare", "clerk", "desk-lead"),
    ("show", "listening"), ("gaps",), ("gaps", "--explain"), ("gaps", "--fail-under", "5"), ("export",),
    ("export", "--include", "evidence"), ("history",), ("history", "order"), ("history", "delete", "--all"),
    ("evidence", "add", "order", "a line"), ("evidence", "list"), ("assess", "--answers", "-"),
    ("catalogue", "check"), ("catalogue", "path"), ("catalogue", "new", "new.yaml"),
]  # fmt: skip


@pytest.mark.parametrize("words", EVERY_RESULT)
def test_json_parses_and_names_its_kind(words: tuple[str, ...], assessed: None, run: Run) -> None:
    found = json.loads(run(*words, "-f", "json", stdin=SHEET).out)
    assert list(found)[:2] == ["skillcheck", "kind"]
    assert found["skillcheck"] == 1
    assert found["kind"]


@pytest.mark.parametrize("words", EVERY_RESULT)
def test_json_parses_where_there_is_nothing_yet(words: tuple[str, ...], small: Catalogue, run: Run) -> None:
    ran = run(*words, "-f", "json", stdin=SHEET)
    assert ran.code in (0, 1, 5)
    assert json.loads(ran.out)["skillcheck"] == 1


@pytest.mark.parametrize("format_", ["terminal", "plain", "md", "csv"])
@pytest.mark.parametrize("words", EVERY_RESULT)
def test_every_result_has_every_format(
    words: tuple[str, ...], format_: str, assessed: None, run: Run
) -> None:
    ran = run(*words, "-f", format_, stdin=SHEET)
    assert ran.code in (0, 1)
    assert ran.out.endswith("\n")
    assert ran.out.strip()


# Hostile words

EVIL = "\x1b]0;x\x07\x9b31m\u202ehi\u200b\udcff"
ACTIVE = set("\x1b\x07\x9b\u202e\u200b")


@pytest.mark.parametrize(
    "words",
    [
        (EVIL,), (f"--{EVIL}",), ("show", EVIL), ("roles", EVIL), ("roles", "compare", EVIL, "clerk"), ("history", EVIL),
        ("history", "delete", EVIL), ("gaps", f"--{EVIL}"), ("gaps", f"--top={EVIL}"), ("gaps", "--fail-under", EVIL),
        ("gaps", EVIL), ("gaps", "-f", EVIL), ("gaps", "--assessment", EVIL), ("gaps", "--role", EVIL),
        ("list", "--cluster", EVIL), ("list", "--list", EVIL), ("list", "--role", EVIL), ("list", "--search", EVIL),
        ("list", "--catalogue", EVIL), ("list", "-o", EVIL), ("list", "-o", f"{EVIL}/x"), ("list", "-o", EVIL * 40),
        ("assess", "--answers", EVIL), ("assess", "--length", EVIL), ("assess", "--role", EVIL),
        ("export", "--include", EVIL), ("evidence", EVIL), ("evidence", "add", EVIL, "x"), ("evidence", "list", EVIL),
        ("evidence", "add", "order", EVIL), ("evidence", "add", "order", EVIL[:-1]), ("catalogue", EVIL),
        ("catalogue", "check", EVIL), ("catalogue", "path", "--catalogue", EVIL), ("catalogue", "schema", "-f", EVIL),
        ("catalogue", "new", EVIL), ("catalogue", "schema", "-o", EVIL),
    ],
)  # fmt: skip
def test_hostile_words_come_out_inert(words: tuple[str, ...], assessed: None, run: Run) -> None:
    ran = run(*words)
    assert ran.code in (0, 2, 3)
    assert ran.out + ran.err
    assert not ACTIVE & set(ran.out + ran.err)


def test_a_hostile_answers_file_comes_out_inert(small: Catalogue, run: Run) -> None:
    sheet = json.dumps({"version": 1, EVIL[:-1]: 1, "role": EVIL[:-1], "answers": {EVIL[:-1]: EVIL[:-1]}})
    ran = run("assess", "--answers", "-", stdin=sheet)
    assert ran.code == 3
    assert not ACTIVE & set(ran.err)


# The environment


@pytest.mark.parametrize(
    ("columns", "widest"),
    [
        ("0", 80),
        ("20", 20),
        ("1", 20),
        ("120", MOST),
        ("abc", 80),
        ("-5", 80),
        ("", 80),
        ("999999", MOST),
        ("²", 80),
    ],
)
def test_columns_are_obeyed_from_20_to_80(
    columns: str, widest: int, small: Catalogue, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    run("evidence", "add", "order", "word " * 200)
    monkeypatch.setenv("COLUMNS", columns)
    ran = run("evidence", "list", "-f", "terminal")
    assert ran.code == 0
    assert widest - 10 < max(map(len, ran.out.splitlines())) <= widest


@pytest.mark.parametrize(
    "variables",
    [{"LINES": "²"}, {"LINES": "0"}, {"TERM": "dumb", "FORCE_COLOR": "1"}, {"JUPYTER_COLUMNS": "9"}],
)
def test_no_other_variable_changes_the_width(
    variables: dict[str, str], small: Catalogue, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    usual = run("show", "listening", "-f", "terminal").out
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", run("show", "listening", "-f", "terminal").out)
    assert [line.rstrip() for line in shown.splitlines()] == usual.splitlines()


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "", "TERM": "xterm-256color"}, False),
        ({"NO_COLOR": "1"}, False),
    ],
)
def test_colour_in_a_pipe_only_by_force(
    variables: dict[str, str],
    coloured: bool,
    small: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
    run: Run,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert bool(COLOUR.search(run("show", "listening", "-f", "terminal").out)) == coloured
    for format_ in ("plain", "md", "json", "csv"):
        assert "\x1b" not in run("show", "order", "-f", format_).out


def test_plain_is_the_default_in_a_pipe_and_has_no_boxes(small: Catalogue, run: Run) -> None:
    out = run("roles", "compare", "clerk", "desk-lead").out
    assert out == run("roles", "compare", "clerk", "desk-lead", "-f", "plain").out
    assert not set("─│┌━●|") & set(out)


@POSIX
@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "utf-16"},
    ],
)
@pytest.mark.parametrize("format_", ["terminal", "plain"])
def test_a_stdout_that_cannot_encode_everything_loses_nothing(
    format_: str, variables: dict[str, str], assessed: None, run: Run
) -> None:
    assert run("evidence", "add", "order", "Зина said 謝謝").code == 0
    ran = shell(f"skillcheck gaps -f {format_} && skillcheck evidence list -f {format_}", **variables)
    assert ran.code == 0
    assert "Error" not in ran.err
    if variables.get("PYTHONIOENCODING") != "utf-16":
        assert "\\u0417" in ran.out or "Зина" in ran.out
        assert "�" not in ran.out


@POSIX
def test_an_error_message_survives_a_narrow_encoding() -> None:
    ran = shell("skillcheck show Зина", PYTHONIOENCODING="ascii")
    assert ran.code == 2
    assert ran.err.isascii()
    assert "\\u0417" in ran.err
