"""Lines about what happened, kept beside a skill."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from skillcheck.app.asking import NOT_REMOVED, UNSEEN, check_line, confirm
from skillcheck.app.opening import find_skill, history_to_read, history_to_write, now, warn_of_set_aside
from skillcheck.console import streams
from skillcheck.errors import NothingYet, UsageFault
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.text import inert
from skillcheck.pages import evidence
from skillcheck.store import database
from skillcheck.store.history import History

SAVED = "The line is noted. See it: skillcheck evidence list"


def add_line(catalogue: Catalogue, skill: str, text: str) -> Document:
    """Keep a line about the skill that `skill` means. Raises: UsageFault, UnknownName, HistoryFault."""
    line = check_line(text, "A line of evidence", 1)
    id_ = find_skill(catalogue, skill).id
    at = now()
    with history_to_write() as history:
        number = history.add_evidence(id_, line, at)
    return evidence.page([Evidence(number, id_, line, at)], catalogue)._replace(saved=SAVED)


def list_lines(catalogue: Catalogue, skill: str | None) -> Document:
    """Return all lines, or those about one skill. Raises: UnknownName, HistoryFault."""
    id_ = find_skill(catalogue, skill).id if skill else ""
    with history_to_read() as history:
        lines = history.evidence(id_)
    return evidence.page(lines, catalogue)


def change_line(catalogue: Catalogue, number: int, text: str) -> Document:
    """Give the line with this number another text. Raises: UsageFault, NothingYet, HistoryFault."""
    line = check_line(text, "A line of evidence", 1)
    with _history_with(number, catalogue) as (history, before):
        history.change_evidence(number, line)
    warn_of_set_aside()
    return evidence.page([before._replace(text=line)], catalogue)._replace(saved=SAVED)


def remove_line(catalogue: Catalogue, number: int, *, sure: bool) -> Document:
    """Remove the line with this number; at a terminal, who is not `sure` is asked.

    Raises: UsageFault, NothingYet, HistoryFault; CheckFailed where they are not sure then, Stopped.
    """
    if not sure and streams.is_terminal(sys.stdin):
        with _history_with(number, catalogue) as (_, line):
            pass  # nobody else has to wait until it is answered
        streams.say(f"This removes line {line.id}, {inert(evidence.reminder([line]))}", lines=True)
        confirm("It can't be undone. To go on, type y and Enter:", ("y", "yes"), NOT_REMOVED, UNSEEN)
    with _history_with(number, catalogue) as (history, line):
        history.remove_evidence(number)
    warn_of_set_aside()
    return evidence.removal_page(line, catalogue)._replace(saved="The line is removed.")


@contextmanager
def _history_with(number: int, catalogue: Catalogue) -> Iterator[tuple[History, Evidence]]:
    """Open the history to change its line with this number, which is given, too."""
    none = NothingYet("There is no line of evidence yet.", evidence.page([], catalogue))
    if not database.is_there():
        raise none
    with history_to_write() as history:
        lines = {line.id: line for line in history.evidence()}
        if not lines:
            raise none
        if number not in lines:
            raise UsageFault(f"There is no line {number}. See them all: skillcheck evidence list")
        yield history, lines[number]
