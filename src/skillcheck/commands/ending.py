"""What a finished assessment leads to."""

from skillcheck.commands.gaps import gaps_page
from skillcheck.model.document import Document
from skillcheck.model.result import Result


def ending(found: Result, *, kept: bool) -> Document:
    """The page of gaps; where the assessment is not `kept`, with what can be done without it."""
    whole = gaps_page(found)
    if kept:
        return whole
    from skillcheck.pages import gaps as page

    return page.unkept(whole, found)
