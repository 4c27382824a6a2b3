"""What the shell completes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from skillcheck.formats import FORMATS
from skillcheck.model.catalogue import Catalogue
from tests.conftest import SMALL, Ran, Run
from tests.formats.hostile import steering


def completed(line: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """What bash would be told for the last word of `line`."""
    monkeypatch.setenv("_SKILLCHECK_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
    return run()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("skillcheck sh", "show"),
        ("skillcheck cat", "catalogue"),
        ("skillcheck show li", "listening"),
        ("skillcheck show zz", ""),
        ("skillcheck show ", "listening caring order sums"),
        ("skillcheck roles ", "compare desk-lead clerk"),
        ("skillcheck history ", "delete listening caring order sums"),
        ("skillcheck history --la", "--last"),
        ("skillcheck history or", "order"),
        ("skillcheck evidence add su", "sums"),
        ("skillcheck evidence list c", "caring"),
        ("skillcheck roles cl", "clerk"),
        ("skillcheck gaps --role d", "desk-lead"),
        ("skillcheck assess --role cl", "clerk"),
        ("skillcheck list -f ", " ".join(FORMATS)),
        ("skillcheck gaps --format j", "json"),
        ("skillcheck gaps --to", "--top"),
        ("skillcheck catalogue ch", "check"),
    ],
)
def test_bash_is_offered_what_fits(
    line: str, offered: str, small: Catalogue, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = completed(line, run, monkeypatch)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split() == offered.split()


def test_the_builtin_skills_are_offered(
    builtin: Catalogue, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    skill = next(iter(builtin.skills))
    assert skill in completed(f"skillcheck show {skill[:3]}", run, monkeypatch).out.split()


@pytest.mark.parametrize("content", [None, "a: [", "version: 9\n"])
@pytest.mark.parametrize("line", ["skillcheck show em", "skillcheck gaps --role cl"])
def test_a_catalogue_that_cannot_be_used_offers_nothing_and_says_nothing(
    line: str, content: str | None, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.yaml"
    if content is not None:
        path.write_text(content)
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(path))
    ran = completed(line, run, monkeypatch)
    assert (ran.out.strip(), ran.err) == ("", "")
    assert ran.code == 0


@pytest.mark.parametrize(
    ("shell", "variables", "offer"),
    [
        ("zsh", {}, '"listening":"Listening"'),
        ("fish", {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}, "listening\tListening"),
    ],
)
def test_zsh_and_fish_are_offered_names_too(
    shell: str,
    variables: dict[str, str],
    offer: str,
    small: Catalogue,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("_SKILLCHECK_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "skillcheck show lis")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    ran = run()
    assert (ran.code, ran.err) == (0, "")
    assert offer in ran.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(shell: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_SKILLCHECK_COMPLETE", f"source_{shell}")
    ran = run()
    assert (ran.code, ran.err) == (0, "")
    assert "skillcheck" in ran.out
    assert f"complete_{shell}" in ran.out


@pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="no bash here")
def test_bash_itself_completes_with_the_script(tmp_path: Path) -> None:
    program = tmp_path / "skillcheck"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m skillcheck "$@"\n')
    program.chmod(0o755)
    script = (
        'eval "$(_SKILLCHECK_COMPLETE=source_bash skillcheck)";'
        " COMP_WORDS=(skillcheck show lis); COMP_CWORD=2;"
        ' _skillcheck_completion skillcheck; echo "${COMPREPLY[@]}"'
    )
    variables = {
        **os.environ,
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "SKILLCHECK_CATALOGUE": str(SMALL),
    }
    ran = subprocess.run(["bash", "-c", script], env=variables, capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("listening\n", "")


HOSTILE = "s\\x1b]52;c;aGk=\\x07\\u202e [/] :warning:"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_hostile_name_completes_inert_in_every_shell(
    shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    catalogue = tmp_path / "hostile.yaml"
    catalogue.write_text(SMALL.read_text("utf-8").replace("name: Sums", f'name: "{HOSTILE}"'), "utf-8")
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(catalogue))
    monkeypatch.setenv("_SKILLCHECK_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "skillcheck show su")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "su")
    monkeypatch.setenv("COMP_WORDS", "skillcheck show su")
    monkeypatch.setenv("COMP_CWORD", "2")
    ran = run()
    assert (ran.code, ran.err) == (0, "")
    assert "sums" in ran.out
    assert steering(ran.out.replace("\t", " ")) == set()  # fish has a tab before what a word stands for
