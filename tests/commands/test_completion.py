"""What the shells complete: what is offered to them, and what bash, zsh and fish make of it when a person types TAB."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pyte
import pytest

from skillcheck.commands import COMMANDS, HOME
from skillcheck.commands.options import FILES
from skillcheck.formats import FORMATS
from skillcheck.model.catalogue import Catalogue
from skillcheck.practising.scene import practice_scenes
from tests.conftest import SMALL, Ran, Run
from tests.formats.hostile import steering
from tests.test_startup import HEAVY, loaded

if sys.platform != "win32":
    import pexpect

SHELLS = ("bash", "zsh", "fish")
SKILLS = "listening caring order sums"
ROLES = "desk-lead clerk"
ANSWERS = "version: 1\nrole: clerk\nanswers: {order-1: 4, order-2: 2}\n"
PATIENCE = 60.0
"""Seconds after which what a test waits for is held never to come."""

Complete = Callable[..., Ran]

SHOWN = [name for name in COMMANDS if name != HOME]


@pytest.fixture
def complete(run: Run, monkeypatch: pytest.MonkeyPatch) -> Complete:
    """Tells what a shell is told for the last word of a line."""

    def completer(line: str, shell: str = "bash") -> Ran:
        monkeypatch.setenv("_SKILLCHECK_COMPLETE", f"complete_{shell}")
        monkeypatch.setenv("COMP_WORDS", line.replace(" ", "\n"))
        monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", line.rpartition(" ")[2])
        return run()

    return completer


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("skillcheck ", " ".join(SHOWN)),
        ("skillcheck sh", "show"),
        ("skillcheck help ", " ".join(SHOWN)),
        ("skillcheck help cat", "catalogue"),
        ("skillcheck shwo ", ""),
        ("skillcheck plan ", "new today done missed checkin review edit undo"),
        ("skillcheck roles ", f"compare {ROLES}"),
        ("skillcheck history ", f"delete import {SKILLS}"),
        ("skillcheck history or", "order"),
        ("skillcheck evidence ", "add list edit remove"),
        ("skillcheck catalogue ", "check schema new path calibrate reliability"),
        ("skillcheck catalogue ch", "check"),
        ("skillcheck show ", SKILLS),
        ("skillcheck show li", "listening"),
        ("skillcheck show zz", ""),
        ("skillcheck show order ", ""),
        ("skillcheck history --last 3 c", "caring"),
        ("skillcheck evidence add su", "sums"),
        ("skillcheck evidence list c", "caring"),
        ("skillcheck plan new or", "order"),
        ("skillcheck roles compare clerk d", "desk-lead"),
        ("skillcheck gaps --role d", "desk-lead"),
        ("skillcheck assess --length ", "quick adaptive thorough full"),
        ("skillcheck list --cluster ", "people work"),
        ("skillcheck list --list ", "two"),
        ("skillcheck list -f ", " ".join(FORMATS)),
        ("skillcheck doctor -f ", " ".join(FORMATS)),
        ("skillcheck plan -f i", "ics"),
        ("skillcheck gaps --format = j", "json"),  # as bash takes it apart
        ("skillcheck gaps --format=j", "--format=json"),
        ("skillcheck export --include e", "evidence"),
        ("skillcheck gaps --to", "--top"),
        ("skillcheck history --la", "--last"),
        ("skillcheck evidence list --o", "--output"),
        ("skillcheck show order -o re", FILES),
        ("skillcheck gaps --output=re", FILES),
        ("skillcheck list --catalogue ", FILES),
        ("skillcheck history --catalogue x", FILES),
        ("skillcheck assess --answers an", FILES),
        ("skillcheck catalogue check ", FILES),
        ("skillcheck catalogue new ou", FILES),
        ("skillcheck catalogue calibrate one.json tw", FILES),
        ("skillcheck catalogue calibrate -o ", FILES),
        ("skillcheck catalogue reliability ", FILES),
        ("skillcheck plan new order --days ", "mon tue wed thu fri sat sun weekdays daily"),
        ("skillcheck plan edit --days w", "wed weekdays"),
        ("skillcheck plan new --checkin ", "mon tue wed thu fri sat sun"),
        ("skillcheck evidence remove ", ""),
        ("skillcheck plan review --answers an", FILES),
        ("skillcheck plan review --then ", FILES),
    ],
)
def test_what_fits_is_offered_and_files_only_where_one_is_meant(
    line: str, offered: str, small: Catalogue, complete: Complete
) -> None:
    ran = complete(line)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split() == offered.split()


def test_the_skills_of_the_built_in_catalogue_are_offered(builtin: Catalogue, complete: Complete) -> None:
    assert complete("skillcheck show ").out.split() == list(builtin.skills)


def test_the_scenes_of_the_skill_before_are_offered_by_their_numbers(
    builtin: Catalogue, complete: Complete
) -> None:
    scenes = practice_scenes(builtin.skills["empathy"])
    offered = complete("skillcheck huddle empathy --scene ", "fish").out.splitlines()
    assert [line.split("\t")[0] for line in offered] == [str(number) for number in range(1, len(scenes) + 1)]
    assert complete("skillcheck huddle --scene ") == Ran(0, "\n", "")


def test_a_catalogue_that_the_line_names_is_the_one_whose_skills_are_offered(complete: Complete) -> None:
    assert complete(f"skillcheck show --catalogue {SMALL} ").out.split() == SKILLS.split()


@pytest.mark.parametrize("words", ["new hearing out", "edit listening"])
def test_practices_are_those_of_the_skill_before(words: str, small: Catalogue, complete: Complete) -> None:
    practices = small.skills["listening"].practices
    offered = complete(f"skillcheck plan {words} --practice ", "fish").out
    assert complete(f"skillcheck plan {words} --practice=", "fish").out.count("--practice=") == len(practices)
    assert offered.splitlines() == [f"{practice.id}\t{practice.title}" for practice in practices]
    assert complete("skillcheck plan new --practice ") == Ran(0, "\n", "")


@pytest.mark.parametrize("words", ["remove", "edit"])
def test_lines_of_evidence_are_offered_by_their_numbers_the_newest_first(
    words: str, small: Catalogue, run: Run, complete: Complete
) -> None:
    for text in ("one", "two"):
        run("evidence", "add", "order", text)
    assert complete(f"skillcheck evidence {words} ", "fish").out.splitlines() == [
        "2\torder, two",
        "1\torder, one",
    ]
    assert complete(f"skillcheck evidence {words} 1 ").out.split() == []


@pytest.mark.parametrize("line", ["gaps --assessment ", "gaps --since ", "history delete "])
def test_assessments_are_offered_the_newest_first(
    line: str, small: Catalogue, run: Run, complete: Complete, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = ("2026-11-20", "2026-11-22", "2026-11-21")
    for day in days:
        monkeypatch.setenv("SKILLCHECK_TODAY", day)
        assert run("assess", "--answers", "-", stdin=ANSWERS).code == 0
    offered = complete(f"skillcheck {line}", "fish").out.splitlines()
    assert [word[:10] for word in offered] == list(reversed(days))
    assert all(word.endswith("\tclerk, full") for word in offered)


@pytest.mark.parametrize("content", [None, "a: [", "version: 9\n"])
@pytest.mark.parametrize("line", ["skillcheck show em", "skillcheck gaps --role cl"])
def test_a_catalogue_that_cannot_be_used_offers_nothing_and_says_nothing(
    line: str, content: str | None, tmp_path: Path, complete: Complete, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.yaml"
    if content is not None:
        path.write_text(content)
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(path))
    assert complete(line) == Ran(0, "\n", "")


def test_a_history_that_cannot_be_read_offers_nothing_and_says_nothing(
    home: Path, complete: Complete
) -> None:
    home.mkdir(mode=0o755)
    (home / "history.db").write_text("no database")
    assert complete("skillcheck gaps --assessment ") == Ran(0, "\n", "")


def test_a_foreign_id_that_a_shell_would_run_is_not_offered(
    small: Catalogue, home: Path, run: Run, complete: Complete
) -> None:
    assert run("assess", "--answers", "-", stdin=ANSWERS).code == 0
    with closing(sqlite3.connect(home / "history.db")) as connection, connection:
        connection.execute("UPDATE assessments SET id = '$(touch ran)'")
    assert complete("skillcheck history delete ") == Ran(0, "\n", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_completion_loads_nothing_heavy(
    shell: str, run: Run, complete: Complete, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("list")
    complete("skillcheck show ", shell)
    assert not HEAVY & loaded()


HOSTILE = {
    "listening": r"\$(touch ran)",  # Typer's own script for zsh runs it
    "caring": "$(touch ran) `touch ran` '; touch ran; ' \"; touch ran; \"",
    "order": "\x1b]52;c;aGk=\x07\u202e %F{red} [/] :warning:",
    "sums": FILES,
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue whose names are more than names to a shell or to a terminal."""
    text = SMALL.read_text("utf-8")
    for id_, name in HOSTILE.items():
        quoted = ascii(name).strip("'\"").replace("\\'", "'").replace('\\"', '"').replace('"', '\\"')
        text = text.replace(f"name: {id_.title()}", f'name: "{quoted}"')
    path = tmp_path_factory.mktemp("hostile") / "hostile.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_a_hostile_name_is_offered_inert(
    shell: str, hostile: Path, complete: Complete, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(hostile))
    ran = complete("skillcheck show ", shell)
    assert (ran.code, ran.err) == (0, "")
    assert [line.replace("\t", ":").partition(":")[0] for line in ran.out.splitlines()] == SKILLS.split()
    assert steering(ran.out.replace("\t", " ")) == set()  # fish has a tab before what a word stands for
    if shell != "bash":
        assert HOSTILE["listening"] in ran.out
        assert "[/] :warning:" in ran.out


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_ours_however_it_is_asked_for(
    shell: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    shown = run("--show-completion", shell)
    monkeypatch.setenv("_SKILLCHECK_COMPLETE", f"source_{shell}")
    assert run().out.strip() == shown.out.strip()
    assert (shown.code, shown.err) == (0, "")
    for part in (f"_SKILLCHECK_COMPLETE=complete_{shell}", "_skillcheck_completion", FILES):
        assert part in shown.out


# The shells themselves

TAB = "\t"


class Shell:
    """A shell at a terminal, with the script that the program installs for it."""

    def __init__(self, name: str, home: Path, catalogue: Path) -> None:
        program = home / "bin" / "skillcheck"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m skillcheck "$@"\n')
        program.chmod(0o755)
        variables = {
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "SKILLCHECK_CACHE": str(home / "cache"),
            "SKILLCHECK_CATALOGUE": str(catalogue),
            "SKILLCHECK_HOME": str(home / "data"),
            "TERM": "xterm",
        }
        install = [
            name,
            "-c",
            "skillcheck --install-completion; true",
        ]  # for one command bash would make room
        subprocess.run(install, cwd=home, env=variables, timeout=PATIENCE, check=True, capture_output=True)
        (home / "report.md").touch()
        for day in ("2026-11-20", "2026-11-22", "2026-11-21"):
            answer = [program, "assess", "--answers", "-"]
            dated = {**variables, "SKILLCHECK_TODAY": day}
            subprocess.run(answer, input=ANSWERS.encode(), env=dated, check=True, capture_output=True)
        self.name, self.home = name, home
        columns = 60 if name == "fish" else 90  # no two words beside one another in fish, one row in bash
        self._screen = pyte.Screen(columns, 40)
        self._stream = pyte.ByteStream(self._screen)
        self._child = pexpect.spawn(name, ["-i"], cwd=str(home), env=variables, dimensions=(40, columns))
        self._child.send("echo rea''dy\r")
        self.see("ready")

    @property
    def text(self) -> str:
        """All words on the screen, with one blank between them."""
        return " ".join(" ".join(self._screen.display).split())

    def type(self, keys: str) -> None:
        """Type in place of what stands in the line."""
        self._child.send(f"\x15{keys}")

    def see(self, *texts: str) -> None:
        """Wait until all `texts` are on the screen."""
        end = time.monotonic() + PATIENCE
        while not all(text in self.text for text in texts):
            assert time.monotonic() < end, f"never came: {texts}; the screen: {self.text}"
            with suppress(pexpect.TIMEOUT):
                data = self._child.read_nonblocking(65536, timeout=0.5)
                self._stream.feed(data)
                if b"\x1b[0c" in data:  # newer fish wait for what the terminal says of itself
                    self._child.send("\x1b[?1;2c")

    def close(self) -> None:
        """Put an end to it."""
        self._child.close(force=True)


@pytest.fixture(scope="module", params=SHELLS)
def shell(
    request: pytest.FixtureRequest, hostile: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """A shell that completes from the hostile catalogue, and runs nothing of it."""
    if sys.platform == "win32" or shutil.which(request.param) is None:
        pytest.skip(f"no {request.param} here")
    opened = Shell(request.param, tmp_path_factory.mktemp(request.param), hostile)
    yield opened
    opened.close()
    assert list(opened.home.rglob("ran")) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("skillcheck history ", ("delete", "import", *SKILLS.split())),
        ("skillcheck roles ", ("compare", *ROLES.split())),
        ("skillcheck gaps --assessment 2026-11-2", ("2026-11-21-", "2026-11-22-", "2026-11-20-")),
    ],
)
def test_a_shell_lists_words_in_their_order(line: str, words: tuple[str, ...], shell: Shell) -> None:
    shell.type(line + (TAB * 2 if shell.name == "bash" else TAB))
    shell.see(*words)
    places = [shell.text.rindex(f" {word}") for word in words]
    assert places == sorted(places)
    assert "report.md" not in shell.text


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("skillcheck doc", "skillcheck doctor "),
        ("skillcheck help doc", "skillcheck help doctor "),
        ("skillcheck show lis", "skillcheck show listening "),
        ("skillcheck history --la", "skillcheck history --last "),
        ("skillcheck gaps --role de", "skillcheck gaps --role desk-lead "),
        ("skillcheck gaps --format js", "skillcheck gaps --format json "),
        ("skillcheck gaps --format=js", "skillcheck gaps --format=json "),
        ("skillcheck gaps -o rep", "skillcheck gaps -o report.md "),
        ("skillcheck gaps --output=rep", "skillcheck gaps --output=report.md "),
        ("skillcheck list --catalogue ~/rep", "skillcheck list --catalogue ~/report.md "),
        ("skillcheck catalogue check rep", "skillcheck catalogue check report.md "),
        ("skillcheck show rep", "skillcheck show rep"),
        ("skillcheck gaps --role rep", "skillcheck gaps --role rep"),
        ("skillcheck rep", "skillcheck rep"),
    ],
)
def test_a_shell_completes_words_and_files_only_where_one_is_meant(
    line: str, completed: str, shell: Shell
) -> None:
    shell.type(f"{line}{TAB}#end")
    shell.see(f"{completed}#end")
