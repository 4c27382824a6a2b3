"""Lines that are read without Typer mean what Typer takes them for; all others are left to it."""

from collections.abc import Callable

import pytest

from skillcheck.commands import completing, plain_line, root
from skillcheck.model.catalogue import Catalogue
from tests.conftest import SMALL, Ran, Run

SHEET = "version: 1\nrole: desk-lead\nanswers: {order-1: 2, sums-1: 1, listening-1: 4}\n"
PLAIN = [
    "show order",
    "show order -f json",
    "show -f json order",
    "show nothing-like-it",
    "show order --format nonsense",
    f"show order --catalogue {SMALL}",
    "list",
    "list --role clerk --search li",
    "list --catalogue missing.yaml",
    "gaps",
    "gaps -f json",
    "gaps --explain -f md",
    "gaps --role nobody",
    "roles",
    "roles clerk -f csv",
    "roles show",
    "roles compare clerk desk-lead",
    "history",
    "history order -f json",
    "history delete 1999",
    "evidence add order line",
    "evidence list order",
    "export -f json",
    "catalogue path",
    "catalogue check --strict",
    "catalogue new here.yaml --force",
    "assess --new",
]
TYPERS = [
    "",
    "show",
    "show order sums",
    "show order -h",
    "show order --help",
    "show order -f",
    "show order -f json -f md",
    "show order --format=json",
    "show order -fjson",
    "show order --loud",
    "show -- order",
    "list -o -",
    "list --role -x",
    "gaps --top 1",
    "gaps --fail-under 2 -f json",
    "gaps --explain --explain",
    "evidence",
    "evidence ad",
    "catalogue chek",
    "shwo",
    "-x",
    "--version list",
    "roles -h",
    "reliability missing.json",
]


@pytest.fixture
def assessed(small: Catalogue, run: Run) -> None:
    """An assessment in the history."""
    assert run("assess", "--answers", "-", stdin=SHEET).code == 0


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_line_does_the_same_as_through_typer(
    line: str, assessed: None, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = line.split()
    assert plain_line.call(root.app, words) is not None
    alone = run(*words)
    monkeypatch.setattr(plain_line, "call", left_to_typer)
    through_typer = run(*words)
    assert (alone.code, alone.out.replace("1: ", "2: ")) == (
        through_typer.code,
        through_typer.out.replace("1: ", "2: "),
    )
    assert alone.err == through_typer.err


@pytest.mark.parametrize("line", TYPERS)
def test_what_is_not_certain_is_left_to_typer(line: str) -> None:
    assert plain_line.call(root.app, line.split()) is None


@pytest.mark.parametrize("words", [["show", ""], ["list", "--search", ""], ["show", "a b"], ["show", "-"]])
def test_an_empty_word_is_typers_and_one_with_blanks_is_plain(words: list[str]) -> None:
    assert (plain_line.call(root.app, words) is None) == (words != ["show", "a b"])


@pytest.mark.parametrize("chosen", ["", str(SMALL), "missing.yaml"])
def test_a_variable_counts_as_it_does_through_typer(
    chosen: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", chosen)
    alone = run("list", "-f", "csv")
    monkeypatch.setattr(plain_line, "call", left_to_typer)
    assert run("list", "-f", "csv") == alone


def left_to_typer(*_: object) -> None:
    """As if no line were plain."""


# Completion

COMPLETED = ["sh", "", "show li", "show ", "show zz", "history or", "roles cl", "roles ", "evidence add su"]
COMPLETED += ["gaps --role d", "gaps --format j", "list -f ", "show order --catalogue ", "show order "]
COMPLETED_BY_TYPER = ["gaps --to", "catalogue ch", "show 'li", "list --role=c", "shwo ", "gaps --top "]


@pytest.fixture(params=["bash", "zsh"])
def completed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets what a shell asks with, to complete a line."""

    def ask(line: str) -> None:
        monkeypatch.setenv("_SKILLCHECK_COMPLETE", f"complete_{request.param}")
        monkeypatch.setenv("COMP_WORDS", f"skillcheck {line}")
        monkeypatch.setenv("COMP_CWORD", str(line.count(" ") + 1))
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"skillcheck {line}")

    return ask


@pytest.mark.parametrize("line", COMPLETED)
def test_completions_are_those_of_typer(
    line: str, small: Catalogue, completed: Callable[[str], None], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    completed(line)
    assert completing.call(root.app) is not None
    alone = run()
    monkeypatch.setattr(completing, "call", left_to_typer)
    assert run() == alone
    assert alone == Ran(0, alone.out, "")


@pytest.mark.parametrize("line", COMPLETED_BY_TYPER)
def test_the_rest_is_completed_by_typer(
    line: str, small: Catalogue, completed: Callable[[str], None]
) -> None:
    completed(line)
    assert completing.call(root.app) is None


@pytest.mark.parametrize("shell", ["complete_fish", "complete_pwsh", "source_bash", "nonsense", "complete_"])
def test_other_shells_and_instructions_are_typers(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_SKILLCHECK_COMPLETE", shell)
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "skillcheck sh")
    assert completing.call(root.app) is None
