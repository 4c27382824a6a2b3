"""What things are called: folded names that lead to ids, in memory or wherever a catalogue keeps them."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from skillcheck.model.frozen import dataclass


class Names(Protocol):
    """All names of one kind of thing; `wanted` is folded in each question."""

    def meant(self, wanted: str) -> str:
        """The id of the thing that has this very name; empty where none has. An id wins over a name."""

    def beginning(self, wanted: str) -> tuple[str, ...]:
        """The ids of things with a name that begins so, each once, in the order of the catalogue."""

    def spoken(self) -> Mapping[str, str]:
        """Every name with its id."""


@dataclass(frozen=True, slots=True)
class NamesAtHand:
    """Names in memory; `ids` in the order of the catalogue."""

    ids: tuple[str, ...]
    by_name: Mapping[str, str]

    def meant(self, wanted: str) -> str:
        """As Names says."""
        return self.by_name.get(wanted, "")

    def beginning(self, wanted: str) -> tuple[str, ...]:
        """As Names says."""
        starting = {id_ for name, id_ in self.by_name.items() if name.startswith(wanted)}
        return tuple(id_ for id_ in self.ids if id_ in starting)

    def spoken(self) -> Mapping[str, str]:
        """As Names says."""
        return self.by_name


def names(others: Mapping[str, Iterable[str]]) -> NamesAtHand:
    """The names of things, from their ids to what else they are called; of two with one name the later has it."""
    by_name = {fold(name): id_ for id_, own in others.items() for name in own}
    by_name |= {fold(id_): id_ for id_ in others}
    return NamesAtHand(tuple(others), by_name)


def fold(text: str) -> str:
    """A name as it is compared: no case, no difference between blanks, hyphens and underscores."""
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
