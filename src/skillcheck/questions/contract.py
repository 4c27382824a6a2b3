"""What a kind of question must be able to do."""

from typing import Any, Protocol

from skillcheck.model.catalogue import Scale
from skillcheck.model.form import Form

WORDS_A_SECOND = 238 / 60
"""Silent reading of non-fiction by adults (Brysbaert 2019, Journal of Memory and Language 109)."""


class Kind(Protocol):
    """A module for one kind of item; each function takes an item of that kind."""

    def form(self, item: Any, scale: Scale) -> Form:
        """How the item is asked."""

    def values(self, item: Any) -> tuple[str, ...]:
        """The answers that can be given."""

    def score(self, item: Any, answer: str) -> float:
        """An answer of `values` on 1-5, higher for better."""

    def content(self, item: Any) -> dict[str, Any]:
        """All that the item says and counts, as JSON has it."""

    COST: float
    """What asking costs, in statements: a scenario takes as long to read as three."""

    def seconds(self, item: Any) -> float:
        """How long reading and answering takes."""


def reading_seconds(text: str) -> float:
    """Time to read `text` once, in seconds."""
    return len(text.split()) / WORDS_A_SECOND
