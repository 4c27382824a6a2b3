"""Every screen, drawn from the catalogue that we ship: it fits, and nothing on it is cut."""

from collections.abc import Iterator
from datetime import date

import pytest

from skillcheck.commands import follow
from skillcheck.measure.change import trend_of
from skillcheck.model.catalogue import Catalogue, Role
from skillcheck.model.change import NewestLevel, Point
from skillcheck.model.document import Document
from skillcheck.model.estimate import Explanation
from skillcheck.model.form import Choice as Pick
from skillcheck.model.form import SessionProgress, Span
from skillcheck.model.result import Notice, Result
from skillcheck.pages import answers, card, choices, course, export, gaps, home, question, roles, skills
from skillcheck.pages import result as results
from skillcheck.pages.choices import Choice
from skillcheck.pages.home import Home, Next
from skillcheck.questions.scenario import Scenario
from tests.pages.results import seen
from tests.pages.screens import answers_to, cut, drawn

ROWS, COLUMNS = 24, 80
MANAGER = "customer-service-manager"
AHEAD = SessionProgress(11, 30, 200, 0.85, 0.36, Span(20, 28, 34))


def scenes(catalogue: Catalogue) -> Iterator[Choice]:
    """Every scene with every way to act in it."""
    for skill in catalogue.skills.values():
        for scene in skill.of_kind(Scenario):
            yield from (Choice(skill, scene, option) for option in scene.options)


def asked(catalogue: Catalogue) -> Iterator[Document]:
    """Every question, as it looks at its fullest."""
    for skill in catalogue.skills.values():
        for item in skill.items:
            form = item.form(catalogue.scale)
            yield question.page(form, AHEAD, answer=form.choices[0].value, changed=True)


def looked_at(catalogue: Catalogue, result: Result) -> Iterator[Document]:
    """Every other screen of looks/."""
    role, gap = result.role, result.gaps[0]
    skill = catalogue.skills[gap.skill]
    newest = NewestLevel(Point(result.assessment, gap.estimate), gap.demand.target)
    picks = [Pick(f"{number}", id_, one.name) for number, (id_, one) in enumerate(catalogue.roles.items(), 1)]
    step = Next("plan", "skillcheck plan new", "Choose one gap, and plan it for Monday", "About two minutes.")
    facts = (
        ("Today", "When I sit down in the morning, I write the day's main task before I open a message."),
    )
    yield home.page(
        Home(
            date(2026, 12, 9), "You are working on it.", step, gaps=results.first_gaps(result, 3), facts=facts
        )
    )
    yield question.welcome(role.name, AHEAD, kept=True)
    yield question.roles(picks, list(catalogue.roles.values()), [900.0] * len(picks))
    yield question.done(36, kept=True)
    yield question.scenes_next(3)
    yield gaps.page(result)
    yield gaps.page(result, explanation=Explanation({}))
    yield export.page(result, (), Explanation({}))
    yield answers.page(catalogue, result.assessment, "skillcheck gaps")
    yield card.page(skill, catalogue, newest)
    yield skills.page(tuple(catalogue.skills.values()), catalogue, None, result=result)
    yield roles.page(list(catalogue.roles.values()), catalogue)
    yield roles.page([role], catalogue)
    yield course.page(skill, trend_of(skill, [newest.point] * 2, catalogue), catalogue.scale)


@pytest.fixture(scope="module")
def manager(builtin: Catalogue) -> Result:
    """What a manager of customer service answered to two thirds of what is asked."""
    return seen(builtin, answers_to(builtin, MANAGER), MANAGER)


def test_every_question_and_card_of_all_skills_fits_80x24(builtin: Catalogue) -> None:
    pages = [*asked(builtin), *(card.question_card(skill, builtin) for skill in builtin.skills.values())]
    tall = [drawn(page).splitlines()[:3] for page in pages if drawn(page).count("\n") > ROWS]
    assert len(pages) > 44 * 5
    assert tall == []


@pytest.mark.parametrize("opened", [False, True])
def test_every_outcome_of_all_scenes_fits_80x24(opened: bool, builtin: Catalogue) -> None:
    shown = [
        (one.scenario.id, drawn(choices.screen([one, one], 1, opened=opened))) for one in scenes(builtin)
    ]
    assert len(shown) > 44 * 3
    tall = [
        id_ for id_, text in shown if text.count("\n") > ROWS + opened
    ]  # an empty line may go for the last row
    assert tall == []


@pytest.mark.parametrize("columns", [80, 40])
def test_no_word_of_any_screen_is_cut(columns: int, builtin: Catalogue, manager: Result) -> None:
    every_third = list(scenes(builtin))[::3]
    pages = [
        *list(asked(builtin))[::2],
        *(card.question_card(skill, builtin) for skill in builtin.skills.values()),
        *(choices.screen([one] * 5, place % 5, opened=True) for place, one in enumerate(every_third)),
        *looked_at(builtin, manager),
    ]
    assert {word for page in pages for word in cut(page, columns)} == set()


@pytest.mark.parametrize("low", [True, False])
def test_the_whole_result_fits_80x24_with_its_keys_for_every_role(low: bool, builtin: Catalogue) -> None:
    for role in builtin.roles.values():
        result = seen(builtin, sparse(builtin, role) if low else answers_to(builtin, role.id), role.id)
        notice = Notice(
            "flat-profile", "Nearly all of your answers are the same: a second look would help most."
        )
        for notices in ((), (notice,)):
            shown = follow.fit(gaps.page(result._replace(notices=notices)))
            rows = [
                row for row in shown.splitlines() if row or not notices
            ]  # with a notice, empty ones may go
            assert len(rows) <= ROWS, f"{role.id}:\n{shown}"
            for needed in ("On Monday: ", "Not looked at: ", "Enter  ", "p  ", "w  ", "x  ", "leave"):
                assert needed in shown, role.id


def test_where_it_is_too_low_the_line_on_places_goes_first_and_the_cue_stays(builtin: Catalogue) -> None:
    result = seen(builtin, sparse(builtin, builtin.roles[MANAGER]), MANAGER)
    notices = [Notice("flat-profile", "A line that stands above. " * count) for count in (1, 4, 8, 12)]
    shown = [follow.fit(gaps.page(result._replace(notices=(notice,)))) for notice in notices]
    gone = [
        ["First step" not in text, "could change places" not in text and "is open" not in text]
        for text in shown
    ]
    assert gone[-1] == [True, True]
    assert all(order or not step for step, order in gone)
    assert all("On Monday" in text for text in shown)


def sparse(catalogue: Catalogue, role: Role) -> dict[str, str]:
    """One answer a skill, to every second one: much is open, and much was not looked at."""
    return {skill.items[0].id: "2" for skill in catalogue.skills_of(role)[::2]}
