"""The program as a command: its name, its version, and the register of all others."""

from typing import Annotated

from skillcheck import __version__
from skillcheck.commands.groups import LazyGroup, Option, application, examples
from skillcheck.console import streams

app = application(cls=LazyGroup, add_completion=True, no_args_is_help=True)


def _print_version(wanted: bool) -> None:
    if wanted:
        from typer import Exit

        streams.write(f"skillcheck {__version__}\n")
        raise Exit


@app.callback(
    help="Find the few skills that matter most to work on, why those, and what to do on Monday."
    " For managers of customer service, client services and customer relations."
    " Everything stays on this machine.",
    epilog=examples("skillcheck assess", "skillcheck show empathy"),
)
def _skillcheck(
    version: Annotated[
        bool, Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass
