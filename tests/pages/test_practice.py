"""The screens of practice."""

from datetime import date, timedelta

import pytest

from skillcheck.model.document import Accent, Choices, Document, Facts, Key, Outcome, Paragraph, Step
from skillcheck.model.form import Choice, Form
from skillcheck.model.practice import CUE, KNEW, SCENE, Exercise, OwnScene, Repetition, Verdict
from skillcheck.pages import practice
from skillcheck.questions.scenario import Option, Scenario

TODAY = date(2026, 11, 24)  # a Tuesday
FORM = Form("s-s2", "A situation.", "What first?", (Choice("1", "b", "Two"), Choice("2", "a", "One")))


def blocks(document: Document, kind: type) -> list[object]:
    return [block for block in document.blocks if isinstance(block, kind)]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (1, "Next: tomorrow."),
        (3, "Nothing more is due before Friday."),
        (6, "Nothing more is due before Monday."),
        (7, "Nothing more is due before 2026-12-01."),
        (None, "Nothing else is left to practise here."),
    ],
)
def test_what_is_next_is_said_in_days_as_people_do(days: int | None, sentence: str) -> None:
    day = None if days is None else TODAY + timedelta(days)
    assert practice.next_sentence(day, TODAY) == sentence


def test_a_scene_shows_no_reason_and_marks_the_first_choice_in_words() -> None:
    first, harm = (
        practice.scene(FORM, "Listening", "first of two scenes"),
        practice.scene(FORM, "Listening", "", "a"),
    )
    assert first.aside == "first of two scenes"
    assert blocks(first, Choices) == [Choices((("1", "Two"), ("2", "One")))]
    assert blocks(harm, Choices) == [Choices((("1", "Two"), ("2", "One  (your first choice)")))]


def test_each_outcome_says_its_rank_and_what_they_took_it_for() -> None:
    def verdict(
        best: bool = False, worst: bool = False, chosen: bool = False, feared: bool = False
    ) -> Verdict:
        return Verdict("a", "text", "because", best, worst, chosen, feared)

    hits = (verdict(best=True, chosen=True), verdict(), verdict(worst=True, feared=True))
    page = practice.outcomes(hits, "Listening", "", more=True)
    named = [(block.name, block.accent) for block in page.blocks if isinstance(block, Outcome)]
    assert named == [
        ("Most effective, your choice", Accent.GOOD),
        ("Second", Accent.REST),
        ("Most harm, as you said", Accent.CARE),
    ]
    misses = (verdict(best=True, feared=True), verdict(chosen=True), verdict(worst=True))
    page = practice.outcomes(misses, "Listening", "", more=False)
    assert [block.name for block in page.blocks if isinstance(block, Outcome)] == [
        "Most effective. You had this as the most harmful",
        "Second, your choice",
        "Most harm",
    ]
    assert not [word for word in ("wrong", "right", "score") if word in str(page).casefold()]


def test_a_cue_and_an_own_scene_hide_the_rest_until_it_is_asked_for() -> None:
    assert blocks(practice.cue("When", "I act", "", shown=False), Step) == [Step("When, ...")]
    assert blocks(practice.cue("When", "I act", "", shown=True), Step) == [
        Step("When, ...", (Paragraph("I act"),))
    ]
    own = OwnScene(1, "listening", "It happened.", "I did.", "It came.", "I would.", True)
    hidden, shown = (str(practice.own(own, "Listening", "", shown=flag)) for flag in (False, True))
    assert "I would." not in hidden
    assert "It came." not in hidden
    assert "I would." in shown
    assert "It came." in shown


def test_the_end_says_what_was_done_and_offers_only_what_there_is() -> None:
    cue = Repetition(CUE, "g", "listening", TODAY, TODAY + timedelta(6), KNEW, done=True, seconds=150.0)
    options = tuple(Option(letter, "text", 3.0) for letter in "abcd")
    scenes = [
        Exercise(SCENE, id_, "listening", 60.0, content=Scenario(id_, "", options=options)) for id_ in "xy"
    ]
    done = [(scene, Repetition(SCENE, scene.about, "listening", TODAY, TODAY)) for scene in scenes]
    page = practice.end(TODAY, [*done, (Exercise(CUE, "g", "listening", 9.0), cue)], None, None, more=False)
    assert page.title == "Three minutes, done"
    (facts,) = blocks(page, Facts)
    assert isinstance(facts, Facts)
    assert [name for name, _ in facts.pairs] == ["Scenes", "Cue"]
    assert facts.pairs[0][1] == "You saw what eight ways of acting lead to."
    assert facts.pairs[1][1] == "You had it. It comes back on Monday."
    assert blocks(page, Step)
    assert page.keys == (Key("q", "leave"),)
