"""A skill's card."""

import json
from typing import Any

import pytest

from skillcheck import formats
from skillcheck.measure.change import trend_of
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue, Phrases, Practice, Resource
from skillcheck.model.change import NewestLevel, Point
from skillcheck.model.document import (
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Standings,
    Step,
    Table,
    Tone,
)
from skillcheck.model.form import Look
from skillcheck.model.result import Notice
from skillcheck.pages import card, words
from tests.pages.results import ALL, AT, assessment, seen

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


def parsed(document: Document) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(formats.render("json", document, Look()))
    return whole


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def test_the_whole_card(small: Catalogue) -> None:
    document = page(small, "listening")
    assert (document.title, document.aside) == ("Listening", "People")
    assert document.blocks == (
        Paragraph("Taking in what the other person says before answering."),
        Paragraph("People who feel heard stop repeating themselves.", name="Why it pays"),
        Paragraph(
            "Ada let the guest finish, said back the two points, and solved both in one go.", name="A scene"
        ),
        Heading("How it looks at work"),
        Table(
            ("", ""),
            (
                ("First steps", "Answers before the other has finished."),
                ("Building up", "Lets the other finish."),
                ("Steady", "Says back what was heard."),
                ("Strong", "Asks what is behind it."),
                ("Shapes others", "Has others listen to each other."),
            ),
        ),
        Heading("Practice to begin with: Say it back, 5 minutes"),
        Step("", (Paragraph("When a call begins, I say back the first point."),)),
        Bullets(
            ("Pick the first call of the day.", "Say back what you heard in one sentence."), numbered=True
        ),
        Facts((("Done when", "I have done this in ten calls."), ("Others", "Ask once more"))),
        Heading("Further reading"),
        Bullets(("A. Author, On hearing (1999)",)),
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
    assert headings(page(small, "sums")) == ["How it looks at work"]


def test_what_a_skill_comes_after_is_named(small: Catalogue) -> None:
    assert page(small, "caring").blocks[-1] == Facts((("Comes after", "Listening"),))


def test_what_it_takes_to_do_it_well_stands_on_the_card(small: Catalogue) -> None:
    skill = small.skills["listening"]._replace(
        examples=("It went well.", "It did not."),
        example="",
        reach="The team listens.",
        overdone="Nodding for hours.",
        not_when="The house burns.",
        phrases=Phrases(("Go on.", "What else?"), "I know."),
        ask_yourself="Whom did I interrupt?",
        ask_a_colleague="When did I last interrupt you?",
    )
    blocks = card.page(skill, small).blocks
    named = {block.name: block.text for block in blocks if isinstance(block, Paragraph)}
    assert (named["A scene"], named["Another"]) == ("It went well.", "It did not.")
    assert named["When it reaches others"] == "The team listens."
    assert blocks[blocks.index(Heading("In doubt")) + 1] == Facts(
        (
            ("Overdone", "Nodding for hours."),
            ("Not when", "The house burns."),
            ("Say", "“Go on.” “What else?”"),
            ("Drop", "“I know.”"),
            ("Ask yourself", "Whom did I interrupt?"),
            ("Ask a colleague", "When did I last interrupt you?"),
        )
    )


def test_what_to_read_says_for_what_and_where(small: Catalogue) -> None:
    resource = Resource("On hearing", "A. Author", "book", 1999, "https://doi.org/1", "the second part")
    skill = small.skills["sums"]._replace(resources=(resource,))
    shown = card.page(skill, small).blocks
    assert Bullets(("A. Author, On hearing (1999). the second part https://doi.org/1",)) in shown


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
    assert Bullets(("A. Author, On hearing",)) in document.blocks


def test_my_level_stands_on_the_gauge_and_among_the_levels(small: Catalogue) -> None:
    estimate = seen(small, ALL).gaps[0].estimate
    document = my_card(small)
    standings = next(block for block in document.blocks if isinstance(block, Standings))
    (row,) = standings.rows
    assert standings.aside == "22 November 2026"
    assert row._replace(cells=()) == words.standing("", estimate, 4.0, small.scale)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.yours == int(estimate.level + 0.5) - 1
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
    said = {block.name: block.text for block in document.blocks if isinstance(block, Paragraph)}
    assert said["Since 22 November 2026"].startswith("2.6 to 2.6: too small to tell")
    assert document.data["mine"]["trend"]["verdict"] == "unclear"


def test_the_practice_for_me_stands_in_full_and_the_others_by_name(small: Catalogue) -> None:
    document = my_card(small, practice="listening-p2")
    assert "Practice for you: Ask once more" in headings(document)
    assert Facts((("Others", "Say it back (5 min)"),)) in document.blocks


def test_a_level_without_a_role_has_no_target(small: Catalogue) -> None:
    document = my_card(small, target=None)
    assert document.data["mine"]["target"] is None
    (row,) = next(block for block in document.blocks if isinstance(block, Standings)).rows
    assert row.gauge
    assert (row.gauge.target, "your role" in row.words) == (0.0, False)


def test_an_old_level_is_said_to_be_old(small: Catalogue) -> None:
    document = my_card(small, days=146, notices=(Notice("old", "This is 146 days old."),))
    assert Paragraph("This is 146 days old.", Tone.QUIET) in document.blocks
    assert (document.data["mine"]["age_days"], document.data["mine"]["old"]) == (146, True)


def test_while_one_is_asked_the_card_shows_no_target_no_score_and_no_practice(small: Catalogue) -> None:
    document = card.question_card(small.skills["listening"], small)
    shown = formats.render("plain", document, Look())
    assert "Has others listen to each other." in shown
    assert "Taking in what the other person says" in shown
    for hidden in ("target", "Say it back", "score", "reversed", "The guest nods"):
        assert hidden not in shown


@pytest.mark.parametrize(("minutes", "name"), [(1, "Try, 1 minute"), (20, "Try, 20 minutes"), (0, "Try")])
def test_a_practice_is_named_with_the_time_that_it_takes(minutes: int, name: str) -> None:
    assert card.practice_name(Practice("p", "Try", steps=("Go.",), minutes=minutes)) == name


def test_a_practice_of_steps_alone_has_no_empty_block_around_them() -> None:
    assert card.practice_blocks(Practice("p", "Try", steps=("Go.",))) == [Bullets(("Go.",), numbered=True)]


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
    shown = document.blocks[document.blocks.index(Heading("What you noted")) + 1]
    newest = range(count, max(count - 5, 0), -1)
    assert shown == Bullets((*(f"2026-11-22: Line {n}." for n in newest), *more))
    assert [line["id"] for line in document.data["evidence"]] == list(range(count, 0, -1))


def test_what_is_left_out_is_left_out_for_programs_too(small: Catalogue) -> None:
    assert "evidence" not in page(small, "listening").data


def test_the_card_at_a_question_has_my_lines(small: Catalogue) -> None:
    blocks = card.question_card(small.skills["listening"], small, lines(1)).blocks
    assert blocks[3:5] == (Heading("What you noted", 3), Bullets(("2026-11-22: Line 1.",)))
