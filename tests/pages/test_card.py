"""A skill's card."""

import json
from typing import Any

import pytest

from skillcheck import formats
from skillcheck.measure.change import trend_of
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue, Practice
from skillcheck.model.change import NewestLevel, Point
from skillcheck.model.document import Block, Bullets, Document, Facts, Heading, Paragraph, Table, Tone
from skillcheck.model.form import Look
from skillcheck.model.result import Notice
from skillcheck.pages import card, words
from tests.pages.results import ALL, AT, BEST, assessment, seen

KEYS = [
    "id", "name", "cluster", "aliases", "definition", "why", "example", "levels", "statements", "scenarios", "practices",
    "resources", "related", "needs", "lists", "mine",
]  # fmt: skip


def page(small: Catalogue, skill: str) -> Document:
    return card.page(small.skills[skill], small)


def my_card(
    small: Catalogue, answers: dict[str, str] = ALL, skill: str = "listening", **others: Any
) -> Document:
    """The card with my newest level in it."""
    gap = next(gap for gap in seen(small, answers).gaps if gap.skill == skill)
    newest = NewestLevel(Point(assessment(answers), gap.estimate), gap.demand.target)
    return card.page(small.skills[skill], small, newest._replace(**others))


def my_facts(document: Document) -> dict[str, str]:
    """What the card says of me."""
    return dict(next(block for block in document.blocks if isinstance(block, Facts)).pairs)


def parsed(document: Document) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(formats.render("json", document, Look()))
    return whole


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def test_the_whole_card(small: Catalogue) -> None:
    assert page(small, "listening").blocks == (
        Paragraph("People. Taking in what the other person says before answering."),
        Paragraph("People who feel heard stop repeating themselves."),
        Heading("For example"),
        Paragraph("Ada let the guest finish, said back the two points, and solved both in one go."),
        Heading("What one sees at each level"),
        Table(
            ("level", "what one sees"),
            (
                ("1 First steps", "Answers before the other has finished."),
                ("2 Building up", "Lets the other finish."),
                ("3 Steady", "Says back what was heard."),
                ("4 Strong", "Asks what is behind it."),
                ("5 Shapes others", "Has others listen to each other."),
            ),
        ),
        Heading("Practices"),
        Heading("Say it back (for level 1 to 2)", 3),
        Bullets(
            ("Pick the first call of the day.", "Say back what you heard in one sentence."), numbered=True
        ),
        Facts(
            (
                ("Cue", "When a call begins, I say back the first point."),
                ("Done when", "I have done this in ten calls."),
                ("Takes", "5 minutes each time, easy"),
            )
        ),
        Heading("Ask once more (for level 4 to 5)", 3),
        Bullets(("Ask what else there is.",), numbered=True),
        Heading("To read or take"),
        Bullets(("On hearing. A. Author, 1999 (book)",)),
        Heading("Where it belongs"),
        Facts(
            (
                ("Related", "Caring"),
                ("Also called", "hearing out, ears"),
                ("Named by", "Two that matter, no. 1"),
            )
        ),
    )


def test_a_skill_that_says_little_has_a_short_card(small: Catalogue) -> None:
    assert headings(page(small, "sums")) == ["What one sees at each level"]


def test_what_a_skill_comes_after_is_named(small: Catalogue) -> None:
    assert page(small, "caring").blocks[-1] == Facts((("Comes after", "Listening"),))


@pytest.mark.parametrize("skill", ["listening", "caring", "order", "sums"])
def test_programs_get_the_promised_keys_for_every_skill(small: Catalogue, skill: str) -> None:
    whole = parsed(page(small, skill))
    assert {"skillcheck", *KEYS} <= set(whole)
    assert whole["kind"] == "skill"
    assert whole["mine"] is None


def test_programs_get_the_promised_keys_inside(small: Catalogue) -> None:
    whole = parsed(page(small, "listening"))
    assert whole["levels"] == {str(n): text for n, text in enumerate(small.skills["listening"].levels, 1)}
    assert [(one["id"], one["text"], one["reversed"], one["rung"]) for one in whole["statements"]] == [
        ("listening-1", "I say back what the customer told me.", False, None),
        ("listening-2", "I answer before the customer has finished.", True, None),
    ]
    (scenario,) = whole["scenarios"]
    assert {"id", "situation", "question", "options"} <= set(scenario)
    assert scenario["options"][0].items() >= {
        "id": "a", "text": "Ask for the bag's number.", "score": 2.0, "because": "The guest begins again from the start.",
    }.items()  # fmt: skip
    assert whole["practices"][0].items() >= {
        "id": "listening-p1", "title": "Say it back", "levels": [1, 2],
        "steps": ["Pick the first call of the day.", "Say back what you heard in one sentence."],
        "cue": "When a call begins, I say back the first point.", "done_when": "I have done this in ten calls.",
        "minutes": 5, "effort": 1,
    }.items()  # fmt: skip
    assert whole["resources"] == [
        {"title": "On hearing", "by": "A. Author", "kind": "book", "year": 1999, "url": "", "for": ""}
    ]
    assert (whole["related"], whole["needs"]) == (["caring"], [])
    assert whole["lists"] == [{"list": "two", "entry": 1}]


def test_a_year_that_is_not_known_is_nothing_for_programs_and_left_out_for_readers(small: Catalogue) -> None:
    skill = small.skills["listening"]
    timeless = skill._replace(resources=(skill.resources[0]._replace(year=0, kind=""),))
    document = card.page(timeless, small)
    assert document.data["resources"][0]["year"] is None
    assert Bullets(("On hearing. A. Author",)) in document.blocks


def test_my_level_comes_with_its_range_and_target(small: Catalogue) -> None:
    estimate = seen(small, ALL).gaps[0].estimate
    document = my_card(small)
    assert document.blocks[2] == Facts(
        (
            ("Your level", f"{words.level(estimate)}, 3 of 3 questions, 2026-11-22"),
            ("Your target", "4 (not met yet)"),
        )
    )
    assert (
        document.data["mine"].items()
        >= {
            "level": estimate.level,
            "low": estimate.low,
            "high": estimate.high,
            "target": 4.0,
            "taken_at": AT,
            "choices": None,
            "age_days": 0,
            "old": False,
            "trend": None,
        }.items()
    )


def test_the_last_step_of_the_course_stands_beside_the_level(small: Catalogue) -> None:
    estimate = seen(small, ALL).gaps[0].estimate
    points = [Point(assessment(ALL, id_=id_), estimate) for id_ in ("one", "two")]
    document = my_card(small, change=trend_of(small.skills["listening"], points, small).changes[0])
    assert my_facts(document)["Since 2026-11-22"].startswith("2.6 to 2.6: too small to tell")
    assert document.data["mine"]["trend"]["verdict"] == "unclear"


def test_a_target_that_is_met_is_said_to_be(small: Catalogue) -> None:
    assert my_facts(my_card(small, BEST, "sums"))["Your target"] == "3 (met)"


def test_a_level_without_a_role_has_no_target(small: Catalogue) -> None:
    document = my_card(small, target=None)
    assert document.data["mine"]["target"] is None
    assert list(my_facts(document)) == ["Your level"]


def test_an_old_level_is_said_to_be_old(small: Catalogue) -> None:
    document = my_card(small, days=146, notices=(Notice("old", "This is 146 days old."),))
    assert document.blocks[3] == Paragraph("This is 146 days old.", Tone.QUIET)
    assert (document.data["mine"]["age_days"], document.data["mine"]["old"]) == (146, True)


def test_while_one_is_asked_the_card_shows_no_target_no_score_and_no_practice(small: Catalogue) -> None:
    document = card.question_card(small.skills["listening"], small)
    shown = formats.render("plain", document, Look())
    assert "Has others listen to each other." in shown
    assert "Taking in what the other person says" in shown
    for hidden in ("target", "Say it back", "score", "reversed", "The guest nods"):
        assert hidden not in shown


@pytest.mark.parametrize(
    ("practice", "title", "takes"),
    [
        (
            Practice("p", "Try", (3,), steps=("Go.",), minutes=1, effort=2),
            "Try (for level 3)",
            "1 minute each time, some effort",
        ),
        (Practice("p", "Try", (5, 1), steps=("Go.",), minutes=0, effort=3), "Try (for level 1 to 5)", "hard"),
        (
            Practice("p", "Try", (1, 2), steps=("Go.",), minutes=20, effort=0),
            "Try (for level 1 to 2)",
            "20 minutes each time",
        ),
    ],
)
def test_a_practice_tells_whom_it_suits_and_what_it_takes(practice: Practice, title: str, takes: str) -> None:
    blocks: list[Block] = [
        Heading(title, 4), Bullets(("Go.",), numbered=True), Facts((("Takes", takes),)),
    ]  # fmt: skip
    assert card.practice_blocks(practice, 4) == blocks


def test_a_practice_of_steps_alone_has_no_empty_block_below_them() -> None:
    practice = Practice("p", "Try", (1,), steps=("Go.",), minutes=0, effort=0)
    assert not any(isinstance(block, Facts) for block in card.practice_blocks(practice))


def test_the_csv_of_a_card_is_one_row_with_lists_joined_by_blanks(small: Catalogue) -> None:
    header, row = formats.render("csv", page(small, "caring"), Look()).splitlines()
    assert header == ",".join(card.COLUMNS)
    assert row == "caring,Caring,people,Acting to make someone's day easier.,,,,listening"


def lines(count: int) -> list[Evidence]:
    """Lines about listening, the newest first."""
    return [Evidence(n, "listening", f"Line {n}.", AT) for n in range(count, 0, -1)]


@pytest.mark.parametrize(
    ("count", "more"), [(2, []), (5, []), (7, ["2 more: skillcheck evidence list listening"])]
)
def test_of_my_evidence_the_five_newest_lines_are_shown_and_where_the_others_are(
    count: int, more: list[str], small: Catalogue
) -> None:
    document = card.page(small.skills["listening"], small, None, lines(count))
    shown = document.blocks[document.blocks.index(Heading("Your evidence")) + 1]
    newest = range(count, max(count - 5, 0), -1)
    assert shown == Bullets(tuple(f"2026-11-22: Line {n}." for n in newest))
    assert [b.text for b in document.blocks if isinstance(b, Paragraph) and "more:" in b.text] == more
    assert [line["id"] for line in document.data["evidence"]] == list(range(count, 0, -1))


def test_what_is_left_out_is_left_out_for_programs_too(small: Catalogue) -> None:
    assert "evidence" not in page(small, "listening").data


def test_the_card_at_a_question_has_my_lines(small: Catalogue) -> None:
    blocks = card.question_card(small.skills["listening"], small, lines(1)).blocks
    assert blocks[2:4] == (Heading("Your evidence", 3), Bullets(("2026-11-22: Line 1.",)))
