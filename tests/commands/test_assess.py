"""Taking an assessment from a file: what it prints, what it keeps, what it refuses."""

import json
import os
import re
from pathlib import Path

import pytest

from skillcheck.app.opening import history_to_write
from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import ANSWERS, parsed
from tests.conftest import SMALL, Run


def test_an_answers_file_prints_what_gaps_prints(answers_file: Path, run: Run) -> None:
    taken = run("assess", "--answers", str(answers_file), "-f", "json")
    assert (taken.code, taken.err) == (0, "")
    assert taken.out == run("gaps", "-f", "json").out


@pytest.mark.parametrize("format_", ["terminal", "plain", "md", "csv"])
def test_every_format_prints_what_gaps_prints(format_: str, answers_file: Path, run: Run) -> None:
    taken = run("assess", "--answers", str(answers_file), "-f", format_)
    assert taken.code == 0
    assert "Listening" in taken.out
    assert taken.out == run("gaps", "-f", format_).out


def test_the_assessment_says_who_when_how_much(answers_file: Path, small: Catalogue, run: Run) -> None:
    about = parsed(run("assess", "--answers", str(answers_file), "-f", "json"))["assessment"]
    assert re.fullmatch(r"2026-11-22-[0-9a-f]{6}", about.pop("id"))
    assert about == {
        "role": "desk-lead",
        "taken_at": "2026-11-22T08:00:00+00:00",  # 10:00 at +02:00
        "length": "full",
        "asked": 10,
        "items": 10,
        "minutes": 0,
        "catalogue_digest": small.digest,
        "finished": True,
    }


def test_answers_come_from_standard_input_too(small: Catalogue, run: Run) -> None:
    ran = run("assess", "--answers", "-", "-f", "json", stdin=ANSWERS)
    assert ran.code == 0
    assert parsed(ran)["assessment"]["asked"] == 10


def test_answers_may_be_json(small: Catalogue, run: Run) -> None:
    sheet = {"version": 1, "role": "clerk", "answers": {"order-1": 4, "order-s": "b", "sums-1": "n/a"}}
    ran = run("assess", "--answers", "-", "-f", "json", stdin=json.dumps(sheet))
    assert parsed(ran)["assessment"]["asked"] == 3
    assert [gap["skill"] for gap in parsed(ran)["gaps"]] == ["order"]
    assert parsed(ran)["not_assessed"] == ["sums"]


def test_items_left_out_are_simply_unanswered(small: Catalogue, run: Run) -> None:
    sheet = "version: 1\nrole: desk-lead\nanswers:\n  order-1: 4\n"
    found = parsed(run("assess", "--answers", "-", "-f", "json", stdin=sheet))
    assert found["assessment"]["asked"] == 1
    assert [(gap["skill"], gap["answered"]) for gap in found["gaps"]] == [("order", 1)]
    assert found["not_assessed"] == ["listening", "caring", "sums"]


def test_without_a_terminal_it_asks_for_a_file(small: Catalogue, home: Path, run: Run) -> None:
    ran = run("assess")
    assert (ran.code, ran.out) == (2, "")
    assert "--answers" in ran.err
    assert not home.exists()


FAULTY = """\
version: 1
role: desk-led
taken_at: yesterday
answers:
  listening-1: 7
  listening-s: z
  listning-2: 3
  order-1: 3
  order-1: 4
  caring-1: often
notes: none
"""


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (2, "desk-lead"),
        (3, "2026-11-22T10:00:00Z"),
        (5, "1, 2, 3, 4, 5 or n/a"),
        (6, "a, b, c or n/a"),
        (7, "listening-2"),
        (9, "twice"),
        (10, "often"),
        (11, "notes"),
    ],
)
def test_every_fault_of_an_answers_file_comes_with_its_line(
    line: int, word: str, small: Catalogue, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "faulty.yaml"
    path.write_text(FAULTY)
    ran = run("assess", "--answers", str(path))
    about = [said for said in ran.err.splitlines() if said.startswith(f"{path}:{line}: ")]
    assert len(about) == 1, ran.err
    assert word in about[0]


def test_a_faulty_answers_file_leaves_no_trace(small: Catalogue, home: Path, run: Run) -> None:
    ran = run("assess", "--answers", "-", "-f", "json", stdin=FAULTY)
    assert (ran.code, ran.out) == (3, "")
    assert "Nothing was saved" in ran.err
    assert not home.exists()


def test_a_fault_adds_nothing_to_the_history_that_is_there(assessed: str, run: Run) -> None:
    before = run("history", "-f", "json").out
    assert run("assess", "--answers", "-", stdin=FAULTY).code == 3
    assert run("history", "-f", "json").out == before


@pytest.mark.parametrize(
    ("sheet", "word"),
    [
        ("", "empty"),
        ("[1, 2]", "is not a file of answers"),
        ("version: 2\nanswers: {}\n", "version"),
        ("version: 1\n", "answers"),
        ("version: 1\nanswers:\n  - 3\n", "map"),
        ("version: 1\nanswers: {order-1: &a 3, order-2: *a}\n", "anchors"),
        ("version: 1\ntaken_at: 2026-11-22T10:00:00\nanswers: {order-1: 3}\n", "offset"),
        ("version: 1\nanswers: {order-1: 3", "not closed with “}”"),
        ('{"version": 1, "answers": {"order-1": NaN}}', "order-1"),
        ("version: 1\nanswers: {order-1: 0}\n", "order-1"),
        ("version: 1\nanswers: {order-1: 3.0}\n", "order-1"),
        ("version: 1\nanswers: {order-s: 2}\n", "order-s"),
        ("version: 1\nanswers: {order-1: }\n", "order-1"),
    ],
)
def test_an_answers_file_that_cannot_be_used_is_refused(
    sheet: str, word: str, small: Catalogue, home: Path, run: Run
) -> None:
    ran = run("assess", "--answers", "-", "--role", "clerk", stdin=sheet)
    assert (ran.code, ran.out) == (3, "")
    assert word in ran.err
    assert not home.exists()


def test_an_answers_file_must_be_a_file(small: Catalogue, tmp_path: Path, run: Run) -> None:
    for path in (tmp_path, tmp_path / "missing.yaml"):
        ran = run("assess", "--answers", str(path))
        assert (ran.code, ran.out) == (3, "")
        assert str(path) in ran.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_fifo_does_not_keep_the_program_waiting(small: Catalogue, tmp_path: Path, run: Run) -> None:
    os.mkfifo(tmp_path / "pipe")
    ran = run("assess", "--answers", str(tmp_path / "pipe"))
    assert ran.code == 3
    assert "regular file" in ran.err


@pytest.mark.parametrize(
    ("words", "naming"),
    [
        (("--length", "endless"), "full"),
        (("--length", "review"), "full"),
        (("--resume", "--new"), "--new"),
        (("--answers", "-", "--resume"), "--resume"),
        (("--role", "desk-led"), "desk-lead"),
        (("--answers", "-", "--role", "desk-led"), "desk-lead"),
        (("--answers", "-", "-f", "jsn"), "json"),
        (("--answers", "-", "-o", "no/such/folder.md"), "folder"),
    ],
)
def test_options_that_do_not_exist_or_do_not_go_together(
    words: tuple[str, ...], naming: str, small: Catalogue, home: Path, run: Run
) -> None:
    ran = run("assess", *words, stdin=ANSWERS)
    assert (ran.code, ran.out) == (2, "")
    assert naming in ran.err
    assert not home.exists()


def test_quick_has_one_question_a_skill(answers_file: Path, run: Run) -> None:
    about = parsed(run("assess", "--answers", str(answers_file), "--length", "quick", "-f", "json"))
    assert about["assessment"]["length"] == "quick"
    assert about["assessment"]["items"] == 4


def test_the_role_of_the_command_line_wins_over_the_file(answers_file: Path, run: Run) -> None:
    ran = run("assess", "--answers", str(answers_file), "--role", "clerk", "-f", "json")
    assert parsed(ran)["assessment"]["role"] == "clerk"
    assert [gap["skill"] for gap in parsed(ran)["gaps"]] == ["order", "sums"]


def test_answers_outside_the_role_are_kept_and_said_so(answers_file: Path, run: Run) -> None:
    ran = run("assess", "--answers", str(answers_file), "--role", "clerk", "-f", "json")
    assert ran.err.startswith("6 of the answers")  # three each for listening and caring
    kept = parsed(run("export", "-f", "json"))["answers"]
    assert len(kept) == 10


def test_without_a_role_it_is_the_last_one(assessed: str, run: Run) -> None:
    ran = run("assess", "--answers", "-", "-f", "json", stdin="version: 1\nanswers: {sums-1: 3}\n")
    assert parsed(ran)["assessment"]["role"] == "desk-lead"


def test_without_any_role_it_asks_which(small: Catalogue, run: Run) -> None:
    ran = run("assess", "--answers", "-", stdin="version: 1\nanswers: {sums-1: 3}\n")
    assert (ran.code, ran.out) == (2, "")
    assert "desk-lead, clerk" in ran.err
    assert run("history").code == 5


def test_the_only_role_needs_no_naming(tmp_path: Path, run: Run) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text(SMALL.read_text("utf-8").partition("  - id: clerk")[0], encoding="utf-8")
    sheet = "version: 1\nanswers: {sums-1: 3}\n"
    ran = run("assess", "--catalogue", str(ours), "--answers", "-", "-f", "json", stdin=sheet)
    assert parsed(ran)["assessment"]["role"] == "desk-lead"


def test_without_a_time_it_is_now(small: Catalogue, run: Run) -> None:
    sheet = "version: 1\nrole: clerk\nanswers: {sums-1: 3}\n"
    at = parsed(run("assess", "--answers", "-", "-f", "json", stdin=sheet))["assessment"]["taken_at"]
    assert at > "2025"
    assert at.endswith("+00:00")


def test_a_clock_before_the_last_assessment_is_a_warning_and_no_more(
    assessed: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2020-06-01")
    ran = run("assess", "--answers", "-", stdin="version: 1\nanswers: {sums-1: 3}\n")
    assert ran.code == 0
    assert "The clock says 2020-06-01" in ran.err
    assert parsed(run("gaps", "-f", "json"))["assessment"]["taken_at"].startswith("2020")


MORE = "version: 1\nrole: clerk\ntaken_at: {}\nanswers: {{listening-1: {}, listening-2: 3}}\n"


def test_answers_of_an_earlier_time_stand_before_what_is_newer_and_that_is_said(
    run: Run, small: Catalogue
) -> None:
    times = ["2026-10-01", "2026-03-01", "2026-06-01", "2026-11-01"]
    rans = [
        run("assess", "--answers", "-", "-f", "json", stdin=MORE.format(at, 1 + n))
        for n, at in enumerate(times)
    ]
    ids = [parsed(ran)["assessment"]["id"] for ran in rans]
    assert ["before" in ran.err for ran in rans] == [False, True, True, False]
    assert f"The file says 2026-03-01: it is kept before {ids[0]}" in rans[1].err
    assert f"The file says 2026-06-01: it is kept before {ids[0]}" in rans[2].err
    by_time = [ids[1], ids[2], ids[0], ids[3]]
    assert [entry["id"] for entry in parsed(run("history", "-f", "json"))["assessments"]] == by_time[::-1]
    course = parsed(run("history", "listening", "-f", "json"))
    assert [point["assessment"] for point in course["points"]] == by_time
    assert course["overall"]["difference"] > 0
    assert parsed(run("gaps", "-f", "json"))["assessment"]["id"] == ids[3]
    mine = parsed(run("show", "listening", "-f", "json"))["mine"]
    assert mine["taken_at"] == course["points"][-1]["taken_at"]
    assert run("gaps", "--since", ids[1]).code == 0
    assert run("gaps", "--assessment", ids[1], "--since", ids[3]).code == 2


@pytest.mark.parametrize("time", ["2026-11-25", "2027-01-01T00:00:00Z", "2999-01-01"])
def test_answers_of_a_time_to_come_are_refused_with_their_line(time: str, small: Catalogue, run: Run) -> None:
    ran = run("assess", "--answers", "-", stdin=MORE.format(time, 1))
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"standard input:3: taken_at: “{time}” is still to come")
    assert run("history").code == 5


def test_a_result_goes_to_a_file_and_stdout_stays_empty(answers_file: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "result.json"
    ran = run("assess", "--answers", str(answers_file), "-o", str(out))
    assert (ran.code, ran.out) == (0, "")
    assert str(out) in ran.err
    assert json.loads(out.read_text("utf-8"))["kind"] == "gaps"


def test_a_file_in_the_way_stops_it_before_anything_is_saved(
    answers_file: Path, tmp_path: Path, run: Run
) -> None:
    taken = tmp_path / "result.md"
    taken.write_text("mine")
    ran = run("assess", "--answers", str(answers_file), "-o", str(taken))
    assert ran.code == 2
    assert "--force" in ran.err
    assert taken.read_text() == "mine"
    assert run("history").code == 5


@pytest.mark.parametrize(
    "time", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "1969-12-31T23:59:59Z"]
)
def test_a_time_that_no_assessment_can_have_is_refused(
    time: str, small: Catalogue, home: Path, run: Run
) -> None:
    sheet = f"version: 1\nrole: clerk\ntaken_at: {time}\nanswers: {{sums-1: 3}}\n"
    ran = run("assess", "--answers", "-", stdin=sheet)
    assert (ran.code, "taken_at: must be a day" in ran.err) == (3, True)
    assert not home.exists()


@pytest.mark.parametrize(
    ("more", "said"), [("", "1 of the answers is about"), (", caring-2: 3", "2 of the answers are about")]
)
def test_answers_outside_of_the_role_are_said(more: str, said: str, small: Catalogue, run: Run) -> None:
    ran = run(
        "assess",
        "--answers",
        "-",
        stdin=f"version: 1\nrole: clerk\nanswers: {{sums-1: 4, caring-1: 4{more}}}\n",
    )
    assert f"{said} skills that Clerk does not ask for; kept all the same." in ran.err


def test_a_thorough_one_of_the_first_edition_is_thorough_by_its_length(small: Catalogue, run: Run) -> None:
    with history_to_write() as history, history.connection:
        history.connection.execute(
            "INSERT INTO assessments (id, role, length, taken_at, catalogue_digest, finished, thoroughness)"
            " VALUES ('2026-01-01-abcdef', 'desk-lead', 'adaptive', '2026-01-01T10:00:00+00:00', 'x', 1, 'thorough')"
        )
    assert '"length": "thorough"' in run("history", "-f", "json").out


def test_how_thorough_it_is_to_be_is_told_where_it_went(run: Run) -> None:
    ran = run("assess", "--thoroughness", "brief")
    assert ran.code == 2
    assert "--length" in ran.err
