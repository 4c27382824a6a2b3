"""Which gaps matter most, and how sure their order is."""

from collections.abc import Sequence
from datetime import UTC, datetime
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.measure.belief import Posterior
from skillcheck.measure.gaps import (
    count_role_names,
    find_weakest,
    phi,
    practices_for,
    rank_again,
    rank_gaps,
    top_chances,
)
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Demand, Practice, Role, Skill
from skillcheck.model.change import Point
from skillcheck.model.estimate import Gap, LevelEstimate
from skillcheck.questions.statement import Statement
from tests.measure.examples import skill

AT = datetime(2026, 11, 22, tzinfo=UTC)
Row = tuple[float, float, float]
"""Importance, target and level of a skill."""


def estimated(id_: str, level: float, sd: float = 0.5, answered: int = 1) -> LevelEstimate:
    """A level with its standard error; the rest does not matter here."""
    return LevelEstimate(id_, level, level, level, sd, answered, 1, level, 3.4)


def rated_again(id_: str, level: float, answers: dict[str, str] | None = None) -> Point:
    """The same from a later sitting."""
    responses = tuple(Response(item, answer, AT) for item, answer in (answers or {}).items())
    return Point(Assessment("again", "r", "review", AT, "", True, responses), estimated(id_, level))


def gaps_of(
    rows: Sequence[Row], *, sd: float = 0.5, variance: float = 0.25, together: float = 0.0
) -> tuple[Gap, ...]:
    """The ranked gaps of skills a, b, c, ...; `together` is the covariance of any two of them."""
    ids = [chr(ord("a") + n) for n in range(len(rows))]
    role = Role("r", "R", "", {id_: Demand(w, target) for id_, (w, target, _) in zip(ids, rows, strict=True)})
    estimates = [estimated(id_, level, sd) for id_, (_, _, level) in zip(ids, rows, strict=True)]
    covariance = tuple(tuple(variance if a == b else together for b in ids) for a in ids)
    posterior = Posterior({id_: n for n, id_ in enumerate(ids)}, (0.0,) * len(ids), covariance, 1.0)
    return rank_gaps([skill(id_) for id_ in ids], estimates, role, posterior, {})


def order(rows: Sequence[Row]) -> str:
    """The ids in rank order, as one word."""
    return "".join(gap.skill for gap in gaps_of(rows))


@pytest.mark.parametrize(
    ("row", "distance", "priority"),
    [
        ((5, 4, 2.5), 1.5, 7.5),  # 5 x (4 - 2.5)
        ((3, 3.5, 3), 0.5, 1.5),
        ((5, 4, 4), 0, 0),
        ((5, 3, 4.5), 0, 0),  # above the target there is no gap, not a negative one
    ],
)
def test_the_priority_is_importance_times_what_is_missing(row: Row, distance: float, priority: float) -> None:
    (gap,) = gaps_of([row])
    assert (gap.gap, gap.priority, gap.met) == (distance, priority, distance == 0)
    assert (gap.demand.importance, gap.demand.target) == row[:2]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # priorities 2, 9, 4
        pytest.param([(2, 4, 3), (3, 5, 2), (4, 4, 3)], "bca", id="priority"),
        # priorities 4, 4, 4 with importance 2, 4, 1
        pytest.param(
            [(2, 5, 3), (4, 4, 3), (1, 5, 1)], "bac", id="importance, where the priority is the same"
        ),
        pytest.param([(3, 4, 3), (3, 4, 3), (3, 4, 3)], "abc", id="catalogue, where both are the same"),
        # priorities 0, 0, 1: how far the target is passed plays no part
        pytest.param([(2, 3, 3), (4, 2, 5), (1, 4, 3)], "cba", id="met targets last, by importance"),
        # a wide gap that hardly matters stays behind: 1 x 3 < 5 x 1
        pytest.param([(1, 5, 2), (5, 4, 3)], "ba", id="importance weighs"),
    ],
)
def test_the_order_is_by_priority_then_importance_then_catalogue(rows: Sequence[Row], expected: str) -> None:
    assert order(rows) == expected


def test_without_skills_there_are_no_gaps() -> None:
    assert gaps_of([]) == ()


# P(order right) = Phi(difference / sd of the difference) >= .65 from .38532 standard deviations on. With importance 4 and sd
# .5 on both sides that is .38532 x 4 x sqrt(.25 + .25 - 2 cov), a difference in level of a quarter of it:
# .27246 for cov 0, .19266 for cov .125, .38532 for cov -.25.
@pytest.mark.parametrize(("covariance", "limit"), [(0.0, 0.27246), (0.125, 0.19266), (-0.25, 0.38532)])
@pytest.mark.parametrize(("step", "tied"), [(-0.001, True), (0.001, False)])
def test_neighbours_are_tied_where_their_order_is_right_with_less_than_65_percent(
    covariance: float, limit: float, step: float, tied: bool
) -> None:
    one, other = gaps_of([(4, 5, 2), (4, 5, 2 + limit + step)], together=covariance)
    assert (one.tied_with, other.tied_with) == ((("b",), ("a",)) if tied else ((), ()))


@pytest.mark.parametrize(("step", "tied"), [(-0.001, True), (0.001, False)])
def test_what_skills_share_counts_on_the_scale_of_their_levels(step: float, tied: bool) -> None:
    # sd .5 from variance 1: loading .5, shared .25 x .5 = .125 as above
    one, _ = gaps_of([(4, 5, 2), (4, 5, 2.19266 + step)], variance=1.0, together=0.5)
    assert bool(one.tied_with) is tied


@pytest.mark.parametrize(("step", "tied"), [(-0.001, True), (0.001, False)])
def test_what_is_uncertain_counts_as_much_as_it_matters(step: float, tied: bool) -> None:
    # g_a = 2 x 2 = 4; variances (2 x .5)^2 + (4 x .5)^2 = 5; limit .38532 x sqrt(5) = .86160; b leads by 4 x (5 - level) - 4
    lead, behind = gaps_of([(2, 5, 3), (4, 5, 4 - (0.86160 + step) / 4)])
    assert (lead.skill, behind.skill) == ("b", "a")
    assert bool(lead.tied_with) is tied


def test_only_neighbours_in_rank_are_tied() -> None:
    levels = (2.0, 2.2, 2.4, 4.0)
    assert [gap.tied_with for gap in gaps_of([(4, 5, level) for level in levels])] == [
        ("b",),
        ("a", "c"),
        ("b",),
        (),
    ]


def test_skills_that_err_entirely_together_are_not_tied() -> None:
    assert gaps_of([(4, 5, 2), (4, 5, 2.1)], together=0.25)[0].tied_with == ()


@pytest.mark.parametrize("count", [0, 1, 4, 5])
def test_of_five_skills_a_chance_is_that_of_a_gap(count: int) -> None:
    # importance 3, 1 from the target, sd 3 x .5: Phi(2)
    assert [gap.top for gap in gaps_of([(3, 4, 3)] * count)] == pytest.approx([0.97725] * count, abs=1e-5)


def test_equal_skills_share_the_top_five_equally() -> None:
    assert [gap.top for gap in gaps_of([(3, 4, 3)] * 8)] == pytest.approx([5 / 8] * 8)


def test_who_has_hardly_any_gap_is_not_said_to_have_five() -> None:
    # one gap of 2 with sd .5, and the others 1 above their target: Phi(4), Phi(-2)
    chances = [gap.top for gap in gaps_of([(1, 4, 2)] + [(1, 4, 5)] * 7)]
    assert chances == pytest.approx([0.99997] + [0.02275] * 7, abs=1e-5)


def test_a_skill_without_an_answer_has_no_rank_but_may_be_among_the_five_all_the_same() -> None:
    ids = "abcdef"
    role = Role("r", "R", "", {id_: Demand(3, 4) for id_ in ids})
    posterior = Posterior({id_: n for n, id_ in enumerate(ids)}, (0.0,) * 6, ((0.25,) * 6,) * 6, 1.0)
    estimates = [estimated(id_, 3, answered=int(id_ > "a")) for id_ in ids]
    gaps = rank_gaps([skill(id_) for id_ in ids], estimates, role, posterior, {})
    assert [(gap.rank, gap.skill) for gap in gaps] == [*enumerate("bcdef", 1)]
    assert [gap.top for gap in gaps] == pytest.approx([5 / 6] * 5)


def test_a_priority_is_the_sum_of_what_the_role_and_the_answers_say() -> None:
    # typical 3.4: 5 x (4 - 3.4) = 3 from the role, 5 x (3.4 - 2.5) = 4.5 from the answers; 5 x (4 - 2.5) = 7.5
    (gap,) = gaps_of([(5, 4, 2.5)])
    assert (gap.from_role, gap.from_answers) == (pytest.approx(3), pytest.approx(4.5))
    assert gap.priority == pytest.approx(gap.from_role + gap.from_answers)


def test_it_is_said_how_many_of_those_shown_the_role_alone_would_name() -> None:
    ids = "abcdefgh"
    # With ordinary answers (3.4) the priorities are .6 x importance: a to e, and none for h, whose target is lower.
    weights = {"a": 5, "b": 5, "c": 4, "d": 4, "e": 3, "f": 2, "g": 1, "h": 5}
    role = Role("r", "R", "", {id_: Demand(weights[id_], 3 if id_ == "h" else 4) for id_ in ids})
    estimates = [estimated(id_, 1 if id_ > "d" else 3.9) for id_ in ids]
    posterior = Posterior({id_: n for n, id_ in enumerate(ids)}, (0.0,) * 8, ((0.25,) * 8,) * 8, 1.0)
    skills = [skill(id_) for id_ in ids]
    gaps = rank_gaps(skills, estimates, role, posterior, {})
    assert "".join(gap.skill for gap in gaps[:5]) == "hefga"
    assert count_role_names(estimates, role, gaps[:5]) == 2


def test_a_chance_weighs_what_is_missing_and_what_is_uncertain_by_importance() -> None:
    # five skills above the cut, five as far below it, so the cut is 0; sd .5 everywhere
    # importance 2, .5 from the target: 1 / (2 x .5) = 1; importance 4, .25 from it: 1 / (4 x .5) = .5
    near, far = [(4, 3, 2.75), (4, 3, 3.25)], [(2, 3, 2.5), (2, 3, 3.5)]
    chances = {gap.skill: gap.top for gap in gaps_of([*near, *far * 4])}
    assert [chances[id_] for id_ in "abcd"] == pytest.approx([0.69146, 0.30854, 0.84134, 0.15866], abs=1e-5)


def test_how_far_a_target_is_passed_counts_in_the_chances() -> None:
    passed = gaps_of([(3, 5, 2)] * 5 + [(3, 3, 3.1), (3, 3, 5.0)])[5:]
    assert passed[0].top > passed[1].top


def practice(id_: str, *levels: int) -> Practice:
    """A practice for these levels."""
    return Practice(id_, "", levels, steps=())


@pytest.mark.parametrize(
    ("level", "best_first"),
    [
        # what suits equally stands as in the catalogue: high, middle, low, all
        (1.0, ["low", "all", "middle", "high"]),
        (2.49, ["low", "all", "middle", "high"]),
        (2.5, ["middle", "all", "high", "low"]),
        (3.49, ["middle", "all", "high", "low"]),
        (3.5, ["high", "all", "middle", "low"]),
        (5.0, ["high", "all", "middle", "low"]),
    ],
)
def test_practices_for_the_level_come_first_then_the_nearest(level: float, best_first: list[str]) -> None:
    own = (
        practice("high", 4, 5),
        practice("middle", 3),
        practice("low", 1, 2),
        practice("all", 1, 2, 3, 4, 5),
    )
    assert list(practices_for(skill("a", practices=own), level)) == best_first


def test_each_gap_names_the_practices_of_its_own_skill() -> None:
    role = Role("r", "R", "", {"a": Demand(3, 4)})
    own = skill("a", practices=(practice("later", 5), practice("now", 2)))
    posterior = Posterior({"a": 0}, (0.0,), ((0.25,),), 1.0)
    (gap,) = rank_gaps([own], [estimated("a", 2.2)], role, posterior, {})
    assert gap.practices == ("now", "later")


def test_newer_levels_take_their_place_in_the_order_which_then_is_not_said_to_be_sure() -> None:
    role = Role("r", "R", "", {"a": Demand(2, 4), "b": Demand(3, 5), "c": Demand(4, 4), "d": Demand(5, 4)})
    gaps = gaps_of([(2, 4, 3), (3, 5, 2), (4, 4, 3)])
    points = {"b": rated_again("b", 5), "d": rated_again("d", 2)}
    again = rank_again(gaps, points, [skill("b"), skill("d")], role)
    assert [(gap.rank, gap.skill, gap.priority) for gap in again] == [
        (1, "d", 10),
        (2, "c", 4),
        (3, "a", 2),
        (4, "b", 0),
    ]
    assert {(gap.top, gap.tied_with) for gap in again} == {(0, ())}


def test_chances_are_those_of_the_normal_distribution() -> None:
    # symmetrical about 0, so the cut is 0; Phi(2), Phi(1), Phi(.5) from the table
    chances = top_chances([2, 1, 0.5, -0.5, -1, -2], [1] * 6, 3)
    assert chances == pytest.approx([0.97725, 0.84134, 0.69146, 0.30854, 0.15866, 0.02275], abs=1e-5)


@given(
    st.lists(st.tuples(st.floats(-20, 20), st.floats(0.05, 5)), min_size=1, max_size=30),
    st.integers(1, 6),
)
@settings(deadline=None)
def test_the_chances_sum_to_the_places_or_to_the_gaps_if_fewer(
    cases: list[tuple[float, float]], top: int
) -> None:
    chances = top_chances([value for value, _ in cases], [sd for _, sd in cases], top)
    gaps = sum(phi(value / sd) for value, sd in cases)
    assert sum(chances) == pytest.approx(min(top, gaps))
    assert all(0 <= chance <= 1 for chance in chances)


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=30))
@settings(deadline=None)
def test_with_equal_ranges_the_chances_follow_the_values(values: list[float]) -> None:
    down = sorted(values, reverse=True)
    chances = top_chances(down, [1.0] * len(down), 5)
    assert chances == sorted(chances, reverse=True)


@pytest.mark.parametrize(
    ("z", "probability"),
    [(0, 0.5), (0.38532, 0.65), (1.2816, 0.9), (-1.95996, 0.025), (inf, 1), (-inf, 0)],
)
def test_phi_is_the_normal_distribution(z: float, probability: float) -> None:
    assert phi(z) == pytest.approx(probability, abs=2e-5)


def test_a_value_that_is_known_is_in_or_out() -> None:
    assert top_chances([3, 2, 1, 0], [0, 0, 0, 0], 2) == pytest.approx([1, 1, 0, 0])


# Which act to work on first


def ladder(*practices: Practice) -> Skill:
    """A skill with a statement for each rung: a-1 for 4, a-2 for 2, a-3 (reversed) for 3, a-4 for 5; a-5 has none."""
    rungs = {1: 4, 2: 2, 3: 3, 4: 5, 5: 0}
    statements = tuple(Statement(f"a-{n}", "", n == 3, rung) for n, rung in rungs.items())
    return skill("a", practices=practices)._replace(questions=statements)


@pytest.mark.parametrize(
    ("answers", "weakest"),
    [
        pytest.param({}, "a-2", id="nothing answered: the lowest rung"),
        pytest.param({"a-1": "1", "a-2": "5"}, "a-1", id="the lowest that is not done often"),
        pytest.param({"a-1": "3", "a-2": "3"}, "a-2", id="half of the times is not often"),
        pytest.param({"a-1": "4", "a-2": "4"}, "a-3", id="all that were asked: the lowest that was not"),
        pytest.param({"a-2": "4", "a-3": "4"}, "a-3", id="a habit to lose counts the other way round"),
        pytest.param({"a-2": "n/a", "a-5": "1"}, "a-3", id="what does not apply is no act to work on"),
        pytest.param(
            {"a-1": "4", "a-2": "5", "a-3": "1", "a-4": "5"}, "a-1", id="all often: the least often"
        ),
        pytest.param({f"a-{n}": "n/a" for n in range(1, 6)}, "", id="none applies"),
    ],
)
def test_the_weakest_act_is_the_lowest_that_is_no_habit_yet(answers: dict[str, str], weakest: str) -> None:
    assert find_weakest(ladder(), answers) == weakest


def test_without_rungs_no_act_is_the_weakest() -> None:
    assert find_weakest(skill("a", statements=3), {"a-1": "1"}) == ""


def test_the_practice_that_trains_the_weakest_act_comes_first_then_the_next_rungs() -> None:
    def trains(id_: str, rung: int, *statements: str) -> Practice:
        return Practice(id_, "", rung=rung, trains=statements, steps=())

    own = ladder(
        trains("fifth", 5, "a-4"),
        trains("second", 2, "a-2"),
        trains("fourth", 4, "a-1"),
        trains("third", 3, "a-3"),
        trains("third-too", 3, "a-3"),
    )
    assert practices_for(own, 1.0, "a-3") == ("third", "third-too", "fourth", "fifth", "second")
    assert practices_for(own, 1.0, "a-4") == ("fifth", "fourth", "third", "third-too", "second")
