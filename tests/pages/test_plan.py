"""The plan's page."""

import json
from datetime import UTC, datetime

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Bullets, Commands, Document, Heading, Paragraph, Table
from skillcheck.model.plan import DROPPED, MISSED, CheckIn, Entry, Review, Tick
from skillcheck.pages import plan as page
from skillcheck.planning.progress import progress
from tests.plans import day, done, goal, plan

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LOG: tuple[Entry, ...] = (
    *done(2),
    Tick(day(4), "listening", MISSED, "Ill"),
    CheckIn(day(6), "order", 3, 2),
    Review(day(8), "order", DROPPED, "Another job"),
)
GOALS = (goal(), goal(id="order", skill="order"))


def made(catalogue: Catalogue, *, notes: bool = False) -> Document:
    own = plan(*LOG, goals=GOALS)
    return page.page(own, progress(own, day(20)), catalogue, notes=notes, made_at=NOW)


def test_open_goals_stand_in_full_and_ended_ones_in_a_line(small: Catalogue) -> None:
    headings = [block.text for block in made(small).blocks if isinstance(block, Heading)]
    assert headings == ["Listening: from 2.3 to 4 by 2026-11-29", "Ended"]
    (ended,) = [b.items for b in made(small).blocks if isinstance(b, Bullets) and not b.numbered]
    assert ended == ("Order: from 2.3 to 4, dropped on 2026-11-08",)


def test_the_first_line_says_what_the_open_ones_take(small: Catalogue) -> None:
    assert isinstance(first := made(small).blocks[0], Paragraph)
    assert first.text == ("1 open: 15 minutes of practice a week. Chosen by me.")


def intro(catalogue: Catalogue, *log: Entry, shown: int, **changes: object) -> str:
    own = plan(*log, goals=(goal(**changes), goal(id="order", skill="order")))
    document = page.page(own, progress(own, day(20))[:shown], catalogue, notes=False, made_at=NOW)
    assert isinstance(document.blocks[0], Paragraph)
    return document.blocks[0].text


def test_a_part_of_the_plan_says_what_it_takes_and_not_how_many_are_open(small: Catalogue) -> None:
    assert intro(small, shown=1) == ("15 minutes of practice a week. Chosen by me.")
    assert intro(small, shown=1, picture="") == "15 minutes of practice a week. Chosen by me."


def test_goals_that_are_over_take_nothing(small: Catalogue) -> None:
    over = [Review(day(8), id_, DROPPED, "x") for id_ in ("listening", "order")]
    assert intro(small, *over, shown=2) == "Chosen by me."


def test_notes_are_there_only_where_they_are_asked_for(small: Catalogue) -> None:
    assert not [b for b in made(small).blocks if isinstance(b, Table)]
    assert "log" not in made(small).data
    tables = [b.rows for b in made(small, notes=True).blocks if isinstance(b, Table)]
    assert tables == [
        (("2026-11-02", "done"), ("2026-11-04", "missed: Ill")),
        (("2026-11-06", "cue 3 times, acted 2"), ("2026-11-08", "dropped: Another job")),
    ]
    assert [entry["what"] for entry in made(small, notes=True).data["log"]] == [
        "done", "missed", "checkin", "review",
    ]  # fmt: skip


def test_the_data_are_plain(small: Catalogue) -> None:
    data = dict(made(small, notes=True).data)
    assert json.loads(json.dumps(data)) == data
    assert [one["state"] for one in data["goals"]] == ["open", "dropped"]


def test_without_an_open_goal_the_next_one_is_proposed(small: Catalogue) -> None:
    own = plan(Review(day(8), "listening", DROPPED, "x"))
    blocks = page.page(own, progress(own, day(20)), small, notes=False, made_at=NOW).blocks
    assert blocks[-1] == Commands((("skillcheck plan new", "the next goal"),))
