"""What a format must be able to do."""

from typing import TYPE_CHECKING, Protocol

from skillcheck.model.document import Document

if TYPE_CHECKING:
    from skillcheck.model.form import Look


class Format(Protocol):
    """A module that turns any page into text."""

    def render(self, document: Document, look: "Look") -> str:
        """The whole text; what came from a file or a person is made harmless for where it goes."""
