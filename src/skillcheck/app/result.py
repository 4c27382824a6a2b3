"""Results: what an assessment says, seen through a role, with what has come since; the pages of gaps and of an export."""

from collections.abc import Mapping

from skillcheck.app import opening
from skillcheck.app.course import rate_again
from skillcheck.app.opening import (
    count_days_since,
    find_assessment,
    find_role,
    history_to_read,
    keep_known,
    open_parameters,
)
from skillcheck.console.streams import say
from skillcheck.errors import CheckFailed, NothingYet, UsageFault
from skillcheck.measure.change import compare_results
from skillcheck.measure.contributions import explain
from skillcheck.measure.notices import age_notices
from skillcheck.measure.result import evaluate
from skillcheck.model.assessment import QUICK, THEN, Assessment
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Comparison, Point
from skillcheck.model.commandline import typed
from skillcheck.model.document import Document
from skillcheck.model.estimate import Explanation
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Notice, Result
from skillcheck.model.text import decimal, decimal_beside, plural
from skillcheck.pages import export as export_page
from skillcheck.pages import gaps as gaps_page
from skillcheck.pages.choices import find_choices
from skillcheck.pages.words import day
from skillcheck.planning.progress import progress
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
    """Return what `assessment` says, seen through `role`, or else through its own. Raises: UnknownName, UsageFault."""
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
    """Return what the assessment with this id (None: the newest) says, seen through `role`, with all remarks on it."""
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


def show_gaps(
    catalogue: Catalogue,
    *,
    assessment: str | None,
    role: str | None,
    since: str | None,
    top: int | None,
    explained: bool,
    least: float | None,
) -> Document:
    """Return the page of ranked gaps. Raises: as `read_result`, and CheckFailed where a level is below `least`."""
    try:
        with history_to_read() as history:
            result = read_result(catalogue, history, assessment, role, gaps_page.EMPTY)
            comparison = _compare(history, since, result) if since is not None else None
            waiting = history.newest(finished=False)
    except NothingYet as error:
        if least is None:
            raise
        unreached = f"Nothing is measured, so nothing reaches {least:.9g}. {error}"
        raise CheckFailed(unreached, gaps_page.EMPTY) from None
    if waiting and waiting.id != result.assessment.id:
        answers = plural(waiting.asked, "answer")
        say(f"An unfinished assessment is waiting ({answers}): skillcheck assess --resume")
    explanation = _explain(result) if explained else None
    page = gaps_page.page(result, top, explanation, comparison, named=assessment is not None)
    if least is not None:
        _check_levels(result, least, page)
    return page


def _check_levels(result: Result, least: float, page: Document) -> None:
    """Raise CheckFailed with the page where a level is below `least`, or there is none."""
    below = [gap for gap in result.gaps if gap.estimate.level < least]
    if below:
        named = ", ".join(f"{gap.skill} {decimal_beside(gap.estimate.level, least)}" for gap in below)
        raise CheckFailed(f"Below {least:.9g}: {named}", page=page)
    if not any(gap.estimate.answered for gap in result.gaps):
        raise CheckFailed(f"Nothing is measured, so nothing reaches {least:.9g}.", page=page)


def export_result(
    catalogue: Catalogue, *, assessment: str | None, role: str | None, evidence: bool, notes: bool
) -> Document:
    """Return the page with the whole result, with private parts where they are wished for. Raises: as `read_result`."""
    with history_to_read() as history:
        result = read_result(catalogue, history, assessment, role, export_page.EMPTY)
        lines = history.evidence() if evidence else ()
        noted = progress(opening.load_plan(history), opening.today()) if notes else ()
    skills = catalogue.skills_of(result.role)
    chosen = find_choices(skills, result.assessment.answers) if result.assessment.finished else ()
    return export_page.page(result, lines, _explain(result), chosen, noted)


def _explain(result: Result) -> Explanation:
    return explain(result.catalogue, result.role, result.assessment, open_parameters(result.catalogue))


def _compare(history: History, since: str, result: Result) -> Comparison:
    """Return the result beside an earlier assessment, seen through the same role. Raises: UsageFault for a later one."""
    shown, earlier = history.find(result.assessment.id), history.find(since)
    if earlier.length == THEN:
        raise UsageFault(
            "A then-rating looks back, and compares with none. It stands in: skillcheck history SKILL"
        )
    if not history.precedes(earlier.id, shown.id):
        raise UsageFault(
            f"--since takes an assessment from before {shown.id}; {earlier.id} is not. See them all: skillcheck history"
        )
    catalogue = result.catalogue
    before = evaluate(catalogue, result.role, keep_known(earlier, catalogue), open_parameters(catalogue))
    return compare_results(before, result, earlier, shown)


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
