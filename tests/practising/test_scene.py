"""A scene in practice: the order of its options, grading, and what is said of each."""

from math import factorial

import pytest

from skillcheck.practising.scene import STEP, is_good, judge, order_options, split_cue
from skillcheck.questions.scenario import LETTERS, Option, Scenario


def scene(*scores: float) -> Scenario:
    options = (Option(LETTERS[n], f"text {n}", score, f"because {n}") for n, score in enumerate(scores))
    return Scenario("s-s2", "A situation.", options=tuple(options))


@pytest.mark.parametrize("count", range(2, 10))
def test_each_time_has_a_new_order_until_all_had_their_turn(count: int) -> None:
    own = scene(*range(1, count + 1))
    times = min(factorial(count), 50)
    orders = {tuple(option.id for option in order_options(own, time)) for time in range(times)}
    assert len(orders) == times
    assert all(sorted(order) == sorted(option.id for option in own.options) for order in orders)
    assert factorial(count) % STEP


def test_both_ends_must_be_found() -> None:
    own = scene(2, 5, 1, 3)
    assert is_good(judge(own, "b", "c"))
    assert not is_good(judge(own, "b", "a"))
    assert not is_good(judge(own, "d", "c"))
    assert not is_good(judge(own, "c", "b"))


def test_of_equals_any_will_do() -> None:
    own = scene(5, 5, 1, 1)
    assert all(is_good(judge(own, first, harm)) for first in "ab" for harm in "cd")


def test_all_are_told_from_the_most_effective_one_to_the_most_harmful() -> None:
    verdicts = judge(scene(2, 5, 1, 3), "d", "a")
    assert [one.text for one in verdicts] == ["text 1", "text 3", "text 0", "text 2"]
    assert verdicts[0].because == "because 1"
    assert [(one.best, one.worst, one.chosen, one.feared) for one in verdicts] == [
        (True, False, False, False),
        (False, False, True, False),
        (False, False, False, True),
        (False, True, False, False),
    ]


def test_a_cue_is_a_situation_and_what_one_does_then() -> None:
    assert split_cue("When a call begins, I say back, and wait.") == (
        "When a call begins",
        "I say back, and wait.",
    )
