"""What use cases open and look up: the catalogue, the history, a skill, a role, an assessment, the time."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from datetime import UTC, date, datetime

from skillcheck.console.streams import say
from skillcheck.errors import FileFaults, NothingYet, UnknownName, UsageFault
from skillcheck.model import commandline
from skillcheck.model.assessment import NOT_APPLICABLE, THEN, Assessment
from skillcheck.model.calendar import FIRST_DAY, LAST_DAY, can_be, local_time
from skillcheck.model.catalogue import Catalogue, Role, Skill
from skillcheck.model.commandline import CATALOGUE, quote
from skillcheck.model.document import Document
from skillcheck.model.names import SUGGESTIONS, find
from skillcheck.model.parameters import Parameters
from skillcheck.model.plan import Plan
from skillcheck.model.search import search
from skillcheck.model.text import plural
from skillcheck.store import cache, database, erase, files, plans, soundness
from skillcheck.store.history import History

TODAY = "SKILLCHECK_TODAY"
"""Names the day to take for today, to try out what time does to a plan."""
FIRST = "There is no assessment yet. Take one: skillcheck assess"
LEFT = "The file was left as it is, and nothing of it is in the plan. Mend it in an editor, then try again."


def say_lines(text: str) -> None:
    """Tell the person something of several lines, which is not the result."""
    say(text, lines=True)


def now() -> datetime:
    """Return the time, in UTC; on the day that SKILLCHECK_TODAY names, where it does. Raises: UsageFault."""
    time = local_time(datetime.now(UTC))
    if text := os.environ.get(TODAY):
        time = local_time(datetime.combine(_read_day(text), time.time()))
    if not can_be(time):  # nothing that is saved now could be read again
        raise UsageFault(
            f"It can't be {time:%Y-%m-%d %H:%M}. Set the clock of this machine, or another {TODAY}."
        )
    return time.astimezone(UTC)


def today() -> date:
    """Return the day where the person is. Raises: UsageFault."""
    return local_time(now()).date()


def count_days_since(assessment: Assessment) -> int:
    """Return the whole days since an assessment; 0 also where the clock says that it is to come. Raises: UsageFault."""
    return max((today() - local_time(assessment.taken_at).date()).days, 0)


def _read_day(text: str) -> date:
    with suppress(ValueError):
        if FIRST_DAY <= (day := date.fromisoformat(text)) <= LAST_DAY:
            return day
    raise UsageFault(f"{TODAY} must be a day as in 2026-11-24, not “{text}”.")


def open_catalogue(path: str | None) -> Catalogue:
    """Return the catalogue in a file, else the one in use. Raises: FileFaults."""
    file = files.catalogue_in_use(path)
    catalogue = cache.load(file, say_lines)
    named = file not in (str(files.builtin_catalogue()), files.STDIN)
    return catalogue._replace(path=files.absolute(file)) if named else catalogue


def open_parameters(catalogue: Catalogue) -> Parameters:
    """Return the parameters that a catalogue names, else our own guesses.

    Raises: FileFaults, also where they were made for other questions than those of `catalogue`.
    """
    if not catalogue.parameters:
        return Parameters()
    from skillcheck.store import parameters_file

    return parameters_file.read(catalogue.parameters, catalogue)


def open_history(*, kept: bool) -> AbstractContextManager[History]:
    """Return where a new assessment goes: the history, or for one that is not kept a place that is gone afterwards.

    Raises: HistoryFault.
    """
    return history_to_write() if kept else closing(History(soundness.open_in_memory(), database.path()))


@contextmanager
def history_to_write() -> Iterator[History]:
    """Open the history to change it; a copy takes the place of a damaged one, and that is said. Raises: HistoryFault."""
    file = database.path()
    with closing(History(database.open_for_writing(file, say), file, say)) as history:
        _warn_if_readable_by_others()
        yield history


@contextmanager
def history_to_read() -> Iterator[History]:
    """Open the history unchanged, an empty one where there is none yet. Raises: HistoryFault."""
    file = database.path()
    connection = database.open_for_reading(file)
    with closing(History(connection or soundness.open_in_memory(), file)) as history:
        if connection:
            _warn_if_readable_by_others()
        yield history


def load_plan(history: History, tell: Callable[[str], None] = say_lines) -> Plan:
    """Return the plan, which may be without goals; `tell` hears of an old file that can't be read. Raises: HistoryFault."""
    return plans.load(history, _read_old_plan(history, tell))


def take_in_old_plan(history: History) -> None:
    """Put the plan of the file that it was in before into the history, once, and say so. Raises: HistoryFault."""
    old = _read_old_plan(history, say_lines)
    if old and plans.take_in(history, old):
        say(f"The plan of {plans.old_file()} is now in the history; the file is kept and no longer read.")


def _read_old_plan(history: History, tell: Callable[[str], None]) -> Plan | None:
    """Return the plan of a file that has not come into the history; `tell` hears what keeps it from being read."""
    file = plans.find_old_file(history)
    if file is None:
        return None
    from skillcheck.store import plan_file  # imports PyYAML

    try:
        return plan_file.read(file)
    except FileFaults as faults:
        tell(f"{faults}\n{LEFT}")
        return None


def find_assessment(history: History, id_: str | None, empty: Document | None = None) -> Assessment:
    """Return the assessment with this id; without one the newest that is finished.

    Raises: NothingYet with the `empty` page where there is none, and how to go on with an unfinished one; UsageFault where
    there is none with this id, or it is a then-rating, whose levels are memory of another time and no result.
    """
    if id_ is not None and database.is_there():
        assessment = history.find(id_)
        if assessment.length == THEN:
            raise UsageFault(
                f"{assessment.id} is a then-rating: how a skill was, seen from later. It ranks nothing; it stands in:"
                " skillcheck history SKILL"
            )
        return assessment
    if newest := history.newest(finished=True):
        return newest
    waiting = history.newest(finished=False)
    if waiting is None:
        raise NothingYet(FIRST, empty)
    go_on = with_its_catalogue("skillcheck assess --resume", waiting)
    answers = plural(waiting.asked, "answer")
    raise NothingYet(f"Your assessment is not finished ({answers}). Go on with it: {go_on}", empty)


def with_its_catalogue(line: str, assessment: Assessment) -> str:
    """Return a command line that names the catalogue that an assessment remembers, where it would be seen by another."""
    usual = files.absolute(files.catalogue_in_use(commandline.catalogue()))
    file = assessment.catalogue
    return f"{line} {CATALOGUE} {quote(file)}" if file and file != usual else line


def name_gaps(assessment: Assessment) -> str:
    """Return the command that shows the gaps of an assessment, by the catalogue that it was taken with."""
    return with_its_catalogue(f"skillcheck gaps --assessment {assessment.id}", assessment)


def find_skill(catalogue: Catalogue, text: str) -> Skill:
    """Return the skill that `text` means. Raises: UnknownName, also with skills whose cards speak of it."""
    id_, near = find(text, catalogue.skill_names())
    if not id_:
        mentions = [match.skill.id for match in search(catalogue.skills.values(), text)]
        offered = tuple(dict.fromkeys((*near, *mentions)))[:SUGGESTIONS]
        raise UnknownName("skill", text, offered, "skillcheck list")
    return catalogue.skills[id_]


def find_role(catalogue: Catalogue, text: str) -> Role:
    """Return the role that `text` means. Raises: UnknownName."""
    return catalogue.roles[find_id("role", text, catalogue.role_names(), "skillcheck roles")]


def find_id(kind: str, text: str, names: Mapping[str, Iterable[str]], see: str) -> str:
    """Return the id among `names` that `text` means. Raises: UnknownName."""
    id_, near = find(text, names)
    if not id_:
        raise UnknownName(kind, text, near, see)
    return id_


def keep_known(assessment: Assessment, catalogue: Catalogue) -> Assessment:
    """Return the assessment without answers that the catalogue has no place for any more."""
    items = catalogue.items()
    responses = tuple(
        response
        for response in assessment.responses
        if response.item in items and response.answer in (NOT_APPLICABLE, *items[response.item].answers)
    )
    return assessment._replace(responses=responses)


def warn_of_set_aside() -> None:
    """Name the histories that were set aside, since they may hold what was deleted just now."""
    if aside := erase.set_aside():
        named = ", ".join(map(str, aside))
        say(f"Copies of the history may still hold it: {named}. Delete them when you need them no more.")


def _warn_if_readable_by_others() -> None:
    """Say where others can read what is in the home."""
    open_files = files.too_open()
    if open_files:
        path, mode, _ = open_files[0]
        others = f" and {len(open_files) - 1} more" if len(open_files) > 1 else ""
        say(f"Others can read {path} (mode {mode:o}){others}. To close it: skillcheck doctor --repair")
