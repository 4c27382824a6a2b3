"""`skillcheck practise`, `huddle`, and what other commands say of practice, as from a pipe."""

import json
from pathlib import Path
from typing import Any

import pytest

from skillcheck.app.opening import history_to_write
from skillcheck.model.document import Outcome
from skillcheck.model.practice import SCENE, Repetition
from skillcheck.pages import huddle
from skillcheck.practising.memory import remember
from skillcheck.practising.scene import judge, practice_scenes
from skillcheck.store import catalogue as catalogues
from skillcheck.store import practice
from tests.conftest import DATA, Run

CATALOGUE = DATA / "practice.yaml"
# desk-lead: listening 5 x (4 - about 1.6), order 4 x .., caring and sums behind them
SHEET = """\
version: 1
role: desk-lead
taken_at: 2026-11-20T10:00:00Z
answers: {listening-1: 1, listening-2: 5, order-1: 1, order-2: 4, caring-1: 5, sums-1: 3}
"""
OWN = (
    "--happened",
    "A guest shouted.",
    "--did",
    "I shouted.",
    "--outcome",
    "She left.",
    "--instead",
    "I say it back.",
)


@pytest.fixture(autouse=True)
def catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(CATALOGUE))


@pytest.fixture
def assessed(run: Run) -> None:
    assert run("assess", "--answers", "-", stdin=SHEET).code == 0


def read(run: Run, *words: str, code: int = 0) -> Any:
    ran = run(*words, "-f", "json")
    assert ran.code == code, ran.err
    return json.loads(ran.out)


def done(scene: str, skill: str, *, good: bool = True) -> None:
    """Keep that a scene was practised today."""
    from skillcheck.app.opening import today

    with history_to_write() as history:
        row = Repetition(SCENE, scene, skill, today(), today(), "a", "b", done=True, seconds=60.0)
        practice.keep(history, remember(None, row, good=good))


# What is due


@pytest.mark.usefixtures("assessed")
def test_scenes_of_the_top_gaps_are_due_the_largest_gap_first(run: Run) -> None:
    page = read(run, "practise")
    assert page["kind"] == "practice"
    assert [(due["scene"], due["skill"], due["seen"], due["recall"]) for due in page["due"]] == [
        ("listening-s2", "listening", 0, None),
        ("order-s", "order", 0, None),
    ]
    assert {due["due"] for due in page["due"]} == {"2026-11-24"}
    assert page["cues"] == []
    assert 0 < page["minutes"] <= 3
    ran = run("practise")
    assert ran.out.splitlines()[1:] == [
        "2 scenes, about 1 minute.",
        "- Listening: new",
        "- Order: new",
        "skillcheck practise: at a terminal",
    ]


@pytest.mark.usefixtures("assessed")
def test_a_scene_that_measures_is_never_practised(run: Run) -> None:
    scenes = {due["scene"] for due in read(run, "practise", "--more", "--minutes", "60")["due"]}
    assert scenes == {"listening-s2", "listening-s3", "order-s", "order-s2", "caring-s"}


@pytest.mark.usefixtures("assessed")
def test_what_was_practised_comes_back_on_its_day(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done("listening-s2", "listening", good=True)
    done("order-s", "order", good=False)
    assert read(run, "practise")["due"] == []
    ran = run("practise")
    assert (ran.code, "Nothing is due today. Next: tomorrow." in ran.out) == (0, True)
    assert "skillcheck practise --more" in ran.out
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-25")
    assert [one["scene"] for one in read(run, "practise")["due"]] == ["listening-s3", "order-s", "caring-s"]
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-27")
    due = {one["scene"]: one for one in read(run, "practise", "--minutes", "30")["due"]}
    assert (due["listening-s2"]["seen"], due["listening-s2"]["due"]) == (1, "2026-11-27")
    assert 0.85 < due["listening-s2"]["recall"] < 0.95


@pytest.mark.usefixtures("assessed")
def test_a_clock_that_went_back_is_said_once_and_nothing_comes_twice(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("listening-s2", "listening")
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-22")
    ran = run("practise", "--more", "--minutes", "60", "-f", "json")
    assert ran.err.count("2026-11-24") == 1
    assert "listening-s2" not in ran.out


@pytest.mark.usefixtures("assessed")
def test_a_named_skill_has_its_scenes_alone(run: Run) -> None:
    assert [due["scene"] for due in read(run, "practise", "caring")["due"]] == ["caring-s"]
    assert [due["scene"] for due in read(run, "practise", "order")["due"]] == ["order-s", "order-s2"]
    assert run("practise", "ordr").code == 2


@pytest.mark.usefixtures("assessed")
def test_a_skill_without_scenes_says_so(run: Run) -> None:
    ran = run("practise", "sums")
    assert (ran.code, "no scenes to practise" in ran.err) == (0, True)
    assert "Nothing else is left to practise here" in ran.out


def test_without_an_assessment_a_role_or_a_skill_will_do_and_an_assessment_is_named(run: Run) -> None:
    page = read(run, "practise", code=5)
    assert (page["due"], page["cues"], page["assessed"]) == ([], [], False)
    for words in (("--role", "desk-lead"), ("listening",)):
        ran = run("practise", *words)
        assert ran.code == 0
        assert "Listening: new" in ran.out
        assert "skillcheck assess" in ran.err
    assert run("practise", "--role", "pilot").code == 2


def test_what_was_practised_comes_back_without_an_assessment_too(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("listening-s2", "listening", good=True)
    ran = run("practise")
    assert (ran.code, "Nothing is due today." in ran.out) == (0, True)
    assert read(run)["next"]["do"] == "begin"
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-27")
    assert [(due["scene"], due["seen"]) for due in read(run, "practise")["due"]] == [("listening-s2", 1)]
    assert read(run)["next"]["command"] == "skillcheck practise"
    assert [due["what"] for due in read(run)["due"]] == ["practice"]
    assert "skillcheck assess: begin an assessment" in run().out
    assert "skillcheck-listening-s2" in run("export", "-f", "anki").out
    assert read(run, "plan", "today")["practise"]["scenes"] == 1


@pytest.mark.usefixtures("assessed")
def test_what_was_practised_comes_back_though_the_role_does_not_ask_for_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("assess", "--answers", "-", stdin="{version: 1, role: clerk, answers: {order-1: 1}}").code == 0
    before = {due["scene"] for due in read(run, "practise", "--more", "--minutes", "60")["due"]}
    done("caring-s", "caring", good=False)
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-26")
    assert "caring-s" not in before
    assert "caring-s" in [due["scene"] for due in read(run, "practise")["due"]]


@pytest.mark.usefixtures("assessed")
def test_the_command_that_is_named_asks_for_the_same(run: Run) -> None:
    assert "skillcheck practise caring: at a terminal" in run("practise", "caring").out
    assert "skillcheck practise --minutes 9 --more: at a" in run("practise", "--more", "--minutes", "9").out
    done("caring-s", "caring")
    assert "--more" not in run("practise", "caring").out  # nothing comes twice on a day


def test_minutes_that_can_not_be_are_refused(run: Run) -> None:
    for word in ("0", "-3", "61", "three"):
        assert run("practise", "--minutes", word).code == 2


@pytest.mark.usefixtures("assessed")
def test_the_cue_of_an_open_goal_is_due(run: Run) -> None:
    words = ("--practice", "1", "--why", "Guests.", "--due", "2w", "--days", "mon,tue,wed")
    assert run("plan", "new", "sums", *words).code == 0
    (cue,) = read(run, "practise")["cues"]
    assert (cue["goal"], cue["cue"]) == ("sums", "When someone asks for more, I open the list first.")
    today = run("plan", "today")
    assert "skillcheck practise: 2 scenes and a cue, about 1 minute" in today.out
    assert read(run, "plan", "today")["practise"]["scenes"] == 2


@pytest.mark.usefixtures("assessed")
def test_a_calendar_has_a_slot_for_practice_where_it_is_asked_for(run: Run) -> None:
    words = ("--practice", "1", "--why", "Guests.", "--due", "2w", "--days", "mon,tue,wed")
    run("plan", "new", "sums", *words)
    assert "skillcheck practise" not in run("plan", "-f", "ics").out
    assert "DESCRIPTION:skillcheck practise" in run("plan", "-f", "ics", "--practise").out
    assert run("plan", "--practise").code == 2


# Scenes of one's own


def test_an_own_scene_is_kept_listed_practised_and_removed(run: Run) -> None:
    assert run("practise", "add", "listening", *OWN).code == 0
    (scene,) = read(run, "practise", "list")["scenes"]
    assert (scene["id"], scene["skill"], scene["happened"], scene["seen"]) == (
        1,
        "listening",
        "A guest shouted.",
        0,
    )
    assert "own-1" in [due["scene"] for due in read(run, "practise", "listening", "--more")["due"]]
    assert "What I would do now: I say it back." in run("practise", "list").out
    assert run("practise", "remove", "1").code == 0
    assert read(run, "practise", "list")["scenes"] == []
    assert "skillcheck practise add" in run("practise", "list").out


def test_an_own_scene_that_says_too_little_is_refused_with_all_that_is_missing(run: Run, home: Path) -> None:
    ran = run("practise", "add", "listening", *OWN[:4])
    assert (ran.code, "--outcome, --instead" in ran.err) == (2, True)
    assert run("practise", "add", "listening", *OWN[:7], " ").code == 2
    assert run("practise", "add", "listening", *OWN[:7], "x" * 2001).code == 2
    assert read(run, "practise", "list")["scenes"] == []
    ran = run("practise", "remove", "3")
    assert (ran.code, "no scene 3" in ran.err) == (2, True)
    assert not (home / "history.db").exists()


def test_a_begun_scene_of_a_skill_that_there_is_not_is_listed_without_a_command(run: Run) -> None:
    run("practise", "add", "listening", *OWN)
    with history_to_write() as history:
        history.connection.execute("UPDATE own_scenes SET complete = 0, skill = 'zz; rm -rf x'")
    ran = run("practise", "list")
    assert (ran.code, "zz; rm -rf x, begun" in ran.out) == (0, True)
    assert "skillcheck practise add" not in ran.out


def test_control_characters_in_an_own_scene_are_inert(run: Run) -> None:
    run("practise", "add", "listening", "--happened", "A \x1b]52;c;aGk=\x07 bell \u202e rang.", *OWN[2:])
    for words in (("practise", "list"), ("practise", "list", "-f", "html")):
        ran = run(*words)
        assert "\x1b" not in ran.out
        assert "\u202e" not in ran.out
        assert "u{1b}" in ran.out
    assert json.loads(run("practise", "list", "-f", "json").out)["scenes"][0]["happened"].startswith("A \x1b")


def test_several_words_name_the_skill_of_an_own_scene(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKILLCHECK_CATALOGUE")
    assert run("practise", "add", "conflict", "resolution", *OWN).code == 0
    (scene,) = read(run, "practise", "list")["scenes"]
    assert scene["skill"] == "conflict-resolution"


@pytest.mark.usefixtures("assessed")
def test_home_says_the_same_minutes_as_practise(run: Run) -> None:
    assert "2 scenes, about 1 minute." in run("practise").out
    assert "Practice: 2 scenes whenever you like, about 1 minute" in run().out


# The team, and Anki


def test_a_huddle_has_the_reasons_overleaf_and_no_number_about_anyone(run: Run, assessed: None) -> None:
    page = run("huddle", "listening").out
    front, overleaf = page.split("\n---\n")
    assert "A. Pass her on to the lift firm." in front
    assert "She says the lift first." not in front
    assert "**B, most effective.** Name both points." in overleaf
    assert "**C, most harm.** Tell her to write it all down." in overleaf
    assert "**A, third of the four.** Pass her on to the lift firm." in overleaf
    assert "The two questions on the back." in front.replace("\n", " ")
    assert "## Two questions" in overleaf
    assert "1.5" not in page
    assert "overleaf" in run("huddle", "listening", "-f", "html").out
    assert read(run, "huddle", "listening", "--scene", "2")["scene"] == "listening-s3"


def test_two_options_of_a_huddle_with_the_same_text_keep_their_letters() -> None:
    found = catalogues.read(str(CATALOGUE)).skills["listening"]
    scene = practice_scenes(found)[0]
    alike = scene._replace(options=tuple(option._replace(text="Wait.") for option in scene.options))
    page = huddle.page(found, alike, judge(alike, "", ""))
    letters = [block.name.partition(",")[0] for block in page.blocks if isinstance(block, Outcome)]
    assert sorted(letters) == ["A", "B", "C", "D"]


def test_a_huddle_takes_no_scene_that_measures_and_none_that_is_not(run: Run) -> None:
    assert run("huddle", "sums").code == 5
    assert run("huddle", "caring", "--scene", "2").code == 2


@pytest.mark.usefixtures("assessed")
def test_anki_gets_what_is_due_under_ids_that_stay(run: Run, tmp_path: Path) -> None:
    run("plan", "new", "sums", "--practice", "1", "--why", "x", "--due", "2w", "--days", "mon,tue")
    run("practise", "add", "listening", *OWN)
    ran = run("export", "-f", "anki")
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert head[:2] == ["#separator:tab", "#html:true"]
    assert "#guid column:1" in head
    rows = [line.split("\t") for line in lines[len(head) :]]
    assert {len(row) for row in rows} == {4}
    ids = [row[0] for row in rows]
    assert "skillcheck-listening-s2" in ids
    assert "skillcheck-cue-sums" in ids
    assert not [row for row in rows if "shouted" in "".join(row)]
    assert [line.split("\t")[0] for line in run("export", "-f", "anki").out.splitlines()[len(head) :]] == ids
    (row,) = [row for row in rows if row[0] == "skillcheck-listening-s2"]
    assert "Name both points." in row[1]
    assert "She says the lift first." not in row[1]
    assert row[2].startswith("Most effective: Name both points.<br>She says the lift first.")
    assert run("export", "-f", "anki", "--role", "clerk").code == 2


def test_without_anything_to_practise_anki_gets_an_empty_file(run: Run) -> None:
    ran = run("export", "-f", "anki")
    assert ran.code == 5
    assert ran.err == "There is no assessment yet. Take one: skillcheck assess\n"
    assert all(line.startswith("#") for line in ran.out.splitlines())


@pytest.mark.usefixtures("assessed")
def test_anki_gets_every_new_scene_of_the_top_gaps_and_each_cue_that_is_due(run: Run) -> None:
    own = (
        "--action",
        "I wait.",
        "--cue",
        "When a guest calls, I wait.",
        "--done-when",
        "Three calls.",
        "--minutes",
        "5",
    )
    for skill, what in (("sums", ("--practice", "1")), ("caring", own)):
        ran = run("plan", "new", skill, *what, "--why", "x", "--due", "2w", "--days", "mon,tue")
        assert ran.code == 0, ran.err
    done("listening-s2", "listening")
    ids = {line.split("\t")[0] for line in run("export", "-f", "anki").out.splitlines() if line[0] != "#"}
    assert {"skillcheck-listening-s3", "skillcheck-order-s", "skillcheck-order-s2"} <= ids
    assert "skillcheck-listening-s2" not in ids  # it comes back another day
    assert {"skillcheck-cue-sums", "skillcheck-cue-caring"} <= ids
