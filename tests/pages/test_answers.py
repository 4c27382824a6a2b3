"""Every question with its answer in words."""

import pytest

from skillcheck import formats, questions
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.form import Look
from skillcheck.pages import answers
from tests.pages.results import AT, assessment
from tests.pages.screens import drawn, said

GIVEN = {"order-s": "b", "listening-2": "2", "sums-1": "n/a", "listening-1": "5"}


@pytest.mark.parametrize("format_", ["terminal", "plain", "md"])
def test_each_answer_is_told_in_words_skill_by_skill(format_: str, small: Catalogue) -> None:
    shown = formats.render(format_, answers.page(small, assessment(GIVEN), "skillcheck gaps"), Look(200))
    words = ("One in four", "Each time", "Put it where both can find it.", "Does not apply")
    places = [shown.index(word) for word in words]
    assert places == sorted(places)
    assert "Two people ask for the same file." in said(shown)


def test_programs_get_the_promised_keys_in_the_order_of_the_answers(small: Catalogue) -> None:
    page = answers.page(small, assessment(GIVEN), "skillcheck gaps")
    assert page.kind == "answers"
    rows = page.data["answers"]
    assert {row["item"]: row["answer"] for row in rows} == GIVEN
    assert [row["item"] for row in rows] == list(GIVEN)
    first = rows[0]
    assert {"item", "skill", "text", "answer", "said", "taken_at"} <= set(first)
    assert (first["skill"], first["said"], first["taken_at"]) == (
        "order",
        "Put it where both can find it.",
        AT,
    )
    assert answers.EMPTY.data == {"answers": []}


def test_a_question_that_the_catalogue_no_longer_has_is_counted(small: Catalogue) -> None:
    page = answers.page(small, assessment({**GIVEN, "gone-1": "3"}), "skillcheck gaps")
    assert "1 answer to a question that the catalogue in use does not have." in said(drawn(page))
    assert len(page.data["answers"]) == len(GIVEN)


def test_a_question_that_has_changed_since_is_marked(small: Catalogue) -> None:
    taken = assessment(GIVEN)
    wordings = {"order-s": "0123456789ab", "listening-2": questions.wording(small.items()["listening-2"])}
    responses = tuple(each._replace(wording=wordings.get(each.item, "")) for each in taken.responses)
    page = answers.page(small, taken._replace(responses=responses), "skillcheck gaps")
    assert [row["item"] for row in page.data["answers"] if row["reworded"]] == ["order-s"]
    assert said(drawn(page)).count("(changed since you answered)") == 1


def test_the_last_look_numbers_what_was_answered_a_line_each(small: Catalogue) -> None:
    page = answers.last_look(answers.rows(small, assessment(GIVEN)))
    shown = said(drawn(page))
    assert "1 A scene: Two people ask for the same file. Put it where both can find it." in shown
    assert "2 I answer before the customer has finished. One in four." in shown
    assert "4 I say back what the customer told me. Each time." in shown
