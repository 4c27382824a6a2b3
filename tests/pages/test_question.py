"""What a person sees while being asked: nothing that could tell them what to answer."""

from datetime import UTC, datetime

import pytest

from skillcheck import formats
from skillcheck.measure import session
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.form import Choice, Look, SessionProgress, Span
from skillcheck.model.parameters import Parameters
from skillcheck.pages import question
from tests.pages.results import assessment
from tests.pages.screens import drawn, said

AHEAD = SessionProgress(7, 20, 60, 0.85, 0.36, Span(9, 12, 17))
FIXED = SessionProgress(3, 12, 125, share=0.25, span=Span(12, 12, 12))


def asked(small: Catalogue, given: str = "", item: int = 0, ahead: SessionProgress = FIXED) -> Document:
    form = small.skills["listening"].items[item].form(small.scale)
    return question.page(form, ahead, answer=given)


def keys(page: Document) -> dict[str, str]:
    return {key.key: key.text for key in page.keys}


def test_a_question_has_its_number_its_text_and_five_steps_from_nothing_to_all(small: Catalogue) -> None:
    shown = drawn(asked(small, ahead=AHEAD))
    assert shown.startswith("Question 8 of about 20  ━━")
    assert "I say back what the customer told me." in shown
    steps = [row.split()[1] for row in shown.splitlines() if row[:2] == "  " and row[2:3].isdigit()]
    assert steps == ["○○○○", "●○○○", "●●○○", "●●●○", "●●●●"]
    assert said(drawn(asked(small))).startswith("Question 4 of 12 ")


def test_a_scene_has_its_situation_and_its_ways_to_act_on_keys(small: Catalogue) -> None:
    shown = said(drawn(asked(small, item=2)))
    assert "A guest at the desk tells a long story about a lost bag. What do you do first?" in shown
    assert "1 Ask for the bag's number. 2 Say back the story in a sentence. 3 Offer a form." in shown
    assert keys(asked(small, item=2))["1-3"] == "answer"


def test_that_the_kind_of_question_has_changed_is_said_of_the_first_scene_alone(small: Catalogue) -> None:
    statement, scene = (small.skills["listening"].items[place].form(small.scale) for place in (0, 2))
    for form, changed, said_so in ((scene, True, True), (scene, False, False), (statement, True, False)):
        shown = drawn(question.page(form, FIXED, answer="", changed=changed))
        assert ("Now a scene." in shown) is said_so
        assert "all four" not in shown  # a scene of one's own organisation may have two ways to act


@pytest.mark.parametrize("item", [0, 1, 2])
@pytest.mark.parametrize("given", ["", "b", "2"])
def test_neither_skill_nor_target_nor_reason_nor_sureness_shows(
    item: int, given: str, small: Catalogue
) -> None:
    page = asked(small, given, item, AHEAD)
    for shown in (drawn(page), formats.render("plain", page, Look(keys=True))):
        for hidden in ("Listening", "target", "asks for", "score", "The guest nods", "habit", "%", "sure"):
            assert hidden not in shown
    assert (page.title, page.data, page.columns) == ("", {}, ())


@pytest.mark.parametrize(
    ("item", "given", "mark", "kept"),
    [(0, "4", "* 4", "keep 4 (*)"), (2, "b", "* 2", "keep 2 (*)"), (0, "n/a", "", "keep does not apply")],
)
def test_an_answer_given_before_is_marked_and_can_be_kept(
    item: int, given: str, mark: str, kept: str, small: Catalogue
) -> None:
    page = asked(small, given, item)
    assert keys(page)["Enter"] == kept
    assert mark in drawn(page)
    assert "Enter" not in keys(asked(small, "", item))


@pytest.mark.parametrize("length", ["adaptive", "thorough", "full"])
def test_the_bar_never_goes_back_whatever_is_answered(length: str, builtin: Catalogue) -> None:
    role = builtin.roles["team-lead"]
    asked = assessment({}, role.id)._replace(length=length, finished=False)
    state = session.open_session(builtin, role, asked, Parameters())
    full, number = [], 0
    while item := session.next_item(state):
        page = question.page(item.form(builtin.scale), session.progress(state), answer="")
        row = drawn(page).splitlines()[0]
        assert row.startswith(f"Question {number + 1} of ")
        full.append(row.count("━"))
        answers = tuple(item.answers)
        state, number = session.record(state, item, answers[number * 7 % len(answers)]), number + 1
    assert full == sorted(full)
    assert full[0] == 0 < full[-1]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "less than a minute"), (1, "about 1 minute"), (61, "about 2 minutes"), (3600, "about 60 minutes")],
)
def test_a_duration_is_told_in_whole_minutes_that_suffice(seconds: float, told: str) -> None:
    assert question.duration(seconds) == told


def test_the_welcome_gives_a_span_the_minutes_privacy_and_no_score() -> None:
    shown = said(drawn(question.welcome("Desk lead", AHEAD._replace(seconds_left=230), kept=True)))
    for words in (
        "Before you begin Desk lead",
        "9 to 17 questions about your last four weeks, about 4 minutes.",
        "q stops, and nothing is ever lost",
        "There is no score.",
        "which you alone can read. Nothing is sent anywhere.",
        "Begin Enter",
        "r another role f your file, and how to delete it q leave",
    ):
        assert words in shown
    assert "12 questions" in said(drawn(question.welcome("Desk lead", FIXED, kept=True)))
    fixed = said(drawn(question.welcome("Desk lead", FIXED, kept=True, cases=True)))
    assert "12 questions about your last four weeks and short cases, about 3 minutes." in fixed
    assert "more cases" not in fixed  # all of them are among the questions
    assert "up to three more cases." in said(
        drawn(question.welcome("Desk lead", AHEAD, kept=True, cases=True))
    )
    for absent in ("skillcheck ", "/", "delete --"):
        assert absent not in shown


def test_the_welcome_to_what_is_not_kept_says_so_and_has_no_file() -> None:
    page = question.welcome("Desk lead", FIXED, kept=False)
    shown = said(drawn(page))
    assert "nothing is kept: when you stop, or have seen the result, your answers are gone" in shown
    assert "one file" not in shown
    assert set(keys(page)) == {"r", "q"}


def test_the_file_is_named_with_what_deletes_it() -> None:
    shown = said(drawn(question.your_file("/home/ada/history.db")))
    assert "/home/ada/history.db" in shown
    assert "skillcheck history delete --all" in shown


def test_each_role_is_offered_with_a_line_and_its_size(builtin: Catalogue) -> None:
    roles = list(builtin.roles.values())
    choices = [Choice(f"{number}", role.id, role.name) for number, role in enumerate(roles, 1)]
    page = question.roles(choices, roles, [290.0] * len(roles))
    shown = said(drawn(page))
    for choice, role in zip(choices, roles, strict=True):
        assert f"{choice.key} {role.name} {len(role.skills)} skills, about 5 minutes " in shown
    assert len(drawn(page).splitlines()) <= 24
    assert keys(page)[f"1-{len(roles)}"] == "choose"


def test_a_menu_has_its_choices_on_their_keys() -> None:
    page = question.menu("Which?", (Choice("1", "resume", "Go on"), Choice("2", "new", "Begin")))
    assert said(drawn(page)).startswith("Which? 1 Go on 2 Begin")


def test_the_end_of_the_questions_leads_to_the_result_and_to_the_answers() -> None:
    page = question.done(30, kept=True)
    assert "You have answered 30 questions. See where to work next Enter" in said(drawn(page))
    assert set(keys(page)) == {"r", "q"}
    assert "kept" not in drawn(question.done(30, kept=False))


def test_where_evidence_is_written_the_skill_is_named_and_the_privacy() -> None:
    shown = said(drawn(question.evidence_line("Listening")))
    assert "Listening" in shown
    assert "out of exports" in shown


def test_an_answer_that_was_not_saved_is_said_so_with_the_reason_and_the_ways_on() -> None:
    shown = formats.render("terminal", question.not_saved("The disk is full."), Look())
    assert shown.startswith("NOT saved")
    assert "The disk is full." in shown
    assert shown.endswith("Press any key to try again, q to give up.\n")


def test_a_reminder_stands_below_the_answers_in_a_line_or_two(small: Catalogue) -> None:
    form = small.skills["listening"].items[0].form(small.scale)
    at = datetime(2026, 11, 3, 10, tzinfo=UTC)
    noted = [Evidence(2, "listening", "Named it.", at), Evidence(1, "listening", "w" * 200, at)]
    shown = said(drawn(question.page(form, FIXED, answer="", lines=noted)))
    _, _, told = shown.partition("Each time ")
    assert told.startswith("You noted: 2026-11-03: Named it.; 2026-11-03: www")
    assert "w" * 100 not in told


@pytest.mark.parametrize(("count", "words"), [(1, "A case from"), (3, "Three cases from")])
def test_cases_to_follow_are_counted_in_words(count: int, words: str) -> None:
    assert words in drawn(question.scenes_next(count))
