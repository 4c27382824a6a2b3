"""A statement and its opposite, both said to be so, or neither."""

from collections.abc import Iterable

import pytest

from skillcheck.measure.notices.given import Given
from skillcheck.measure.notices.reversed_twins import notice
from tests.measure.notices.examples import rated


def twins(pairs: Iterable[tuple[int, int]]) -> list[Given]:
    """A skill each, with a plain and a reversed statement and the keys pressed for them."""
    return [
        answer
        for number, (plain, turned) in enumerate(pairs)
        for answer in (*rated([plain], skill=f"s{number}"), *rated([turned], skill=f"s{number}", turned=True))
    ]


# P(count or more of n alike) with .12 each, told up to .002: .12^3 = .0017 for 3 of 3, .12^3 + 3 .12^2 .88 = .04 for 2 of 3,
# .12^4 + 4 .12^3 .88 = .0063 for 3 of 4; .0037 for 5 of 10 and .0004 for 6 of 10
@pytest.mark.parametrize(
    ("alike", "of", "told"),
    [(2, 2, False), (2, 3, False), (3, 3, True), (3, 4, False), (4, 4, True), (5, 10, False), (6, 10, True)],
)
def test_it_is_told_where_chance_would_bring_as_many_in_less_than_two_of_a_thousand(
    alike: int, of: int, told: bool
) -> None:
    found = notice(twins([(5, 5)] * alike + [(5, 1)] * (of - alike)))
    assert (found is not None) is told


@pytest.mark.parametrize(
    ("pair", "alike"),
    [
        ((4, 4), True),
        ((5, 4), True),
        ((2, 1), True),
        ((2, 2), True),
        ((3, 3), False),
        ((4, 3), False),
        ((4, 2), False),
        ((1, 5), False),
    ],
)
def test_yes_is_four_or_five_and_no_is_one_or_two(pair: tuple[int, int], alike: bool) -> None:
    assert (notice(twins([pair] * 5)) is not None) is alike


def test_it_says_how_often() -> None:
    found = notice(twins([(5, 5)] * 7 + [(5, 1)] * 5))
    assert found is not None
    assert (found.id, "7 of 12 times" in found.text) == ("reversed-twins", True)


def test_every_plain_statement_of_a_skill_is_a_twin_of_its_reversed_one() -> None:
    found = notice([*rated([5, 4, 3], skill="s"), *rated([4], skill="s", turned=True), *twins([(1, 1)] * 4)])
    assert found is not None
    assert "6 of 7 times" in found.text


def test_statements_of_different_skills_are_no_twins() -> None:
    assert notice([*rated([5] * 20, skill="s"), *rated([5] * 20, skill="t", turned=True)]) is None


def test_without_twins_there_is_nothing_to_say() -> None:
    assert notice([]) is None
    assert notice(rated([5] * 20)) is None
