from random import Random
from typing import Any

import pytest

from bench import outcome
from bench.outcome import Ending, Outcome
from tests.bench import sheets

PARTS = ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6"]


def one(right: float, asked: int, realised: float, inside: tuple[bool, ...]) -> Outcome:
    stops = {"adaptive": Ending(asked / 20, asked, realised, 0.9), "thorough": Ending(0.1, 2, 0.6, 0.8)}
    return Outcome((right,) * 6, (0.2,) * 6, (0.4,) * 6, stops, inside)


def test_figures_are_means_over_people_and_medians_of_the_length() -> None:
    found: Any = outcome.figures(
        [one(1.0, 8, 1.0, (True, True, False)), one(0.5, 10, 0.8, (True,)), one(0.6, 18, 0.6, ())]
    )
    assert found["adaptive"] == {part: pytest.approx(0.7) for part in PARTS}
    assert found["fixed"]["0.3"] == pytest.approx(0.2)
    assert found["random"]["0.6"] == pytest.approx(0.4)
    assert found["stop"] == {
        "share": 0.5,
        "questions": 10,
        "realised": pytest.approx(0.8),
        "predicted": pytest.approx(0.9),
        "four_of_five": pytest.approx(2 / 3),
    }
    assert found["stops"]["adaptive"] == found["stop"]
    assert found["stops"]["thorough"]["share"] == 0.1
    assert found["coverage"] == 0.75


def test_coverage_is_unknown_where_nothing_was_held_out() -> None:
    assert outcome.figures([one(1, 8, 1, ())])["coverage"] is None


def test_runs_are_reported_by_their_medians() -> None:
    runs: list[outcome.Figures] = [
        {"stop": {"share": share}, "coverage": coverage}
        for share, coverage in ((0.2, None), (0.5, 0.8), (0.3, 0.7))
    ]
    assert outcome.medians(runs) == {"stop": {"share": 0.3}, "coverage": 0.75}


def test_a_person_has_an_outcome_that_depends_on_the_seed_alone() -> None:
    own, answers = sheets.quiz(4, 3), sheets.sheet(1).people[0]
    found = outcome.outcome(own, answers, Random(1))
    assert found == outcome.outcome(own, answers, Random(1))
    assert len(found.adaptive) == len(found.fixed) == len(found.random) == 6
    lengths = [found.stops[name].questions for name in ("adaptive", "thorough")]
    assert lengths == sorted(lengths)
