"""From an assessment to its result."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.measure.belief import infer
from skillcheck.measure.levels import estimate_level, level_of
from skillcheck.measure.result import evaluate
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue, Demand, Role, Scale, Skill
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Result
from tests.measure.examples import answered_skills, skill

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
PARAMETERS = Parameters()
WHOLE = {
    "listening-1": "2",
    "listening-2": "5",
    "listening-s": "a",
    "caring-1": "5",
    "caring-2": "1",
    "caring-s": "a",
    "order-1": "3",
    "order-2": "n/a",
    "order-s": "c",
    "sums-1": "4",
}


def assessed(answers: Mapping[str, str], length: str = "full") -> Assessment:
    """A finished assessment with these answers."""
    given_then = tuple(Response(item, answer, AT) for item, answer in answers.items())
    return Assessment("2026-11-22-abc", "desk-lead", length, AT, "digest", True, given_then)


def seen(
    catalogue: Catalogue, answers: Mapping[str, str], role: str = "desk-lead", length: str = "full"
) -> Result:
    """The result of these answers, seen through a role."""
    return evaluate(catalogue, catalogue.roles[role], assessed(answers, length), PARAMETERS)


def levels(result: Result) -> dict[str, float]:
    """Skill id to level."""
    return {gap.skill: gap.estimate.level for gap in result.gaps}


def test_every_gap_can_be_checked_with_a_calculator(small: Catalogue) -> None:
    result = seen(small, WHOLE)
    # The plain means: listening (2 + 1) / 2, caring (5 + 5) / 2, order 3 since one did not apply, sums 4.
    means = {gap.skill: gap.estimate.mean_answer for gap in result.gaps}
    assert means == {"listening": 1.5, "caring": 5, "order": 3, "sums": 4}
    for gap in result.gaps:
        assert gap.gap == pytest.approx(max(0, gap.demand.target - gap.estimate.level))
        assert gap.priority == pytest.approx(gap.demand.importance * gap.gap)
        signed = gap.demand.importance * (gap.demand.target - gap.estimate.level)
        assert gap.from_role + gap.from_answers == pytest.approx(signed)
    assert [gap.skill for gap in result.gaps] == ["listening", "order", "caring", "sums"]
    assert [gap.met for gap in result.gaps] == [False, False, True, True]


def test_the_order_of_the_answers_changes_nothing(small: Catalogue) -> None:
    turned = dict(reversed(WHOLE.items()))
    assert seen(small, turned).gaps == seen(small, WHOLE).gaps


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({}, ("listening", "caring", "order", "sums")),
        ({"caring-1": "4"}, ("listening", "order", "sums")),
        ({"caring-1": "4", "sums-1": "n/a"}, ("listening", "order", "sums")),
        (WHOLE, ()),
    ],
)
def test_skills_without_an_answer_are_named_in_the_order_of_the_catalogue(
    small: Catalogue, answers: Mapping[str, str], missing: tuple[str, ...]
) -> None:
    result = seen(small, answers)
    assert result.not_assessed == missing
    assert {gap.skill for gap in result.gaps} == set(small.skills) - set(missing)


@pytest.mark.parametrize(
    ("role", "length", "asked", "questions"),
    [
        ("desk-lead", "full", 2, 10),
        ("desk-lead", "quick", 1, 4),
        ("clerk", "full", 1, 4),
        ("clerk", "quick", 0, 2),
    ],
)
def test_questions_are_counted_as_role_and_length_have_them(
    small: Catalogue, role: str, length: str, asked: int, questions: int
) -> None:
    result = seen(small, {"caring-1": "4", "order-2": "n/a"}, role, length)
    assert (result.asked, result.items) == (asked, questions)


def test_another_role_shows_its_own_skills_with_its_own_targets(small: Catalogue) -> None:
    result = seen(small, WHOLE, "clerk")
    assert [(gap.skill, gap.demand) for gap in result.gaps] == [
        ("order", Demand(5, 4)),
        ("sums", Demand(1, 2)),
    ]


def test_a_level_does_not_depend_on_the_role_it_is_seen_through(small: Catalogue) -> None:
    answers = {"caring-1": "1", "order-1": "3", "sums-1": "4"}
    through = [seen(small, answers, role).gaps for role in ("desk-lead", "clerk")]
    order, other = ({gap.skill: gap.estimate for gap in gaps}["order"] for gaps in through)
    assert order.level == pytest.approx(other.level)
    assert (order.low, order.high) == (pytest.approx(other.low), pytest.approx(other.high))


def test_answers_outside_the_role_inform_the_open_questions_inside(small: Catalogue) -> None:
    low, high = (seen(small, {"order-1": "3", "listening-1": y}, "clerk") for y in ("1", "5"))
    assert levels(low)["order"] < levels(high)["order"]
    assert list(levels(low)) == ["order"]


@given(answered_skills(), st.data())
@settings(deadline=None)
def test_importance_and_target_never_change_a_level_or_its_range(
    case: tuple[list[Skill], dict[str, str]], data: st.DataObject
) -> None:
    skills, answers = case
    catalogue = Catalogue(1, "", Scale((), ()), {}, {one.id: one for one in skills}, {})
    ratings = st.floats(1, 5)
    estimates = []
    for _ in range(2):
        demands = {one.id: Demand(data.draw(ratings), data.draw(ratings)) for one in skills}
        result = evaluate(catalogue, Role("r", "R", "", demands), assessed(answers), PARAMETERS)
        estimates.append({gap.skill: gap.estimate for gap in result.gaps})
    assert estimates[0] == estimates[1]


def test_the_person_scale_is_that_of_all_answers(small: Catalogue) -> None:
    everything = infer([*small.skills.values()], WHOLE, PARAMETERS)
    assert seen(small, WHOLE, "clerk").person_scale == pytest.approx(everything.person_scale)


def test_the_result_keeps_what_it_was_made_of(small: Catalogue) -> None:
    assessment = assessed(WHOLE)
    result = evaluate(small, small.roles["clerk"], assessment, PARAMETERS)
    assert (result.catalogue, result.role, result.assessment) == (small, small.roles["clerk"], assessment)


def test_the_level_of_a_skill_does_not_depend_on_what_was_not_asked(small: Catalogue) -> None:
    answers = {"sums-1": "4", "caring-1": "2"}
    level = level_of(small.skills["caring"], small, assessed(answers), PARAMETERS)
    everything = infer([*small.skills.values()], answers, PARAMETERS)
    whole = estimate_level(small.skills["caring"], answers, everything, PARAMETERS)
    assert level is not None
    assert whole is not None
    assert level.level == pytest.approx(whole.level)


@pytest.mark.parametrize("answers", [{"caring-1": "2"}, {"caring-1": "2", "order-1": "n/a"}])
def test_a_skill_without_an_answer_that_counts_has_no_level(
    answers: dict[str, str], small: Catalogue
) -> None:
    assert level_of(small.skills["order"], small, assessed(answers), PARAMETERS) is None


def test_notices_are_about_all_answers(small: Catalogue) -> None:
    alike = {f"{skill}-{n}": "5" for skill in ("listening", "caring", "order") for n in (1, 2)}
    assert [notice.id for notice in seen(small, alike, "clerk").notices] == ["reversed-twins"]


@pytest.mark.parametrize("length", ["full", "quick", "adaptive"])
def test_only_what_was_asked_has_a_rank_and_the_rest_is_named(small: Catalogue, length: str) -> None:
    answers = {"caring-1": "4", "sums-1": "n/a", "order-1": "n/a", "order-2": "n/a", "order-s": "a"}
    result = seen(small, answers, length=length)
    assert list(levels(result)) == ["caring"]
    assert result.not_asked == ("listening",)
    assert result.not_applicable == ("order", "sums")
    assert result.not_assessed == ("listening", "order", "sums")


def test_a_strength_has_two_answers_and_is_very_likely_at_its_target(small: Catalogue) -> None:
    best = {"caring-1": "5", "caring-2": "1", "caring-s": "a", "sums-1": "5", "listening-1": "4"}
    result = seen(small, best)
    assert {gap.skill for gap in result.gaps if gap.met} >= {"caring", "sums"}
    assert result.strengths == ("caring",)  # one answer about sums is too few
    assert seen(small, {"caring-1": "4", "caring-2": "2"}).strengths == ()


def test_a_result_says_how_many_of_those_shown_the_role_would_name_of_anybody(small: Catalogue) -> None:
    result = seen(small, WHOLE)
    assert [gap.skill for gap in result.shown] == ["listening", "order"]
    assert result.role_names == 2  # all four targets, but that of sums, are above what is typical


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_role_of_few_skills_works(count: int) -> None:
    skills = {f"s{n}": skill(f"s{n}", statements=1) for n in range(count)}
    catalogue = Catalogue(1, "", Scale((), ()), {}, skills, {})
    role = Role("r", "R", "", dict.fromkeys(skills, Demand(3, 4)))
    answers = {f"{id_}-1": "1" for id_ in skills}
    result = evaluate(catalogue, role, assessed(answers, "adaptive"), PARAMETERS)
    assert len(result.gaps) == count
    assert all(gap.top > 0.8 for gap in result.gaps)


def test_a_skill_that_nobody_was_asked_about_has_no_part(small: Catalogue) -> None:
    more = small._replace(skills={**small.skills, "extra": skill("extra")})
    assert levels(seen(more, WHOLE)) == pytest.approx(levels(seen(small, WHOLE)))
