"""`skillcheck` alone: where you are, and the one next step."""

from skillcheck.app.home import show_home
from skillcheck.commands.groups import application
from skillcheck.commands.shared import Shared, page_command

app = application()


@page_command(app, "skillcheck", "skillcheck -f json")
def home(*, shared: Shared) -> None:
    """Show where you are, and the one next step; at a terminal, Enter does it."""
    while shared.stay(show_home(shared.catalogue_path), once=True):
        continue  # each key may have changed where they are
