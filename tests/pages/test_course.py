"""One skill over time: its points, what has changed, and what is said of it in hindsight."""

from datetime import timedelta
from typing import Any

import pytest

from skillcheck.measure.change import trend_of
from skillcheck.model.assessment import REVIEW, THEN
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Point
from skillcheck.model.document import Document, Heading, Paragraph, Standing, Standings, Tone
from skillcheck.pages import course, words
from tests.pages.results import ALL, AT, assessment, seen


def point(small: Catalogue, number: int, answers: dict[str, str] = ALL, **others: Any) -> Point:
    """The level of listening on the n-th day."""
    taken = assessment(answers, id_=f"id-{number}")._replace(taken_at=AT + timedelta(days=number), **others)
    return Point(taken, seen(small, answers).gaps[0].estimate)


def page(small: Catalogue, *points: Point) -> Document:
    """The page about listening."""
    skill = small.skills["listening"]
    return course.page(skill, trend_of(skill, points, small), small.scale)


def texts(document: Document) -> list[str]:
    """Its paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_points_stand_in_their_order_on_one_axis_with_the_step_to_each(small: Catalogue) -> None:
    one, other = point(small, 0), point(small, 1, length=REVIEW)
    document = page(small, one, other)
    assert (document.title, document.aside) == ("Listening over time", "November 2026")
    _, gauge, _, said, *_ = words.standing("", one.estimate, None, small.scale)
    assert document.blocks[0] == Standings(
        (
            Standing("22 November 2026", gauge, ("3 of 3 answered", ""), said),
            Standing(
                "23 November 2026",
                gauge,
                ("3 of 3 answered", "too small to tell, one skill again"),
                f"{said}; too small to tell; one skill again",
            ),
        )
    )


def test_the_span_names_both_years_where_there_are_two(small: Catalogue) -> None:
    assert page(small, point(small, 0), point(small, 90)).aside == "November 2026 to February 2027"


def test_without_points_it_says_so(small: Catalogue) -> None:
    document = page(small)
    assert document.blocks[0] == Paragraph("No assessment tells a level of this skill yet.", Tone.USUAL)
    assert (
        document.data.items()
        >= {
            "skill": "listening",
            "points": [],
            "left_out": 0,
            "changes": [],
            "overall": None,
            "then": [],
        }.items()
    )


def test_one_point_has_no_change(small: Catalogue) -> None:
    document = page(small, point(small, 0))
    assert len(document.blocks) == 1
    assert document.data["overall"] is None


@pytest.mark.parametrize(("count", "starts"), [(2, ["First to last"]), (3, ["First to last", "Last step"])])
def test_the_last_step_is_told_where_it_is_not_the_whole_way(
    count: int, starts: list[str], small: Catalogue
) -> None:
    told = texts(page(small, *(point(small, number) for number in range(count))))
    assert [text.partition(",")[0] for text in told] == starts


def test_programs_get_points_and_changes(small: Catalogue) -> None:
    one, other = point(small, 0), point(small, 1)
    data = page(small, one, other).data
    estimate = one.estimate
    assert (
        data["points"][0].items()
        >= {
            "assessment": "id-0",
            "taken_at": AT,
            "level": estimate.level,
            "low": estimate.low,
            "high": estimate.high,
            "answered": 3,
            "items": 3,
            "length": "full",
            "catalogue_digest": "0123456789ab",
        }.items()
    )
    assert data["changes"] == [data["overall"]]
    assert (data["overall"]["from"], data["overall"]["to"]) == ("id-0", "id-1")


def test_a_clock_that_went_back_is_said_and_the_order_stays(small: Catalogue) -> None:
    document = page(small, point(small, 5), point(small, 1))
    assert [row["assessment"] for row in document.data["points"]] == ["id-5", "id-1"]
    assert texts(document)[-1].startswith("The clock went back before 23 November 2026;")


def test_a_then_rating_stands_beside_the_course_and_in_no_change(small: Catalogue) -> None:
    worse = {**ALL, "listening-1": "1", "listening-2": "5", "listening-s": "c"}
    best = {**ALL, "listening-1": "5", "listening-2": "1", "listening-s": "b"}
    then = point(small, 9, worse, length=THEN, about="id-0")
    then = then._replace(estimate=then.estimate._replace(level=1.0))
    now = point(small, 8, best)
    now = now._replace(estimate=now.estimate._replace(level=5.0))
    document = page(small, point(small, 0), now, then)
    assert [row["assessment"] for row in document.data["points"]] == ["id-0", "id-8"]
    assert len(document.data["changes"]) == 1
    assert Heading("Looking back") in document.blocks
    beside = "(your answers then made 2.6; your newest level is 5.0)"
    assert texts(document)[-2:] == [
        f"On 1 December 2026, you put your level of 22 November 2026 at 1.0 {beside}.",
        course.HINDSIGHT,
    ]
    (told,) = document.data["then"]
    assert (told["about"], told["said_then"]) == ("id-0", pytest.approx(2.56788, abs=1e-5))
    assert (told["difference_to_then"], told["difference_to_now"]) == (pytest.approx(-1.56788, abs=1e-5), 4.0)


def test_a_then_rating_about_a_deleted_assessment_is_still_told(small: Catalogue) -> None:
    document = page(small, point(small, 9, length=THEN, about="gone"))
    assert texts(document)[-2] == "On 1 December 2026, you put your level of an earlier time at 2.6."
    (told,) = document.data["then"]
    assert (told["said_then"], told["difference_to_then"], told["difference_to_now"]) == (None, None, None)


def test_what_two_then_ratings_of_a_day_say_alike_is_said_once(small: Catalogue) -> None:
    then = point(small, 9, length=THEN, about="id-0")
    document = page(small, point(small, 0), then, then)
    assert len([text for text in texts(document) if text.startswith("On 1 December 2026")]) == 1
    assert len(document.data["then"]) == 2
