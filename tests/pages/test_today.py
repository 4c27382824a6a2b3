"""The page of a day."""

import json

from skillcheck import formats
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Bullets, Document, Heading
from skillcheck.model.form import Look
from skillcheck.model.plan import CheckIn, Plan
from skillcheck.pages import today as page
from skillcheck.planning.today import today
from tests.pages.screens import drawn, said
from tests.plans import day, done, goal, plan

BOTH = plan(goals=(goal(), goal(id="order", skill="order", days=(1,))))


def made(catalogue: Catalogue, own: Plan, number: int) -> Document:
    return page.page(today(own, day(number)), catalogue)


def due_in(document: Document) -> tuple[str, ...]:
    """The lines below what is due."""
    blocks = iter(document.blocks)
    assert any(block == Heading("Due this week") for block in blocks)
    lines = next(blocks)
    assert isinstance(lines, Bullets)
    return lines.items


def shown(catalogue: Catalogue, own: Plan, number: int) -> str:
    return said(drawn(made(catalogue, own, number), keys=False))


def test_a_planned_day_has_the_cue_the_steps_and_the_weeks_so_far(small: Catalogue) -> None:
    text = shown(small, BOTH, 11)
    parts = (
        "Wednesday 11 November",
        "Listening, 5 minutes at 9:00 When a call begins, I say back the first point.",
        "Say it back 1 Pick the first call of the day.",
        "Last week open free open free open",
        "This week open free today free open",
        "Order: no practice day",
    )
    places = [text.find(part) for part in parts]
    assert places == sorted(places), text
    assert -1 not in places, text


def test_in_a_pipe_each_day_has_a_word(small: Catalogue) -> None:
    lines = formats.render("plain", made(small, plan(*done(2)), 3), Look()).splitlines()
    weeks = [line for line in lines if line.startswith("This week: ")]
    assert weeks == [
        f"This week: {day}" for day in ("Mon: done", "Tue: today", "Wed: open", "Thu: free", "Fri: open")
    ]


def test_what_is_done_or_missed_says_so_and_asks_for_nothing_more(small: Catalogue) -> None:
    text = shown(small, plan(*done(2, 4)), 4)
    assert "Listening, 5 minutes at 9:00 (done)" in text
    assert "This week done free done free open" in text
    assert "skillcheck plan done" not in text
    assert "skillcheck plan done listening" in shown(small, plan(*done(2)), 4)


def test_nothing_is_counted_in_reproach_and_no_time_is_asked_for_that_nobody_chose(small: Catalogue) -> None:
    text = shown(small, plan(*done(2)), 13)
    for absent in ("streak", "in a row", "failed", "only", "%", "10 minutes"):
        assert absent not in text


def test_goals_that_are_due_together_share_a_line(small: Catalogue) -> None:
    due = due_in(made(small, BOTH, 4))
    assert due == ("Look back on Listening and Order, Friday, 2026-11-06: skillcheck plan checkin",)


def test_a_goal_of_several_is_named_in_the_command(small: Catalogue) -> None:
    own = plan(CheckIn(day(4), "order", 1, 1), goals=BOTH.goals)
    due = due_in(made(small, own, 6))
    assert due[0] == "Look back on Listening, today: skillcheck plan checkin listening"


def test_each_review_names_its_goal_where_several_are_open(small: Catalogue) -> None:
    due = due_in(made(small, BOTH, 30))
    assert [line for line in due if line.startswith("Review")] == [
        "Review Listening, since 2026-11-29: skillcheck plan review listening",
        "Review Order, since 2026-11-29: skillcheck plan review order",
    ]


def test_what_was_left_out_says_since_when(small: Catalogue) -> None:
    due = due_in(made(small, plan(), 7))
    assert due == ("Look back on Listening, since 2026-11-06: skillcheck plan checkin",)


def test_the_data_are_plain(small: Catalogue) -> None:
    for document in (made(small, BOTH, 4), made(small, plan(), 60), made(small, plan(goals=()), 4)):
        assert json.loads(json.dumps(dict(document.data))) == document.data
        assert set(document.data) >= {"date", "actions", "look", "due", "practise"}
