"""`skillcheck doctor`: whether the program's own things are in order, and mending them."""

from typing import Annotated

from typer import Option

from skillcheck.app.doctor import examine, mend
from skillcheck.commands.groups import application, examples
from skillcheck.commands.shared import Shared, output_options
from skillcheck.model.document import Document

app = application()


@app.command(
    short_help="See whether all is in order.",
    epilog=examples("skillcheck doctor", "skillcheck doctor --repair"),
)
@output_options()
def doctor(
    repair: Annotated[
        bool, Option("--repair", help="Mend what is broken; a copy of what is changed is kept.")
    ] = False,
    *,
    shared: Shared,
) -> Document:
    """See whether the program's files can be read, are private and are whole. Exit 1 if something is to be mended."""
    return mend(shared.catalogue) if repair else examine(shared.catalogue)
