"""`skillcheck gaps`: which skills matter most to work on."""

from math import isnan
from typing import Annotated

from typer import Option

from skillcheck.app.gaps import show_gaps
from skillcheck.commands.groups import application
from skillcheck.commands.options import AssessmentOption, RoleOption, SinceOption
from skillcheck.commands.shared import Shared, page_command
from skillcheck.errors import UsageFault
from skillcheck.model.document import Document

app = application()


@page_command(app, "skillcheck gaps --explain", "skillcheck gaps --role head-of-service --top 3 -f json")
def gaps(
    role: RoleOption = None,
    top: Annotated[int | None, Option("--top", min=1, metavar="N", help="Show the N largest gaps.")] = None,
    explain: Annotated[bool, Option("--explain", help="Show each number with what it is made of.")] = False,
    assessment: AssessmentOption = None,
    since: SinceOption = None,
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
    *,
    shared: Shared,
) -> Document:
    """Rank the gaps of your newest assessment: importance times distance to the target."""
    if fail_under is not None and isnan(fail_under):
        raise UsageFault("--fail-under takes a level from 1 to 5.")
    return show_gaps(
        shared.catalogue(),
        assessment=assessment,
        role=role,
        since=since,
        top=top,
        explained=explain,
        least=fail_under,
    )
