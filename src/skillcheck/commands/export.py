"""`skillcheck export`: the whole result, to keep or to hand on."""

from typing import Annotated

from typer import Option

from skillcheck.app.export import export_result
from skillcheck.app.handout import list_cards
from skillcheck.commands.groups import application
from skillcheck.commands.options import (
    EVIDENCE,
    NOTES,
    AssessmentOption,
    IncludeAllOption,
    RoleOption,
    read_parts,
)
from skillcheck.commands.shared import Shared, page_command
from skillcheck.console.programs import open_file
from skillcheck.console.streams import say
from skillcheck.errors import UsageFault
from skillcheck.model.document import Document
from skillcheck.store.output import Target, keep_report

app = application()

OpenOption = Annotated[
    bool,
    Option(
        "--open",
        help="Show it in the browser; without -o, as report.html in skillcheck's own folder, in place of the last one.",
    ),
]


@page_command(app, "skillcheck export --open", "skillcheck export -o result.md", usual="md", more=("anki",))
def export(
    assessment: AssessmentOption = None,
    role: RoleOption = None,
    include: IncludeAllOption = None,
    open_: OpenOption = False,
    *,
    shared: Shared,
) -> Document | None:
    """Export the whole result of an assessment: a report of a few sheets to talk over. Markdown unless told otherwise.

    -f anki exports cards for Anki to import: scenes of your first five gaps that you have not practised yet, and the scenes
    and cues that are due.
    """
    if shared.format == "anki":
        options = {"--assessment": assessment, "--role": role, "--include": include, "--open": open_}
        for name, value in options.items():
            if value:
                raise UsageFault(f"{name} does not go with -f anki, which takes what there is to practise.")
        return list_cards(shared.catalogue())
    target = _choose_file(shared) if open_ else None
    if target and shared.named_format is None and not (shared.target and target.path.suffix):
        shared = shared._replace(format="html")
    parts = read_parts(include, EVIDENCE, NOTES)
    page = export_result(
        shared.catalogue(),
        assessment=assessment,
        role=role,
        evidence=EVIDENCE in parts,
        notes=NOTES in parts,
    )
    if not target:
        return page
    shared._replace(target=target).send(page)
    if reason := open_file(target.path):
        say(f"It could not be opened: {reason}. Open it in your browser: {target.path}")
    return None


def _choose_file(shared: Shared) -> Target:
    """Return the file that is shown. Raises: UsageFault for a format without a file that no browser shows."""
    if shared.target:
        return shared.target
    if shared.named_format not in (None, "html"):
        raise UsageFault("--open shows a page in the browser. Leave -f away, or name a file with -o.")
    return keep_report()
