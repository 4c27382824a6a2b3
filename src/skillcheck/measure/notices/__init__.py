"""Remarks about the quality of the answers: what stands out, and what to do. Nothing is blocked, nobody is blamed.

Every threshold is set so that together at most 2 % of careful people get any remark, whatever the length of the quiz;
the tests simulate them.
"""

from skillcheck.measure import choices
from skillcheck.measure.notices import above_scenarios, fast_answers, flat_profile, long_run, reversed_twins
from skillcheck.measure.notices.given import given
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.notice import Notice
from skillcheck.model.parameters import Parameters


def notices(catalogue: Catalogue, assessment: Assessment, parameters: Parameters) -> tuple[Notice, ...]:
    """The remarks on all answers of `assessment`, whatever the role; empty where nothing stands out."""
    answers = given(catalogue, assessment)
    plain = {one.item.id: one.answer for one in answers}
    answered = catalogue.pick_skills(one.skill for one in answers)
    found = (
        fast_answers.notice(answers),
        long_run.notice(answers),
        flat_profile.notice(answers),
        reversed_twins.notice(answers),
        above_scenarios.notice(choices.contrasts(answered, plain, parameters)),
    )
    return tuple(notice for notice in found if notice)
