"""`skillcheck doctor`: whether the program's own things are in order, and mending them."""

import sys
from collections.abc import Iterator
from typing import Annotated

from typer import Option

from skillcheck.app.opening import now, open_catalogue
from skillcheck.commands.deliver import CataloguePath, Force, Format, Output, delivery
from skillcheck.commands.groups import application, examples
from skillcheck.console import streams
from skillcheck.errors import CheckFailed, FileFaults, HistoryFault
from skillcheck.model.health import FAULT, GOOD, NOTE, Finding
from skillcheck.pages import doctor as page

app = application()


@app.command(
    short_help="See whether all is in order.",
    epilog=examples("skillcheck doctor", "skillcheck doctor --repair"),
)
def doctor(
    repair: Annotated[
        bool, Option("--repair", help="Mend what is broken; a copy of what is changed is kept.")
    ] = False,
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """See whether the program's files can be read, are private and are whole. Exit 1 if something is to be mended."""
    way = delivery(format, output, force=force)
    findings = (*(_mended() if repair else ()), *_found(catalogue))
    way.send(page.page(findings))
    if any(one.state == FAULT for one in findings):
        raise CheckFailed


def _mended() -> Iterator[Finding]:
    from skillcheck.store import repair

    yield from repair.modes()
    try:
        yield from repair.history(now())
    except HistoryFault as fault:
        yield Finding("history", FAULT, str(fault))


def _found(catalogue: str | None) -> Iterator[Finding]:
    from skillcheck.store import checkup

    yield from checkup.program()
    yield _terminal()
    yield from checkup.home()
    yield from checkup.history()
    yield from checkup.set_aside()
    try:
        whole = open_catalogue(catalogue)
    except FileFaults as faults:
        yield Finding("catalogue", FAULT, str(faults))
    else:
        yield Finding(
            "catalogue", GOOD, f"{whole.name}, {len(whole.skills)} skills, {len(whole.roles)} roles"
        )
    yield from checkup.cache()
    yield from checkup.left_over()


def _terminal() -> Finding:
    """What the person's screen can do, as the program sees it."""
    screen = streams.look(sys.stderr)
    encoding = getattr(sys.stderr, "encoding", None) or "no"
    told = f"{screen.width} columns, {encoding} text, {'colours' if screen.colour else 'no colours'}"
    if not streams.is_terminal(sys.stderr):
        return Finding("terminal", NOTE, f"none here ({told})", "Questions are asked at one only.")
    if not screen.unicode:
        return Finding("terminal", NOTE, f"{told}; lines are drawn in ASCII", "For UTF-8, set LANG=C.UTF-8.")
    return Finding("terminal", GOOD, told)
