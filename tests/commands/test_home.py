"""`skillcheck` alone: where the person is, and the one next step, by urgency."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from skillcheck.app.home import show_home
from skillcheck.app.opening import history_to_write
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.practice import CUE, Repetition
from skillcheck.practising.memory import remember
from skillcheck.store import practice
from tests.commands.conftest import ANSWERS, parsed
from tests.commands.plan.conftest import MADE, SUMS
from tests.conftest import DATA, SMALL, Run

RECALLED = ("recalled",)
LOOKED_BACK = ("plan", "checkin", "--came-up", "1", "--acted", "1")


def begun() -> None:
    """Put an unfinished assessment into the history, of the evening of 23 November."""
    at = datetime(2026, 11, 23, 20, tzinfo=UTC)
    with history_to_write() as history:
        responses = (Response("order-1", "2", at),)
        history.start(Assessment("2026-11-23-open", "clerk", "full", at, "abc", responses=responses))


def recalled(day: str) -> None:
    """Keep that the cue of the goal came to mind that day: it is due again days later."""
    moment = date.fromisoformat(day)
    row = Repetition(CUE, "listening", "listening", moment, moment, done=True, seconds=20.0)
    with history_to_write() as history:
        practice.keep(history, remember(None, row, good=True))


def home_of(run: Run) -> dict[str, Any]:
    """The home page for programs; it always is one."""
    ran = run("-f", "json")
    assert ran.code == 0
    page: dict[str, Any] = parsed(ran)
    assert {"skillcheck", "kind", "next", "unfinished", "newest", "due"} <= set(page)
    assert page["kind"] == "home"
    assert {"do", "command", "why"} <= set(page["next"])
    return page


def test_before_anything_it_offers_to_begin_and_to_look_around(small: Catalogue, run: Run) -> None:
    page = home_of(run)
    assert page["next"].items() >= {"do": "begin", "command": "skillcheck assess"}.items()
    assert (page["unfinished"], page["newest"], page["due"]) == (None, None, [])
    shown = run("-f", "terminal").out
    assert "Begin" in shown
    assert "Or look around first" in shown
    assert run("home", "-f", "terminal").out == shown


def test_a_plan_of_an_old_file_is_seen_before_anything_else_is_kept(
    small: Catalogue, home: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir(mode=0o700)
    shutil.copy(DATA / "golden" / "plan-1.yaml", home / "plan.yaml")
    (home / "plan.yaml").chmod(0o600)
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-20")
    assert "You are working on Order" in run().out
    assert [path.name for path in home.iterdir()] == ["plan.yaml"]


def test_an_unfinished_one_comes_before_all_and_hides_every_gauge(
    assessed: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-25")
    assert run(*MADE).code == 0
    begun()
    page = home_of(run)
    assert page["next"].items() >= {"do": "resume", "command": "skillcheck assess --resume"}.items()
    assert (page["unfinished"]["id"], page["unfinished"]["asked"]) == ("2026-11-23-open", 1)
    assert page["newest"]["id"] == assessed
    shown = run("-f", "terminal").out
    assert "after 1 question as clerk" in shown
    assert "Go on with question 2 of 4" in shown
    assert "●" not in shown
    assert "Listening" not in shown


@pytest.mark.parametrize("finished", [False, True])
def test_what_was_done_with_another_catalogue_is_gone_on_with_by_it(
    finished: bool, small: Catalogue, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "our site.yaml"
    theirs.write_text(SMALL.read_text("utf-8"), encoding="utf-8")
    at = datetime(2026, 11, 23, 20, tzinfo=UTC)
    response = Response("order-1", "2", at)
    with history_to_write() as history:
        history.start(
            Assessment(
                "2026-11-23-open", "clerk", "full", at, "abc", finished, (response,), catalogue=f"{theirs}"
            )
        )
    monkeypatch.delenv("SKILLCHECK_CATALOGUE")
    page = home_of(run)
    line = "gaps" if finished else "assess --resume"
    assert page["next"]["command"] == f'skillcheck {line} --catalogue "{theirs}"'
    assert page["newest" if finished else "unfinished"]["asked"] == 1
    if finished:
        for words in (("answers",), ("history",)):
            assert f'skillcheck gaps --assessment 2026-11-23-open --catalogue "{theirs}"' in run(*words).out
    ran = run("practise" if finished else "gaps")
    assert ran.code == 5
    assert ("another catalogue" if finished else f'--resume --catalogue "{theirs}"') in ran.err


def test_with_a_result_one_can_always_plan_and_assess_again(assessed: str, run: Run) -> None:
    shown = run("-f", "terminal").out
    assert "skillcheck plan new" in home_of(run)["next"]["command"]
    assert "Top gaps" in shown
    best = "{listening-1: 5, listening-2: 1, caring-1: 5, caring-2: 1, order-1: 5, order-2: 1, sums-1: 5}"
    sheet = f"version: 1\nrole: desk-lead\ntaken_at: 2026-11-23T10:00:00Z\nanswers: {best}\n"
    assert run("assess", "--answers", "-", stdin=sheet).code == 0
    shown = run("-f", "terminal").out
    assert "Top gaps" not in shown
    assert "you found nothing to work on. Nothing is planned." in shown
    assert {"skillcheck plan new", "skillcheck assess"} <= {key.command for key in show_home(None).keys}


def test_when_every_question_has_its_answer_no_further_one_is_promised(small: Catalogue, run: Run) -> None:
    begun()
    with history_to_write() as history:
        for id_, answer in (("sums-1", "2"), ("order-2", "2"), ("order-s", "a")):
            history.record("2026-11-23-open", Response(id_, answer, datetime(2026, 11, 23, 21, tzinfo=UTC)))
    assert home_of(run)["next"]["command"] == "skillcheck assess --resume"
    assert "question 5" not in run("-f", "terminal").out


@pytest.mark.parametrize(
    ("day", "words", "do"),
    [
        ("2026-11-23", (), "plan"),
        ("2027-05-02", (), "plan"),  # without a plan, that is the next step even when all is old
        ("2026-11-02", (MADE,), "practise"),
        ("2026-11-06", (MADE,), "checkin"),
        ("2026-11-02", (MADE, RECALLED), "today"),
        ("2026-11-02", (MADE, RECALLED, ("plan", "done", "listening")), "nothing"),
        ("2026-11-03", (MADE, RECALLED), "nothing"),
        ("2026-11-30", (MADE, LOOKED_BACK, RECALLED), "review"),
    ],
)
def test_the_next_step_goes_by_what_is_most_urgent(
    day: str,
    words: tuple[tuple[str, ...], ...],
    do: str,
    small: Catalogue,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-02")
    assert run("assess", "--answers", "-", stdin=ANSWERS.replace("2026-11-22", "2026-11-01")).code == 0
    for line in words:
        if line is LOOKED_BACK:
            monkeypatch.setenv("SKILLCHECK_TODAY", day)
        if line is RECALLED:
            recalled(day)
        else:
            assert run(*line).code == 0
    monkeypatch.setenv("SKILLCHECK_TODAY", day)
    page = home_of(run)
    assert page["next"]["do"] == do, page
    if page["next"]["command"]:
        named = page["next"]["command"].split()[1:]
        assert run(*named, "--help").code == 0
        assert page["next"]["command"] in run().out
    else:
        assert "Next: " in run().out


def test_where_nothing_is_due_it_says_when_something_is(
    small: Catalogue, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-02")
    run("assess", "--answers", "-", stdin=ANSWERS.replace("2026-11-22", "2026-11-01"))
    run(*MADE)
    recalled("2026-11-02")
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-03")
    out = run().out
    assert "You are working on Listening, in week 1 of 4." in out
    assert "Nothing is due today" in out
    assert "Next: tomorrow at 9:00, 5 minutes." in out


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-01", "Your goal Listening begins on 2 November 2026."),
        ("2026-11-02", "You are working on Listening, in week 1 of 4."),
        ("2026-11-29", "You are working on Listening, in week 4 of 4."),
        ("2026-11-30", "You are working on Listening, in week 4 of 4."),
        ("2026-12-01", "The time of Listening is over."),
    ],
)
def test_a_goal_of_four_weeks_has_four_and_its_beginning_and_end_are_said(
    day: str, said: str, small: Catalogue, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-01")
    run("assess", "--answers", "-", stdin=ANSWERS.replace("2026-11-22", "2026-11-01"))
    assert run(*MADE, "--start", "2026-11-02", "--due", "4w").code == 0
    monkeypatch.setenv("SKILLCHECK_TODAY", day)
    assert said in " ".join(run().out.split())


def test_of_several_goals_the_one_that_begins_first_is_named(
    small: Catalogue, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-01")
    run("assess", "--answers", "-", stdin=ANSWERS.replace("2026-11-22", "2026-11-01"))
    assert run(*MADE, "--start", "2026-11-09").code == 0
    assert run("plan", *SUMS, "--start", "2026-11-03").code == 0
    assert "Your next goal, Sums, begins on 3 November 2026." in " ".join(run().out.split())


def test_the_first_three_gaps_stand_with_their_gauges_and_no_more(assessed: str, run: Run) -> None:
    shown = run("-f", "terminal").out
    assert shown.count("●") == 3
    assert len(shown.splitlines()) <= 24
    for absent in ("Usage", "--help", "very sure", "3 of 3"):
        assert absent not in shown


def test_in_a_pipe_it_is_one_fact_a_line_in_words(assessed: str, run: Run) -> None:
    out = run().out
    assert not set(out) & set("●━─┃▌→│")
    rows = out.splitlines()
    assert any(row.startswith("1. Listening: Steady; your role asks for Strong") for row in rows)
    assert "To do it: skillcheck plan new" in rows


@pytest.mark.parametrize("damage", ["file", "catalogue", "role"])
def test_it_never_fails_and_says_what_to_do(
    damage: str, assessed: str, home: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    if damage == "file":
        (home / "history.db").write_bytes(b"nothing of the kind" * 100)
    elif damage == "catalogue":
        monkeypatch.setenv("SKILLCHECK_CATALOGUE", "gone.yaml")
    else:
        monkeypatch.delenv("SKILLCHECK_CATALOGUE")  # the built-in one has no such role
    page = home_of(run)
    assert page["next"]["command"].startswith("skillcheck ")
    assert "Traceback" not in run().out


def test_a_result_of_long_ago_is_to_be_taken_again_where_a_plan_runs(
    small: Catalogue, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-02")
    run("assess", "--answers", "-", stdin=ANSWERS.replace("2026-11-22", "2026-06-01"))
    assert run("plan", "new", "listening", *MADE[3:], "--start", "2026-11-05").code == 0
    recalled("2026-11-02")
    page = home_of(run)
    assert page["next"].items() >= {"do": "assess", "command": "skillcheck assess"}.items()
    assert f"{timedelta(days=154).days} days old" in run().out


def test_the_age_of_an_old_result_is_said(assessed: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "days old" not in run().out
    monkeypatch.setenv("SKILLCHECK_TODAY", "2027-04-01")
    assert "Your result: 130 days old: press a to look again" in run().out


def test_home_says_the_day_that_it_is_taken_for_beside_a_fault(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2027-01-15")
    assert "Friday 15 January" in run("--catalogue", "missing.yaml").out
