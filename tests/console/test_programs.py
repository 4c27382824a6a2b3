"""The pager, in a real terminal of 24 rows: what goes through it, and what happens when it is left or fails."""

import re
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from bench.terminal import Terminal

Start = Callable[..., Terminal]

CTRL_C = "\x03"
PAGED = "sh -c 'echo PAGED; cat'"
FIRST, LAST = b"44 skills", b"skillcheck show"
"""What stands in the first and the last rows of the list of skills."""


@pytest.fixture
def start() -> Iterator[Start]:
    """Runs the program in a terminal, where `variables` are set."""
    opened: list[Terminal] = []

    def starter(*words: str, into: Path | None = None, columns: int = 80, **variables: str) -> Terminal:
        opened.append(Terminal(*words, into=into, columns=columns, variables=variables))
        return opened[-1]

    yield starter
    for terminal in opened:
        terminal.close()


def test_less_shows_a_long_page_from_its_start_until_it_is_left(start: Start) -> None:
    terminal = start("list", PAGER="less")
    terminal.wait(lambda: "q leaves" in terminal.screen.display[23], "the prompt of less")
    assert "44 skills" in terminal.screen.display[0]
    assert b"\x1b[1m" in terminal.raw
    terminal.type("q")
    assert terminal.end() == 0
    assert "44 skills" in terminal.text  # the page stays


@pytest.mark.parametrize("columns", [80, 40])
def test_less_says_where_the_page_ends(columns: int, start: Start) -> None:
    terminal = start("list", PAGER="less", columns=columns)
    for _ in range(9):
        terminal.wait(lambda: "q leaves" in terminal.screen.display[23], "the prompt of less")
        if "This is the end" in terminal.text:
            break
        assert "Space shows more" in terminal.text
        shown = terminal.text
        terminal.type(" ")
        terminal.wait(lambda shown=shown: terminal.text != shown, "the next page")
    assert "skillcheck show" in terminal.text
    terminal.see("This is the end, q leaves")
    assert "Space shows more" not in terminal.text
    terminal.type("q")
    assert terminal.end() == 0


def test_a_command_that_is_typed_into_less_writes_no_file(start: Start, tmp_path: Path) -> None:
    terminal = start("list", PAGER="less")
    terminal.wait(lambda: "q leaves" in terminal.screen.display[23], "the prompt of less")
    terminal.type("skillcheck gaps\r")
    terminal.see("not available")
    terminal.type("\rq")
    assert not list(tmp_path.glob("*killcheck*"))


def test_a_page_that_is_too_long_goes_through_the_pager(start: Start) -> None:
    terminal = start("list", PAGER=PAGED)
    assert terminal.end() == 0
    assert terminal.raw.startswith(b"PAGED")
    assert terminal.raw.count(FIRST) == terminal.raw.count(LAST) == 1


@pytest.mark.parametrize(
    "variables",
    [
        {"PAGER": "cat"},
        {"PAGER": ""},
        {"PAGER": "no-such-pager"},
        {"PAGER": "less 'unfinished"},
        {"PAGER": "false"},
        {"PAGER": PAGED, "TERM": "dumb"},
        {"PAGER": PAGED, "SKILLCHECK_PLAIN": "1"},
    ],
)
def test_any_other_page_is_written_as_it_is(variables: dict[str, str], start: Start) -> None:
    terminal = start("list", **variables)
    assert terminal.end() == 0
    assert b"PAGED" not in terminal.raw
    assert terminal.raw.count(FIRST) == terminal.raw.count(LAST) == 1


def test_a_file_is_not_paged(start: Start, tmp_path: Path) -> None:
    terminal = start("list", "-f", "terminal", into=tmp_path / "list.txt", PAGER=PAGED)
    assert terminal.end() == 0
    assert "PAGED" not in (tmp_path / "list.txt").read_text()


def test_a_pager_that_is_left_early_ends_it_quietly(start: Start) -> None:
    terminal = start("list", PAGER="head -1")
    assert terminal.end() == 0
    assert len(terminal.raw.splitlines()) == 1


def test_ctrl_c_is_the_pagers(start: Start) -> None:
    terminal = start("list", PAGER="sh -c 'echo READING; exec sleep 60'")
    terminal.see("READING")
    terminal.type(CTRL_C)
    assert terminal.end() == 0
    assert terminal.text == "READING ^C"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_ctrl_z_stops_nobody_while_the_pager_has_the_keys(start: Start) -> None:
    """Else the shell and less, which may start nothing and does not stop, would read them in turn."""
    terminal = start("list", PAGER="sh -c 'grep SigIgn /proc/$PPID/status; cat'")
    assert terminal.end() == 0
    ignored = re.search(rb"SigIgn:\s+([0-9a-f]+)", terminal.raw)
    assert ignored
    assert int(ignored[1], 16) & 1 << (signal.SIGTSTP - 1)
