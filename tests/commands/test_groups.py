"""How commands are found, and what their help says."""

import os
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest

from skillcheck.commands import COMMANDS, HOME
from skillcheck.model.catalogue import Catalogue
from tests.commands.lines import PROGRAM, commands_in, every_command, wrong_with
from tests.conftest import SMALL, Run

EVERY = list(every_command())


def named(path: tuple[str, ...]) -> str:
    return " ".join((PROGRAM, *path))


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != HOME])
def test_each_line_of_the_register_is_a_command_with_an_app(name: str, run: Run) -> None:
    entry = COMMANDS[name]
    assert import_module(entry.module).app
    help_ = run("--help").out
    assert f" {name} " in help_
    assert entry.panel in help_


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[named(path) for path, _ in EVERY])
def test_help_is_there_in_both_spellings_with_two_examples_of_the_command(
    path: tuple[str, ...], command: Any, run: Run
) -> None:
    ran = run(*path, "-h")
    assert (ran.code, ran.err) == (0, "")
    assert run(*path, "--help").out == ran.out
    assert f"Usage: {named(path)}" in ran.out
    if path:
        assert run("help", *path).out == ran.out
    shown = ran.out.partition("Examples:")[2].splitlines()
    assert sum(named(path) in line for line in shown) >= 2


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[named(path) for path, _ in EVERY])
def test_every_example_of_the_help_would_be_understood(path: tuple[str, ...], command: Any, run: Run) -> None:
    for line in run(*path, "-h").out.partition("Examples:")[2].splitlines():
        for words in commands_in(line):
            assert not wrong_with(words), line


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[named(path) for path, _ in EVERY])
def test_every_option_and_argument_says_what_it_is(path: tuple[str, ...], command: Any) -> None:
    assert [param.name for param in command.params if not param.help] == []


@pytest.mark.parametrize("words", [("evidence",), ("catalogue",)])
def test_no_word_at_all_brings_the_help(words: tuple[str, ...], run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip() == run(*words, "--help").out.strip()


@pytest.mark.parametrize(
    "words", [("shwo",), ("evidence", "ad"), ("catalogue", "chek"), ("Show", "order"), ("--loud",), ("-x",)]
)
def test_an_unknown_command_or_option_points_to_the_help(
    words: tuple[str, ...], small: Catalogue, run: Run
) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "--help" in ran.err
    assert words[-1] in ran.err or words[0] in ran.err


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (("practise", "--loud"), "skillcheck practise --help"),
        (("history", "--loud"), "skillcheck history --help"),
        (("history", "show", "--loud"), "skillcheck history show --help"),
        (("--force", "--loud"), "skillcheck --help"),
    ],
)
def test_an_error_names_what_was_typed_and_no_default(words: tuple[str, ...], path: str, run: Run) -> None:
    assert run(*words).err.endswith(f"Help: {path}\n")


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("plan tody", "today"),
        ("plan -f json tody", "today"),
        ("plan nwe order", "new"),
        ("plan revew --close", "review"),
        ("history imprt x", "import"),
        ("history delet --all", "delete"),
        ("practise ad order", "add"),
        ("roles comprae clerk desk-lead", "compare"),
    ],
)
def test_a_mistyped_sub_command_is_named_where_a_default_knows_no_such_word(
    line: str, meant: str, small: Catalogue, run: Run
) -> None:
    ran = run(*line.split())
    assert ran.code == 2
    assert f"Did you mean {meant}? See them all: skillcheck {line.split()[0]} --help" in ran.err
    later = run(line.split()[0], meant, "--no-such-option")
    assert "Did you mean" not in later.err, "it is forgotten with its line"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("history ordr", "Did you mean order?"),
        ("history nonsense", "no skill “nonsense”"),
        ("roles cler", ""),
        ("plan nonsense", "Nothing is planned yet"),
    ],
)
def test_what_is_no_slip_of_a_sub_command_is_left_to_the_default(
    line: str, said: str, small: Catalogue, run: Run
) -> None:
    assert said in run(*line.split()).err


def test_help_of_a_sub_command_that_is_none_says_what_was_meant(run: Run) -> None:
    ran = run("help", "plan", "revew")
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean review?" in ran.err
    assert run("help", "plan", "nonsense").code == 2


@pytest.mark.parametrize(
    ("words", "as_if"),
    [
        (("-f", "json", "list"), ("list", "-f", "json")),
        (("--no-pager", "--format=json", "roles", "clerk"), ("roles", "clerk", "-f", "json")),
        (
            ("roles", "-f", "json", "compare", "clerk", "desk-lead"),
            ("roles", "compare", "clerk", "desk-lead", "-f", "json"),
        ),
        (("-f", "json", "history", "--", "order"), ("history", "-f", "json", "--", "order")),
        (("-f", "json", "list", "-f", "plain"), ("list", "-f", "plain")),
        (("-f", "json", "lsit"), ("lsit", "-f", "json")),
        (("--no-pager", "help", "list"), ("help", "list")),
    ],
)
def test_options_before_the_name_of_a_command_are_as_behind_it(
    words: tuple[str, ...], as_if: tuple[str, ...], small: Catalogue, run: Run
) -> None:
    assert run(*words) == run(*as_if)


def test_a_catalogue_can_stand_before_the_name_of_a_command(run: Run) -> None:
    for words in (("--catalogue", f"{SMALL}", "list"), (f"--catalogue={SMALL}", "list")):
        ran = run(*words, "-f", "json")
        assert (ran.code, ran) == (0, run("list", "--catalogue", f"{SMALL}", "-f", "json"))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (("roles",), ("roles", "show")),
        (("roles", "clerk"), ("roles", "show", "clerk")),
        (("roles", "-f", "json", "clerk"), ("roles", "show", "clerk", "-f", "json")),
        (("history",), ("history", "show")),
        (("history", "order", "-f", "md"), ("history", "show", "order", "-f", "md")),
    ],
)
def test_a_group_with_a_default_runs_it(
    short: tuple[str, ...], long: tuple[str, ...], small: Catalogue, run: Run
) -> None:
    assert run(*short) == run(*long)


def test_a_command_imports_no_other_one() -> None:
    script = (
        "import sys; from skillcheck.cli import main; code = main(['roles', '-f', 'json']);"
        " print(sorted(m for m in sys.modules if m.split('.')[0] == 'skillcheck'),"
        " file=sys.stderr); sys.exit(code)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    for module in (
        "commands.assess",
        "commands.gaps",
        "pages.gaps",
        "formats.terminal",
    ):
        assert f"'skillcheck.{module}'" not in ran.stderr
    assert "'skillcheck.pages.roles'" in ran.stderr


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (("calibrate", "a.json", "-o", "ours.yaml"), "skillcheck catalogue calibrate"),
        (("reliability", "--help"), "skillcheck catalogue reliability"),
        (("help", "calibrate"), "skillcheck catalogue calibrate"),
        (("gaps", "--parameters", "ours.yaml"), "parameters: FILE"),
        (("history", "order", "--parameters=ours.yaml"), "parameters: FILE"),
    ],
)
def test_what_has_moved_says_in_one_sentence_where(words: tuple[str, ...], where: str, run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert where in ran.err
    assert ran.err.count("\n") == 1


def test_a_mistyped_command_is_answered_with_the_one_that_was_meant(run: Run) -> None:
    got = run("exprt")
    assert (got.code, got.out) == (2, "")
    assert "Did you mean export?" in got.err


@pytest.mark.parametrize("words", [("show", "conflict", "resolution"), ("show", "CONFLICT", "resol")])
def test_several_words_name_a_skill_without_quotes(words: tuple[str, ...], run: Run) -> None:
    assert run(*words) == run("show", "conflict-resolution")


def test_help_in_a_pipe_has_no_colour() -> None:
    variables = {
        name: value for name, value in os.environ.items() if name not in ("PY_COLORS", "GITHUB_ACTIONS")
    }
    line = [sys.executable, "-m", "skillcheck", "show", "--help"]
    ran = subprocess.run(line, env=variables, capture_output=True, text=True, check=True)
    assert "\x1b" not in ran.stdout


@pytest.mark.parametrize("variable", [{"SKILLCHECK_PLAIN": "1"}, {"TERM": "dumb"}])
def test_plain_help_has_no_boxes(variable: dict[str, str]) -> None:
    line = [sys.executable, "-m", "skillcheck", "plan", "new", "--help"]
    ran = subprocess.run(line, env={**os.environ, **variable}, capture_output=True, text=True, check=True)
    assert "--cue" in ran.stdout
    assert "╭" not in ran.stdout


@pytest.mark.parametrize("plain", ["0", "1"])
@pytest.mark.parametrize("words", [[], ["plan", "new"]])
def test_help_is_as_wide_as_the_screen_with_all_groups(words: list[str], plain: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "skillcheck", *words, "--help"],
        env={**os.environ, "COLUMNS": "40", "SKILLCHECK_PLAIN": plain},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert max(map(len, ran.stdout.splitlines())) <= 40
    for panel in () if words else {entry.panel for entry in COMMANDS.values()}:
        assert panel in ran.stdout


@pytest.mark.parametrize(
    "words", [["--help"], ["assess", "--help"], ["plan", "new", "--help"], ["catalogue", "--help"]]
)
def test_help_is_the_same_without_docstrings(words: list[str]) -> None:
    said = [
        subprocess.run(
            [sys.executable, *flags, "-m", "skillcheck", *words],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
        for flags in ([], ["-OO"])
    ]
    assert said[0] == said[1]
    assert len(said[0]) > 300
