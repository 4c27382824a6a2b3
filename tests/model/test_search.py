"""Finding skills by any text on their cards."""

import pytest

from skillcheck.model.catalogue import Phrases, Practice, Resource, Skill
from skillcheck.model.search import search
from skillcheck.questions.scenario import Option, Scenario
from skillcheck.questions.statement import Statement

OPTIONS = (Option("a", "I fetch a walrus.", 5, "A secret gnu."), Option("b", "I wait.", 1))
CARD = Skill(
    "being-kind",
    "Being kind",
    "c",
    aliases=("soft otter",),
    definition="A definition of a zebra. It is short.",
    why="Because of a bison.",
    levels=("One ibex.", "Two.", "Three.", "Four.", "Five lynxes."),
    questions=(
        Statement("s-1", "I greet the heron."),
        Scenario("s-s", "A moose rings.", "What now?", "practise", OPTIONS),
    ),
    practices=(
        Practice(
            "p1",
            "Title of a toad",
            steps=("A step with a newt.",),
            cue="When a stoat comes, I look.",
            done_when="Three voles.",
        ),
    ),
    resources=(Resource("The Marmot", "Ann Author", for_="a chapter on geese"),),
    examples=("Once upon a time. A lemur came by.",),
    reach="It reaches the panda.",
    overdone="Too much okapi.",
    not_when="In a dingo.",
    phrases=Phrases(("Say quokka.",), "Drop wombat."),
    ask_yourself="Which tapir?",
    ask_a_colleague="Which kudu?",
)
OTHER = CARD._replace(id="other", name="Zebra", aliases=(), definition="Nothing here.")


@pytest.mark.parametrize(
    "word",
    "kind otter zebra bison ibex lynx heron moose walrus toad newt stoat vole marmot author geese lemur panda okapi dingo"
    " quokka wombat tapir kudu".split(),
)
def test_every_text_of_a_card_is_looked_at(word: str) -> None:
    (match,) = search([CARD], word)
    assert match.skill == CARD
    assert word in match.line.lower()


def test_why_an_option_is_good_is_not_told_before_the_choice() -> None:
    assert search([CARD], "gnu") == ()


def test_the_best_comes_first_and_ties_keep_their_order() -> None:
    assert [match.skill.id for match in search([CARD, OTHER], "zebra")] == ["other", "being-kind"]
    assert [match.skill.id for match in search([CARD, OTHER], "newt")] == ["being-kind", "other"]


def test_a_word_as_it_was_typed_comes_before_others_of_its_stem() -> None:
    policy = CARD._replace(id="one", aliases=("applying policy",))
    police = CARD._replace(id="other", aliases=("calling the police", "policy"))
    (first, second) = search([policy, police], "police")
    assert [first.skill.id, first.line] == ["other", "calling the police"]
    assert second.skill.id == "one"


@pytest.mark.parametrize(
    "text",
    [
        "LYNX",
        "lynxes",
        "greeting herons",
        "the otter",
        "step newt",
        "definitions",
        "Definit\u200bion",
        "otter newt",
    ],
)
def test_a_word_fits_those_that_begin_as_it_does(text: str) -> None:
    assert search([CARD], text)


@pytest.mark.parametrize("text", ["", "  ", "?!", "zebra giraffe", "tter"])
def test_what_is_not_there_is_not_found(text: str) -> None:
    assert search([CARD], text) == ()


def test_british_and_american_spellings_are_alike() -> None:
    card = CARD._replace(why="It organizes the day.")
    assert search([card], "organise")
    assert search([card], "organizing")
