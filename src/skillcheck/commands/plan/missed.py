"""`skillcheck plan missed`: note that a day's practice did not happen."""

from typing import Annotated

from typer import Option

from skillcheck.commands.deliver import CataloguePath, Force, Format, Output
from skillcheck.commands.groups import application, examples
from skillcheck.commands.plan.goals import GoalArgument
from skillcheck.commands.plan.ticking import tick
from skillcheck.model.plan import MISSED

app = application()


@app.command(
    epilog=examples("skillcheck plan missed", 'skillcheck plan missed empathy --why "Two people ill"')
)
def missed(
    goal: GoalArgument = None,
    why: Annotated[
        str | None, Option("--why", metavar="TEXT", help="What got in the way; kept in the plan.")
    ] = None,
    day: Annotated[
        str | None,
        Option(
            "--day", metavar="DAY", help="The day that it was, as 2026-11-24, or yesterday. (default: today)"
        ),
    ] = None,
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Note that today's practice of a goal did not happen: a fact, not a failure."""
    tick(MISSED, goal, why, day, catalogue=catalogue, format_=format, output=output, force=force)
