"""Change told apart from noise, between two assessments that asked the same."""

from collections.abc import Iterator, Mapping
from math import sqrt

from skillcheck import questions
from skillcheck.model.assessment import NOT_APPLICABLE, Assessment, Response
from skillcheck.model.catalogue import Catalogue, Item, Skill
from skillcheck.model.change import DOWN, INCOMPARABLE, UNCLEAR, UP, Change, Comparison, Point
from skillcheck.model.result import Result
from skillcheck.model.text import plural

CLEAR = 1.96
"""Standard errors that 5 % of differences exceed by chance, two-sided (Jacobson & Truax 1991, p. 14)."""
BY_CHANCE = 0.05
REWORDED = "reworded questions"
UNKNOWN = "a catalogue whose questions may have been others"
NOT_ASKED = "not asked both times"

Responses = Mapping[str, Response]
"""By item id."""


def change(skill: Skill, earlier: Point, later: Point, catalogue: Catalogue) -> Change:
    """The reliable change index RC = (x2 - x1) / sqrt(se1^2 + se2^2), and its verdict.

    Jacobson & Truax 1991, Journal of Consulting and Clinical Psychology 59, 12-19. The errors are those of the levels as
    measurements. They are larger where fewer questions were asked, so that other questions of the skill can be compared;
    questions whose words or scores have changed can't.
    """
    before, after = _counted(skill, earlier.assessment), _counted(skill, later.assessment)
    sd = sqrt(earlier.estimate.error**2 + later.estimate.error**2)
    same = earlier.assessment.catalogue_digest == later.assessment.catalogue_digest
    reasons = tuple(_obstacles(skill, before, after, same=same))
    index = (later.estimate.level - earlier.estimate.level) / sd
    verdict = UNCLEAR if abs(index) < CLEAR else UP if index > 0 else DOWN
    return Change(
        earlier,
        later,
        sd,
        CLEAR * sd,
        INCOMPARABLE if reasons else verdict,
        reasons,
        (*_shared(before, after), *_gone(skill, earlier.assessment, later.assessment, catalogue)),
    )


def comparison(before: Result, now: Result, earlier: Assessment, later: Assessment) -> Comparison:
    """The change of each skill that both results asked about, in rank order of the later one.

    The assessments hold all responses, also those that the results left out since the catalogue has lost them.
    """
    asked = {gap.skill: gap.estimate for gap in before.gaps if gap.estimate.answered}
    skills = now.catalogue.skills
    changes = {
        gap.skill: change(
            skills[gap.skill], Point(earlier, asked[gap.skill]), Point(later, gap.estimate), now.catalogue
        )
        for gap in now.gaps
        if gap.estimate.answered and gap.skill in asked
    }
    compared = sum(one.verdict != INCOMPARABLE for one in changes.values())
    return Comparison(earlier, changes, compared * BY_CHANCE)


def _counted(skill: Skill, assessment: Assessment) -> Responses:
    """The responses that the skill's level is made of."""
    own = {item.id: item for item in skill.items}
    return {
        response.item: response
        for response in assessment.responses
        if response.item in own and response.answer in own[response.item].answers
    }


def _obstacles(skill: Skill, before: Responses, after: Responses, *, same: bool) -> Iterator[str]:
    """Why two levels can't be compared; nothing where they can. `same`: the catalogues have the same digest."""
    if not before or not after:
        yield NOT_ASKED
        return
    alike = [_alike(item, before.get(item.id), after.get(item.id), same=same) for item in skill.items]
    if False in alike:
        yield REWORDED
    if None in alike:
        yield UNKNOWN


def _alike(item: Item, one: Response | None, other: Response | None, *, same: bool) -> bool | None:
    """Whether a question said the same both times, or, asked once, says so still; None where nobody knows."""
    given = [response.wording for response in (one, other) if response]
    if len(given) == 1:
        given.append(questions.wording(item))
    if all(given):
        return len(set(given)) < 2
    return True if same else None


def _shared(before: Responses, after: Responses) -> Iterator[str]:
    """How many questions both were asked, where not all."""
    both, either = len(before.keys() & after.keys()), len(before.keys() | after.keys())
    if both < either:
        yield f"{both} of {plural(either, 'question')} in common"


def _gone(skill: Skill, earlier: Assessment, later: Assessment, catalogue: Catalogue) -> Iterator[str]:
    """How many answered questions the catalogue has lost; whose they were is told by their ids."""
    own = {item.id: item for item in skill.items}
    lost = {
        response.item
        for assessment in (earlier, later)
        for response in assessment.responses
        if (
            response.answer not in (NOT_APPLICABLE, *own[response.item].answers)
            if response.item in own
            else _was_of(response.item, skill, catalogue)
        )
    }
    if lost:
        yield f"{plural(len(lost), 'question')} no longer in the catalogue"


def _was_of(item: str, skill: Skill, catalogue: Catalogue) -> bool:
    """Whether no skill has the item, and its id begins with that of `skill` rather than with a longer one."""
    if not item.startswith(f"{skill.id}-") or item in catalogue.owners():
        return False
    return not any(len(id_) > len(skill.id) and item.startswith(f"{id_}-") for id_ in catalogue.skills)
