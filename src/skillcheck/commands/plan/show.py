"""`skillcheck plan show`: the plan to read, to print, to hand on, or for a calendar."""

from typing import Annotated

from typer import Option

from skillcheck.app.opening import now, open_catalogue, today
from skillcheck.commands.deliver import CalendarFormat, CataloguePath, Force, Output, delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.plan.goals import GoalArgument, any_goal, the_plan
from skillcheck.errors import NothingYet, UsageFault
from skillcheck.pages import plan as page
from skillcheck.planning.progress import progress

app = application()
NOTES = "notes"
HANDED_ON = ("md", "html")
"""Formats of pages that are printed, or handed to others."""


@app.command(
    epilog=examples(
        "skillcheck plan show empathy",
        "skillcheck plan show -o plan.html",
        "skillcheck plan show -f ics -o plan.ics",
    )
)
def show(
    goal: GoalArgument = None,
    include: Annotated[
        str | None,
        Option(
            "--include",
            metavar="WHAT",
            help="Private parts to put in: notes (what you wrote on the way). Left out otherwise.",
        ),
    ] = None,
    catalogue: CataloguePath = None,
    format: CalendarFormat = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Show the plan: each goal with its if-then line, its days and how far it has come. Also as a calendar (ics)."""
    if include not in (None, NOTES):
        raise UsageFault(f"--include knows {NOTES}, not “{include}”.")
    way = delivery(format, output, force=force, more=("ics",))
    whole = open_catalogue(catalogue)
    try:
        plan = the_plan(whole)
    except NothingYet:
        if way.for_programs:
            way.send(page.nothing())
        raise
    shown = [any_goal(plan, goal, whole, today())] if goal else progress(plan, today())
    make = page.handed_on if way.format in HANDED_ON else page.page
    way.send(make(plan, shown, whole, notes=include == NOTES, made_at=now()))
