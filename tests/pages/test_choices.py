"""What choices in scenes lead to."""

import re

import pytest

from skillcheck import formats
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.form import Look
from skillcheck.pages import choices
from skillcheck.pages.choices import Choice
from skillcheck.questions.scenario import Scenario
from tests.pages.screens import drawn, said

BLAME = re.compile(r"\b(right|wrong|mistake|correct|score|points?|failed)\b")


def chosen(catalogue: Catalogue, skill: str, option: str) -> Choice:
    scene = catalogue.skills[skill].of_kind(Scenario)[0]
    (taken,) = (one for one in scene.options if one.id == option)
    return Choice(catalogue.skills[skill], scene, taken)


def test_a_scene_can_have_as_many_options_as_a_catalogue_may_name(small: Catalogue) -> None:
    one = chosen(small, "listening", "a")
    options = tuple(
        one.chosen._replace(id=letter, score=n / 2 + 0.5) for n, letter in enumerate("abcdefghi", 1)
    )
    scene = one.scenario._replace(options=options)
    page = choices.page([one._replace(scenario=scene, chosen=options[3])])
    assert "sixth of the nine" in said(drawn(page))


@pytest.fixture
def three(small: Catalogue) -> list[Choice]:
    """The least, the second and the most effective way to act."""
    return [chosen(small, *pair) for pair in (("listening", "c"), ("listening", "a"), ("listening", "b"))]


def test_your_choice_stands_before_the_best_each_with_what_follows(three: list[Choice]) -> None:
    shown = said(drawn(choices.screen(three, 1, opened=False)))
    situation = "A guest at the desk tells a long story about a lost bag."
    yours = (
        "Your choice, second of the three. Ask for the bag's number. The guest begins again from the start."
    )
    best = "Most effective. Say back the story in a sentence. The guest nods and answers short questions."
    assert shown.index(situation) < shown.index(yours) < shown.index(best)
    assert "+ 1 other way" in shown or "+ one other way" in shown
    assert "the hotel across the street" not in shown


def test_whose_choice_was_the_best_sees_the_one_that_does_most_harm(three: list[Choice]) -> None:
    shown = said(drawn(choices.screen(three, 2, opened=False)))
    assert "Your choice, the most effective one. Say back the story in a sentence." in shown
    assert (
        "The one that does most harm. Offer a form. The guest goes to the hotel across the street." in shown
    )


def test_the_least_effective_choice_is_said_to_be(three: list[Choice]) -> None:
    assert "Your choice, the least effective of the three. Offer a form." in said(
        drawn(choices.screen(three, 0, opened=False))
    )


@pytest.mark.parametrize("number", [0, 1, 2])
def test_opened_it_has_every_way_to_act_once_with_what_it_leads_to(number: int, three: list[Choice]) -> None:
    shown = said(drawn(choices.screen(three, number, opened=True)))
    for option in three[number].scenario.options:
        assert shown.count(f"{option.text} {option.because}") == 1


@pytest.mark.parametrize(("number", "keys"), [(0, "Enter o q"), (1, "Enter o b q"), (2, "Enter o b q")])
def test_only_keys_that_do_something_are_named(number: int, keys: str, three: list[Choice]) -> None:
    page = choices.screen(three, number, opened=False)
    assert [key.key for key in page.keys] == keys.split()
    assert ("next scene" in drawn(page)) is (number < 2)


def test_the_page_says_the_same_without_keys_and_gives_neither_points_nor_blame(builtin: Catalogue) -> None:
    answered = [chosen(builtin, skill, "a") for skill in ("empathy", "judgement", "leadership")]
    page = choices.page(answered)
    for format_ in ("terminal", "plain", "md"):
        shown = said(formats.render(format_, page, Look()))
        labels = shown
        for choice in answered:
            for text in (choice.scenario.situation, choice.scenario.question):
                labels = labels.replace(text, "")
            for option in choice.scenario.options:
                assert shown.count(option.because) == 1
                labels = labels.replace(option.text, "").replace(option.because, "")
        assert not BLAME.search(labels)


def test_programs_get_the_promised_keys(three: list[Choice]) -> None:
    page = choices.page(three)
    assert page.kind == "choices"
    first = page.data["choices"][0]
    assert {"scenario", "skill", "situation", "question", "chosen", "best", "options"} <= set(first)
    assert (first["scenario"], first["skill"]) == ("listening-s", "listening")
    assert [(row["chosen"], row["best"]) for row in page.data["choices"]] == [
        ("c", "b"),
        ("a", "b"),
        ("b", "b"),
    ]
    assert all({"id", "text", "score", "because"} <= set(option) for option in first["options"])
    assert choices.EMPTY.data == {"choices": []}
