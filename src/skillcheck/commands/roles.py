"""`skillcheck roles`: what each role asks, and how two differ."""

from typing import Annotated

from typer import Argument

from skillcheck.app.overview import compare_roles, show_roles
from skillcheck.commands.groups import DefaultGroup, application
from skillcheck.commands.options import RoleArgument, complete_roles
from skillcheck.commands.shared import Shared, page_command
from skillcheck.model.document import Document

app = application(cls=DefaultGroup, help="Show the roles, or what one role asks of each skill.")


@page_command(app, "skillcheck roles", "skillcheck roles client-services-manager", hidden=True)
def show(role: RoleArgument = None, *, shared: Shared) -> Document:
    """Show the roles, or what one role asks of each skill."""
    return show_roles(shared.catalogue(), role)


@page_command(
    app,
    "skillcheck roles compare client-services-manager team-lead",
    "skillcheck roles compare team-lead head-of-service -f csv",
)
def compare(
    first: Annotated[str, Argument(metavar="A", autocompletion=complete_roles, help="Id or name of a role.")],
    second: Annotated[
        str, Argument(metavar="B", autocompletion=complete_roles, help="Id or name of another role.")
    ],
    *,
    shared: Shared,
) -> Document:
    """Compare what two roles ask, the largest differences first."""
    return compare_roles(shared.catalogue(), first, second)
