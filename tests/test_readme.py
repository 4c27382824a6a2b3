"""Every command line in README.md is one that the program knows."""

import re
from pathlib import Path

import pytest

from tests.commands.lines import commands_in, wrong_with

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"^( *)```(?:console|sh)[^\n]*\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
ENOUGH = 5


def command_lines(text: str) -> list[str]:
    """The lines with a command in fenced blocks marked console (behind a prompt, if there is one) or sh."""
    found = []
    for _, block in BLOCK.findall(text):
        lines = [line.strip() for line in block.replace("\\\n", " ").splitlines()]
        prompted = [line[2:] for line in lines if line.startswith("$ ")]
        found += prompted or [line for line in lines if line and not line.startswith("#")]
    return found


def calls(text: str) -> list[list[str]]:
    """The words of each call of the program in `text`."""
    return [words for line in command_lines(text) for words in _of(line)]


def _of(line: str) -> list[list[str]]:
    try:
        return commands_in(line)
    except ValueError:  # no shell, such as output with an apostrophe
        return []


def test_every_command_of_the_readme_exists_with_its_options() -> None:
    wrong = {" ".join(words): wrong_with(words) for words in calls(README.read_text("utf-8"))}
    assert {line: fault for line, fault in wrong.items() if fault} == {}


def test_the_readme_shows_how_it_is_used() -> None:
    assert len(calls(README.read_text("utf-8"))) >= ENOUGH


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("skillcheck", ""),
        ("skillcheck assess --role team-lead", ""),
        ("python3 run.py skillcheck gaps --top=3", ""),
        ("NO_COLOR=1 skillcheck gaps | head", ""),
        ("skillcheck assess --answers - < answers.yaml > out.md", ""),
        ("skillcheck history empathy -f csv", ""),
        ("skillcheck history delete --all", ""),
        ("skillcheck roles compare a b", ""),
        ("skillcheck evidence add empathy 'what happened'", ""),
        ("skillcheck gapps", "no command gapps"),
        ("skillcheck evidence burn 3", "no command burn"),
        ("skillcheck gaps --tpo 3", "no option --tpo"),
        ("cd x && skillcheck gaps --tpo 3", "no option --tpo"),
        ("skillcheck show", ""),
        ("skillcheck roles a b", "2 words, room for 1"),
        ("skillcheck gaps --top", "--top without a value"),
    ],
)
def test_a_line_that_the_program_does_not_know_is_found_out(line: str, fault: str) -> None:
    (words,) = calls(f"```console\n$ {line}\noutput: skillcheck nonsense\n```\n")
    assert wrong_with(words) == fault


def test_only_fenced_blocks_of_a_shell_count() -> None:
    text = "```sh\n# skillcheck no\nskillcheck a\n```\n```yaml\nskillcheck: b\n```\n  ```sh\n  skillcheck \\\n    c\n  ```\n"
    assert calls(text) == [["a"], ["c"]]
