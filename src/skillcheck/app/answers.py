"""The answers of an assessment: in words, and what the choices in scenes lead to."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from skillcheck.app.opening import find_assessment, find_skill, history_to_read, history_to_write, name_gaps
from skillcheck.app.sitting import render
from skillcheck.console import person
from skillcheck.errors import HistoryFault, NothingYet
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.form import Choice as Pick
from skillcheck.pages import answers
from skillcheck.pages import choices as choices_page
from skillcheck.pages.choices import Choice
from skillcheck.store.practice import record_read

MOST = 5
"""Scenes that are shown one after the other: as many as one sitting bears."""
UNFINISHED = "What your choices lead to is shown when the assessment is finished: skillcheck assess --resume"
NONE = "No scene was answered in this assessment. To be asked all of them: skillcheck assess --length full"
PICKS = (Pick("Enter", "next", ""), Pick("o", "open", ""), Pick("b", "back", ""))


def show_answers(catalogue: Catalogue, assessment: str | None) -> Document:
    """Return every question of an assessment (None: the newest) with its answer. Raises: NothingYet, UsageFault."""
    with history_to_read() as history:
        shown = find_assessment(history, assessment, answers.EMPTY)
    return answers.page(catalogue, shown, name_gaps(shown))


def show_choices(
    catalogue: Catalogue, assessment: str | None, skill: str | None, *, by_keys: bool, from_page: bool
) -> Document | None:
    """Return the page of the answered scenes of an assessment (None: the newest), of one skill where it is named.

    With `by_keys`, shows them one after the other instead; from the first, one can go back where they come `from_page`.
    Raises: NothingYet, UnknownName, UsageFault.
    """
    wanted, empty = find_skill(catalogue, skill) if skill else None, choices_page.EMPTY
    with history_to_read() as history:
        shown = find_assessment(history, assessment, empty)
    if not shown.finished:
        raise NothingYet(UNFINISHED, empty)
    choices = choices_page.find_choices(
        [wanted] if wanted else list(catalogue.skills.values()), shown.answers
    )
    if not choices:
        none = f"No scene about {wanted.name} was answered in this assessment." if wanted else NONE
        raise NothingYet(none, empty)
    if not by_keys:
        _keep_read(choices)
        return choices_page.page(choices)
    _walk(choices, from_page=from_page)
    return None


def _walk(choices: tuple[Choice, ...], *, from_page: bool) -> None:
    """Show the scenes one after the other until the person has seen them, or leaves."""
    shown, number, opened = choices[:MOST], 0, False
    who = person.meet(single_keys=True)
    with who.keyboard:
        while number < len(shown):
            _keep_read(shown[number : number + 1])
            page = choices_page.screen(shown, number, opened=opened, from_page=from_page)
            named = {key.key for key in page.keys}
            picks = [pick for pick in PICKS if pick.key in named]
            picked = who.choose(picks, partial(render, who, page))
            if not picked or (picked == "back" and not number):
                return
            opened = picked == "open" and not opened
            number = max(number + {"next": 1, "back": -1}.get(picked, 0), 0)


def _keep_read(choices: Sequence[Choice]) -> None:
    """Keep that the reasons of scenes were read, so that no later assessment asks these; a history may be read-only."""
    with suppress(HistoryFault), history_to_write() as history:
        record_read(history, *(choice.scenario.id for choice in choices))
