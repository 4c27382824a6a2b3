"""A scenario is answered by picking what one would do, and counts as that works."""

import pytest

from skillcheck.model.catalogue import Scale
from skillcheck.questions.scenario import DECIDING_SECONDS, Option, Scenario

SCALE = Scale(("",) * 5, ("",) * 5)
LOST_BAG = Scenario(
    "listening-s",
    "A guest lost a bag.",
    "What do you do first?",
    options=(
        Option("a", "Ask for its number.", 2.0, ""),
        Option("b", "Say back the story.", 5.0, ""),
        Option("quiet", "Wait.", 1.5, ""),
    ),
)


@pytest.mark.parametrize(("answer", "score"), [("a", 2.0), ("b", 5.0), ("quiet", 1.5)])
def test_an_option_counts_as_it_works(answer: str, score: float) -> None:
    assert LOST_BAG.score(answer) == score


def test_the_answers_are_the_ids_of_the_options() -> None:
    assert LOST_BAG.answers == ("a", "b", "quiet")


def test_the_keys_are_numbers_and_what_is_kept_are_the_ids() -> None:
    choices = LOST_BAG.form(SCALE).choices
    assert [(c.key, c.value, c.label) for c in choices] == [
        ("1", "a", "Ask for its number."),
        ("2", "b", "Say back the story."),
        ("3", "quiet", "Wait."),
    ]


def test_the_situation_comes_before_the_question() -> None:
    asked = LOST_BAG.form(SCALE)
    assert (asked.item, asked.lead, asked.text) == (
        "listening-s",
        "A guest lost a bag.",
        "What do you do first?",
    )


def test_reading_counts_the_situation_the_question_and_every_option() -> None:
    # 5 + 5 + 4 + 4 + 1 = 19 words at 238 a minute
    assert LOST_BAG.seconds - DECIDING_SECONDS == pytest.approx(19 * 60 / 238)
