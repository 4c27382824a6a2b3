"""`skillcheck list`: the skills of the catalogue, or some of them."""

from typing import Annotated

from skillcheck.commands.deliver import delivery
from skillcheck.commands.groups import Option, application, examples
from skillcheck.commands.opening import found, open_catalogue, the_role
from skillcheck.commands.options import CataloguePath, Force, Format, Output, RoleOption
from skillcheck.pages import skills as page

app = application()
HERE = "skillcheck catalogue path tells where they are defined."


@app.command(
    name="list",
    short_help="List the skills.",
    epilog=examples("skillcheck list --search listen", "skillcheck list --role team-lead"),
)
def list_(
    role: RoleOption = None,
    cluster: Annotated[
        str | None, Option("--cluster", metavar="CLUSTER", help="Id or name of a cluster.")
    ] = None,
    list: Annotated[  # noqa: A002 - the name of the option
        str | None, Option("--list", metavar="LIST", help="Id or title of a source list.")
    ] = None,
    search: Annotated[
        str | None,
        Option("--search", metavar="TEXT", help="Text in name, alias or definition, any case."),
    ] = None,
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """List the skills, with what each one is. Filters can be combined."""
    way = delivery(format, output, force=force)
    whole = open_catalogue(catalogue)
    chosen = whole.search(search or "")
    if role:
        asked = the_role(whole, role).skills
        chosen = tuple(skill for skill in chosen if skill.id in asked)
    if cluster:
        clusters = {c.id: (c.name,) for c in whole.clusters.values()}
        id_ = found("cluster", cluster, clusters, ", ".join(whole.clusters))
        chosen = tuple(skill for skill in chosen if skill.cluster == id_)
    source = None
    if list:
        titles = {entry.id: (entry.title,) for entry in whole.lists.values()}
        source = whole.lists[found("list", list, titles, ", ".join(whole.lists))]
        chosen = tuple(s for s in chosen if any(e.list == source.id for e in s.lists))
    way.send(page.page(chosen, whole, source))
