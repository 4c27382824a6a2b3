"""Results: what an assessment says, seen through a role, with what has come since."""

from collections.abc import Mapping

from skillcheck.app import opening
from skillcheck.app.course import rate_again
from skillcheck.app.opening import count_days_since, find_assessment, find_role, keep_known, open_parameters
from skillcheck.console.streams import say
from skillcheck.errors import UsageFault
from skillcheck.measure.contributions import explain
from skillcheck.measure.notices import age_notices
from skillcheck.measure.result import evaluate
from skillcheck.model.assessment import QUICK, Assessment
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Point
from skillcheck.model.commandline import typed
from skillcheck.model.document import Document
from skillcheck.model.estimate import Explanation
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Notice, Result
from skillcheck.model.text import decimal, plural
from skillcheck.pages.words import day
from skillcheck.store.history import History

ONE_SKILL = Notice(
    "one-skill",
    "This is a review: it rated one skill again, and ranks none against others. All: skillcheck gaps",
)
FIRST_LOOK = Notice(
    "first-look",
    "This is a first look, by one question a skill. To be surer: skillcheck assess --length adaptive",
)
RATED_AGAIN = "rated-again"
RECOUNTED = Notice(
    "recounted",
    "The way of counting has changed since this was taken: the answers are the same, levels and order are counted anew.",
)
FIRST_EDITION = ("", "expert-1")
"""Versions of the parameters that go with the first way of counting."""


def make_result(
    catalogue: Catalogue, assessment: Assessment, role: str | None, parameters: Parameters
) -> Result:
    """Return what `assessment` says, seen through `role`, or else through its own.

    Raises: UnknownName, and UsageFault where the catalogue no longer has the assessment's role.
    """
    if role is None and assessment.role not in catalogue.roles:
        lacks = f"The catalogue in use has no role “{assessment.role}”. Name one with --role."
        raise UsageFault(f"{lacks} {_name_own(assessment, catalogue) or 'See them all: skillcheck roles'}")
    if assessment.catalogue_digest != catalogue.digest:
        say(
            _name_own(assessment, catalogue)
            or "The catalogue has changed since this assessment; levels are counted as it is now."
        )
    seen_through = catalogue.roles[assessment.role] if role is None else find_role(catalogue, role)
    result = evaluate(catalogue, seen_through, keep_known(assessment, catalogue), parameters)
    quick = (FIRST_LOOK,) if assessment.length == QUICK else ()
    return result._replace(notices=(*quick, *result.notices))


def find_newest_result(catalogue: Catalogue, history: History) -> Result | None:
    """Return the result of the newest finished assessment; None where there is none that this catalogue can count.

    It has no remarks but those on skills that were rated again since. Raises: HistoryFault.
    """
    newest, parameters = history.newest(finished=True), open_parameters(catalogue)
    if newest is None or newest.role not in catalogue.roles:
        return None
    result = make_result(catalogue, newest, None, parameters)
    again = rate_again(newest, catalogue, parameters, history)
    return result._replace(notices=describe_rated_again(result, again))


def _name_own(assessment: Assessment, catalogue: Catalogue) -> str:
    """Say that an assessment was taken with another catalogue, and how to see it by that; nothing where it was this one."""
    if assessment.catalogue == catalogue.path:
        return ""
    another = "This assessment was taken with another catalogue than the one in use."
    if not assessment.catalogue:  # the built-in one, or one of before it was kept
        return another
    return f"{another} To see it by its own: {typed(opening.name_gaps(assessment))}"


def read_result(
    catalogue: Catalogue, history: History, id_: str | None, role: str | None, empty: Document
) -> Result:
    """Return what the assessment with this id (None: the newest) says, seen through `role`, with all remarks on it.

    Raises: NothingYet with the `empty` page, UsageFault, UnknownName, HistoryFault.
    """
    assessment, parameters = find_assessment(history, id_, empty), open_parameters(catalogue)
    result = make_result(catalogue, assessment, role, parameters)
    again = rate_again(assessment, catalogue, parameters, history) if id_ is None else {}
    notices = [] if assessment.covers_role else [ONE_SKILL]
    if not assessment.finished:
        answers = plural(assessment.asked, "answer")
        text = f"UNFINISHED: {answers} so far, so this is no result yet. Go on: skillcheck assess --resume"
        notices.insert(0, Notice("unfinished", text))
    notices += [*result.notices, *age_notices(count_days_since(assessment), newest=id_ is None)]
    notices += [RECOUNTED] if assessment.parameters in FIRST_EDITION else []
    return result._replace(notices=(*notices, *describe_rated_again(result, again)))


def explain_result(result: Result) -> Explanation:
    """Return what the levels of a result are made of."""
    return explain(result.catalogue, result.role, result.assessment, open_parameters(result.catalogue))


def describe_rated_again(result: Result, points: Mapping[str, Point]) -> tuple[Notice, ...]:
    """Return a remark on each skill of the role that was rated again (its newest point, by id) since this result."""
    names = result.catalogue.skills
    return tuple(
        Notice(
            RATED_AGAIN,
            f"{names[id_].name} was rated again on {day(point.assessment.taken_at)}: {decimal(point.estimate.level)}."
            " This ranking is from before.",
        )
        for id_, point in points.items()
        if id_ in result.role.skills
    )
