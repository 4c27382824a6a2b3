"""The page of a day."""

import json

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Bullets, Commands, Document, Heading, Paragraph
from skillcheck.model.plan import CheckIn, Plan
from skillcheck.pages import today as page
from skillcheck.planning.today import today
from tests.plans import day, done, goal, plan

BOTH = plan(goals=(goal(), goal(id="order", skill="order", days=(1,))))


def made(catalogue: Catalogue, own: Plan, number: int) -> Document:
    return page.page(today(own, day(number)), catalogue)


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def test_a_planned_day_names_the_practice_and_another_day_the_cue_alone(small: Catalogue) -> None:
    document = made(small, BOTH, 4)
    assert document.title == "Wednesday, 2026-11-04"
    assert headings(document)[:2] == ["Listening: Say it back, 5 min at 09:00", "Order"]
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)][:2] == [goal().cue] * 2


def test_what_is_done_says_so_with_what_has_come_together(small: Catalogue) -> None:
    document = made(small, plan(*done(2, 4)), 4)
    assert headings(document)[0] == "Listening: Say it back, 5 min at 09:00 (done)"
    assert Paragraph("2 days done; 1 week kept", document.blocks[2].tone) == document.blocks[2]  # type: ignore[union-attr]
    assert not [b for b in document.blocks if isinstance(b, Commands)]


def test_goals_that_are_due_together_share_a_line(small: Catalogue) -> None:
    (due,) = [b.items for b in made(small, BOTH, 4).blocks if isinstance(b, Bullets)]
    assert due == ("Look back on Listening and Order, Friday, 2026-11-06: skillcheck plan checkin",)


def test_a_goal_of_several_is_named_in_the_command(small: Catalogue) -> None:
    own = plan(CheckIn(day(4), "order", 1, 1), goals=BOTH.goals)
    (due,) = [b.items for b in made(small, own, 6).blocks if isinstance(b, Bullets)]
    assert due[0] == "Look back on Listening, today: skillcheck plan checkin listening"


def test_each_review_names_its_goal_where_several_are_open(small: Catalogue) -> None:
    (due,) = [b.items for b in made(small, BOTH, 30).blocks if isinstance(b, Bullets)]
    assert [line for line in due if line.startswith("Review")] == [
        "Review Listening, since 2026-11-29: skillcheck plan review listening",
        "Review Order, since 2026-11-29: skillcheck plan review order",
    ]


def test_what_was_left_out_says_since_when(small: Catalogue) -> None:
    (due,) = [b.items for b in made(small, plan(), 7).blocks if isinstance(b, Bullets)]
    assert due == ("Look back on Listening, since 2026-11-06: skillcheck plan checkin",)


def test_the_data_are_plain(small: Catalogue) -> None:
    for document in (made(small, BOTH, 4), made(small, plan(), 60), page.nothing(day(4))):
        assert json.loads(json.dumps(dict(document.data))) == document.data
        assert set(document.data) >= {"date", "actions", "look", "due", "practise"}
