"""What is kept: past assessments, one skill's course, and deleting."""

from contextlib import suppress

from skillcheck.app import opening
from skillcheck.app.opening import FIRST, find_skill, history_to_read, history_to_write
from skillcheck.app.rating import read_course
from skillcheck.console.streams import say
from skillcheck.errors import HistoryFault, NothingYet, UsageFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.pages import course
from skillcheck.pages import history as history_page
from skillcheck.store import database, erase, plans


def list_assessments() -> Document:
    """Return the page of all assessments. Raises: NothingYet."""
    with history_to_read() as history:
        assessments = history.assessments() if history else ()
    if not assessments:
        raise NothingYet(FIRST, empty=history_page.empty(FIRST))
    return history_page.page(assessments)


def show_course(catalogue: Catalogue, text: str, newest: int) -> Document:
    """Return the `newest` ratings of the skill that `text` means. Raises: UnknownName, NothingYet."""
    skill = find_skill(catalogue, text)
    parameters = opening.open_parameters(catalogue)
    with history_to_read() as history:
        empty = history is None or history.is_empty()
        page = course.page(skill, read_course(skill, catalogue, parameters, history, newest))
    if empty:
        raise NothingYet(FIRST).with_page(page)
    return page


def delete(id_: str | None, *, everything: bool) -> Document:
    """Delete an assessment with its answers and evidence, or everything. Raises: UsageFault, NothingYet, HistoryFault."""
    if (id_ is None) != everything:
        raise UsageFault("Name one assessment, or give --all. See them all: skillcheck history")
    there = database.is_there()
    others: tuple[str, ...] = ()
    planned = False
    if id_ is None:
        planned = _has_plan()
        ids, others = erase.everything()
    else:
        ids = _delete_assessment(id_) if there else ()
    page = history_page.deleted(ids, plan=planned or plans.FILE in others)
    if not there and not others:
        raise NothingYet(FIRST, empty=page)
    if not everything and (aside := erase.set_aside()):
        named = ", ".join(map(str, aside))
        say(f"Copies of the history may still hold it: {named}. Delete them when you need them no more.")
    return page


def _delete_assessment(id_: str) -> tuple[str, ...]:
    with history_to_write() as history:
        ids = (history.find(id_).id,)
        history.delete(ids)
    return ids


def _has_plan() -> bool:
    """Tell whether the history holds a plan; a damaged one can't say."""
    with suppress(HistoryFault), history_to_read() as history:
        return history is not None and plans.is_begun(history)
    return False
