"""The ranked gaps of an assessment, with what has changed since an earlier one, and as a gate."""

from skillcheck.app.opening import history_to_read, keep_known, open_parameters
from skillcheck.app.result import explain_result, read_result
from skillcheck.console.streams import say
from skillcheck.errors import CheckFailed, NothingYet, UsageFault
from skillcheck.measure.change import compare_results
from skillcheck.measure.result import evaluate
from skillcheck.model.assessment import THEN
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Comparison
from skillcheck.model.document import Document
from skillcheck.model.result import Result
from skillcheck.model.text import decimal_beside, plural
from skillcheck.pages import gaps as gaps_page
from skillcheck.store.history import History


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
    explanation = explain_result(result) if explained else None
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
