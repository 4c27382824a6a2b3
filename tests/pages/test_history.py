"""Past assessments."""

import re
from datetime import timedelta

from skillcheck import formats
from skillcheck.model.assessment import REVIEW, THEN, Assessment
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Commands, Table
from skillcheck.model.form import Look
from skillcheck.pages import history
from tests.pages.results import ALL, AT, assessment

LATER = AT + timedelta(days=30)
FIRST = assessment(ALL, id_="2026-11-22-aaaaaa")
SECOND = assessment({"sums-1": "4"}, role="clerk", id_="2026-12-22-bbbbbb")._replace(
    finished=False,
    taken_at=LATER,
    length="quick",
)


def name_gaps(assessment: Assessment) -> str:
    """The command, without a catalogue."""
    return f"skillcheck gaps --assessment {assessment.id}"


def test_the_newest_assessment_comes_first() -> None:
    page = history.page([FIRST, SECOND], name_gaps)
    assert page.blocks == (
        Table(
            ("id", "role", "length", "answers", "state"),
            (
                ("2026-12-22-bbbbbb", "clerk", "quick", "1", "unfinished"),
                ("2026-11-22-aaaaaa", "desk-lead", "full", "10", "finished"),
            ),
        ),
        Commands(
            (
                ("skillcheck gaps --assessment 2026-12-22-bbbbbb", "the gaps of one of them"),
                ("skillcheck history SKILL", "one skill's course"),
            )
        ),
    )


def test_programs_get_the_promised_keys() -> None:
    page = history.page([FIRST, SECOND], name_gaps)
    assert page.kind == "history"
    assert (
        page.data["assessments"][1].items()
        >= {
            "id": "2026-11-22-aaaaaa",
            "role": "desk-lead",
            "taken_at": AT,
            "length": "full",
            "asked": 10,
            "state": "finished",
        }.items()
    )


def test_what_was_deleted_is_named() -> None:
    page = history.deletion_page(["a", "b"], plan=False)
    assert page.title == "Deleted 2 assessments: a, b"
    assert page.data == {"deleted": [{"id": "a"}, {"id": "b"}], "plan": False}
    assert history.deletion_page(["a"], plan=True).title == "Deleted the plan and 1 assessment: a"
    assert history.deletion_page([], plan=True).title == "Deleted the plan"


def test_deleting_everything_says_so_even_without_an_assessment() -> None:
    assert history.deletion_page([], plan=False).title == "Deleted everything."


def test_the_gaps_proposed_are_those_of_a_role_s_skills() -> None:
    then, review = (SECOND._replace(id=length, length=length) for length in (THEN, REVIEW))
    (commands,) = [
        b for b in history.page([FIRST, review, then], name_gaps).blocks if isinstance(b, Commands)
    ]
    assert commands.pairs[0][0] == "skillcheck gaps --assessment 2026-11-22-aaaaaa"
    (commands,) = [b for b in history.page([then], name_gaps).blocks if isinstance(b, Commands)]
    assert [command for command, _ in commands.pairs] == ["skillcheck history SKILL"]


def test_each_assessment_has_one_line_of_80_columns(builtin: Catalogue) -> None:
    longest = max(builtin.roles, key=len)
    page = history.page([FIRST._replace(role=longest, length="adaptive", finished=False)], name_gaps)
    assert re.search(
        rf"2026-11-22-aaaaaa +{longest} +adaptive +10 +unfinished", formats.render("terminal", page, Look(80))
    )
