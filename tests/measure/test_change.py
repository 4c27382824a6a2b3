"""Change told apart from noise, and like compared only with like."""

from collections.abc import Mapping
from datetime import UTC, datetime
from math import sqrt
from random import Random

import pytest

from skillcheck import questions
from skillcheck.measure.belief import infer
from skillcheck.measure.change import (
    CLEAR,
    NOT_ASKED,
    REWORDED,
    UNKNOWN,
    compare,
    compare_results,
    error_of_difference,
    trend_of,
)
from skillcheck.measure.levels import estimate_level
from skillcheck.measure.result import evaluate
from skillcheck.model.assessment import REVIEW, THEN, Assessment, Response
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.change import Change, Point
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import Parameters
from skillcheck.questions.statement import Statement
from tests.measure.examples import skill

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
WHOLE = {"order-1": "3", "order-2": "3", "order-s": "a"}


def taken(
    catalogue: Catalogue, answers: Mapping[str, str], *, known: bool = True, digest: str = "same"
) -> Assessment:
    """An assessment with the wordings that the catalogue has now; with none where they are not `known`."""
    wordings = {
        item.id: questions.wording(item) for skill in catalogue.skills.values() for item in skill.items
    }
    responses = tuple(
        Response(item, answer, AT, wording=wordings.get(item, "lost") if known else "")
        for item, answer in answers.items()
    )
    return Assessment("id", "desk-lead", "full", AT, digest, finished=True, responses=responses)


def point(assessment: Assessment, level: float = 3.0, error: float = 0.3) -> Point:
    """A level of order."""
    return Point(assessment, LevelEstimate("order", level, 1, 5, error, 3, 3, level, 3.4))


def between(small: Catalogue, one: Assessment, other: Assessment) -> Change:
    """The change of order from 2 to 4."""
    return compare(small.skills["order"], point(one, 2.0), point(other, 4.0), small)


def reworded(assessment: Assessment, item: str, wording: str = "other") -> Assessment:
    """The same, with other words of one question."""
    return assessment._replace(
        responses=tuple(r._replace(wording=wording) if r.item == item else r for r in assessment.responses),
    )


@pytest.mark.parametrize(
    ("start", "end", "verdict"),
    # sd = sqrt(.3^2 + .4^2) = .5, so that 1.96 * .5 = .98 is clear
    [
        (2.0, 2.99, "up"),
        (2.0, 2.97, "unclear"),
        (3.0, 3.0, "unclear"),
        (3.0, 2.03, "unclear"),
        (3.0, 2.01, "down"),
    ],
)
def test_the_reliable_change_index_decides(start: float, end: float, verdict: str, small: Catalogue) -> None:
    assessment = taken(small, WHOLE)
    change = compare(small.skills["order"], point(assessment, start, 0.3), point(assessment, end, 0.4), small)
    assert change.verdict == verdict
    assert (change.sd, change.least) == (pytest.approx(0.5), pytest.approx(0.98))
    assert change.difference == pytest.approx(end - start)
    assert change.reliable_change == pytest.approx((end - start) / 0.5)


def test_a_published_example() -> None:
    # Jacobson & Truax 1991, p. 14: 32.5 -> 47.5, S_diff = 4.74 (s1 = 7.5, r = .80): RC = 3.16
    error = 7.5 * sqrt(1 - 0.80)
    assert sqrt(2 * error**2) == pytest.approx(4.74, abs=0.005)
    estimate = LevelEstimate("x", 32.5, 0, 0, error, 1, 1, 0, 0)
    one = Point(Assessment("a", "", "full", AT, ""), estimate)
    other = one._replace(estimate=estimate._replace(level=47.5))
    assert Change(one, other, sqrt(2 * error**2), 0, "up").reliable_change == pytest.approx(3.16, abs=0.005)


def test_the_same_questions_can_be_compared_whatever_else_the_catalogue_changed(small: Catalogue) -> None:
    change = between(small, taken(small, WHOLE, digest="one"), taken(small, WHOLE, digest="other"))
    assert (change.verdict, change.reasons, change.remarks) == ("up", (), ())


def test_reworded_questions_can_not_be_compared(small: Catalogue) -> None:
    change = between(small, taken(small, WHOLE), reworded(taken(small, WHOLE), "order-2"))
    assert (change.verdict, change.reasons) == ("incomparable", (REWORDED,))


def test_what_was_asked_once_must_still_say_the_same(small: Catalogue) -> None:
    one, other = taken(small, {"order-1": "3", "order-2": "3"}), taken(small, {"order-1": "3"})
    assert between(small, one, other).verdict == "up"
    assert between(small, reworded(one, "order-2"), other).reasons == (REWORDED,)


def test_both_asked_in_the_same_old_words_is_like_with_like(small: Catalogue) -> None:
    one, other = (reworded(taken(small, WHOLE), "order-1", "old words") for _ in range(2))
    assert between(small, one, other).verdict == "up"


def test_other_questions_of_the_skill_can_be_compared_and_it_is_said(small: Catalogue) -> None:
    change = between(small, taken(small, {"order-1": "3"}), taken(small, {"order-2": "3", "order-s": "a"}))
    assert (change.verdict, change.remarks) == ("up", ("0 of 3 questions in common",))


@pytest.mark.parametrize(("digest", "reasons"), [("same", ()), ("other", (UNKNOWN,))])
def test_where_wordings_are_unknown_the_catalogues_decide(
    digest: str, reasons: tuple[str, ...], small: Catalogue
) -> None:
    change = between(small, taken(small, WHOLE, known=False), taken(small, WHOLE, digest=digest))
    assert change.reasons == reasons


def test_what_did_not_apply_counts_as_not_asked(small: Catalogue) -> None:
    change = between(small, taken(small, {**WHOLE, "order-s": "n/a"}), taken(small, WHOLE))
    assert (change.verdict, change.remarks) == ("up", ("2 of 3 questions in common",))
    nothing = taken(small, {"order-1": "n/a"})
    assert between(small, nothing, taken(small, WHOLE)).reasons == (NOT_ASKED,)


def test_questions_that_the_catalogue_has_lost_are_counted(small: Catalogue) -> None:
    one = taken(small, {**WHOLE, "order-9": "3", "order-of-things-1": "3", "listening-9": "3"})
    assert between(small, one, taken(small, WHOLE)).remarks == ("2 questions no longer in the catalogue",)
    longer = small.skills["sums"]._replace(
        id="order-of-things", questions=(Statement("other-1", "I do it."),)
    )
    larger = small._replace(skills={**small.skills, longer.id: longer})
    assert between(larger, one, taken(small, WHOLE)).remarks == ("1 question no longer in the catalogue",)


def test_an_option_that_is_gone_is_a_lost_question(small: Catalogue) -> None:
    change = between(small, taken(small, {**WHOLE, "order-s": "z"}), taken(small, WHOLE))
    assert change.remarks == ("2 of 3 questions in common", "1 question no longer in the catalogue")


def test_only_skills_that_both_asked_about_are_compared(small: Catalogue) -> None:
    one, other = taken(small, {**WHOLE, "sums-1": "2"}), taken(small, {**WHOLE, "listening-1": "3"})
    one, other = one._replace(length="adaptive"), other._replace(length="adaptive", id="other")
    role = small.roles["desk-lead"]
    before, now = (evaluate(small, role, a, Parameters()) for a in (one, other))
    comparison = compare_results(before, now, one, other)
    assert list(comparison.changes) == ["order"]
    assert comparison.earlier is one
    assert comparison.by_chance == pytest.approx(0.05)


def rating(small: Catalogue, level: float, length: str = "full") -> Point:
    """A level of order in an assessment of a length."""
    return point(taken(small, WHOLE)._replace(length=length), level)


def test_changes_are_from_each_point_to_the_next_and_over_all(small: Catalogue) -> None:
    points = [rating(small, 2.0), rating(small, 2.5, REVIEW), rating(small, 4.0)]
    trend = trend_of(small.skills["order"], points, small)
    assert [change.difference for change in trend.changes] == [0.5, 1.5]
    assert trend.overall is not None
    assert (trend.overall.earlier, trend.overall.later) == (points[0], points[2])


def test_then_ratings_are_no_points(small: Catalogue) -> None:
    points = [rating(small, 2.0), rating(small, 1.0, THEN), rating(small, 4.0)]
    trend = trend_of(small.skills["order"], points, small)
    assert trend.points == (points[0], points[2])
    assert trend.then == (points[1],)
    assert [change.difference for change in trend.changes] == [2.0]


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_points_are_no_change(count: int, small: Catalogue) -> None:
    trend = trend_of(small.skills["order"], [rating(small, 2.0)] * count, small)
    assert (trend.changes, trend.overall) == ((), None)


PARAMETERS = Parameters()
TRUE = Parameters(caution=1.0)
"""What the guesses are guesses of: their caution makes them 1.2 times too large."""
SKILLS = [skill(f"s{n}", statements=5, cluster="people" if n < 4 else "work") for n in range(8)]
PEOPLE = 250


def rated(dice: Random, thetas: list[float], asked: int) -> list[LevelEstimate]:
    """The levels of someone with these skills, after so many statements of each skill."""
    answers = {}
    for one, theta in zip(SKILLS, thetas, strict=True):
        for item in dice.sample(one.items, asked):
            numbers = TRUE.of(item)
            y = numbers.intercept + numbers.loading * theta + dice.gauss(0, sqrt(numbers.noise))
            answers[item.id] = str(min(max(round(y), 1), 5))
    posterior = infer(SKILLS, answers, PARAMETERS)
    levels = [estimate_level(one, answers, posterior, PARAMETERS) for one in SKILLS]
    return [estimate for estimate in levels if estimate]


def thetas(dice: Random, skills: list[Skill]) -> list[float]:
    """A person's skills, with .25 in common between all and .5 in a cluster."""
    everything, clusters = dice.gauss(0, 1), {one.cluster: 0.0 for one in skills}
    clusters = {cluster: dice.gauss(0, 1) for cluster in clusters}
    return [
        TRUE.sd * (0.5 * everything + 0.5 * clusters[one.cluster] + sqrt(0.5) * dice.gauss(0, 1))
        for one in skills
    ]


@pytest.mark.parametrize(("first", "then"), [(5, 5), (2, 2), (1, 1), (5, 1)])
def test_about_one_skill_in_twenty_at_most_looks_clearly_changed(first: int, then: int) -> None:
    dice = Random(1)
    clear = 0
    for _ in range(PEOPLE):
        own = thetas(dice, SKILLS)
        before, after = rated(dice, own, first), rated(dice, own, then)
        clear += sum(
            abs(b.level - a.level) >= CLEAR * error_of_difference(a, b)
            for a, b in zip(before, after, strict=True)
        )
    # 5 % of 2,000, with three standard errors of a share: .05 + 3 sqrt(.05 x .95 / 2,000) = .065
    assert clear / (PEOPLE * len(SKILLS)) <= 0.065
