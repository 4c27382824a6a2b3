"""Tell change from noise, between assessments that asked the same."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import sqrt

from skillcheck import questions
from skillcheck.model.assessment import NOT_APPLICABLE, THEN, Assessment, Response
from skillcheck.model.catalogue import Catalogue, Item, Skill
from skillcheck.model.change import DOWN, INCOMPARABLE, UNCLEAR, UP, Change, Comparison, Point, Trend
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.result import Result
from skillcheck.model.text import plural

CLEAR = 1.96
"""Standard errors that 5 % of differences exceed by chance, two-sided (Jacobson & Truax 1991, p. 14)."""
BY_CHANCE = 0.05
SMALLEST = 1e-6
"""Levels that answers have nothing to do with do not differ; the index is divided by this then."""
REWORDED = "reworded questions"
UNKNOWN = "a catalogue whose questions may have been others"
NOT_ASKED = "not asked both times"

Responses = Mapping[str, Response]
"""By item id."""


def compare(skill: Skill, earlier: Point, later: Point, catalogue: Catalogue) -> Change:
    """Return the reliable change index RC = (x2 - x1) / sqrt(se1^2 + se2^2), and its verdict.

    Jacobson & Truax 1991, Journal of Consulting and Clinical Psychology 59, 12-19. The error allows for fewer questions, and
    for other questions of the skill; questions whose words or scores have changed can't be compared.
    """
    before, after = _find_counting(skill, earlier.assessment), _find_counting(skill, later.assessment)
    sd = error_of_difference(earlier.estimate, later.estimate)
    same_catalogue = earlier.assessment.catalogue_digest == later.assessment.catalogue_digest
    reasons = tuple(_obstacles(skill, before, after, same_catalogue=same_catalogue))
    remarks = tuple(_remarks(skill, before, after, (earlier.assessment, later.assessment), catalogue))
    index = (later.estimate.level - earlier.estimate.level) / sd
    verdict = UNCLEAR if abs(index) < CLEAR else UP if index > 0 else DOWN
    return Change(earlier, later, sd, CLEAR * sd, INCOMPARABLE if reasons else verdict, reasons, remarks)


def error_of_difference(estimate: LevelEstimate, other: LevelEstimate) -> float:
    """Return the standard error of the difference of two levels of a skill that stayed the same.

    A level m is drawn towards the typical one: for a skill with variance V0 before and V after the answers it lies at
    B (theta + noise), B = 1 - V / V0. So var(m1 - m2) = (V0 - V1) + (V0 - V2) - 2 B1 B2 V0 = B1 V2 + B2 V1.
    """
    variance = estimate.learnt * other.sd**2 + other.learnt * estimate.sd**2
    return sqrt(max(variance, SMALLEST**2))


def compare_results(before: Result, now: Result, earlier: Assessment, later: Assessment) -> Comparison:
    """Return the change of each skill that both results asked about, in rank order of the later one.

    The assessments hold all responses, also those that the results left out since the catalogue has lost them.
    """
    catalogue, points = now.catalogue, {gap.skill: Point(earlier, gap.estimate) for gap in before.gaps}
    changes = {
        gap.skill: compare(
            catalogue.skills[gap.skill], points[gap.skill], Point(later, gap.estimate), catalogue
        )
        for gap in now.gaps
        if gap.skill in points
    }
    comparable = sum(change.verdict != INCOMPARABLE for change in changes.values())
    return Comparison(earlier, changes, comparable * BY_CHANCE)


def trend_of(skill: Skill, ratings: Sequence[Point], catalogue: Catalogue, left_out: int = 0) -> Trend:
    """Return the changes between `ratings` of a skill, the oldest first; then-ratings among them stand apart.

    `left_out` ratings came before them and are not looked at.
    """
    points = [point for point in ratings if point.assessment.length != THEN]
    return Trend(
        skill=skill.id,
        points=tuple(points),
        changes=tuple(compare(skill, point, following, catalogue) for point, following in pairwise(points)),
        overall=compare(skill, points[0], points[-1], catalogue) if len(points) > 1 else None,
        then=tuple(point for point in ratings if point.assessment.length == THEN),
        left_out=left_out,
    )


def _find_counting(skill: Skill, assessment: Assessment) -> Responses:
    """Return the responses that the skill's level is made of."""
    items = {item.id: item for item in skill.items}
    return {
        response.item: response
        for response in assessment.responses
        if response.item in items and response.answer in items[response.item].answers
    }


def _obstacles(skill: Skill, before: Responses, after: Responses, *, same_catalogue: bool) -> Iterator[str]:
    """Yield why two levels can't be compared; nothing where they can."""
    if not before or not after:
        yield NOT_ASKED
        return
    asked = [(item, [r[item.id] for r in (before, after) if item.id in r]) for item in skill.items]
    unchanged = [_is_unchanged(item, responses) for item, responses in asked]
    if False in unchanged:
        yield REWORDED
    if None in unchanged and not same_catalogue:
        yield UNKNOWN


def _is_unchanged(item: Item, responses: Sequence[Response]) -> bool | None:
    """Tell whether a question said the same both times, or, asked once, says so still; None where nobody knows."""
    wordings = [response.wording for response in responses]
    if len(wordings) == 1:
        wordings.append(questions.wording(item))
    return len(set(wordings)) < 2 if all(wordings) else None


def _remarks(
    skill: Skill,
    before: Responses,
    after: Responses,
    assessments: Sequence[Assessment],
    catalogue: Catalogue,
) -> Iterator[str]:
    """Yield how many questions both were asked, where not all, and how many of them the catalogue has lost."""
    both, either = len(before.keys() & after.keys()), len(before.keys() | after.keys())
    if both < either:
        yield f"{both} of {plural(either, 'question')} in common"
    places = {item.id: (NOT_APPLICABLE, *item.answers) for item in skill.items}
    lost = {
        response.item
        for assessment in assessments
        for response in assessment.responses
        if response.answer not in places.get(response.item, ())
        and (response.item in places or _was_of(response.item, skill, catalogue))
    }
    if lost:
        yield f"{plural(len(lost), 'question')} no longer in the catalogue"


def _was_of(item: str, skill: Skill, catalogue: Catalogue) -> bool:
    """Tell whether no skill has the item, and its id begins with that of `skill` rather than with a longer one."""
    if not item.startswith(f"{skill.id}-") or item in catalogue.owners():
        return False
    return not any(len(id_) > len(skill.id) and item.startswith(f"{id_}-") for id_ in catalogue.skills)
