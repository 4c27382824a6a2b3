"""Simulated managers: they answer as they are said to."""

from random import Random
from statistics import correlation, fmean
from typing import Any

import pytest

from bench import simulate
from bench.replay import replay
from bench.simulate import MANNERS, Manner
from skillcheck.errors import UsageFault
from skillcheck.model.catalogue import Demand, Skill
from skillcheck.questions.scenario import Scenario
from skillcheck.questions.statement import Statement
from tests.measure.examples import skill

OWN = [skill(f"s{n}", cluster=f"c{n % 2}", statements=4, scenarios=1) for n in range(6)]


def answered(manner: Manner, people: int = 300) -> list[dict[str, float]]:
    them = simulate.populate(manner, OWN, Random(1))
    answers = []
    for n in range(people):
        dice = Random(f"{manner.name}/{n}")
        thetas = simulate.draw_thetas(them, OWN, Random(f"thetas/{n}"))
        answers.append(simulate.answer(them, OWN, thetas, dice.gauss(*manner.leniency), dice))
    return answers


def related(manner: Manner, one: Skill, other: Skill) -> float:
    """The correlation of two skills' mean self-ratings."""
    people = answered(manner)
    means = [
        [fmean(person[item.id] for item in own.of_kind(Statement)) for person in people]
        for own in (one, other)
    ]
    return correlation(*means)


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name)
def test_managers_answer_everything_with_answers_that_exist(manner: Manner) -> None:
    for person in answered(manner, 20):
        assert list(person) == [item.id for own in OWN for item in own.items]
        assert {person[item.id] for own in OWN for item in own.of_kind(Statement)} <= {1, 2, 3, 4, 5}
        assert {person[item.id] for own in OWN for item in own.of_kind(Scenario)} <= {1, 3, 5}


def test_lenient_managers_rate_themselves_higher_and_choose_no_better() -> None:
    usual, lenient = answered(Manner("x")), answered(Manner("x", leniency=(0.5, 0.0)))

    def gain(items: list[str]) -> float:
        return fmean(b[item] - a[item] for a, b in zip(usual, lenient, strict=True) for item in items)

    assert gain([item.id for own in OWN for item in own.of_kind(Statement)]) == pytest.approx(0.45, abs=0.05)
    assert gain([item.id for own in OWN for item in own.of_kind(Scenario)]) == 0


def test_skills_go_together_as_the_manner_says() -> None:
    near, far = (OWN[0], OWN[2]), (OWN[0], OWN[1])
    usual = Manner("x", within=0.6, across=0.1)
    assert related(usual, *near) > related(usual, *far) + 0.15
    assert abs(related(usual._replace(within=0.0, across=0.0), *near)) < 0.15
    assert related(Manner("x", within=0.7, across=0.7), *far) > 0.35


def test_careless_managers_answer_some_questions_without_reading() -> None:
    usual, careless = answered(Manner("x")), answered(Manner("x", careless=0.999))
    same = fmean(a[k] == b[k] for a, b in zip(usual, careless, strict=True) for k in a if "-s" not in k)
    assert same < 0.35


def test_the_report_has_the_same_figures_a_manner() -> None:
    report: Any = simulate.report("client-services-manager", "each", 1, [1])
    assert [one["managers"] for one in report["conditions"]] == [manner.name for manner in MANNERS]
    assert all(
        {"role", "adaptive", "stop", "coverage", "chances", "all_best"} <= set(one)
        for one in report["conditions"]
    )


def test_an_unknown_role_names_the_others() -> None:
    with pytest.raises(UsageFault, match="team-lead"):
        simulate.report("nobody", "each", 2, [1])
    with pytest.raises(UsageFault, match="realistic"):
        simulate.report("each", "nobody", 2, [1])


def test_who_gives_the_best_answer_to_everything_is_shown_no_gap() -> None:
    best = replay(simulate.best_of(OWN, {own.id: Demand(4, 4) for own in OWN})).stop
    assert (best.shown, best.gaps) == (0, 0)
    assert best.questions < 30
