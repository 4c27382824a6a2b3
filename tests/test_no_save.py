"""`skillcheck assess --no-save`: the whole assessment, and nothing of it left anywhere."""

import sys
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import ANSWERS, parsed
from tests.conftest import Run


def test_a_file_of_answers_gives_the_same_result_and_leaves_no_home(
    small: Catalogue, home: Path, run: Run
) -> None:
    unkept = parsed(run("assess", "--answers", "-", "--no-save", "-f", "json", stdin=ANSWERS))
    assert not home.exists()
    kept = parsed(run("assess", "--answers", "-", "-f", "json", stdin=ANSWERS))
    assert unkept["gaps"] == kept["gaps"]


def test_the_page_names_no_command_that_would_look_for_it(small: Catalogue, run: Run) -> None:
    told = run("assess", "--answers", "-", "--no-save", "-f", "plain", stdin=ANSWERS).out
    assert "None of this is kept." in told
    assert "skillcheck show" in told
    assert "skillcheck gaps" not in told
    assert "skillcheck plan" not in told


def test_an_earlier_history_is_neither_read_nor_changed(small: Catalogue, home: Path, run: Run) -> None:
    run("assess", "--answers", "-", stdin=ANSWERS)
    before = (home / "history.db").read_bytes()
    run("assess", "--answers", "-", "--no-save", stdin=ANSWERS)
    assert (home / "history.db").read_bytes() == before


def test_a_home_that_can_not_be_does_not_matter(small: Catalogue, tmp_path: Path, run: Run) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    assert run("assess", "--answers", "-", "--no-save", stdin=ANSWERS).code == 0


def test_going_on_with_what_is_not_saved_is_refused(small: Catalogue, run: Run) -> None:
    ran = run("assess", "--resume", "--no-save")
    assert ran.code == 2
    assert "--no-save saves nothing" in ran.err


if sys.platform != "win32":
    from bench.terminal import Terminal

    WORDS = ("assess", "--role", "clerk", "--length", "full", "--no-save")

    @pytest.mark.parametrize("end", ["3", "q", "\x03"])
    def test_at_a_terminal_it_says_so_first_and_last_and_leaves_nothing(
        end: str, small: Catalogue, home: Path
    ) -> None:
        terminal = Terminal(*WORDS)
        terminal.see("Begin Enter", "nothing is kept", "your answers are gone", "r another role q leave")
        assert "one file" not in terminal.text
        terminal.type("\r")
        for number in range(3):
            terminal.see(f"Question {number + 1} of 4 ", "q stop")
            terminal.type("3")
        terminal.see("Question 4 of 4 ", "q stop")
        terminal.type(end)
        if end == "3":
            terminal.see("That was the last question.")
            assert "kept" not in terminal.text
            terminal.type("\r")
            terminal.see("None of this is kept", "q leave")
            terminal.type("q")
        assert terminal.end() == (130 if end == "\x03" else 0)
        terminal.see("None of this is kept" if end == "3" else "Nothing was saved, as you asked.")
        assert not home.exists()
        terminal.close()
