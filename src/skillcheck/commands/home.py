"""`skillcheck` alone: where you are, and the one next step."""

from skillcheck.app.home import show_home
from skillcheck.commands.groups import application, examples
from skillcheck.commands.shared import Shared, output_options

app = application()


@app.command(epilog=examples("skillcheck", "skillcheck -f json"))
@output_options()
def home(*, shared: Shared) -> None:
    """Show where you are, and the one next step; at a terminal, Enter does it."""
    shared.stay(show_home(shared.catalogue_path), once=True)
