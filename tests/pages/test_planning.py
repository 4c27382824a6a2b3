"""What a person sees while a plan is made or looked at."""

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Point
from skillcheck.pages import planning
from tests.pages.results import ALL, assessment, seen


def test_a_then_rating_asks_each_kind_of_question_in_words_that_fit_it(small: Catalogue) -> None:
    began = Point(assessment(ALL), seen(small, ALL).gaps[0].estimate)
    skill = small.skills["listening"]
    leads = [planning.then_lead(began, item.form(small.scale)) for item in skill.items]
    assert leads[0] == (
        "Knowing what you know now: in the four weeks before 22 November 2026, of the times when it came up, how often was"
        " this so?"
    )
    assert leads[-1] == (
        "Think back to the four weeks before 22 November 2026, with what you know now. A guest at the desk tells a long"
        " story about a lost bag."
    )
