"""`skillcheck plan show`, which `plan` alone runs, too."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from skillcheck.app.opening import history_to_write
from skillcheck.model.catalogue import Catalogue
from skillcheck.store import plans
from tests.commands.plan.conftest import MADE, SUMS, On, goals
from tests.conftest import Run


@pytest.mark.parametrize("words", [(), ("show",)])
def test_nothing_planned_yet_says_what_to_type_and_still_parses(
    words: tuple[str, ...], small: Catalogue, home: Path, on: On
) -> None:
    ran = on(2, *words, "-f", "json")
    assert ran.code == 5
    assert json.loads(ran.out) == {"skillcheck": 1, "kind": "plan", "plan": None, "goals": []}
    assert "Take an assessment first: skillcheck assess" in ran.err
    assert not home.exists()


def test_a_goal_begun_for_a_skill_that_there_is_not_has_no_command(planned: None, on: On) -> None:
    with history_to_write() as history:
        plans.keep_draft(history, "zz; rm -rf x", {"why": "x"})
        plans.keep_draft(history, "order", {"why": "x"})
    shown = on(3).out
    assert "skillcheck plan new order" in shown
    assert "rm -rf" not in shown


@pytest.mark.parametrize("words", [("show",), ("today",), ("done",), ("missed",), ("checkin",), ("review",)])
def test_with_an_assessment_the_next_step_is_a_goal(words: tuple[str, ...], ready: None, on: On) -> None:
    ran = on(2, *words)
    assert (ran.code, ran.out) == (5, "")
    assert "Make a plan from your newest assessment: skillcheck plan new" in ran.err


@pytest.mark.parametrize("words", [(), ("show",), ("listening",), ("show", "Hearing Out")])
def test_the_plan_shows_its_goals(words: tuple[str, ...], planned: None, on: On) -> None:
    assert [goal["id"] for goal in goals(on(3, *words, "-f", "json"))] == ["listening"]


@pytest.mark.parametrize("format_", ["terminal", "plain", "md"])
def test_readers_see_all_that_makes_the_goal(format_: str, planned: None, on: On) -> None:
    shown = " ".join(on(3, "show", "-f", format_).out.split())
    for text in (
        "Guests tell me twice.", "When a call begins, I say back the first point.", "Say it back", "Ada",
        "I have done this in ten calls.", "2026-11-29", "2026-11-06, 2026-11-13, 2026-11-20, 2026-11-27",
        "5 minutes on Monday, Wednesday and Friday at 09:00 (15 minutes a week)", "Committed",
    ):  # fmt: skip
        assert text in shown


def test_the_notes_are_private_until_asked_for(planned: None, on: On) -> None:
    on(4, "missed", "--why", "canary-bird")
    for format_ in ("terminal", "plain", "md", "json", "csv", "ics", "html"):
        assert "canary-bird" not in on(5, "show", "-f", format_).out
        if format_ not in ("csv", "ics"):
            assert "canary-bird" in on(5, "show", "-f", format_, "--include", "notes").out


def test_what_is_unknown_is_said(planned: None, on: On) -> None:
    assert on(3, "show", "lisening").code == 2
    assert "Did you mean listening?" in on(3, "lisening").err
    assert "--include knows notes" in on(3, "show", "--include", "evidence").err


@pytest.mark.parametrize("words", [("show",), ("today",), ("done",)])
def test_a_plan_that_others_can_read_is_said(
    words: tuple[str, ...], planned: None, home: Path, on: On
) -> None:
    (home / "history.db").chmod(0o644)
    assert on(3, *words).err.count(f"Others can read {home / 'history.db'} (mode 644)") == 1


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_page_for_others_has_no_command_and_no_goal_that_was_dropped(
    format_: str, planned: None, on: On
) -> None:
    assert on(2, *SUMS).code == 0
    on(3, "review", "sums", "--drop", "--reason", "canary-bird")
    shown = on(4, "show", "-f", format_, "--include", "notes").out
    assert "Listening" in shown
    assert "skillcheck plan" not in shown
    assert "Sums" not in shown
    assert "canary-bird" not in shown
    assert "Sums: from 2.2 to 3, dropped on 2026-11-03" in on(4, "show", "-f", "plain").out


def test_a_calendar_of_a_machine_whose_zone_has_no_name_has_plain_times_and_that_is_said_once(
    ready: None, on: On, set_zone: Callable[[str], None]
) -> None:
    set_zone("XXX+7:15")
    assert on(2, *MADE[1:]).code == 0
    ran = on(2, "-f", "ics")
    assert "TZID" not in ran.out
    assert ran.err.count("time zone has no name") == 1
    assert on(2).err == ""
    set_zone("Europe/Berlin")
    ran = on(2, "-f", "ics")
    assert (ran.err, "TZID:Europe/Berlin" in ran.out) == ("", True)


def test_doctor_names_the_zone(run: Run, set_zone: Callable[[str], None]) -> None:
    for zone, state, told in (("Asia/Kolkata", "good", "Asia/Kolkata"), ("XXX+7:15", "note", "no zone")):
        set_zone(zone)
        findings = json.loads(run("doctor", "-f", "json").out)["findings"]
        (finding,) = (finding for finding in findings if finding["part"] == "time zone")
        assert (finding["state"], finding["told"].startswith(told)) == (state, True)
