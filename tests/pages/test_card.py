"""A skill's card."""

import json
from typing import Any

import pytest

from skillcheck import formats
from skillcheck.measure.change import trend_of
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue, Practice
from skillcheck.model.change import Point
from skillcheck.model.document import Block, Bullets, Document, Facts, Heading, Paragraph, Table, Tone
from skillcheck.model.form import Look
from skillcheck.model.result import Contrast, Notice
from skillcheck.pages import card, words
from tests.pages.results import ALL, AT, BEST, assessment, seen

KEYS = [
    "id", "name", "cluster", "aliases", "definition", "why", "example", "levels", "statements", "scenarios", "practices",
    "resources", "related", "needs", "lists", "mine",
]  # fmt: skip


def page(small: Catalogue, skill: str) -> Document:
    return card.page(small.skills[skill], small, None, None)


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
    assert list(whole) == ["skillcheck", "kind", *KEYS]
    assert whole["kind"] == "skill"
    assert whole["mine"] is None


def test_programs_get_the_promised_keys_inside(small: Catalogue) -> None:
    whole = parsed(page(small, "listening"))
    assert whole["levels"] == {str(n): text for n, text in enumerate(small.skills["listening"].levels, 1)}
    assert whole["statements"] == [
        {"id": "listening-1", "text": "I say back what the customer told me.", "reversed": False},
        {"id": "listening-2", "text": "I answer before the customer has finished.", "reversed": True},
    ]
    (scenario,) = whole["scenarios"]
    assert list(scenario) == ["id", "situation", "question", "options"]
    assert scenario["options"][0] == {
        "id": "a", "text": "Ask for the bag's number.", "score": 2.0, "because": "The guest begins again from the start.",
    }  # fmt: skip
    assert whole["practices"][0] == {
        "id": "listening-p1", "title": "Say it back", "levels": [1, 2],
        "steps": ["Pick the first call of the day.", "Say back what you heard in one sentence."],
        "cue": "When a call begins, I say back the first point.", "done_when": "I have done this in ten calls.",
        "minutes": 5, "effort": 1,
    }  # fmt: skip
    assert whole["resources"] == [{"title": "On hearing", "by": "A. Author", "kind": "book", "year": 1999}]
    assert (whole["related"], whole["needs"]) == (["caring"], [])
    assert whole["lists"] == [{"list": "two", "entry": 1}]


def test_a_year_that_is_not_known_is_nothing_for_programs_and_left_out_for_readers(small: Catalogue) -> None:
    skill = small.skills["listening"]
    timeless = skill._replace(resources=(skill.resources[0]._replace(year=0, kind=""),))
    document = card.page(timeless, small, None, None)
    assert document.data["resources"][0]["year"] is None
    assert Bullets(("On hearing. A. Author",)) in document.blocks


def test_my_level_comes_with_its_range_and_target(small: Catalogue) -> None:
    gap = seen(small, ALL).gaps[0]
    document = card.page(small.skills["listening"], small, gap, AT)
    assert document.blocks[2] == Facts(
        (
            ("Your level", f"{words.level(gap.estimate)}, 3 of 3 questions, 2026-11-22"),
            ("Your target", "4 (not met yet)"),
        )
    )
    assert document.data["mine"] == {
        "level": gap.estimate.level,
        "low": gap.estimate.low,
        "high": gap.estimate.high,
        "target": 4.0,
        "taken_at": AT.isoformat(),
        "choices": None,
        "age_days": 0,
        "old": False,
        "trend": None,
    }


def test_the_last_step_of_the_course_stands_beside_the_level(small: Catalogue) -> None:
    gap = seen(small, ALL).gaps[0]
    points = [Point(assessment(ALL, id_=id_), gap.estimate) for id_ in ("one", "two")]
    step = trend_of(small.skills["listening"], points, small).changes[0]
    document = card.page(small.skills["listening"], small, gap, AT, change=step)
    facts = document.blocks[2]
    assert isinstance(facts, Facts)
    name, text = facts.pairs[-1]
    assert (name, text.startswith("2.3 to 2.3: too small to tell")) == ("Since 2026-11-22", True)
    assert document.data["mine"]["trend"]["verdict"] == "unclear"


def test_choices_that_differ_from_the_rating_are_told_below_it(small: Catalogue) -> None:
    gap = seen(small, ALL).gaps[0]
    apart = Contrast("listening", 4.5, 2.2, 3.1, 5.1, 1.7, differs=True)
    document = card.page(small.skills["listening"], small, gap, AT, apart)
    facts = document.blocks[2]
    assert isinstance(facts, Facts)
    assert facts.pairs[2:] == (
        ("Your choices", "You rate 4.5; your choices look like 2-3. Ask someone who sees your work."),
    )
    assert document.data["mine"]["choices"] == {
        "skill": "listening", "rated": 4.5, "low": 2.2, "high": 3.1, "difference": 5.1, "sd": 1.7, "differs": True,
    }  # fmt: skip


def test_choices_like_the_rating_are_for_programs_only(small: Catalogue) -> None:
    gap = seen(small, ALL).gaps[0]
    alike = Contrast("listening", 3.0, 2.2, 3.1, 0.1, 1.7, differs=False)
    document = card.page(small.skills["listening"], small, gap, AT, alike)
    assert "choices" not in formats.render("plain", document, Look())
    assert document.data["mine"]["choices"]["differs"] is False


def test_a_target_that_is_met_is_said_to_be(small: Catalogue) -> None:
    gap = next(g for g in seen(small, BEST).gaps if g.skill == "sums")
    document = card.page(small.skills["sums"], small, gap, AT)
    assert Facts((("Your level", f"{words.level(gap.estimate)}, 1 of 1 question, 2026-11-22"),
                  ("Your target", "3 (met)"))) in document.blocks  # fmt: skip


def test_a_level_without_a_role_has_no_target(small: Catalogue) -> None:
    estimate = seen(small, ALL).gaps[0].estimate
    document = card.page(small.skills["listening"], small, estimate, AT)
    assert document.data["mine"]["target"] is None
    facts = document.blocks[2]
    assert isinstance(facts, Facts)
    assert [name for name, _ in facts.pairs] == ["Your level"]


def test_while_one_is_asked_the_card_shows_no_target_no_score_and_no_practice(small: Catalogue) -> None:
    document = card.question_card(small.skills["listening"], small, "Press any key")
    shown = formats.render("plain", document, Look())
    assert "Has others listen to each other." in shown
    assert "Taking in what the other person says" in shown
    for hidden in ("target", "Say it back", "score", "reversed", "The guest nods"):
        assert hidden not in shown


@pytest.mark.parametrize(
    ("practice", "title", "takes"),
    [
        (
            Practice("p", "Try", (3,), ("Go.",), "", "", 1, 2),
            "Try (for level 3)",
            "1 minute each time, some effort",
        ),
        (Practice("p", "Try", (5, 1), ("Go.",), "", "", 0, 3), "Try (for level 1 to 5)", "hard"),
        (
            Practice("p", "Try", (1, 2), ("Go.",), "", "", 20, 0),
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
    practice = Practice("p", "Try", (1,), ("Go.",), "", "", 0, 0)
    assert not any(isinstance(block, Facts) for block in card.practice_blocks(practice))


def test_the_csv_of_a_card_is_one_row_with_lists_joined_by_blanks(small: Catalogue) -> None:
    header, row = formats.render("csv", page(small, "caring"), Look()).splitlines()
    assert header == ",".join(card.COLUMNS)
    assert row == "caring,Caring,people,Acting to make someone's day easier.,,,,listening"


def noted(count: int) -> list[Evidence]:
    """Lines about listening, the newest first."""
    return [Evidence(n, "listening", f"Line {n}.", AT) for n in range(count, 0, -1)]


def test_my_evidence_stands_in_the_card_the_newest_lines_first(small: Catalogue) -> None:
    document = card.page(small.skills["listening"], small, None, None, noted=noted(2))
    place = document.blocks.index(Heading("Your evidence"))
    assert document.blocks[place + 1] == Bullets(("2026-11-22: Line 2.", "2026-11-22: Line 1."))
    assert [line["id"] for line in document.data["evidence"]] == [2, 1]


@pytest.mark.parametrize(("count", "more"), [(5, []), (7, ["2 more: skillcheck evidence list listening"])])
def test_of_many_lines_five_are_shown_and_where_the_others_are(
    count: int, more: list[str], small: Catalogue
) -> None:
    document = card.page(small.skills["listening"], small, None, None, noted=noted(count))
    place = document.blocks.index(Heading("Your evidence"))
    shown = document.blocks[place + 1]
    assert isinstance(shown, Bullets)
    assert len(shown.items) == 5
    assert [b.text for b in document.blocks if isinstance(b, Paragraph) and "more:" in b.text] == more
    assert len(document.data["evidence"]) == count


def test_what_is_left_out_is_left_out_for_programs_too(small: Catalogue) -> None:
    assert "evidence" not in card.page(small.skills["listening"], small, None, None).data


def test_an_old_level_is_said_to_be_old(small: Catalogue) -> None:
    gap = seen(small, ALL).gaps[0]
    document = card.page(
        small.skills["listening"], small, gap, AT, age=146, notices=[Notice("old", "This is 146 days old.")]
    )
    assert document.blocks[3] == Paragraph("This is 146 days old.", Tone.QUIET)
    assert (document.data["mine"]["age_days"], document.data["mine"]["old"]) == (146, True)


def test_the_card_at_a_question_has_my_lines_and_no_target(small: Catalogue) -> None:
    blocks = card.question_card(small.skills["listening"], small, "Press any key", noted(1)).blocks
    assert blocks[2:4] == (Heading("Your evidence", 3), Bullets(("2026-11-22: Line 1.",)))
