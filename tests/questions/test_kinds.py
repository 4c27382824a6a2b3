"""Each item is asked and scored by its own kind."""

from typing import Any

import pytest

from skillcheck import questions
from skillcheck.model.catalogue import Catalogue, Item, Scenario
from skillcheck.questions import scenario, statement

WORDINGS = ["38f89fe01763", "023d48fd0d89"]


def _item(catalogue: Catalogue, id_: str) -> Item:
    return next(item for skill in catalogue.skills.values() for item in skill.items if item.id == id_)


@pytest.mark.parametrize(
    ("id_", "answer", "score"),
    [
        ("listening-1", "4", 4.0),
        ("listening-2", "4", 2.0),
        ("listening-s", "a", 2.0),
        ("listening-s", "b", 5.0),
        ("listening-1", "n/a", None),
        ("listening-s", "n/a", None),
    ],
)
def test_an_answer_counts_by_the_kind_of_its_item(
    small: Catalogue, id_: str, answer: str, score: float | None
) -> None:
    assert questions.score(_item(small, id_), answer) == score


@pytest.mark.parametrize(
    ("id_", "answer"),
    [
        ("listening-1", "0"),
        ("listening-1", "6"),
        ("listening-1", "b"),
        ("listening-1", ""),
        ("listening-1", "3.5"),
        ("listening-1", " 3"),
        ("listening-1", "N/A"),
        ("listening-s", "d"),
        ("listening-s", "1"),
        ("listening-s", "B"),
    ],
)
def test_an_answer_that_the_item_does_not_have_is_refused(small: Catalogue, id_: str, answer: str) -> None:
    with pytest.raises(ValueError, match=id_):
        questions.score(_item(small, id_), answer)


def test_what_did_not_apply_is_not_among_the_values(small: Catalogue) -> None:
    found = {id_: questions.values(_item(small, id_)) for id_ in ("sums-1", "caring-s")}
    assert found == {"sums-1": ("1", "2", "3", "4", "5"), "caring-s": ("a", "b")}


def test_each_choice_of_each_form_can_be_scored_within_one_to_five(builtin: Catalogue) -> None:
    asked = [item for skill in builtin.skills.values() for item in skill.items]
    scores = [questions.score(i, c.value) for i in asked for c in questions.form(i, builtin.scale).choices]
    assert all(score is not None and 1 <= score <= 5 for score in scores)


def test_the_choices_of_a_form_are_the_values_of_its_item(small: Catalogue) -> None:
    for item in (_item(small, "sums-1"), _item(small, "listening-s")):
        choices = questions.form(item, small.scale).choices
        assert tuple(choice.value for choice in choices) == questions.values(item)


def test_time_is_reckoned_by_the_kind(small: Catalogue) -> None:
    rated, picked = small.skills["listening"].statements[0], small.skills["listening"].scenarios[0]
    assert questions.seconds(rated) == statement.seconds(rated)
    assert questions.seconds(picked) == scenario.seconds(picked)


def test_a_wording_stays_the_same_from_run_to_run_since_it_is_kept(small: Catalogue) -> None:
    found = [questions.wording(_item(small, id_)) for id_ in ("listening-1", "listening-s")]
    assert found == WORDINGS


@pytest.mark.parametrize("change", [{"text": "I do."}, {"reversed": True}])
def test_a_wording_changes_with_a_statement(change: dict[str, Any], small: Catalogue) -> None:
    own = _item(small, "sums-1")
    assert questions.wording(own._replace(**change)) != questions.wording(own)
    assert questions.wording(own._replace(id="other")) == questions.wording(own)


def test_a_wording_changes_with_what_a_scenario_says_and_counts(small: Catalogue) -> None:
    own = small.skills["listening"].scenarios[0]
    first, *rest = own.options

    def with_first(**change: Any) -> Scenario:
        return own._replace(options=(first._replace(**change), *rest))

    changed = [
        own._replace(situation="Else."), own._replace(question="Else?"), own._replace(options=own.options[::-1]),
        with_first(id="z"), with_first(text="Else."), with_first(score=3.5),
    ]  # fmt: skip
    assert len({questions.wording(item) for item in (own, *changed)}) == 7
    assert questions.wording(with_first(because="Else.")) == questions.wording(own)
