"""The shared options one by one, for commands that declare them themselves."""

from typing import Annotated, Any

from typer import Option

from skillcheck import formats
from skillcheck.commands.shared import Shared, open_way_out

Delivery = Shared


def delivery(
    format_: str | None,
    output: str | None,
    *,
    force: bool,
    usual: str | None = None,
    more: tuple[str, ...] = (),
) -> Delivery:
    """Return where a result goes. Raises: UsageFault."""
    return open_way_out(format_, output, force=force, usual=usual or "", more=more)


def _format_option(*more: str) -> Any:
    offered = (*formats.FORMATS, *more)
    return Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(offered)}.")


CataloguePath = Annotated[
    str | None,
    Option(
        "--catalogue",
        metavar="FILE",
        envvar="SKILLCHECK_CATALOGUE",
        show_envvar=True,
        help="Use this catalogue instead of the built-in one.",
    ),
]
Format = Annotated[str | None, _format_option()]
CalendarFormat = Annotated[str | None, _format_option("ics")]
Output = Annotated[
    str | None, Option("--output", "-o", metavar="FILE", help="Write to this file (-: standard output).")
]
Force = Annotated[bool, Option("--force", help="Replace the output file if it exists.")]
