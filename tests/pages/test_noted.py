"""What was noted, with how the goal stands now."""

import json

from skillcheck.measure.change import trend_of
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Point
from skillcheck.model.document import Commands, Facts, Heading, Paragraph
from skillcheck.model.plan import CLOSED, DONE, Review, Tick
from skillcheck.pages import noted as page
from skillcheck.planning.progress import progress
from tests.pages.results import ALL, assessment, seen
from tests.plans import day, goal, plan

TICK = Tick(day(4), "listening", DONE, "She nodded")


def test_a_note_stands_under_what_it_is_about(small: Catalogue) -> None:
    (one,) = progress(plan(TICK), day(4))
    document = page.page([(TICK, one)], small)
    assert document.title == "Listening, 2026-11-04: done"
    assert document.blocks == (
        Facts((("Noted", "She nodded"), ("So far", "1 day done"), ("If-then", one.goal.cue))),
    )
    assert json.loads(json.dumps(document.data)) == document.data
    assert set(document.columns) <= set(document.data["entries"][0])


def test_several_notes_stand_under_a_heading_each(small: Catalogue) -> None:
    both = plan(goals=(goal(), goal(id="order", skill="order")))
    document = page.page([(TICK, one) for one in progress(both, day(4))], small)
    assert [b.text for b in document.blocks if isinstance(b, Heading)] == [
        "Listening, 2026-11-04: done",
        "Order, 2026-11-04: done",
    ]


def test_a_goal_that_is_over_points_to_the_next_one_and_a_new_rating_to_the_course(small: Catalogue) -> None:
    review = Review(day(29), "listening", CLOSED, "Sits")
    (one,) = progress(plan(review), day(29))
    estimate = seen(small, ALL).gaps[0].estimate
    points = [Point(assessment(ALL, id_=id_), estimate) for id_ in ("one", "two")]
    document = page.page([(review, one)], small, trend_of(small.skills["listening"], points, small))
    assert [b.pairs[0][0] for b in document.blocks if isinstance(b, Commands)] == [
        "skillcheck history listening",
        "skillcheck plan new",
    ]
    (told,) = [b.text for b in document.blocks if isinstance(b, Paragraph)]
    assert told.startswith("Since the rating before, 2.6 to 2.6: too small to tell")
    assert document.data["entries"][0]["change"]["verdict"] == "unclear"


def test_a_first_rating_has_nothing_to_compare_with(small: Catalogue) -> None:
    review = Review(day(29), "listening", CLOSED, "Sits")
    (one,) = progress(plan(review), day(29))
    only = [Point(assessment(ALL, id_="one"), seen(small, ALL).gaps[0].estimate)]
    document = page.page([(review, one)], small, trend_of(small.skills["listening"], only, small))
    assert "this is the first rating" in " ".join(b.text for b in document.blocks if isinstance(b, Paragraph))
