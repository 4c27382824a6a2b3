"""What stdout and stderr can show, and what happens when they can't be written to."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from skillcheck.console import streams
from skillcheck.errors import HistoryFault, PipeClosed
from skillcheck.model.form import Look

Environment = dict[str, str]


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    """A stream to a terminal."""
    pytest.importorskip("termios", reason="pseudo-terminals are POSIX")
    master, slave = os.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as stream:
        yield stream
    os.close(master)


def set_all(monkeypatch: pytest.MonkeyPatch, environment: Environment) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)


# What they can show


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ("72", 72),
        ("20", 20),
        ("19", 20),
        ("1", 20),
        ("200", 200),
        ("201", 200),
        ("99999", 200),
        ("0", 80),
        ("-5", 80),
        ("", 80),
        ("wide", 80),
        ("７２", 80),
        ("²", 80),
        ("1e3", 80),
        ("9" * 5000, 80),
    ],
)
def test_the_width_is_what_columns_says_held_to_what_can_be_read(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    set_all(monkeypatch, {"COLUMNS": columns})
    assert streams.look(io.StringIO()).width == width


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(
    ("rows", "columns", "seen"),
    [(30, 100, "100 30"), (30, 300, "200 30"), (3, 5, "20 8"), (0, 0, "80 24")],
)
def test_without_columns_and_lines_the_size_is_the_terminals(rows: int, columns: int, seen: str) -> None:
    import termios

    master, slave = os.openpty()
    termios.tcsetwinsize(slave, (rows, columns))
    code = (
        "import sys; from skillcheck.console import streams"
        "; print(streams.look(sys.stdout).width, streams.height())"
    )
    subprocess.run([sys.executable, "-c", code], stdin=slave, stdout=slave, stderr=slave, check=True)
    assert os.read(master, 100).decode().strip() == seen
    os.close(master)
    os.close(slave)


def test_a_file_of_ours_has_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"COLUMNS": "40", "FORCE_COLOR": "1"})
    assert streams.look(None) == Look(40, colour=False, unicode=True)


@pytest.mark.parametrize(
    ("environment", "at_terminal", "in_pipe"),
    [
        ({}, True, False),
        ({"TERM": "xterm"}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": "0"}, False, False),  # any value but the empty one (no-color.org)
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colour_is_as_the_environment_says(
    terminal: TextIO,
    monkeypatch: pytest.MonkeyPatch,
    environment: Environment,
    at_terminal: bool,
    in_pipe: bool,
) -> None:
    set_all(monkeypatch, environment)
    assert streams.look(terminal).colour is at_terminal
    assert streams.look(io.StringIO()).colour is in_pipe


@pytest.mark.parametrize(
    ("encoding", "drawn"), [("utf-8", True), ("ascii", False), ("latin-1", False), ("cp1252", False)]
)
def test_lines_are_drawn_only_where_the_stream_can_show_them(encoding: str, drawn: bool) -> None:
    assert streams.look(io.TextIOWrapper(io.BytesIO(), encoding=encoding)).unicode is drawn


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, False),
        ({"SKILLCHECK_PLAIN": "1"}, True),
        ({"SKILLCHECK_PLAIN": "yes"}, True),
        ({"SKILLCHECK_PLAIN": "0"}, False),
        ({"SKILLCHECK_PLAIN": ""}, False),
        ({"TERM": "dumb"}, True),
        ({"TERM": "xterm-256color"}, False),
    ],
)
def test_plain_text_is_wanted_by_name_or_by_a_terminal_that_can_no_more(
    monkeypatch: pytest.MonkeyPatch, environment: Environment, wanted: bool
) -> None:
    set_all(monkeypatch, environment)
    assert streams.plain_wanted() is wanted


def test_a_person_sits_at_terminals_only(terminal: TextIO, tmp_path: Path) -> None:
    assert streams.is_terminal(terminal)
    assert not streams.is_terminal(None)
    with (tmp_path / "file").open("w") as file:
        assert not streams.is_terminal(file)
    assert not streams.is_terminal(file)  # closed


# Writing


def test_a_result_is_written_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    streams.write("a\tb\nc\n")
    assert capsys.readouterr() == ("a\tb\nc\n", "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\nb\n", b"a\r\nb\r\n"),
        ("a\r\nb\r\n", b"a\r\nb\r\n"),
        ("a\r\n漢\r\n", "a\r\n漢\r\n".encode()),
    ],
)
def test_where_newlines_are_translated_a_calendar_keeps_its_line_ends_and_is_in_utf_8(
    text: str, written: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdout = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="\r\n")  # as on Windows
    monkeypatch.setattr("sys.stdout", stdout)
    streams.write(text)
    assert stdout.buffer.getvalue() == written


def test_a_closed_pipe_is_told_from_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as stdout:
        monkeypatch.setattr("sys.stdout", stdout)
        with pytest.raises(PipeClosed):
            streams.write("text\n")
        stdout.write("more")  # goes nowhere, and closing does not fail


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_device_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w") as stdout:
        monkeypatch.setattr("sys.stdout", stdout)
        with pytest.raises(HistoryFault, match="could not be written: No space left"):
            streams.write("text\n")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_missing_stream_is_no_failure(monkeypatch: pytest.MonkeyPatch, stream: str) -> None:
    monkeypatch.setattr(sys, stream, None)
    streams.write("text\n")
    streams.say("text")
    assert streams.height() >= streams.LOWEST


def test_a_closed_stderr_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = io.StringIO()
    stderr.close()
    monkeypatch.setattr("sys.stderr", stderr)
    streams.say("text")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plain", "plain\n"),
        ("two\nlines", "two lines\n"),
        ("end\r\nSaved. All is well.", "end Saved. All is well.\n"),
        ("\x1b[31mred", "\\u{1b}[31mred\n"),
        ("\x1b]52;c;aGk=\x07", "\\u{1b}]52;c;aGk=\\u{7}\n"),
        ("a\x9bb\x00c", "a\\u{9b}b\\u{0}c\n"),
        ("left\u202eright", "left\\u{202e}right\n"),
        ("[red]:warning:[/]", "[red]:warning:[/]\n"),
        ("word " * 50, "word " * 50 + "\n"),
    ],
)
def test_what_is_said_in_a_pipe_is_inert_and_one_line(
    capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    streams.say(text)
    assert capsys.readouterr() == ("", said)


def test_what_has_lines_keeps_them(capsys: pytest.CaptureFixture[str]) -> None:
    streams.say("two\nlines\x1b", lines=True)
    assert capsys.readouterr().err == "two\nlines\\u{1b}\n"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Saved to /tmp/a.md", ["Saved to /tmp/a.md"]),
        (
            "Nothing was planned, and that is fine. Go on with: skillcheck plan new order --why 'A line'",
            [
                "Nothing was planned, and that is fine.",
                "Go on with:",
                "skillcheck plan new order --why 'A line'",
            ],
        ),
        (
            "Where it happened is kept in /home/ana/Application Support/crash.txt",
            ["Where it happened is kept in", "/home/ana/Application Support/crash.txt"],
        ),
        (
            "Where it happened is kept in /home/anastasia/Application Support/crash.txt",
            ["Where it happened is kept in", "/home/anastasia/Application Support/crash.txt"],
        ),
        ("[red]:warning:[/] " * 3, ["[red]:warning:[/] [red]:warning:[/]", "[red]:warning:[/]"]),
        ("漢" * 30, ["漢" * 20, "漢" * 10]),
    ],
)
def test_a_message_at_a_terminal_is_broken_between_words_and_what_is_copied_from_it_is_not(
    terminal: TextIO, monkeypatch: pytest.MonkeyPatch, text: str, rows: list[str]
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(streams, "show", shown.append)
    monkeypatch.setenv("COLUMNS", "40")
    streams.say(text)
    assert "".join(shown).splitlines() == rows


def test_characters_that_a_stream_can_not_show_are_written_as_escapes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stdout = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", stdout)
    monkeypatch.setattr("sys.stderr", None)
    streams.prepare()
    streams.write("é字")
    assert stdout.buffer.getvalue() == b"\\xe9\\u5b57"


@pytest.mark.skipif(sys.platform == "win32", reason="closes them by a POSIX shell")
def test_closed_standard_streams_are_never_taken_by_other_files(home: Path) -> None:
    code = (
        "import os; from skillcheck.console import streams; streams.prepare()"
        "; raise SystemExit(os.open(os.devnull, os.O_RDONLY))"
    )
    shell = 'exec "$0" -c "$1" <&- >&- 2>&-'
    assert subprocess.run(["sh", "-c", shell, sys.executable, code], check=False).returncode == 3


def test_what_is_said_while_a_screen_is_shown_waits_until_it_is_gone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    streams.hold()
    streams.say("one")
    streams.say("two")
    assert capsys.readouterr().err == ""
    streams.release()
    streams.say("three")
    assert capsys.readouterr().err == "one\ntwo\nthree\n"
