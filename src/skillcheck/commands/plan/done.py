"""`skillcheck plan done`: tick off a day's practice."""

from typing import Annotated

from typer import Option

from skillcheck.commands.deliver import CataloguePath, Force, Format, Output
from skillcheck.commands.groups import application, examples
from skillcheck.commands.plan.goals import GoalArgument
from skillcheck.commands.plan.ticking import tick
from skillcheck.model.plan import DONE

app = application()


@app.command(epilog=examples("skillcheck plan done", 'skillcheck plan done empathy --note "She thanked me"'))
def done(
    goal: GoalArgument = None,
    note: Annotated[
        str | None, Option("--note", metavar="TEXT", help="What came of it; kept in the plan.")
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
    """Tick off today's practice of a goal."""
    tick(DONE, goal, note, day, catalogue=catalogue, format_=format, output=output, force=force)
