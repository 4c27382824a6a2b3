"""`skillcheck history`: past assessments, one skill's course, and deleting."""

from typing import Annotated

from typer import Argument, Option

from skillcheck.app import history
from skillcheck.commands.groups import DefaultGroup, application
from skillcheck.commands.options import AssessmentArgument, OptionalSkillWords, complete_files
from skillcheck.commands.shared import Shared, page_command
from skillcheck.model.document import Document

app = application(cls=DefaultGroup, help="Show past assessments, or one skill's course over time.")
LAST = 20
"""Ratings of a course that are shown unless told otherwise: years of them, and as many lines as a screen has. Each is worked
out from all answers of its assessment, in some milliseconds."""


@page_command(app, "skillcheck history", "skillcheck history empathy -f csv", hidden=True)
def show(
    skill: OptionalSkillWords = None,
    last: Annotated[
        int | None,
        Option("--last", min=1, metavar="N", help=f"Show the N newest ratings of a skill, not {LAST}."),
    ] = None,
    *,
    shared: Shared,
) -> Document:
    """Show past assessments, or one skill's course over time."""
    if skill:
        return history.show_course(shared.catalogue(), " ".join(skill), last or LAST)
    return history.list_assessments()


@page_command(app, "skillcheck history delete 2026-11-22-7f3a", "skillcheck history delete --all")
def delete(
    assessment: AssessmentArgument = None,
    everything: Annotated[
        bool, Option("--all", help="Delete all assessments, evidence and the plan.")
    ] = False,
    yes: Annotated[bool, Option("--yes", help="Do not ask first, as at a terminal.")] = False,
    *,
    shared: Shared,  # noqa: ARG001 - for its format
) -> Document:
    """Delete an assessment with its answers and evidence, or everything; it can't be undone."""
    return history.delete(assessment, everything=everything, sure=yes)


@page_command(app, "skillcheck history import result.json", "skillcheck history import -", name="import")
def import_(
    file: Annotated[
        str,
        Argument(
            metavar="FILE",
            autocompletion=complete_files,
            help="What skillcheck export -f json wrote (-: standard input).",
        ),
    ],
    *,
    shared: Shared,  # noqa: ARG001 - for its format
) -> Document:
    """Take in an assessment that was exported on another machine, with its evidence where the export has it."""
    return history.take_in(file)
