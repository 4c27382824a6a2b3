"""`skillcheck plan today`: one small action for each goal."""

from skillcheck.app.opening import open_catalogue
from skillcheck.app.opening import today as the_day
from skillcheck.commands.deliver import CataloguePath, Force, Format, Output, delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.plan.goals import the_plan
from skillcheck.errors import NothingYet
from skillcheck.pages import today as page
from skillcheck.planning.progress import open_goals
from skillcheck.planning.today import today as actions_of

app = application()


@app.command(epilog=examples("skillcheck plan today", "skillcheck plan today -f json"))
def today(
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Show today's one small action for each goal, ten minutes to look ahead, and what is due this week."""
    way = delivery(format, output, force=force)
    whole = open_catalogue(catalogue)
    day = the_day()
    try:
        plan = the_plan(whole)
        if not open_goals(plan, day):
            raise NothingYet("No goal is open. Begin the next one: skillcheck plan new")
    except NothingYet:
        if way.for_programs:
            way.send(page.nothing(day.isoformat()))
        raise
    way.send(page.page(actions_of(plan, day), whole))
