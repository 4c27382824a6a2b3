"""`skillcheck doctor`: whether the program's own things are in order, and mending them."""

from typing import Annotated

from typer import Option

from skillcheck.app.doctor import examine, mend
from skillcheck.commands.groups import application
from skillcheck.commands.shared import Shared, page_command
from skillcheck.model.document import Document

app = application()


@page_command(
    app, "skillcheck doctor", "skillcheck doctor --repair", short_help="See whether all is in order."
)
def doctor(
    repair: Annotated[
        bool, Option("--repair", help="Mend what is broken; a copy of what is changed is kept.")
    ] = False,
    *,
    shared: Shared,
) -> Document:
    """See whether the program's files can be read, are private and are whole. Exit 1 if something is to be mended."""
    return mend(shared.catalogue) if repair else examine(shared.catalogue)
