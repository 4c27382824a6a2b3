"""What a person sees while being asked."""

from datetime import UTC, datetime

import pytest

from skillcheck import formats
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Choices, Document, Facts, Paragraph, Progress, Tone
from skillcheck.model.form import Choice, Look, SessionProgress, Span
from skillcheck.pages import question


def asked(small: Catalogue, given: str = "", item: int = 0) -> Document:
    form = small.skills["listening"].items[item].form(small.scale)
    return question.page(form, SessionProgress(3, 12, 125), answer=given)


def test_the_whole_question(small: Catalogue) -> None:
    form = small.skills["listening"].items[0].form(small.scale)
    progress, lead, text, choices, keys = asked(small).blocks
    assert progress == Progress(3, 12, "3 of 12, about 2 minutes left")
    assert isinstance(lead, Paragraph)
    assert lead.text == form.lead
    assert text == Paragraph("I say back what the customer told me.", Tone.STRONG)
    assert choices == Choices(
        (("1", "Not once"), ("2", "One in four"), ("3", "Half"), ("4", "Three in four"), ("5", "Each time"))
    )
    assert keys == Paragraph(f"{question.KEYS}save and stop.", Tone.QUIET)


def test_a_situation_comes_with_its_question_and_options_on_keys(small: Catalogue) -> None:
    blocks = asked(small, item=2).blocks
    assert blocks[1:4] == (
        Paragraph("A guest at the desk tells a long story about a lost bag."),
        Paragraph("What do you do first?", Tone.STRONG),
        Choices(
            (
                ("1", "Ask for the bag's number."),
                ("2", "Say back the story in a sentence."),
                ("3", "Offer a form."),
            )
        ),
    )


def test_neither_target_nor_skill_nor_score_shows(small: Catalogue) -> None:
    shown = str(asked(small, item=2).blocks)
    for hidden in ("listening", "Listening", "target", "score", "The guest nods"):
        assert hidden not in shown


@pytest.mark.parametrize(("item", "given", "key"), [(0, "4", "4"), (2, "b", "2"), (2, "a", "1")])
def test_an_answer_given_before_is_marked_and_can_be_kept(
    small: Catalogue, item: int, given: str, key: str
) -> None:
    *_, choices, keys = asked(small, given, item).blocks
    assert isinstance(choices, Choices)
    assert choices.chosen == key
    assert keys == Paragraph(f"{question.KEYS}save and stop. Enter keeps your answer (marked *).", Tone.QUIET)


def test_a_question_that_did_not_apply_says_so_when_one_comes_back_to_it(small: Catalogue) -> None:
    *_, choices, keys = asked(small, "n/a").blocks
    assert isinstance(choices, Choices)
    assert choices.chosen not in [key for key, _ in choices.pairs]
    assert keys == Paragraph(
        f"{question.KEYS}save and stop. Enter keeps your answer (not applicable).", Tone.QUIET
    )


def test_a_question_has_no_data_for_programs(small: Catalogue) -> None:
    page = asked(small)
    assert (page.title, page.data, page.columns) == ("", {}, ())


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "less than a minute"),
        (30, "less than a minute"),  # half a minute is rounded to the even number, 0
        (31, "about 1 minute"),
        (89, "about 1 minute"),
        (91, "about 2 minutes"),
        (3600, "about 60 minutes"),
    ],
)
def test_a_duration_is_told_in_whole_minutes(seconds: float, said: str) -> None:
    assert question.duration(seconds) == said


def test_the_welcome_tells_how_long_where_the_answers_go_and_how_to_remove_them() -> None:
    page = question.welcome("Desk lead", SessionProgress(0, 12, 300), "FILE")
    assert page.title == "skillcheck: Desk lead"
    first, *_ = page.blocks
    assert isinstance(first, Paragraph)
    assert first.text.startswith("12 questions about your last four weeks, about 5 minutes.")
    facts = dict(next(block for block in page.blocks if isinstance(block, Facts)).pairs)
    saved = "nothing is ever sent anywhere. Answers are saved in FILE, which only you can read"
    assert facts["It stays here"] == saved
    assert facts["To remove it"] == "skillcheck history delete --all"


def test_the_welcome_to_what_is_not_kept_says_so() -> None:
    page = question.welcome("Desk lead", SessionProgress(0, 12, 300), "")
    facts = dict(next(block for block in page.blocks if isinstance(block, Facts)).pairs)
    assert facts["Nothing is kept"] == "when you stop, or have seen the result, your answers are gone"
    assert "To remove it" not in facts


def test_the_welcome_of_one_that_stops_by_itself_gives_a_guess() -> None:
    first, *_ = question.welcome(
        "Desk lead", SessionProgress(0, 12, 300, 0.3, 0.85, 0, Span(9, 12, 17)), ""
    ).blocks
    assert isinstance(first, Paragraph)
    assert first.text.startswith(
        "9 to 17 questions, as many as it takes to be sure, about your last four weeks"
    )


def test_one_that_stops_by_itself_says_which_question_it_is_of_about_how_many(small: Catalogue) -> None:
    form = small.skills["listening"].items[0].form(small.scale)
    ahead = SessionProgress(7, 20, 60, 0.5, 0.85, 0.36, Span(9, 12, 17))
    progress = question.page(form, ahead, answer="").blocks[0]
    assert progress == Progress(36, 100, "question 8 of about 20, about 1 minute left")


@pytest.mark.parametrize(
    ("format_", "answering", "going_on"),
    [
        (
            "terminal",
            "One key an answer, no Enter needed; b goes back",
            "Press any key to begin, q to leave.",
        ),
        (
            "plain",
            "One line an answer: type its key, then Enter; b goes back",
            "Press Enter to begin, q to leave.",
        ),
    ],
)
def test_the_welcome_tells_everyone_their_keys(format_: str, answering: str, going_on: str) -> None:
    page = question.welcome("Desk lead", SessionProgress(0, 12, 300), "")
    shown = formats.render(format_, page, Look(200))
    assert answering in shown
    assert shown.splitlines()[-1] == going_on


def test_a_menu_has_its_choices_on_their_keys() -> None:
    page = question.menu("Which?", (Choice("1", "resume", "Go on"), Choice("2", "new", "Begin")))
    assert page.title == "Which?"
    assert page.blocks[0] == Choices((("1", "Go on"), ("2", "Begin")))


def test_where_evidence_is_written_the_skill_is_named_and_the_privacy() -> None:
    page = question.evidence_line("Listening")
    assert page.title == "Evidence: Listening"
    assert any(isinstance(b, Paragraph) and "out of exports" in b.text for b in page.blocks)


def test_an_answer_that_was_not_saved_is_said_so_with_the_reason_and_the_ways_on() -> None:
    page = question.not_saved("The disk is full.")
    assert page.title == "NOT saved"
    assert page.blocks[0] == Paragraph("The disk is full.")
    shown = formats.render("terminal", page, Look())
    assert shown.endswith("Press any key to try again, q to give up. Earlier answers are kept.\n")


def test_a_reminder_stands_below_the_answers(small: Catalogue) -> None:
    form = small.skills["listening"].items[0].form(small.scale)
    at = datetime(2026, 11, 3, 10, tzinfo=UTC)
    noted = [Evidence(2, "listening", "Named it.", at), Evidence(1, "listening", "w" * 200, at)]
    blocks = question.page(form, SessionProgress(3, 12, 125), answer="", lines=noted).blocks
    cut = "w" * (100 - len("2026-11-03: ") - 1)
    assert blocks[4] == Paragraph(f"You noted: 2026-11-03: Named it.; 2026-11-03: {cut}…", Tone.QUIET)
