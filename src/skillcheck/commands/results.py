"""The result of an assessment, for the commands that show it."""

from typing import TYPE_CHECKING

from skillcheck import questions
from skillcheck.commands.opening import age, the_role
from skillcheck.console.streams import say
from skillcheck.errors import UsageFault
from skillcheck.measure.notices import age_notices
from skillcheck.model.assessment import NOT_APPLICABLE, Assessment
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Notice, Result

if TYPE_CHECKING:
    from skillcheck.model.change import Comparison

ONE_SKILL = Notice(
    "one-skill",
    "This is a review: it rated one skill again, and ranks none against others. All: skillcheck gaps",
)


def result_of(
    catalogue: Catalogue, assessment: Assessment, role: str | None, parameters: Parameters
) -> Result:
    """What `assessment` says, seen through `role`, or else through its own.

    Raises: UnknownName, and UsageFault where the catalogue no longer has the assessment's role.
    """
    from skillcheck.measure.result import evaluate

    if role is None and assessment.role not in catalogue.roles:
        raise UsageFault(
            f"The catalogue in use has no role “{assessment.role}”. Name one with --role; see: skillcheck roles"
        )
    if assessment.catalogue_digest != catalogue.digest:
        say("The catalogue has changed since this assessment; levels are counted as it is now.")
    chosen = catalogue.roles[assessment.role] if role is None else the_role(catalogue, role)
    return evaluate(catalogue, chosen, still_known(assessment, catalogue), parameters)


def aged(found: Result, *, newest: bool) -> Result:
    """The result with a remark where its assessment is old, and, where it is the `newest`, with what to do.

    Also where it is of one skill alone.
    """
    alone = () if found.assessment.covers_role else (ONE_SKILL,)
    return found._replace(
        notices=(*alone, *found.notices, *age_notices(age(found.assessment), newest=newest))
    )


def compared(found: Result, earlier: Assessment, later: Assessment, parameters: Parameters) -> "Comparison":
    """The result beside an earlier assessment, seen through the same role; `later` is the one that it is of."""
    from skillcheck.measure.change import compare_results
    from skillcheck.measure.result import evaluate

    before = evaluate(found.catalogue, found.role, still_known(earlier, found.catalogue), parameters)
    return compare_results(before, found, earlier, later)


def still_known(assessment: Assessment, catalogue: Catalogue) -> Assessment:
    """The assessment without answers that the catalogue has no place for any more."""
    known = catalogue.items(response.item for response in assessment.responses)
    kept = tuple(
        response
        for response in assessment.responses
        if response.item in known
        and (response.answer in (NOT_APPLICABLE, *questions.values(known[response.item])))
    )
    return assessment._replace(responses=kept)
