"""`skillcheck gaps`: which skills matter most to work on."""

from math import isnan
from typing import TYPE_CHECKING, Annotated

from skillcheck.commands.deliver import delivery
from skillcheck.commands.groups import Option, application, examples
from skillcheck.commands.opening import (
    history_to_read,
    open_catalogue,
    open_parameters,
    the_assessment,
)
from skillcheck.commands.options import (
    AssessmentOption,
    CataloguePath,
    Force,
    Format,
    Output,
    ParametersPath,
    RoleOption,
)
from skillcheck.commands.rerated import rated_again, remarked
from skillcheck.commands.results import aged, compared, result_of
from skillcheck.console.streams import say
from skillcheck.errors import CheckFailed, NothingYet, UsageFault
from skillcheck.model.assessment import THEN
from skillcheck.model.result import Result
from skillcheck.model.text import decimal
from skillcheck.pages import gaps as page

if TYPE_CHECKING:
    from skillcheck.model.assessment import Assessment
    from skillcheck.model.estimate import Explanation
    from skillcheck.model.parameters import Parameters
    from skillcheck.store.history import History

app = application()


@app.command(
    short_help="Rank the gaps of an assessment.",
    epilog=examples("skillcheck gaps --explain", "skillcheck gaps --role head-of-service --top 3 -f json"),
)
def gaps(
    role: RoleOption = None,
    top: Annotated[int | None, Option("--top", min=1, metavar="N", help="Show the N largest gaps.")] = None,
    explain: Annotated[bool, Option("--explain", help="Show each number with what it is made of.")] = False,
    assessment: AssessmentOption = None,
    since: Annotated[
        str | None,
        Option("--since", metavar="ID", help="Say what has changed since this assessment."),
    ] = None,
    fail_under: Annotated[
        float | None,
        Option(
            "--fail-under",
            min=1,
            max=5,
            metavar="LEVEL",
            help="Exit 1 if an assessed skill is below this level.",
        ),
    ] = None,
    catalogue: CataloguePath = None,
    parameters: ParametersPath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Rank the gaps of your newest assessment: importance times distance to the target."""
    if fail_under is not None and isnan(fail_under):
        raise UsageFault("--fail-under takes a level from 1 to 5.")
    way = delivery(format, output, force=force)
    whole = open_catalogue(catalogue)
    known = open_parameters(parameters, whole)
    with history_to_read() as history:
        try:
            chosen = the_assessment(history, assessment)
        except NothingYet:
            if way.for_programs:
                way.send(page.empty())
            raise
        waiting = history.newest(finished=False) if history else None
        earlier = _earlier(history, since, chosen) if history and since is not None else None
        again = rated_again(chosen, whole, known, history) if history and assessment is None else {}
    found = remarked(aged(result_of(whole, chosen, role, known), newest=assessment is None), again)
    if waiting and waiting.id != chosen.id:
        say(
            f"An unfinished assessment is waiting ({len(waiting.responses)} answers): skillcheck assess --resume"
        )
    behind = _behind(found, known) if explain else None
    beside = compared(found, earlier, chosen, known) if earlier else None
    way.send(page.page(found, top, behind, beside))
    _gate(found, fail_under)


def _behind(found: Result, known: "Parameters") -> "Explanation":
    from skillcheck.measure.contributions import explain

    return explain(found.catalogue, found.role, found.assessment, known)


def _earlier(history: "History", since: str, chosen: "Assessment") -> "Assessment":
    """The assessment that `since` names. Raises: UsageFault where it is not one from before the `chosen` one."""
    found = history.find(since)
    if found.length == THEN:
        raise UsageFault(
            "A then-rating looks back: it stands in skillcheck history SKILL, and compares with none."
        )
    if not history.precedes(found.id, chosen.id):
        raise UsageFault(
            f"--since takes an assessment from before {chosen.id}; {found.id} is not. See them all: skillcheck history"
        )
    return found


def _gate(found: Result, least: float | None) -> None:
    """Raises: CheckFailed where an assessed skill is below `least`."""
    below = [gap for gap in found.gaps if least is not None and gap.estimate.level < least]
    if below:
        named = ", ".join(f"{gap.skill} {decimal(gap.estimate.level)}" for gap in below)
        raise CheckFailed(f"Below {least:g}: {named}")
