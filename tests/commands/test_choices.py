"""`skillcheck choices` and `skillcheck answers`: what was chosen, and what it leads to."""

from datetime import UTC, datetime

import pytest

from skillcheck.app.opening import history_to_write
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import parsed
from tests.conftest import Run


def test_the_least_effective_choice_comes_first(assessed: str, run: Run) -> None:
    page = parsed(run("choices", "-f", "json"))
    assert (page["kind"], [row["skill"] for row in page["choices"]]) == (
        "choices",
        ["order", "listening", "caring"],
    )
    assert [(row["chosen"], row["best"]) for row in page["choices"]] == [("c", "b"), ("a", "b"), ("a", "a")]
    out = run("choices").out
    assert (
        out.index("Ask who was first.")
        < out.index("Ask for the bag's number.")
        < out.index("Take over the line")
    )
    assert "It leads to: The guest begins again from the start." in out


def test_one_skill_is_named_in_any_way(assessed: str, run: Run) -> None:
    assert [row["skill"] for row in parsed(run("choices", "EARS", "-f", "json"))["choices"]] == ["listening"]
    assert run("choices", "lisening").code == 2


@pytest.mark.parametrize("words", [(), ("listening",), ("--assessment", "open")])
def test_before_the_end_no_choice_is_judged(words: tuple[str, ...], small: Catalogue, run: Run) -> None:
    at = datetime(2026, 11, 23, 20, tzinfo=UTC)
    with history_to_write() as history:
        responses = (Response("listening-s", "c", at),)
        history.start(Assessment("open", "desk-lead", "full", at, "abc", responses=responses))
    ran = run("choices", *words)
    assert (ran.code, ran.out) == (5, "")
    assert "skillcheck assess" in ran.err
    assert "hotel" not in ran.err
    assert parsed(run("choices", *words, "-f", "json"))["choices"] == []


@pytest.mark.parametrize("command", ["choices", "answers"])
def test_before_any_assessment_it_says_how_to_get_one(command: str, small: Catalogue, run: Run) -> None:
    ran = run(command)
    assert (ran.code, ran.out) == (5, "")
    assert "skillcheck assess" in ran.err
    assert parsed(run(command, "-f", "json"))[command] == []


def test_without_an_answered_scene_it_says_how_to_get_some(small: Catalogue, run: Run) -> None:
    run("assess", "--answers", "-", stdin="version: 1\nrole: clerk\nanswers: {order-1: 4, order-s: n/a}\n")
    ran = run("choices")
    assert ran.code == 5
    assert "skillcheck assess --length full" in ran.err


def test_answers_are_told_in_words(assessed: str, run: Run) -> None:
    rows = {row["item"]: row for row in parsed(run("answers", "-f", "json"))["answers"]}
    assert len(rows) == 10
    assert (
        rows["listening-2"].items() >= {"skill": "listening", "answer": "4", "said": "Three in four"}.items()
    )
    assert rows["order-s"]["said"] == "Ask who was first."
    out = run("answers", "--assessment", assessed).out
    assert "I say back what the customer told me." in out
    assert "Half" in out


def test_choices_are_not_offered_where_the_only_scene_did_not_apply(small: Catalogue, run: Run) -> None:
    for answer, offered in (("a", True), ("n/a", False)):
        sheet = f"{{version: 1, role: desk-lead, answers: {{listening-1: 1, order-s: {answer}}}}}"
        assert ("skillcheck choices" in run("assess", "--answers", "-", stdin=sheet).out) is offered
