"""Each item is asked and scored by its own kind."""

from typing import Any

import pytest

from skillcheck import questions
from skillcheck.model.catalogue import Catalogue
from skillcheck.questions.scenario import Scenario
from skillcheck.questions.statement import Statement

WORDINGS = ["38f89fe01763", "023d48fd0d89"]


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
    assert questions.score(small.items()[id_], answer) == score


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
        questions.score(small.items()[id_], answer)


def test_each_choice_of_each_form_can_be_scored_within_one_to_five(builtin: Catalogue) -> None:
    for item in builtin.items().values():
        choices = item.form(builtin.scale).choices
        assert tuple(choice.value for choice in choices) == item.answers
        assert all(1 <= (questions.score(item, answer) or 0) <= 5 for answer in item.answers)


def test_the_items_of_a_skill_stand_under_the_key_of_each_kind(small: Catalogue) -> None:
    found = {
        skill.id: {key: len(items) for key, items in questions.by_key(skill.items).items()}
        for skill in small.skills.values()
    }
    assert found["listening"] == {"statements": 2, "scenarios": 1}
    assert found["sums"] == {"statements": 1, "scenarios": 0}


@pytest.mark.parametrize("key", questions.KINDS)
def test_a_kind_offers_all_that_an_item_must(key: str, builtin: Catalogue) -> None:
    item = next(item for item in builtin.items().values() if isinstance(item, questions.KINDS[key].type))
    intercept, loading, variance = item.guess
    assert 1 <= intercept <= 5
    assert loading > 0 < variance
    assert item.cost > 0 < item.seconds
    assert item.rated or not item.reversed


def test_a_wording_stays_the_same_from_run_to_run_since_it_is_kept(small: Catalogue) -> None:
    found = [questions.wording(small.items()[id_]) for id_ in ("listening-1", "listening-s")]
    assert found == WORDINGS


@pytest.mark.parametrize("change", [{"text": "I do."}, {"reversed": True}])
def test_a_wording_changes_with_a_statement(change: dict[str, Any], small: Catalogue) -> None:
    (own,) = small.skills["sums"].of_kind(Statement)
    assert questions.wording(own._replace(**change)) != questions.wording(own)
    assert questions.wording(own._replace(id="other")) == questions.wording(own)


def test_a_wording_changes_with_what_a_scenario_says_and_counts(small: Catalogue) -> None:
    own = small.skills["listening"].of_kind(Scenario)[0]
    first, *rest = own.options

    def with_first(**change: Any) -> Scenario:
        return own._replace(options=(first._replace(**change), *rest))

    changed = [
        own._replace(situation="Else."), own._replace(question="Else?"), own._replace(options=own.options[::-1]),
        with_first(id="z"), with_first(text="Else."), with_first(score=3.5),
    ]  # fmt: skip
    assert len({questions.wording(item) for item in (own, *changed)}) == 7
    assert questions.wording(with_first(because="Else.")) == questions.wording(own)
