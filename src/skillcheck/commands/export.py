"""`skillcheck export`: the whole result, to keep or to hand on."""

from skillcheck.commands.deliver import delivery
from skillcheck.commands.groups import application, examples
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
from skillcheck.commands.private import EVIDENCE, Include, included
from skillcheck.commands.rerated import rated_again, remarked
from skillcheck.commands.results import aged, result_of
from skillcheck.errors import NothingYet
from skillcheck.measure.contributions import explain
from skillcheck.pages import export as page

app = application()


@app.command(
    short_help="Export a whole result.",
    epilog=examples("skillcheck export -o result.md", "skillcheck export -f json --include evidence"),
)
def export(
    assessment: AssessmentOption = None,
    role: RoleOption = None,
    include: Include = None,
    catalogue: CataloguePath = None,
    parameters: ParametersPath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Export the whole result of an assessment: profile, gaps, practices, method. Markdown unless told otherwise."""
    way = delivery(format, output, force=force, usual="md")
    parts = included(include)
    whole = open_catalogue(catalogue)
    known = open_parameters(parameters, whole)
    with history_to_read() as history:
        try:
            chosen = the_assessment(history, assessment)
        except NothingYet:
            if way.for_programs:
                way.send(page.empty())
            raise
        lines = history.evidence() if history and EVIDENCE in parts else ()
        again = rated_again(chosen, whole, known, history) if history and assessment is None else {}
    found = remarked(aged(result_of(whole, chosen, role, known), newest=assessment is None), again)
    behind = explain(whole, found.role, found.assessment, known)
    way.send(page.page(found, lines, behind))
