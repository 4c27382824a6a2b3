"""`skillcheck list`: the skills of the catalogue, or some of them."""

from typing import Annotated

from skillcheck.commands.deliver import delivery
from skillcheck.commands.groups import Option, application, examples
from skillcheck.commands.opening import found, open_catalogue, the_role
from skillcheck.commands.options import CataloguePath, Force, Format, Output, RoleOption
from skillcheck.core.match import fold
from skillcheck.model.catalogue import Skill
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
    chosen = whole.skills_of(the_role(whole, role)) if role else tuple(whole.skills.values())
    if cluster:
        names = {c.id: (c.name,) for c in whole.clusters.values()}
        id_ = found("cluster", cluster, names, ", ".join(names))
        chosen = tuple(skill for skill in chosen if skill.cluster == id_)
    source = None
    if list:
        titles = {entry.id: (entry.title,) for entry in whole.lists.values()}
        source = whole.lists[found("list", list, titles, ", ".join(titles))]
        chosen = tuple(s for s in chosen if any(e.list == source.id for e in s.lists))
    if search:
        chosen = tuple(skill for skill in chosen if _speaks_of(skill, search))
    way.send(page.page(chosen, whole, source))


def _speaks_of(skill: Skill, text: str) -> bool:
    return any(fold(text) in fold(t) for t in (skill.id, skill.name, *skill.aliases, skill.definition))
