"""Simulated practice: what the models of memory say, and what a report has."""

from random import Random

import pytest

from bench import practise


@pytest.mark.parametrize("recall", [practise.recall_power, practise.recall_activation])
def test_both_models_forget_a_text_as_people_did(recall: practise.Recall) -> None:
    for day, known in practise.READ_ONCE.items():
        assert recall([0.0], day, 1.0) == pytest.approx(known, abs=0.015)


@pytest.mark.parametrize("recall", [practise.recall_power, practise.recall_activation])
def test_in_both_models_more_and_wider_spaced_practice_lasts_longer(recall: practise.Recall) -> None:
    once, massed, spaced = ([0.0], [0.0, 0.1, 0.2], [0.0, 10.0, 20.0])
    assert recall(once, 60, 1.0) < recall(massed, 60.2, 1.0) < recall(spaced, 80, 1.0)
    assert recall(spaced, 80, 1.4) < recall(spaced, 80, 1.0) < recall(spaced, 21, 1.0)


def test_a_manager_practises_only_on_days_that_are_not_missed_and_three_minutes_at_most() -> None:
    manager = practise.Manager("ACT-R base level", Random(3))
    outcome = practise.practise_daily(manager)
    days = {int(day) for practised in manager.practised.values() for day in practised}
    assert days
    assert not days & manager.absent
    assert max(outcome.days) <= 3
    assert 0 < outcome.top_minutes < outcome.minutes


def test_the_report_has_each_plan_under_each_model() -> None:
    report = practise.report(people=4, seed=1)
    assert [condition["memory"] for condition in report["conditions"]] == list(practise.MODELS)
    for condition in report["conditions"]:
        assert condition["once"]["recall"] < condition["skillcheck"]["recall"]
        assert condition["minutes_of_weekly"] < 1
