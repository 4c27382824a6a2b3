"""What a finished assessment leads to."""

from skillcheck.model.document import Document
from skillcheck.model.result import Result
from skillcheck.pages import gaps


def ending(found: Result, *, kept: bool) -> Document:
    """The page of gaps; where the assessment is not `kept`, with what can be done without it."""
    return gaps.page(found) if kept else gaps.unsaved_page(found)
