"""`skillcheck export`: the whole result, to keep or to hand on."""

from skillcheck.app.practise import list_cards
from skillcheck.app.result import export_result
from skillcheck.commands.groups import application, examples
from skillcheck.commands.options import AssessmentOption, IncludeOption, RoleOption
from skillcheck.commands.shared import Shared, output_options
from skillcheck.errors import UsageFault
from skillcheck.model.document import Document

app = application()


@app.command(
    epilog=examples("skillcheck export -o result.md", "skillcheck export -f json --include evidence")
)
@output_options(usual="md", more=("anki",))
def export(
    assessment: AssessmentOption = None,
    role: RoleOption = None,
    include: IncludeOption = None,
    *,
    shared: Shared,
) -> Document:
    """Export the whole result of an assessment: profile, gaps, practices, method. Markdown unless told otherwise.

    -f anki exports the scenes and cues that are due for practice, for Anki to import.
    """
    if shared.format == "anki":
        if named := [
            f"--{name}"
            for name, word in (("assessment", assessment), ("role", role), ("include", include))
            if word
        ]:
            raise UsageFault(f"{named[0]} does not go with -f anki, which takes what is due for practice.")
        return list_cards(shared.catalogue())
    return export_result(shared.catalogue(), assessment=assessment, role=role, include=include)
