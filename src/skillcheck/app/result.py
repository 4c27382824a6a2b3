"""Results: what an assessment says, seen through a role, with what has come since; the pages of gaps and of an export."""

from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from skillcheck.app import opening
from skillcheck.app.opening import (
    count_days_since,
    find_assessment,
    find_role,
    history_to_read,
    keep_known,
)
from skillcheck.app.rating import rate_again
from skillcheck.console.streams import say
from skillcheck.errors import CheckFailed, HistoryFault, NothingYet, UsageFault
from skillcheck.measure.change import compare_results
from skillcheck.measure.contributions import explain
from skillcheck.measure.notices import age_notices
from skillcheck.measure.result import evaluate
from skillcheck.model.assessment import QUICK, THEN, Assessment, Evidence
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Comparison, Point
from skillcheck.model.commandline import typed
from skillcheck.model.document import Document
from skillcheck.model.estimate import Explanation
from skillcheck.model.parameters import Parameters
from skillcheck.model.plan import Progress
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
PRIVATE_PARTS = ("evidence", "notes")
"""What is left out of what is handed on, unless it is asked for."""


class Standing(NamedTuple):
    """What the history has to say: an assessment (with all its responses), its result, and what else bears on it.

    `rated_again` are the skills that a review rated since, `earlier` the assessment to compare with, `unfinished` the one
    that waits, `evidence` the lines written down.
    """

    assessment: Assessment
    result: Result
    parameters: Parameters
    rated_again: Mapping[str, Point]
    earlier: Assessment | None
    unfinished: Assessment | None
    evidence: tuple[Evidence, ...]


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


def read_newest_result(catalogue: Catalogue) -> Result | None:
    """Return the result of the newest finished assessment; None where there is none that this catalogue can count.

    It has no remarks but those on skills that were rated again since.
    """
    with suppress(HistoryFault), history_to_read() as history:
        return find_newest_result(catalogue, history)
    return None


def find_newest_result(catalogue: Catalogue, history: History) -> Result | None:
    """Return the same out of an open history. Raises: HistoryFault."""
    newest, parameters = history.newest(finished=True), opening.open_parameters(catalogue)
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


def read_standing(
    catalogue: Catalogue,
    empty: Document,
    *,
    assessment: str | None = None,
    role: str | None = None,
    since: str | None = None,
    with_evidence: bool = False,
) -> Standing:
    """Return where the person stands by the assessment with this id (None: the newest), seen through `role`.

    Raises: NothingYet with the `empty` page, UsageFault, UnknownName, HistoryFault.
    """
    parameters = opening.open_parameters(catalogue)
    with history_to_read() as history:
        shown = find_assessment(history, assessment, empty)
        standing = Standing(
            shown,
            make_result(catalogue, shown, role, parameters),
            parameters,
            rate_again(shown, catalogue, parameters, history) if assessment is None else {},
            _find_earlier(history, since, shown) if since is not None else None,
            history.newest(finished=False),
            history.evidence() if with_evidence else (),
        )
    return standing._replace(result=_add_notices(standing, newest=assessment is None))


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
    """Return the page of ranked gaps. Raises: as `read_standing`, and CheckFailed where a level is below `least`."""
    try:
        standing = read_standing(catalogue, gaps_page.EMPTY, assessment=assessment, role=role, since=since)
    except NothingYet as error:
        if least is None:
            raise
        unreached = f"Nothing is measured, so nothing reaches {least:.9g}. {error}"
        raise CheckFailed(unreached, gaps_page.EMPTY) from None
    waiting, result = standing.unfinished, standing.result
    if waiting and waiting.id != result.assessment.id:
        answers = plural(waiting.asked, "answer")
        say(f"An unfinished assessment is waiting ({answers}): skillcheck assess --resume")
    page = gaps_page.page(
        result,
        top,
        _explain(standing) if explained else None,
        _compare(standing),
        named=assessment is not None,
    )
    bound = least or 0
    below = [gap for gap in result.gaps if gap.estimate.level < bound]
    if below:
        named = ", ".join(f"{gap.skill} {decimal_beside(gap.estimate.level, bound)}" for gap in below)
        raise CheckFailed(f"Below {bound:.9g}: {named}", page=page)
    if least is not None and not any(gap.estimate.answered for gap in result.gaps):
        raise CheckFailed(f"Nothing is measured, so nothing reaches {least:.9g}.", page=page)
    return page


def export_result(
    catalogue: Catalogue, *, assessment: str | None, role: str | None, include: str | None
) -> Document:
    """Return the page with the whole result. Raises: as `read_standing`, UsageFault for a part that there is not."""
    parts = read_parts(include, PRIVATE_PARTS)
    standing = read_standing(
        catalogue, export_page.EMPTY, assessment=assessment, role=role, with_evidence="evidence" in parts
    )
    result = standing.result
    skills = catalogue.skills_of(result.role)
    chosen = find_choices(skills, result.assessment.answers) if result.assessment.finished else ()
    noted = _read_goals() if "notes" in parts else ()
    return export_page.page(result, standing.evidence, _explain(standing), chosen, noted)


def _read_goals() -> tuple[Progress, ...]:
    with history_to_read() as history:
        return progress(opening.load_plan(history), opening.today())


def _explain(standing: Standing) -> Explanation:
    result = standing.result
    return explain(result.catalogue, result.role, result.assessment, standing.parameters)


def read_parts(include: str | None, private: tuple[str, ...]) -> set[str]:
    """Return the private parts that `--include` names. Raises: UsageFault for a part that there is not."""
    parts = {part.strip() for part in (include or "").split(",") if part.strip()}
    if unknown := parts - set(private):
        raise UsageFault(f"--include knows {', '.join(private)}, not “{', '.join(sorted(unknown))}”.")
    return parts


def _add_notices(standing: Standing, *, newest: bool) -> Result:
    """Return the result with remarks on what it is no result of, on its age, and on skills that were rated again since."""
    result = standing.result
    alone = () if result.assessment.covers_role else (ONE_SKILL,)
    if not result.assessment.finished:
        answers = plural(result.assessment.asked, "answer")
        text = f"UNFINISHED: {answers} so far, so this is no result yet. Go on: skillcheck assess --resume"
        alone = (Notice("unfinished", text), *alone)
    recounted = (RECOUNTED,) if result.assessment.parameters in FIRST_EDITION else ()
    again = describe_rated_again(result, standing.rated_again)
    old = age_notices(count_days_since(result.assessment), newest=newest)
    return result._replace(notices=(*alone, *result.notices, *old, *recounted, *again))


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


def _compare(standing: Standing) -> Comparison | None:
    """Return the result beside the earlier assessment, seen through the same role."""
    result, earlier = standing.result, standing.earlier
    if earlier is None:
        return None
    before = evaluate(
        result.catalogue, result.role, keep_known(earlier, result.catalogue), standing.parameters
    )
    return compare_results(before, result, earlier, standing.assessment)


def _find_earlier(history: History, since: str, shown: Assessment) -> Assessment:
    """Return the assessment that `since` names. Raises: UsageFault where it is not one from before the one `shown`."""
    earlier = history.find(since)
    if earlier.length == THEN:
        raise UsageFault(
            "A then-rating looks back, and compares with none. It stands in: skillcheck history SKILL"
        )
    if not history.precedes(earlier.id, shown.id):
        raise UsageFault(
            f"--since takes an assessment from before {shown.id}; {earlier.id} is not. See them all: skillcheck history"
        )
    return earlier
