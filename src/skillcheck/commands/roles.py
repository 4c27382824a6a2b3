"""`skillcheck roles`: what each role asks, and how two differ."""

from typing import Annotated

from skillcheck.commands.deliver import delivery
from skillcheck.commands.groups import Argument, DefaultGroup, application, examples
from skillcheck.commands.opening import open_catalogue, the_role
from skillcheck.commands.options import CataloguePath, Force, Format, Output, RoleArgument, role_ids
from skillcheck.pages import roles as page

app = application(cls=DefaultGroup)


@app.callback(
    short_help="Show and compare roles.",
    help="Show the roles, or what one role asks of each skill.",
)
def _roles() -> None:
    pass


@app.command(hidden=True, epilog=examples("skillcheck roles", "skillcheck roles client-services-manager"))
def show(
    role: RoleArgument = None,
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Show the roles, or what one role asks of each skill."""
    way = delivery(format, output, force=force)
    whole = open_catalogue(catalogue)
    chosen = [the_role(whole, role)] if role else list(whole.roles.values())
    way.send(page.page(chosen, whole))


@app.command(
    epilog=examples(
        "skillcheck roles compare client-services-manager team-lead",
        "skillcheck roles compare team-lead head-of-service -f csv",
    )
)
def compare(
    one: Annotated[str, Argument(metavar="A", autocompletion=role_ids, help="Id or name of a role.")],
    other: Annotated[str, Argument(metavar="B", autocompletion=role_ids, help="Id or name of another role.")],
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Compare what two roles ask, the largest differences first."""
    way = delivery(format, output, force=force)
    whole = open_catalogue(catalogue)
    way.send(page.comparison(the_role(whole, one), the_role(whole, other), whole))
