"""Where a result goes and in which format."""

import json
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from skillcheck.commands.shared import open_way_out
from skillcheck.errors import HistoryFault, UsageFault
from skillcheck.model.document import Document, Paragraph
from tests.conftest import SMALL, Run
from tests.formats.calendars import WHOLE

PAGE = Document("A title", "kind", {"a": 1}, "", ("a",), (Paragraph("A text."),))


@pytest.mark.parametrize(
    ("format_", "output", "usual", "chosen"),
    [
        (None, None, None, "plain"),  # stdout is no terminal here
        ("terminal", None, None, "terminal"),
        (None, "-", None, "plain"),
        (None, None, "md", "md"),
        ("csv", None, "md", "csv"),
        (None, "r.md", None, "md"),
        (None, "r.html", "md", "html"),
        (None, "r.HTM", None, "html"),
        (None, "r.json", None, "json"),
        (None, "r.csv", "md", "csv"),
        (None, "r.txt", "md", "plain"),
        (None, "R.JSON", None, "json"),
        (None, "result", None, "plain"),
        (None, "result", "md", "md"),
        ("plain", "r.pdf", None, "plain"),
        ("json", "r.md", None, "json"),
    ],
)
def test_the_format_named_then_the_ending_then_the_usual_one(
    format_: str | None, output: str | None, usual: str, chosen: str
) -> None:
    assert open_way_out(format_, output, force=False, usual=usual).format == chosen


@pytest.mark.parametrize("usual", [None, "md"])
def test_an_ending_of_no_format_is_refused_with_those_that_there_are(
    usual: str | None, tmp_path: Path
) -> None:
    with pytest.raises(
        UsageFault, match=r"No format has the ending “\.pdf”\. There are \.md, .*\.txt; or name"
    ):
        open_way_out(None, "r.pdf", force=False, usual=usual)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("format_", "words"),
    [
        ("jsn", "Did you mean json?"),
        ("JSON", "Did you mean json?"),
        ("", "no format “” here"),
        ("docx", "terminal, plain, md, html, json, csv"),
    ],
)
def test_an_unknown_format_names_those_that_there_are(format_: str, words: str) -> None:
    with pytest.raises(UsageFault, match=words.replace("?", r"\?")):
        open_way_out(format_, None, force=False)


@pytest.mark.parametrize(
    ("format_", "output"), [("ics", None), (None, "plan.ics"), (None, "plan.ical"), ("ics", "plan.txt")]
)
def test_a_format_for_some_pages_is_had_only_where_it_is_offered(
    format_: str | None, output: str | None, tmp_path: Path
) -> None:
    with pytest.raises(UsageFault, match=r"no format “ics” here\. There are terminal, plain"):
        open_way_out(format_, output, force=False)
    assert open_way_out(format_, output, force=False, more=("ics",)).format == "ics"
    assert list(tmp_path.iterdir()) == []


def test_where_more_is_offered_it_is_named_too() -> None:
    with pytest.raises(UsageFault, match=r"Did you mean ics\?.*csv.*, ics\."):
        open_way_out("icx", None, force=False, more=("ics",))


def test_a_calendar_reaches_a_file_with_its_line_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_way_out(None, "plan.ics", force=False, more=("ics",)).send(WHOLE)
    written = (tmp_path / "plan.ics").read_bytes()
    assert written.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert written.count(b"\r") == written.count(b"\n")


@pytest.mark.parametrize("output", ["there", "no/such.md", "x" * 300, "a\0b", "folder", ""])
def test_a_place_that_cannot_be_written_is_refused_early(output: str, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageFault):
        open_way_out(None, output, force=False)
    assert (tmp_path / "there").read_text() == "mine"


def test_looking_at_the_place_does_not_touch_it(tmp_path: Path) -> None:
    open_way_out(None, "new.md", force=False)
    assert not (tmp_path / "new.md").exists()


def test_force_replaces_a_file_and_keeps_its_mode(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "there.json"
    path.write_text("mine")
    path.chmod(0o640)
    open_way_out(None, str(path), force=True).send(PAGE)
    assert json.loads(path.read_text("utf-8"))["a"] == 1
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["there.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_a_new_file_is_the_owners_alone(tmp_path: Path) -> None:
    open_way_out(None, "new.md", force=False).send(PAGE)
    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o600


def test_a_file_is_told_of_on_stderr_and_stdout_stays_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_way_out(None, "new.md", force=False).send(PAGE)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "Saved to new.md\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(HistoryFault, match="no space left"):
        open_way_out("json", "/dev/full", force=False).send(PAGE)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_closed_is_said_early(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(UsageFault, match="closed"):
        open_way_out(None, str(closed / "new.md"), force=False)


@contextmanager
def a_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal for stdout; gives the end at which what it shows can be read, without waiting."""
    pty = pytest.importorskip("pty")
    there, here = pty.openpty()
    os.set_blocking(there, False)
    with os.fdopen(here, "w", encoding="utf-8") as stream, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        yield there
    os.close(there)


@pytest.mark.parametrize(
    ("variables", "chosen"),
    [
        ({}, "terminal"),
        ({"SKILLCHECK_PLAIN": "1"}, "plain"),
        ({"SKILLCHECK_PLAIN": "0"}, "terminal"),
        ({"SKILLCHECK_PLAIN": ""}, "terminal"),
        ({"TERM": "dumb"}, "plain"),
        ({"TERM": "xterm"}, "terminal"),
        ({"NO_COLOR": "1"}, "terminal"),
    ],
)
def test_a_terminal_gets_terminal_unless_plain_is_wanted(
    variables: dict[str, str], chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with a_terminal(monkeypatch):
        assert open_way_out(None, None, force=False).format == chosen


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_gets_colour_unless_told_otherwise(
    variables: dict[str, str],
    coloured: bool,
    assessed: str,
    monkeypatch: pytest.MonkeyPatch,
    run: Run,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with a_terminal(monkeypatch) as there:
        assert run("gaps", "-f", "terminal").code == 0
        shown = os.read(there, 65536)
        assert any(code in shown for code in (b"38;5;31m", b"\x1b[36m")) == coloured
        assert (b"\x1b[1m" in shown) == ("TERM" not in variables)  # bold stays without colour


def test_a_file_has_no_colour_even_from_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_terminal(monkeypatch):
        open_way_out("terminal", "new.txt", force=False).send(PAGE)
    assert "\x1b" not in (tmp_path / "new.txt").read_text("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    ("words", "saved"),
    [
        (
            ("assess", "--answers", "answers.yaml"),
            "The assessment is saved. See it: skillcheck gaps --assessment ",
        ),
        (("evidence", "add", "order", "x"), "The line is noted."),
        (("evidence", "edit", "1", "x"), "The line is noted."),
        (("evidence", "remove", "1"), "The line is removed."),
        (
            (
                *"plan new sums --action y --done-when z --minutes 5 --why x --due 4w --days mon --cue".split(),
                "When x, I y.",
            ),
            "It is planned.",
        ),
        (("plan", "done", "listening"), "Noted: Listening"),
        (("plan", "undo"), "Taken back: "),
        (("history", "delete", "--all"), "Deleted the plan and 1 assessment"),
        (("gaps",), ""),
        (("evidence", "list"), ""),
        (("plan",), ""),
    ],
)
def test_a_result_that_can_not_be_written_says_what_is_saved(
    words: tuple[str, ...], saved: str, assessed: str, run: Run
) -> None:
    run("evidence", "add", "order", "There.")
    line = "plan new listening --practice 1 --why x --due 4w --days mon,tue,wed,thu,fri"
    made = run(*line.split())
    assert made.code == 0, made.err
    ran = run(*words, "-f", "plain", "-o", "/dev/full")
    assert (ran.code, ran.out) == (4, "")
    assert "/dev/full could not be written: no space left on device." in ran.err
    assert saved in ran.err
    assert bool(saved) or ran.err.count("\n") == 1


READ_AND_WRITTEN = (
    ("huddle", "listening", "--catalogue", "{0}", "-f", "md"),
    ("show", "listening", "--catalogue", "./sub/../{0}"),
    ("assess", "--answers", "{0}", "-f", "md"),
    ("history", "import", "{0}"),
    ("plan", "review", "listening", "--then", "{0}", "--drop", "--reason", "x"),
    ("catalogue", "check", "{0}"),
    ("catalogue", "reliability", "other.json", "{0}"),
    ("catalogue", "calibrate", "{0}"),
)


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("words", READ_AND_WRITTEN)
def test_what_a_result_is_made_of_is_not_replaced_by_it(
    words: tuple[str, ...], force: tuple[str, ...], tmp_path: Path, run: Run
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "in.yaml").write_bytes(SMALL.read_bytes())
    (tmp_path / "same.md").hardlink_to(tmp_path / "in.yaml")
    ran = run(*(word.format("in.yaml") for word in words), "-o", "same.md", *force)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "same.md is read for this result. Name another file to write to.\n"


def test_the_catalogue_of_the_environment_and_its_parameters_are_not_replaced_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    parameters = {"parameters": 1, "catalogue_digest": "x"}
    (tmp_path / "p.json").write_text(json.dumps(parameters))
    (tmp_path / "in.yaml").write_text(f"parameters: p.json\n{SMALL.read_text('utf-8')}")
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", "in.yaml")
    for file in ("in.yaml", "p.json"):
        ran = run("show", "listening", "-f", "md", "-o", file, "--force")
        assert (ran.code, "is read for this result" in ran.err) == (2, True), ran.err
    assert json.loads((tmp_path / "p.json").read_text()) == parameters
