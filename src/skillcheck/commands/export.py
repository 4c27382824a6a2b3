"""`skillcheck export`: the whole result, to keep or to hand on."""

from skillcheck.app.result import export_result
from skillcheck.commands.groups import application, examples
from skillcheck.commands.options import AssessmentOption, IncludeOption, RoleOption
from skillcheck.commands.shared import Shared, output_options
from skillcheck.model.document import Document

app = application()


@app.command(
    epilog=examples("skillcheck export -o result.md", "skillcheck export -f json --include evidence")
)
@output_options(usual="md")
def export(
    assessment: AssessmentOption = None,
    role: RoleOption = None,
    include: IncludeOption = None,
    *,
    shared: Shared,
) -> Document:
    """Export the whole result of an assessment: profile, gaps, practices, method. Markdown unless told otherwise."""
    return export_result(shared.catalogue(), assessment=assessment, role=role, include=include)
