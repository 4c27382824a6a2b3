"""`skillcheck plan review`, by options and from files."""

import json
from pathlib import Path

import pytest

from tests.commands.plan.conftest import BETTER, On, goals, state
from tests.conftest import Run

THEN = (
    "version: 1\ntaken_at: 2026-11-29T00:00:01Z\nanswers: {listening-1: 2, listening-2: 5, listening-s: a}\n"
)


def test_rated_again_and_closed_it_says_what_has_changed(planned: None, on: On, run: Run) -> None:
    ran = on(29, "review", "--answers", "-", "--close", "--reason", "It sits.", "-f", "json", stdin=BETTER)
    assert (ran.code, ran.err) == (0, "")
    (entry,) = json.loads(ran.out)["entries"]
    assert (entry["what"], entry["outcome"], entry["reason"]) == ("review", "closed", "It sits.")
    assert (entry["change"]["difference"], entry["change"]["verdict"]) == (
        pytest.approx(1.72879, abs=1e-5),
        "up",
    )
    course = json.loads(run("history", "listening", "-f", "json").out)
    assert [(point["level"], point["length"]) for point in course["points"]] == [
        (pytest.approx(2.80153, abs=1e-5), "full"),
        (pytest.approx(4.53031, abs=1e-5), "review"),
    ]
    assert course["points"][1]["assessment"] == entry["assessment"]


def test_a_review_of_one_skill_leaves_the_ranking_alone_and_is_remarked_beside_it(
    planned: None, on: On, run: Run
) -> None:
    before = json.loads(run("gaps", "-f", "json").out)
    on(29, "review", "--answers", "-", "--close", "--reason", "x", stdin=BETTER)
    after = json.loads(run("gaps", "-f", "json").out)
    assert after["notices"].pop() == {
        "id": "rated-again",
        "text": "Listening was rated again on 2026-11-29: 4.5. This ranking is from before.",
    }
    assert after == before
    for words in (("export",), ("list",), ()):
        assert "Listening was rated again on 2026-11-29: 4.5" in run(*words, "-f", "plain").out, words
    assert "rated again" not in run("gaps", "--assessment", before["assessment"]["id"]).out
    assert json.loads(run("show", "listening", "-f", "json").out)["mine"]["level"] > 4


def test_a_then_rating_stands_beside_the_course_and_not_in_it(
    planned: None, on: On, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "then.yaml").write_text(THEN)
    ran = on(29, "review", "--answers", "-", "--then", str(tmp_path / "then.yaml"), "--close", "--reason", "x",
             "-f", "json", stdin=BETTER)  # fmt: skip
    assert ran.code == 0, ran.err
    course = json.loads(run("history", "listening", "-f", "json").out)
    assert len(course["points"]) == 2
    (then,) = course["then"]
    assert (then["about"], then["level"]) == (
        course["points"][0]["assessment"],
        pytest.approx(2.12434, abs=1e-5),
    )
    assert "On 29 November 2026, you put your level of 1 November 2026 at 2.1" in " ".join(
        run("history", "listening").out.split()
    )


def test_an_extended_goal_goes_on_with_its_new_day(planned: None, on: On) -> None:
    assert on(29, "review", "--extend", "2w", "--reason", "Ill for a week").code == 0
    (goal,) = goals(on(30, "show", "-f", "json"))
    assert (goal["state"], goal["due"]) == ("open", "2026-12-13")
    assert on(31, "done").code == 0


@pytest.mark.parametrize(("option", "state"), [("--close", "closed"), ("--drop", "dropped")])
def test_a_goal_ends_without_a_new_rating_too(option: str, state: str, planned: None, on: On) -> None:
    ran = on(12, "review", option, "--reason", "Another job.")
    assert ran.code == 0
    assert "skillcheck plan new" in ran.out
    (goal,) = goals(on(13, "show", "-f", "json"))
    assert (goal["state"], goal["ended"]) == (state, "2026-11-12")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Close, extend or drop it, and say why:"),
        (("--close", "--drop", "--reason", "x"), "Close, extend or drop: choose one."),
        (("--close", "--extend", "2w", "--reason", "x"), "Close, extend or drop: choose one."),
        (("--close",), "and say why:"),
        (("--close", "--reason", "  "), "and say why:"),
        (("--reason", "x"), "Close, extend or drop it"),
        (("--extend", "", "--reason", "x"), "--extend: “” is no day"),
        (("--extend", "soon", "--reason", "x"), "“soon” is no day"),
        (
            ("--extend", "2026-11-20", "--reason", "x"),
            "--extend: the due date 2026-11-20 is over: name a day",
        ),
        (
            ("--extend", "2999-12-31", "--reason", "x"),
            "2999-12-31 is more than a year after 2026-11-29: take",
        ),
        (("order", "--drop", "--reason", "x"), "There is no goal “order”"),
    ],
)
def test_what_can_not_be_is_refused(words: tuple[str, ...], said: str, planned: None, on: On) -> None:
    before = state(on)
    ran = on(29, "review", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert state(on) == before


@pytest.mark.parametrize("answers", ["order-1: 3", "listening-1: 6", "listening-9: 1"])
def test_answers_with_a_fault_change_nothing(answers: str, planned: None, on: On, run: Run) -> None:
    before = state(on)
    text = f"version: 1\nanswers: {{{answers}}}\n"
    ran = on(29, "review", "--answers", "-", "--close", "--reason", "x", stdin=text)
    assert (ran.code, ran.out) == (3, "")
    assert state(on) == before
    assert len(json.loads(run("history", "-f", "json").out)["assessments"]) == 1


def test_without_an_assessment_there_is_nothing_to_look_back_on(
    planned: None, on: On, run: Run, tmp_path: Path
) -> None:
    (id_,) = [one["id"] for one in json.loads(run("history", "-f", "json").out)["assessments"]]
    run("history", "delete", id_)
    ran = on(29, "review", "--then", "-", "--close", "--reason", "x", stdin=THEN)
    assert (ran.code, ran.out) == (2, "")
    assert "no assessment from when this goal began" in ran.err
