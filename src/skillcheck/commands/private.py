"""What is left out of what is handed on, unless it is asked for."""

from typing import Annotated

from skillcheck.commands.groups import Option
from skillcheck.errors import UsageFault

EVIDENCE = "evidence"
PARTS = (EVIDENCE,)

Include = Annotated[
    str | None,
    Option(
        "--include",
        metavar="WHAT",
        help="Private parts to put into what is handed on: evidence.",
    ),
]


def included(include: str | None) -> set[str]:
    """The private parts that were asked for. Raises: UsageFault for a part that there is not."""
    parts = {part.strip() for part in (include or "").split(",") if part.strip()}
    if unknown := parts - set(PARTS):
        raise UsageFault(f"--include knows {', '.join(PARTS)}, not “{', '.join(sorted(unknown))}”.")
    return parts
