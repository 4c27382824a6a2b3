"""Which questions are asked, and how they are spread."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.measure.select import chosen, spread
from skillcheck.model.catalogue import Catalogue, Item, Skill
from tests.measure.examples import skill

SEEDS = st.text(st.characters(codec="utf-8"), max_size=20)
COUNTS = st.lists(st.integers(1, 6), max_size=6)


def questions(counts: list[int]) -> dict[str, tuple[Item, ...]]:
    """Skills s0, s1, ... with so many items each."""
    return {f"s{n}": skill(f"s{n}", statements=count).items for n, count in enumerate(counts)}


def skills_asked(order: tuple[Item, ...]) -> list[str]:
    """The skill of each item in turn."""
    return [item.id.split("-")[0] for item in order]


def neighbours_of_one_skill(order: tuple[Item, ...]) -> int:
    """How often a question follows another about the same skill."""
    return sum(one == other for one, other in pairwise(skills_asked(order)))


def test_full_asks_every_item(small: Catalogue) -> None:
    asked = chosen(small.skills.values(), "full")
    assert asked == {id_: one.items for id_, one in small.skills.items()}


@pytest.mark.parametrize(
    ("one", "first"),
    [
        pytest.param(skill("a", statements=2, bad_habits=1, scenarios=1), "a-1", id="the first statement"),
        pytest.param(
            skill("a", statements=0, bad_habits=2, scenarios=1), "a-1", id="a bad habit for want of better"
        ),
        pytest.param(skill("a", statements=0, scenarios=2), "a-s1", id="a scenario for want of statements"),
    ],
)
def test_quick_asks_one_question_a_skill(one: Skill, first: str) -> None:
    assert [item.id for item in chosen([one], "quick")["a"]] == [first]


def test_quick_rather_asks_about_a_good_habit_than_a_bad_one() -> None:
    bad, good = skill("a", statements=0, bad_habits=1), skill("a", statements=2)
    mixed = good._replace(items=(*bad.items, good.items[1]))
    assert [item.id for item in chosen([mixed], "quick")["a"]] == ["a-2"]


@given(COUNTS, SEEDS)
@settings(deadline=None)
def test_each_question_is_asked_once(counts: list[int], seed: str) -> None:
    asked = questions(counts)
    order = spread(asked, seed)
    assert Counter(item.id for item in order) == Counter(item.id for own in asked.values() for item in own)


@given(COUNTS, SEEDS)
@settings(deadline=None)
def test_two_questions_about_one_skill_meet_only_where_the_others_do_not_suffice(
    counts: list[int], seed: str
) -> None:
    # a skill with m items needs m - 1 others between them; each that is missing makes one meeting
    most = max(counts, default=0)
    missing = max(0, most - 1 - (sum(counts) - most))
    assert neighbours_of_one_skill(spread(questions(counts), seed)) == missing


@pytest.mark.parametrize(
    ("counts", "order"),
    [
        ([3, 1, 0], ["s0", "s1", "s0", "s0"]),
        ([2, 1], ["s0", "s1", "s0"]),
        ([3], ["s0", "s0", "s0"]),
        ([], []),
    ],
)
def test_the_skill_with_most_questions_left_comes_next(counts: list[int], order: list[str]) -> None:
    assert skills_asked(spread(questions(counts), "seed")) == order


@given(COUNTS, SEEDS)
@settings(deadline=None)
def test_the_same_seed_gives_the_same_order_however_the_skills_are_listed(
    counts: list[int], seed: str
) -> None:
    asked = questions(counts)
    turned = {id_: tuple(reversed(own)) for id_, own in reversed(asked.items())}
    assert spread(asked, seed) == spread(turned, seed)


def test_other_seeds_give_other_orders(small: Catalogue) -> None:
    asked = chosen(small.skills.values(), "full")
    assert len({spread(asked, f"seed {n}") for n in range(20)}) > 15


def test_the_seed_also_decides_with_one_question_a_skill() -> None:
    firsts = {skills_asked(spread(questions([1] * 5), f"seed {n}"))[0] for n in range(60)}
    assert firsts == {"s0", "s1", "s2", "s3", "s4"}


def test_the_skills_do_not_come_in_the_same_turn_again_and_again() -> None:
    order = skills_asked(spread(questions([6] * 6), "seed"))
    assert len({tuple(order[start : start + 6]) for start in range(0, 36, 6)}) > 1
