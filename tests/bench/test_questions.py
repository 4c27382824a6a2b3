"""The replay of a sheet: whom it asks, what it reports, and what many people and runs come to."""

from random import Random
from typing import Any

import pytest

from bench import figures, questions
from bench.replay import Outcome, Stop
from tests.bench import sheets

PARTS = ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6"]


def outcome(right: float, asked: int, realised: float, inside: list[bool]) -> Outcome:
    stop = Stop(asked / 20, asked, realised, 0.9, 0.5, 5, 1, 5)
    chances = [(0.9, True), (0.5, False)]
    return Outcome([right] * 6, stop, inside, chances, (realised, 0.7), (True, False))


def test_figures_are_means_over_people_and_medians_of_the_length() -> None:
    people = [
        outcome(1.0, 8, 1.0, [True, True, False]),
        outcome(0.5, 10, 0.8, [True]),
        outcome(0.6, 18, 0.6, []),
    ]
    summary = figures.summarise(people)
    assert summary["adaptive"] == {part: pytest.approx(0.7) for part in PARTS}
    assert summary["stop"] == {
        "share": 0.5,
        "questions": 10,
        "realised": pytest.approx(0.8),
        "predicted": pytest.approx(0.9),
        "four_of_five": pytest.approx(2 / 3),
        "role_alone": 0.5,
        "own_part": pytest.approx(0.6),
        "shown": 5,
        "gaps": 5,
        "thin": 3,
    }
    assert summary["chances"]["all"] == {"count": 6, "claimed": pytest.approx(0.7), "true": 0.5}
    assert summary["chances"]["0.85-1"] == {"count": 3, "claimed": pytest.approx(0.9), "true": 1}
    assert summary["unseen"] == {"own_stop": pytest.approx(0.8), "whole_quiz": pytest.approx(0.7)}
    assert summary["remarks"] == {"own_stop": 1, "whole_quiz": 0}
    assert summary["coverage"] == 0.75
    assert figures.summarise([outcome(1, 8, 1, [])])["coverage"] is None


def test_runs_are_reported_by_their_medians() -> None:
    runs = [
        {"stop": {"share": share}, "coverage": held} for share, held in ((0.2, None), (0.5, 0.8), (0.3, 0.7))
    ]
    assert figures.medians(runs) == {"stop": {"share": 0.3}, "coverage": 0.75}


def test_nobody_is_asked_who_was_learnt_from_and_else_the_same_in_each_condition() -> None:
    made = sheets.sheet(70, 2, 1)
    asked, teachers = questions.draw(made, 40, 1, 50)
    assert (len(asked), len(teachers)) == (20, 50)
    assert set(asked).isdisjoint(teachers)
    cold, nobody = questions.draw(made, 40, 1, 0)
    assert (cold[:20], len(cold), nobody) == (asked, 40, [])
    assert cold != questions.draw(made, 40, 2, 0)[0]


def test_importances_of_a_role_are_whole_and_equal_ones_are_equal() -> None:
    made = sheets.sheet(1, 20, 1)
    role = questions.demands(made, "role", Random(1))
    assert {demand.importance for demand in role.values()} == {1, 2, 3, 4, 5}
    assert {demand.target for demand in role.values()} == {4.2}
    assert {demand.importance for demand in questions.demands(made, "equal", Random(1)).values()} == {3}


def test_the_report_has_each_condition_that_leaves_somebody_to_ask() -> None:
    report: Any = questions.report(sheets.sheet(202), 3, [1])
    assert [one["logs"] for one in report["conditions"][:3]] == [False, False, True]
    assert (report["people"], report["items"], report["skills"], report["range"]) == (3, 12, 4, [1, 5])
    assert [tuple(one.values())[:3] for one in report["conditions"]] == [
        ("role", 0, 3), ("role", 200, 2), ("role", 200, 2), ("equal", 0, 3), ("equal", 200, 2), ("equal", 200, 2),
    ]  # fmt: skip
    for one in report["conditions"]:
        assert all(0 <= overlap <= 1 for overlap in one["adaptive"].values())
        assert 0 <= one["coverage"] <= 1
    short: Any = questions.report(sheets.sheet(10, 3, 1), 10, [1])
    assert short["conditions"][0]["stop"]["questions"] == 3


def test_a_seed_gives_the_same_figures_again_and_runs_their_medians() -> None:
    made = sheets.sheet(20)
    reports: list[Any] = [questions.report(made, 4, seeds) for seeds in ([4], [5], [6], [4, 5, 6], [4])]
    *runs, together = [report["conditions"][1]["stop"]["predicted"] for report in reports[:4]]
    assert together == sorted(runs)[1]
    assert reports[4] == reports[0]
