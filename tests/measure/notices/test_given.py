"""The answers as they were given."""

from datetime import UTC, datetime

from skillcheck.measure.notices.given import given, ratings
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)


def sheet(*answers: tuple[str, str, float]) -> Assessment:
    return Assessment(
        "a", "clerk", "full", AT, "", responses=tuple(Response(i, a, AT, s) for i, a, s in answers)
    )


def test_answers_stand_in_the_order_in_which_they_were_given_whatever_the_skill(small: Catalogue) -> None:
    found = given(small, sheet(("sums-1", "4", 2.5), ("listening-s", "b", 30), ("caring-1", "1", 0)))
    assert [(one.skill, one.item.id, one.answer, one.seconds) for one in found] == [
        ("sums", "sums-1", "4", 2.5),
        ("listening", "listening-s", "b", 30),
        ("caring", "caring-1", "1", 0),
    ]


def test_what_did_not_apply_or_is_no_longer_known_is_left_out(small: Catalogue) -> None:
    assert given(small, sheet(("sums-1", "n/a", 1), ("gone-1", "4", 1), ("listening-s", "e", 1))) == ()


def test_ratings_have_the_key_as_pressed_and_the_score_turned_where_reversed(small: Catalogue) -> None:
    found = ratings(given(small, sheet(("order-2", "2", 0), ("order-s", "a", 0), ("order-1", "2", 0))))
    assert [(one.skill, one.reversed, one.key, one.score) for one in found] == [
        ("order", True, 2, 4.0),
        ("order", False, 2, 2.0),
    ]
