"""`skillcheck doctor`: whether the program's own things are in order, and mending them."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated

from skillcheck.commands.deliver import delivery
from skillcheck.commands.groups import Option, application, examples
from skillcheck.commands.opening import open_catalogue
from skillcheck.commands.options import CataloguePath, Force, Format, Output
from skillcheck.console import streams
from skillcheck.errors import CheckFailed, SkillcheckError
from skillcheck.model.health import FAULT, GOOD, NOTE, Finding
from skillcheck.pages import doctor as page
from skillcheck.store import checkup

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
    mending = (("home", checkup.mend_modes), ("history", checkup.mend_history)) if repair else ()
    looks = (
        *mending,
        ("program", checkup.program),
        ("terminal", _terminal),
        ("home", checkup.home),
        ("history", checkup.history),
        ("copies", checkup.copies),
        ("catalogue", partial(_catalogue, catalogue)),
        ("cache", checkup.cache),
        ("left over", checkup.left_over),
    )
    findings = [finding for part, look in looks for finding in _each(part, look)]
    way.send(page.page(findings))
    if any(finding.state == FAULT for finding in findings):
        raise CheckFailed


def _each(part: str, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """Give what a look finds; what keeps it from looking is a finding, too."""
    try:
        yield from look()
    except SkillcheckError as fault:
        yield Finding(part, FAULT, str(fault))
    except OSError as error:
        yield Finding(part, FAULT, f"{error.filename}: {(error.strerror or str(error)).lower()}")


def _catalogue(path: str | None) -> Iterator[Finding]:
    """Look at the catalogue, and at the plan, which can't be read without it."""
    catalogue = open_catalogue(path)
    told = f"{catalogue.name}, {len(catalogue.skills)} skills, {len(catalogue.roles)} roles"
    yield Finding("catalogue", GOOD, told)
    yield from _each("plan", partial(checkup.plan, catalogue))


def _terminal() -> Iterator[Finding]:
    """Tell what the person's screen can do, as the program sees it."""
    screen = streams.look(sys.stderr)
    encoding = getattr(sys.stderr, "encoding", None) or "no"
    told = f"{screen.width} columns, {encoding} text, {'colours' if screen.colour else 'no colours'}"
    if not streams.is_terminal(sys.stderr):
        yield Finding("terminal", NOTE, f"none here ({told})", "Questions are asked at one only.")
    elif not screen.unicode:
        yield Finding("terminal", NOTE, f"{told}; lines are drawn in ASCII", "For UTF-8, set LANG=C.UTF-8.")
    else:
        yield Finding("terminal", GOOD, told)
