"""Two at once: two assessments are two assessments, and each tick of a plan is kept."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from skillcheck.model.catalogue import Catalogue
from skillcheck.store import database, plans
from skillcheck.store.history import History
from tests.commands.plan.conftest import On, on, planned, ready
from tests.conftest import SMALL

__all__ = ["on", "planned", "ready"]


def together(*lines: tuple[str, ...]) -> list[int]:
    """Start a process for each line, all before the first has ended; their exit codes."""
    env = {**os.environ, "SKILLCHECK_CATALOGUE": str(SMALL)}
    words = [[sys.executable, "-m", "skillcheck", *line] for line in lines]
    running = [subprocess.Popen(line, env=env, stdout=subprocess.DEVNULL) for line in words]
    return [process.wait(60) for process in running]


def kept() -> list[tuple[str, int]]:
    """Each assessment with how many answers it has."""
    connection = database.open_for_reading(database.path())
    assert connection
    history = History(connection, database.path())
    found = [(one.id, len(one.responses)) for one in history.assessments()]
    history.close()
    return found


def test_both_ticks_are_kept(planned: None, on: On, small: Catalogue) -> None:
    ticks = [("plan", "done", "listening", "--note", f"note {n}") for n in range(6)]
    assert together(*ticks) == [0] * 6
    connection = database.open_for_reading(database.path())
    assert connection
    with closing(connection):
        log = plans.load(History(connection, database.path())).log
    assert sorted(entry.note for entry in log) == [f"note {n}" for n in range(6)]  # type: ignore[union-attr]


def test_assessments_from_files_are_all_kept(small: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("version: 1\nrole: clerk\nanswers: {sums-1: 3}\n")
    assert together(*[("assess", "--answers", "a.yaml")] * 6) == [0] * 6
    assert [count for _, count in kept()] == [1] * 6


def test_lines_of_evidence_and_a_deletion_do_not_break_each_other(small: Catalogue) -> None:
    add = ("evidence", "add", "order", "A line.")
    codes = together(add, add, ("history", "delete", "--all"), add, add)
    assert set(codes) <= {0, 4, 5}  # none to delete yet, or one reads while traces are wiped: it is said
    assert together(add) == [0]


if sys.platform != "win32":
    from bench.terminal import Terminal

    def see_the_result(terminal: Terminal) -> None:
        """Go on from the last question to the result, and leave it."""
        terminal.see("That was the last question.")
        terminal.type("\r")
        terminal.see("Where to work next", "q leave")
        terminal.type("q")
        assert terminal.end() == 0

    def test_two_assessments_at_two_terminals_are_two(small: Catalogue) -> None:
        line = ("assess", "--role", "clerk", "--length", "full", "--new")
        first = Terminal(*line)
        first.see("Begin Enter")
        second = Terminal(*line)
        second.see("An assessment is open in another window.", "Press any key to go on")
        second.type(" ")
        second.see("Begin Enter")
        both = (first, second)
        for terminal in both:
            terminal.type("\r")
        for number in range(4):
            for terminal in both:
                terminal.see(f"Question {number + 1} of 4 ", "q stop")
                terminal.type("1")
        for terminal in both:
            see_the_result(terminal)
        for terminal in both:
            terminal.close()
        (one, answers), (other, more) = kept()
        assert one != other
        assert (answers, more) == (4, 4)

    def test_one_can_look_while_another_answers(small: Catalogue) -> None:
        terminal = Terminal("assess", "--role", "clerk", "--length", "full")
        terminal.see("Begin Enter")
        terminal.type("\r1")
        terminal.see("Question 2 of 4 ", "q stop")
        assert together(("history",), ("list",), ("evidence", "add", "order", "Meanwhile.")) == [0, 0, 0]
        terminal.type("111")
        see_the_result(terminal)
        terminal.close()
        assert [count for _, count in kept()] == [4]
