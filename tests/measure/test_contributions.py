"""What lies behind a result: shares that sum to the whole, and the walk told again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from skillcheck.measure.belief import infer
from skillcheck.measure.contributions import contributions_of, explain
from skillcheck.measure.levels import line_of
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.parameters import Parameters
from tests.measure.examples import answered_skills, skill

PARAMETERS = Parameters()
AT = datetime(2026, 11, 22, tzinfo=UTC)


@given(answered_skills())
@settings(deadline=None)
def test_what_each_skill_adds_sums_to_what_is_believed(case: tuple[list[Skill], dict[str, str]]) -> None:
    skills, answers = case
    moved = contributions_of(skills, answers, PARAMETERS)
    belief = infer(skills, answers, PARAMETERS)
    for one in skills:
        line = line_of(one, PARAMETERS)
        theta = belief.mean[belief.places[one.id]]
        assert sum(moved[one.id].values()) == pytest.approx(line.loading * theta, abs=1e-9)


def test_a_neighbour_of_the_same_cluster_adds_more_than_a_stranger() -> None:
    skills = [skill("a"), skill("b"), skill("c", cluster="work")]
    moved = contributions_of(skills, {"b-1": "5", "c-1": "5"}, PARAMETERS)["a"]
    assert moved["b"] > moved["c"] > 0
    assert "a" not in moved


def test_the_walk_is_told_in_the_order_in_which_it_went(small: Catalogue) -> None:
    answers = {"order-1": "2", "listening-1": "3", "gone-1": "4", "caring-1": "n/a"}
    responses = tuple(Response(item, answer, AT) for item, answer in answers.items())
    role = small.roles["desk-lead"]
    adaptive = Assessment("id", role.id, "adaptive", AT, "d", False, responses)
    explanation = explain(small, role, adaptive, PARAMETERS)
    assert [step.item for step in explanation.steps] == ["order-1", "listening-1", "caring-1"]
    assert [step.skill for step in explanation.steps] == ["order", "listening", "caring"]
    assert all(0 <= step.chance <= 1 for step in explanation.steps)
    full = Assessment("id", role.id, "full", AT, "d", False, responses)
    assert explain(small, role, full, PARAMETERS).steps == ()
