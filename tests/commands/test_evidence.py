"""`skillcheck evidence`: lines about what happened."""

import csv
import io
import re
import stat
import sys
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.commandline import quote
from tests.commands.conftest import parsed
from tests.conftest import Run


def test_a_line_is_kept_and_shown(small: Catalogue, run: Run) -> None:
    ran = run("evidence", "add", "Hearing Out", "  Said back her worry.  ", "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    assert parsed(ran)["kind"] == "evidence"
    (line,) = parsed(ran)["evidence"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", line.pop("at"))
    assert line == {"id": 1, "skill": "listening", "text": "Said back her worry."}
    assert parsed(run("evidence", "list", "-f", "json"))["evidence"] == parsed(ran)["evidence"]


def test_lines_come_oldest_first_and_by_skill(small: Catalogue, run: Run) -> None:
    for skill, text in (("order", "one"), ("sums", "two"), ("order", "three")):
        run("evidence", "add", skill, text)
    texts = [line["text"] for line in parsed(run("evidence", "list", "-f", "json"))["evidence"]]
    assert texts == ["one", "two", "three"]
    own = [line["text"] for line in parsed(run("evidence", "list", "Order", "-f", "json"))["evidence"]]
    assert own == ["one", "three"]


CANARY = "xqcanaryzv"


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001, "a \udcff byte"])
def test_what_is_no_line_is_refused_and_not_kept(text: str, small: Catalogue, home: Path, run: Run) -> None:
    ran = run("evidence", "add", "order", text)
    assert (ran.code, ran.out) == (2, "")
    assert not home.exists()


def test_the_longest_line_is_kept_whole(small: Catalogue, run: Run) -> None:
    run("evidence", "add", "order", "x" * 2000)
    assert parsed(run("evidence", "list", "-f", "json"))["evidence"][0]["text"] == "x" * 2000


@pytest.mark.parametrize("words", [("add", "odrer", "text"), ("list", "odrer")])
def test_an_unknown_skill_brings_a_suggestion(
    words: tuple[str, ...], small: Catalogue, home: Path, run: Run
) -> None:
    ran = run("evidence", *words)
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean order?" in ran.err
    assert not home.exists()


@pytest.mark.parametrize("format_", ["terminal", "plain", "md", "csv"])
def test_a_hostile_line_is_kept_as_it_is_and_shown_inert(format_: str, small: Catalogue, run: Run) -> None:
    evil = "\x1b]52;c;aGk=\x07 \u202eoops"
    run("evidence", "add", "order", evil)
    assert parsed(run("evidence", "list", "-f", "json"))["evidence"][0]["text"] == evil
    out = run("evidence", "list", "-f", format_).out
    assert "oops" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_a_line_that_looks_like_a_formula_is_harmless_in_a_csv(small: Catalogue, run: Run) -> None:
    run("evidence", "add", "order", "=1+1")
    rows = list(csv.DictReader(io.StringIO(run("evidence", "list", "-f", "csv").out)))
    assert [row["text"] for row in rows] == ["'=1+1"]


def test_no_lines_yet_is_an_empty_list(small: Catalogue, home: Path, run: Run) -> None:
    ran = run("evidence", "list", "-f", "json")
    assert ran.code == 0
    assert parsed(ran) == {"skillcheck": 1, "kind": "evidence", "evidence": []}
    assert "skillcheck evidence add" in run("evidence", "list").out
    assert not home.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_folder_and_files_are_the_owners_alone(small: Catalogue, home: Path, run: Run) -> None:
    run("evidence", "add", "order", "a line")
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    files = [path for path in home.rglob("*") if path.is_file()]
    assert files
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_a_folder_that_others_can_read_is_said(small: Catalogue, home: Path, run: Run) -> None:
    run("evidence", "add", "order", "a line")
    home.chmod(0o755)
    ran = run("evidence", "list", "-f", "json")
    assert ran.code == 0
    assert ran.err == f"Others can read {home} (mode 755). To close it: skillcheck doctor --repair\n"
    assert len(parsed(ran)["evidence"]) == 1


@pytest.mark.parametrize("words", [("add",), ("add", "order"), ("add", "order", "two", "three")])
def test_a_line_is_one_skill_and_one_text(words: tuple[str, ...], small: Catalogue, run: Run) -> None:
    ran = run("evidence", *words)
    assert (ran.code, ran.out) == (2, "")


@pytest.fixture
def noted(small: Catalogue, run: Run) -> None:
    """Three lines, and copies of the history that have them."""
    for text in ("one", f"two of {CANARY}", "three"):
        assert run("evidence", "add", "order", text).code == 0
    sheet = "version: 1\nrole: clerk\nanswers: {sums-1: 3}\n"
    assert run("assess", "--answers", "-", stdin=sheet).code == 0


def texts(run: Run) -> dict[int, str]:
    """The lines that there are, by their numbers."""
    return {line["id"]: line["text"] for line in parsed(run("evidence", "list", "-f", "json"))["evidence"]}


def traces(home: Path) -> list[str]:
    """The files in the home that hold the word."""
    return [path.name for path in home.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


def test_the_list_shows_the_numbers_by_which_lines_are_changed(noted: None, run: Run) -> None:
    for format_ in ("plain", "terminal", "md", "html"):
        shown = run("evidence", "list", "-f", format_).out.replace("\\.", ".")
        assert all(f"{number}. 2026-11-24 Order" in shown for number in (1, 2, 3)), format_


def test_a_line_is_changed_and_what_it_said_is_gone_from_every_file(
    noted: None, home: Path, run: Run
) -> None:
    assert traces(home)
    ran = run("evidence", "edit", "2", "  two of a guest ", "-f", "json")
    assert (ran.code, parsed(ran)["evidence"][0]["text"]) == (0, "two of a guest")
    assert texts(run) == {1: "one", 2: "two of a guest", 3: "three"}
    assert traces(home) == []


def test_a_line_is_removed_from_every_file_and_the_others_keep_their_numbers(
    noted: None, home: Path, run: Run
) -> None:
    ran = run("evidence", "remove", "2")
    assert ran.code == 0
    assert "line 2" in ran.out
    assert CANARY not in ran.out + ran.err
    assert texts(run) == {1: "one", 3: "three"}
    assert traces(home) == []
    run("evidence", "remove", "3")
    run("evidence", "add", "order", "four")
    assert texts(run) == {1: "one", 4: "four"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("remove", "4"), 2),
        (("remove", "0"), 2),
        (("remove", "two"), 2),
        (("edit", "9", "text"), 2),
        (("edit", "2", "  "), 2),
        (("edit", "2", "x" * 2001), 2),
        (("edit", "2", "a \udcff byte"), 2),
    ],
)
def test_what_is_no_line_changes_nothing(words: tuple[str, ...], code: int, noted: None, run: Run) -> None:
    before = texts(run)
    ran = run("evidence", *words)
    assert (ran.code, ran.out) == (code, "")
    assert texts(run) == before


@pytest.mark.parametrize("words", [("remove", "1"), ("edit", "1", "text")])
def test_without_a_line_there_is_nothing_to_change(
    words: tuple[str, ...], home: Path, small: Catalogue, run: Run
) -> None:
    ran = run("evidence", *words, "-f", "json")
    assert (ran.code, parsed(ran)["evidence"]) == (5, [])
    assert not home.exists()


@pytest.mark.parametrize("text", ["-5 %", "-3 points on Friday", "- said so"])
def test_a_text_that_begins_with_a_dash_is_told_how_to_be_given(
    text: str, small: Catalogue, run: Run
) -> None:
    ran = run("evidence", "add", "order", text)
    assert ran.code == 2
    assert f"behind “--”, as in: skillcheck evidence add … -- {quote(text)}." in ran.err
    assert run("evidence", "add", "order", "--", text).code == 0
    assert text in run("evidence", "list").out


def test_a_mistyped_option_is_not_taken_for_a_text(small: Catalogue, run: Run) -> None:
    assert "behind" not in run("gaps", "--tpo").err


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(("words", "typed", "code", "left"), [
    ((), "n\r", 1, 1), ((), "\r", 1, 1), ((), "y\r", 0, 0), (("--yes",), "", 0, 0),
])  # fmt: skip
def test_at_a_terminal_removing_is_asked_for(
    words: tuple[str, ...], typed: str, code: int, left: int, small: Catalogue, run: Run
) -> None:
    from bench.terminal import Terminal

    run("evidence", "add", "order", "one")
    terminal = Terminal("evidence", "remove", "1", *words)
    if typed:
        terminal.see("This removes line 1", "one", "type y and Enter")
        terminal.type(typed)
    assert terminal.end() == code
    terminal.close()
    assert len(parsed(run("evidence", "list", "-f", "json"))["evidence"]) == left
