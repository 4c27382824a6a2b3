"""What commands open and look up: the catalogue, the history, a skill, a role, an assessment, the time."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, date, datetime

from skillcheck.console.streams import say
from skillcheck.errors import NothingYet, UnknownName, UsageFault
from skillcheck.model.assessment import THEN, Assessment
from skillcheck.model.catalogue import Catalogue, Role, Skill
from skillcheck.model.days import FIRST_DAY, LAST_DAY
from skillcheck.model.names import find
from skillcheck.model.parameters import Parameters
from skillcheck.store import cache, database, files
from skillcheck.store.history import History

TODAY = "SKILLCHECK_TODAY"
"""Names the day to take for today, to try out what time does to a plan."""
FIRST = "There is no assessment yet. Take one: skillcheck assess"


def now() -> datetime:
    """The time, in UTC; on the day that SKILLCHECK_TODAY names, where it does. Raises: UsageFault."""
    time = datetime.now().astimezone()
    chosen = os.environ.get(TODAY)
    if chosen:
        time = datetime.combine(_day(chosen), time.time()).astimezone()
    return time.astimezone(UTC)


def today() -> date:
    """The day where the person is. Raises: UsageFault."""
    return now().astimezone().date()


def age(assessment: Assessment) -> int:
    """Whole days since an assessment; 0 also where the clock says that it is to come. Raises: UsageFault."""
    return max((today() - assessment.taken_at.astimezone().date()).days, 0)


def _day(text: str) -> date:
    with suppress(ValueError):
        if FIRST_DAY <= (found := date.fromisoformat(text)) <= LAST_DAY:
            return found
    raise UsageFault(f"{TODAY} must be a day as in 2026-11-24, not “{text}”.")


def open_catalogue(path: str | None) -> Catalogue:
    """The catalogue in use. Raises: FileFaults."""
    return cache.load(files.catalogue_in_use(path))


def open_parameters(path: str | None, catalogue: Catalogue) -> Parameters:
    """The parameters in a file that calibration wrote, or else our own guesses.

    Raises: FileFaults, also where they were made for other questions than those of `catalogue`.
    """
    if not path:
        return Parameters()
    from skillcheck.store import parameters_file

    return parameters_file.read(path, catalogue)


def history_for(*, kept: bool) -> AbstractContextManager[History]:
    """Where a new assessment goes: the history, or for one that is not to be kept a place that is gone afterwards.

    Raises: HistoryFault.
    """
    return history_to_write() if kept else _history_for_now()


@contextmanager
def history_to_write() -> Iterator[History]:
    """The history, ready to be changed; a copy takes the place of a damaged one, and it is said. Raises: HistoryFault."""
    file = database.path()
    history = History(database.open_for_writing(file, say), file, say)
    say_if_too_open()
    try:
        yield history
    finally:
        history.close()


@contextmanager
def _history_for_now() -> Iterator[History]:
    history = History(database.open_in_memory(), database.path())
    try:
        yield history
    finally:
        history.close()


@contextmanager
def history_to_read() -> Iterator[History | None]:
    """The history, unchanged; None where there is none yet. Raises: HistoryFault."""
    file = database.path()
    connection = database.open_for_reading(file)
    if connection is None:
        yield None
        return
    say_if_too_open()
    history = History(connection, file)
    try:
        yield history
    finally:
        history.close()


def the_assessment(history: History | None, chosen: str | None) -> Assessment:
    """The assessment with this id; without one the newest finished, else the newest.

    Raises: NothingYet where there is none, UsageFault where there is none with this id, or it is a then-rating, whose
    levels are memory of another time and no result.
    """
    if history is None:
        raise NothingYet(FIRST)
    if chosen is not None:
        named = history.find(chosen)
        if named.length == THEN:
            raise UsageFault(
                f"{named.id} is a then-rating: how a skill was, seen from later. It ranks nothing; it stands in:"
                " skillcheck history SKILL"
            )
        return named
    newest = history.newest(finished=True) or history.newest(finished=False)
    if newest is None:
        raise NothingYet(FIRST)
    return newest


def the_skill(catalogue: Catalogue, text: str) -> Skill:
    """The skill that `text` means. Raises: UnknownName."""
    return catalogue.skills[found("skill", text, catalogue.skill_names(), "skillcheck list")]


def the_role(catalogue: Catalogue, text: str) -> Role:
    """The role that `text` means. Raises: UnknownName."""
    return catalogue.roles[found("role", text, catalogue.role_names(), "skillcheck roles")]


def found(kind: str, text: str, names: Mapping[str, Iterable[str]], see: str) -> str:
    """The id among `names` that `text` means. Raises: UnknownName."""
    id_, near = find(text, names)
    if not id_:
        raise UnknownName(kind, text, near, see)
    return id_


def say_if_too_open() -> None:
    """Tell where others can read what is in the home."""
    found = files.too_open()
    if found:
        path, mode, _ = found[0]
        others = f" and {len(found) - 1} more" if len(found) > 1 else ""
        say(f"Others can read {path} (mode {mode:o}){others}. To close it: skillcheck doctor --repair")
