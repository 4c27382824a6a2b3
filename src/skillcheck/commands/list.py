"""`skillcheck list`: the skills of the catalogue, or some of them."""

from typing import Annotated

from typer import Option

from skillcheck.app.overview import list_skills
from skillcheck.commands.groups import application
from skillcheck.commands.options import RoleOption, complete_clusters, complete_lists
from skillcheck.commands.shared import Shared, page_command
from skillcheck.model.document import Document

app = application()


@page_command(app, "skillcheck list --search listen", "skillcheck list --role team-lead", name="list")
def list_(
    role: RoleOption = None,
    cluster: Annotated[
        str | None,
        Option(
            "--cluster", metavar="CLUSTER", autocompletion=complete_clusters, help="Id or name of a cluster."
        ),
    ] = None,
    source: Annotated[
        str | None,
        Option("--list", metavar="LIST", autocompletion=complete_lists, help="Id or title of a source list."),
    ] = None,
    search: Annotated[
        str | None,
        Option("--search", metavar="TEXT", help="Words anywhere on the card; the best come first."),
    ] = None,
    *,
    shared: Shared,
) -> Document:
    """List the skills, with what each one is. Filters can be combined."""
    return list_skills(shared.catalogue(), role=role, cluster=cluster, source=source, text=search)
