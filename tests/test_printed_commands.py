"""Every command line that the program prints runs as it is typed, in the state in which it was printed."""

import re
import shlex
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skillcheck import cli
from skillcheck.app.asking import Draft
from skillcheck.app.opening import history_to_write
from skillcheck.model import commandline
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import ANSWERS
from tests.conftest import SMALL, Run

PAGES = (
    ("assess", "--answers", "answers.yaml"),
    ("assess", "--answers", "answers.yaml", "--no-save"),
    ("gaps",), ("gaps", "--explain"), ("export",), ("show", "listening"), ("show", "nothing-like-it"), ("list",),
    ("list", "--search", "zzz"), ("roles",), ("roles", "clerk"), ("roles", "nobody"), ("history",), ("history", "listening"),
    ("history", "--last", "1"), ("history", "delete"), ("evidence", "list"), ("evidence", "add", "order", "A line"),
    ("doctor",), ("plan",), ("plan", "new", "listening"), ("plan", "today"), ("plan", "done"), ("catalogue", "check"),
    ("gaps", "--since", "2020"), ("catalogue", "new"), ("catalogue", "new", "our own.yaml"), ("gapz",), ("gaps", "--tpo"),
    ("catalogue", "reliability"), ("assess", "--resume"),
)  # fmt: skip
GOAL = (
    "plan",
    "new",
    "listening",
    "--practice",
    "1",
    "--why",
    "x",
    "--due",
    "4w",
    "--days",
    "daily",
    "--minutes",
    "10",
)
PLACEHOLDERS = re.compile(r"\b[A-Z]{3,}\b|…|\.\.\.")
ASKING = (["assess"], ["plan", "new"], ["plan", "review"], ["plan", "edit"], ["plan", "checkin"])


def printed(text: str, program: str) -> set[str]:
    """The command lines in what was printed: at the start of a line, or after a colon."""
    lines = re.findall(rf"(?m)(?:^|(?<=: )){re.escape(program)} [a-z][^“”\n]*", text)
    return {re.split(r"\.(?= |$)|: (?!.*\")", line)[0] for line in lines if not PLACEHOLDERS.search(line)}


@pytest.mark.parametrize("program", ["skillcheck", "python3 run.py skillcheck"])
@pytest.mark.parametrize("file", ["site.yaml", "our site.yaml"])
def test_each_printed_command_runs(
    program: str, file: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_PROGRAM", "" if program == "skillcheck" else program)
    shutil.copy(SMALL, tmp_path / file)
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    lines: set[str] = set()
    for goal in (False, True):
        if goal:
            assert run(*GOAL, "--catalogue", file).code == 0
        for page in PAGES:
            ran = run(*page, "--catalogue", file)
            lines |= printed(ran.out, program) | printed(ran.err, program)
    assert len(lines) > 12
    for line in lines:
        words = shlex.split(line.removeprefix(program))
        assert "--help" in words or "--catalogue" in words, line
        asking = any(words[: len(start)] == start for start in ASKING) and "--answers" not in words
        for output in tmp_path.glob("*.[mhi]*"):
            output.unlink()
        ran = run(*words, *(["--help"] if asking else []))
        assert ran.code in (0, 5), (line, ran.err)


def test_without_the_option_no_catalogue_is_named(run: Run) -> None:
    assert "--catalogue" not in run("list").out + run("gaps").err


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("Take one: skillcheck assess", "Take one: skillcheck assess --catalogue c.yaml"),
        (
            "Change it: skillcheck plan edit. Undo: skillcheck plan undo",
            "Change it: skillcheck plan edit --catalogue c.yaml. Undo: skillcheck plan undo --catalogue c.yaml",
        ),
        ("skillcheck export -o a.md", "skillcheck export -o a.md --catalogue c.yaml"),
        ("Another skillcheck is saving.", "Another skillcheck is saving."),
        ("There is no “x: skillcheck gaps”.", "There is no “x: skillcheck gaps”."),
        ("skillcheck is fun", "skillcheck is fun"),
    ],
)
def test_a_text_is_completed_where_it_has_a_command_line(text: str, complete: str) -> None:
    commandline.begin("", cli.COMMANDS)
    commandline.use_catalogue("c.yaml")
    try:
        assert commandline.spell_out(text) == complete
        assert commandline.spell_out(complete) == complete
    finally:
        commandline.begin("", cli.COMMANDS)


def test_words_of_a_person_are_no_part_of_the_command_that_is_completed() -> None:
    commandline.use_catalogue("c.yaml")
    try:
        left = Draft("skillcheck plan edit x", {"why": "a -- b", "tell": "--catalogue", "obstacle": ""}, None)
        said = commandline.spell_out(left.describe())
    finally:
        commandline.begin("", cli.COMMANDS)
    words = [
        "edit",
        "x",
        "--catalogue",
        "c.yaml",
        "--why",
        "a -- b",
        "--tell",
        "--catalogue",
        "--obstacle",
        "",
    ]
    assert shlex.split(said.partition("noted: ")[2])[2:] == words


@pytest.mark.parametrize("width", [40, 80])
def test_a_long_command_stays_in_one_line(
    width: int, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / ("folder" * 12 + ".yaml"))
    shutil.copy(SMALL, file)
    monkeypatch.setenv("COLUMNS", str(width))
    out = run("list", "--catalogue", file, "-f", "terminal").out
    assert any(
        line.strip() == f"skillcheck show listening --catalogue {file}" for line in out.splitlines()
    ), out


def test_by_another_catalogue_than_the_usual_one_what_is_open_is_gone_on_with_by_its_own(
    small: Catalogue, tmp_path: Path, run: Run
) -> None:
    shutil.copy(SMALL, tmp_path / "other.yaml")
    at = datetime(2026, 11, 23, 20, tzinfo=UTC)
    begun = Assessment(
        "2026-11-23-open", "clerk", "full", at, "abc", responses=(Response("order-1", "2", at),)
    )
    with history_to_write() as history:
        history.start(begun._replace(catalogue=f"{SMALL}"))
    ran = run("gaps", "--catalogue", "other.yaml")
    assert ran.code == 5
    assert f"skillcheck assess --resume --catalogue {SMALL}" in ran.err


def test_an_assessment_seen_with_another_catalogue_says_so(tmp_path: Path, run: Run) -> None:
    for name in ("site.yaml", "other.yaml"):
        shutil.copy(SMALL, tmp_path / name)
    text = (tmp_path / "other.yaml").read_text("utf-8")
    (tmp_path / "other.yaml").write_text(text.replace("name: Small", "name: Other"), encoding="utf-8")
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    assert run("assess", "--answers", "answers.yaml", "--catalogue", "site.yaml").code == 0
    assert "another catalogue" not in run("gaps", "--catalogue", "site.yaml").err
    for words in (("gaps", "--catalogue", "other.yaml"), ("gaps",)):
        err = run(*words).err
        assert "taken with another catalogue" in err
        (line,) = printed(err, "skillcheck")
        assert str(tmp_path / "site.yaml") in line
        again = run(*shlex.split(line)[1:])
        assert (again.code, "another catalogue" in again.err) == (0, False)
