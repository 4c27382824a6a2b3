"""The answers of an assessment, in words."""

from skillcheck.app.opening import find_assessment, history_to_read
from skillcheck.errors import NothingYet
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.pages import answers


def show_answers(catalogue: Catalogue, assessment: str | None) -> Document:
    """Return every question of an assessment (None: the newest) with its answer. Raises: NothingYet, UsageFault."""
    try:
        with history_to_read() as history:
            return answers.page(catalogue, find_assessment(history, assessment))
    except NothingYet as error:
        raise NothingYet(str(error), empty=answers.empty(str(error))) from None
