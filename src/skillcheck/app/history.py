"""What is kept: past assessments, one skill's course, and deleting."""

import sys
from contextlib import suppress

from skillcheck.app import opening
from skillcheck.app.asking import confirm
from skillcheck.app.course import read_course
from skillcheck.app.opening import (
    FIRST,
    find_skill,
    history_to_read,
    history_to_write,
    now,
    warn_of_set_aside,
)
from skillcheck.console import streams
from skillcheck.errors import HistoryFault, NothingYet, UsageFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.text import plural
from skillcheck.pages import course
from skillcheck.pages import history as history_page
from skillcheck.store import database, erase, export_file, files, plans
from skillcheck.store.output import REPORT

WORD = "delete"
"""What a person types to be sure: no key that is pressed in passing."""
NOTHING = "Nothing was deleted."
UNSEEN = "What is asked before deleting can't be shown here. To delete without: --yes"


def list_assessments() -> Document:
    """Return the page of all assessments. Raises: NothingYet."""
    with history_to_read() as history:
        assessments = history.assessments()
    if not assessments:
        raise NothingYet(FIRST, empty=history_page.EMPTY)
    return history_page.page(assessments, opening.name_gaps)


def show_course(catalogue: Catalogue, text: str, newest: int) -> Document:
    """Return the `newest` ratings of the skill that `text` means. Raises: UnknownName, NothingYet."""
    skill = find_skill(catalogue, text)
    parameters = opening.open_parameters(catalogue)
    with history_to_read() as history:
        page = course.page(skill, read_course(skill, catalogue, parameters, history, newest), catalogue.scale)
        if history.is_empty():
            raise NothingYet(FIRST, page=page)
    return page


def take_in(path: str) -> Document:
    """Take in what an export holds (`-`: standard input), but what is here already. Raises: FileFaults, HistoryFault."""
    assessment, lines = export_file.read(path, now())
    with history_to_write() as history:
        later, new = history.take_in(assessment, lines)
        assessment = history.find(assessment.id)  # an export of other hands may have an answer twice
    if later:
        streams.say(f"It is kept before {later}, which was taken later.")
    return history_page.import_page(assessment, new, already=later is None)


def delete(id_: str | None, *, everything: bool, sure: bool) -> Document:
    """Delete an assessment with its answers and evidence, or everything; at a terminal, who is not `sure` is asked.

    Raises: UsageFault, NothingYet, HistoryFault; CheckFailed where they are not sure then, Stopped.
    """
    if (id_ is None) != everything:
        raise UsageFault("Name one assessment, or give --all. See them all: skillcheck history")
    there = database.is_there()
    if not sure and (there or id_ is None) and streams.is_terminal(sys.stdin):
        what = _describe_all() if id_ is None else _describe_one(id_)
        question = f"This deletes {what}. It can't be undone. To go on, type {WORD} and Enter:"
        confirm(question, (WORD,), NOTHING, UNSEEN)
    if id_ is not None:
        return _delete_assessment(id_)
    planned = _has_plan()
    ids, others = erase.everything()
    unread = database.NAME in others  # it could not be opened, and went as a whole
    page = history_page.deletion_page(ids, plan=not unread and (planned or plans.FILE in others))
    if not there and not others:
        raise NothingYet(FIRST, empty=page)
    return page


def _describe_all() -> str:
    """Say what deleting everything would take; a damaged history can't say how much it holds."""
    with suppress(HistoryFault):
        if contents := database.look(database.path()):
            plan = ", and the plan" if _has_plan() else ""
            return f"{contents}{plan}, and all copies in {database.path().parent}"
    return f"all that is kept in {database.path().parent}"


def _describe_one(id_: str) -> str:
    """Say what deleting an assessment would take. Raises: UsageFault, HistoryFault."""
    with history_to_read() as history:
        assessment = history.find(id_)
        lines = sum(line.assessment == assessment.id for line in history.evidence())
    evidence = f" and {plural(lines, 'line')} of evidence given in it" if lines else ""
    return f"the assessment {assessment.id} with {plural(assessment.asked, 'answer')}{evidence}"


def _delete_assessment(id_: str) -> Document:
    if not database.is_there():
        raise NothingYet(FIRST, history_page.deletion_page((), plan=False))
    with history_to_write() as history:
        id_ = history.find(id_).id
        history.delete((id_,))
    files.delete(files.home() / REPORT)  # which may show it
    warn_of_set_aside()
    return history_page.deletion_page((id_,), plan=False)


def _has_plan() -> bool:
    """Tell whether the history holds a plan; a damaged one can't say."""
    with suppress(HistoryFault), history_to_read() as history:
        return bool(plans.load(history).goals)
    return False
