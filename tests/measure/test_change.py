"""Change told apart from noise, and like compared only with like."""

from collections.abc import Mapping
from datetime import UTC, datetime
from math import sqrt

import pytest

from skillcheck import questions
from skillcheck.measure.change import NOT_ASKED, REWORDED, UNKNOWN, change, comparison
from skillcheck.measure.result import result
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Change, Point
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import Parameters
from skillcheck.questions.statement import Statement

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
WHOLE = {"order-1": "3", "order-2": "3", "order-s": "a"}


def taken(
    catalogue: Catalogue, answers: Mapping[str, str], *, known: bool = True, digest: str = "same"
) -> Assessment:
    """An assessment with the wordings that the catalogue has now; with none where they are not `known`."""
    own = {item.id: questions.wording(item) for skill in catalogue.skills.values() for item in skill.items}
    given = tuple(
        Response(item, answer, AT, wording=own.get(item, "lost") if known else "")
        for item, answer in answers.items()
    )
    return Assessment("id", "desk-lead", "full", AT, digest, finished=True, responses=given)


def point(assessment: Assessment, level: float = 3.0, error: float = 0.3) -> Point:
    """A level of order."""
    return Point(assessment, LevelEstimate("order", level, 1, 5, error / 2, 3, 3, level, level, error))


def between(small: Catalogue, one: Assessment, other: Assessment) -> Change:
    """The change of order from 2 to 4."""
    return change(small.skills["order"], point(one, 2.0), point(other, 4.0), small)


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
    found = change(small.skills["order"], point(assessment, start, 0.3), point(assessment, end, 0.4), small)
    assert found.verdict == verdict
    assert (found.sd, found.least) == (pytest.approx(0.5), pytest.approx(0.98))
    assert found.difference == pytest.approx(end - start)
    assert found.reliable_change == pytest.approx((end - start) / 0.5)


def test_a_published_example() -> None:
    # Jacobson & Truax 1991, p. 14: 32.5 -> 47.5, S_diff = 4.74 (s1 = 7.5, r = .80): RC = 3.16
    error = 7.5 * sqrt(1 - 0.80)
    assert sqrt(2 * error**2) == pytest.approx(4.74, abs=0.005)
    estimate = LevelEstimate("x", 32.5, 0, 0, 0, 1, 1, 0, 0, error)
    one = Point(Assessment("a", "", "full", AT, ""), estimate)
    other = one._replace(estimate=estimate._replace(level=47.5))
    assert Change(one, other, sqrt(2 * error**2), 0, "up").reliable_change == pytest.approx(3.16, abs=0.005)


def test_the_same_questions_can_be_compared_whatever_else_the_catalogue_changed(small: Catalogue) -> None:
    found = between(small, taken(small, WHOLE, digest="one"), taken(small, WHOLE, digest="other"))
    assert (found.verdict, found.reasons, found.remarks) == ("up", (), ())


def test_reworded_questions_can_not_be_compared(small: Catalogue) -> None:
    found = between(small, taken(small, WHOLE), reworded(taken(small, WHOLE), "order-2"))
    assert (found.verdict, found.reasons) == ("incomparable", (REWORDED,))


def test_what_was_asked_once_must_still_say_the_same(small: Catalogue) -> None:
    one, other = taken(small, {"order-1": "3", "order-2": "3"}), taken(small, {"order-1": "3"})
    assert between(small, one, other).verdict == "up"
    assert between(small, reworded(one, "order-2"), other).reasons == (REWORDED,)


def test_both_asked_in_the_same_old_words_is_like_with_like(small: Catalogue) -> None:
    one, other = (reworded(taken(small, WHOLE), "order-1", "old words") for _ in range(2))
    assert between(small, one, other).verdict == "up"


def test_other_questions_of_the_skill_can_be_compared_and_it_is_said(small: Catalogue) -> None:
    found = between(small, taken(small, {"order-1": "3"}), taken(small, {"order-2": "3", "order-s": "a"}))
    assert (found.verdict, found.remarks) == ("up", ("0 of 3 questions in common",))


@pytest.mark.parametrize(("digest", "reasons"), [("same", ()), ("other", (UNKNOWN,))])
def test_where_wordings_are_unknown_the_catalogues_decide(
    digest: str, reasons: tuple[str, ...], small: Catalogue
) -> None:
    found = between(small, taken(small, WHOLE, known=False), taken(small, WHOLE, digest=digest))
    assert found.reasons == reasons


def test_what_did_not_apply_counts_as_not_asked(small: Catalogue) -> None:
    found = between(small, taken(small, {**WHOLE, "order-s": "n/a"}), taken(small, WHOLE))
    assert (found.verdict, found.remarks) == ("up", ("2 of 3 questions in common",))
    nothing = taken(small, {"order-1": "n/a"})
    assert between(small, nothing, taken(small, WHOLE)).reasons == (NOT_ASKED,)


def test_questions_that_the_catalogue_has_lost_are_counted(small: Catalogue) -> None:
    one = taken(small, {**WHOLE, "order-9": "3", "order-of-things-1": "3", "listening-9": "3"})
    assert between(small, one, taken(small, WHOLE)).remarks == ("2 questions no longer in the catalogue",)
    longer = small.skills["sums"]._replace(id="order-of-things", items=(Statement("other-1", "I do it."),))
    larger = small._replace(skills={**small.skills, longer.id: longer})
    assert between(larger, one, taken(small, WHOLE)).remarks == ("1 question no longer in the catalogue",)


def test_an_option_that_is_gone_is_a_lost_question(small: Catalogue) -> None:
    found = between(small, taken(small, {**WHOLE, "order-s": "z"}), taken(small, WHOLE))
    assert found.remarks == ("2 of 3 questions in common", "1 question no longer in the catalogue")


def test_only_skills_that_both_asked_about_are_compared(small: Catalogue) -> None:
    one, other = taken(small, {**WHOLE, "sums-1": "2"}), taken(small, {**WHOLE, "listening-1": "3"})
    one, other = one._replace(length="adaptive"), other._replace(length="adaptive", id="other")
    role = small.roles["desk-lead"]
    before, now = (result(small, role, a, Parameters()) for a in (one, other))
    assert len(now.gaps) == 4  # the others are estimated from related skills
    found = comparison(before, now, one, other)
    assert list(found.changes) == ["order"]
    assert found.earlier is one
    assert found.by_chance == pytest.approx(0.05)
