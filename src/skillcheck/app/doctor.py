"""Whether the program's own things are in order, each looked at on its own, and mending them."""

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from skillcheck.app.opening import open_parameters
from skillcheck.console import streams
from skillcheck.errors import CheckFailed, SkillcheckError
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.fault import FAULT, GOOD, NOTE, Finding
from skillcheck.pages import doctor
from skillcheck.store import checkup

Look = Callable[[], Iterator[Finding]]


def examine(open_catalogue: Callable[[], Catalogue], before: Iterable[tuple[str, Look]] = ()) -> Document:
    """Return the page of what was found, also by what is done `before`. Raises: CheckFailed, with the page, for a fault."""
    looks: tuple[tuple[str, Look], ...] = (
        *before,
        ("program", checkup.program),
        ("terminal", _terminal),
        ("time zone", checkup.time_zone),
        ("home", checkup.home),
        ("history", checkup.history),
        ("copies", checkup.copies),
        ("catalogue", partial(_catalogue, open_catalogue)),
        ("cache", checkup.cache),
        ("left over", checkup.left_over),
    )
    findings = [finding for part, look in looks for finding in _look(part, look)]
    page = doctor.page(findings)
    if any(finding.state == FAULT for finding in findings):
        raise CheckFailed(page=page)
    return page


def mend(open_catalogue: Callable[[], Catalogue]) -> Document:
    """Mend modes and the history, then do as `examine`."""
    return examine(open_catalogue, (("home", checkup.mend_modes), ("history", checkup.mend_history)))


def _look(part: str, look: Look) -> Iterator[Finding]:
    """Give what a look finds; what keeps it from looking is a finding, too."""
    try:
        yield from look()
    except SkillcheckError as fault:
        yield Finding(part, FAULT, str(fault))
    except OSError as error:
        yield Finding(part, FAULT, f"{error.filename}: {(error.strerror or str(error)).lower()}")


def _catalogue(open_catalogue: Callable[[], Catalogue]) -> Iterator[Finding]:
    """Look at the catalogue, and at what can't be read without it."""
    catalogue = open_catalogue()
    contents = f"{catalogue.name}, {len(catalogue.skills)} skills, {len(catalogue.roles)} roles"
    yield Finding("catalogue", GOOD, contents)
    yield from _look("parameters", partial(_parameters, catalogue))


def _parameters(catalogue: Catalogue) -> Iterator[Finding]:
    """Look at the parameters of measuring: those that a catalogue names must have been made for its questions."""
    parameters = open_parameters(catalogue)
    yield Finding(
        "parameters", GOOD, f"{catalogue.parameters or 'the usual ones'}, version {parameters.version}"
    )


def _terminal() -> Iterator[Finding]:
    screen = streams.look(sys.stderr)
    encoding = getattr(sys.stderr, "encoding", None) or "no"
    abilities = f"{screen.width} columns, {encoding} text, {'colours' if screen.colour else 'no colours'}"
    if not streams.is_terminal(sys.stderr):
        yield Finding("terminal", NOTE, f"none here ({abilities})", "Questions are asked at one only.")
    elif not screen.unicode:
        yield Finding(
            "terminal", NOTE, f"{abilities}; lines are drawn in ASCII", "For UTF-8, set LANG=C.UTF-8."
        )
    else:
        yield Finding("terminal", GOOD, abilities)
