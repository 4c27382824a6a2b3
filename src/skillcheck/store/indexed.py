"""A catalogue that reads from its compiled form what it is asked for, and no more."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from skillcheck.model.catalogue import Catalogue, ListEntry, Skill, Summary
from skillcheck.model.frozen import dataclass
from skillcheck.model.names import Names, fold
from skillcheck.store import build
from skillcheck.store.rows import HEAD, Rows

Thing = TypeVar("Thing")
BETWEEN_SKILLS = "\f"
"""Between what a search looks at of two skills; folded texts have no blank but the space and the newlines between them."""


class Lazily(Mapping[str, Thing]):
    """Things of one kind in the order of the catalogue, each built when it is first asked for."""

    def __init__(self, rows: Rows, kind: str, built: Callable[[Any], Thing]) -> None:
        self._rows = rows
        self._kind = kind
        self._built = built
        self._at_hand: dict[str, Thing] = {}
        self._order: tuple[str, ...] | None = None

    def __getitem__(self, id_: str) -> Thing:
        if id_ not in self._at_hand:
            values = self._rows.one(self._kind, id_) if isinstance(id_, str) else None
            if values is None:
                raise KeyError(id_)
            self._at_hand[id_] = self._built(values)
        return self._at_hand[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self.order)

    def __len__(self) -> int:
        return len(self.order)

    @property
    def order(self) -> tuple[str, ...]:
        """All ids."""
        if self._order is None:
            self._order = tuple(self._rows.one("part", f"{self._kind}s") or ())
        return self._order


@dataclass(frozen=True, slots=True)
class IndexedNames:
    """Names of the things of one kind, as they stand in the rows."""

    rows: Rows
    kind: str
    things: Lazily[Any]

    def meant(self, wanted: str) -> str:
        """As Names says."""
        return self.rows.listed(f"{self.kind} name", wanted) or ""

    def beginning(self, wanted: str) -> tuple[str, ...]:
        """As Names says."""
        starting = {id_ for name, id_ in self.spoken().items() if name.startswith(wanted)}
        return tuple(id_ for id_ in self.things.order if id_ in starting) if starting else ()

    def spoken(self) -> Mapping[str, str]:
        """As Names says."""
        return self.rows.whole_list(f"{self.kind} name")


@dataclass(frozen=True, slots=True)
class IndexedCatalogue(Catalogue):
    """The same answers as a catalogue in memory."""

    rows: Rows
    places: Mapping[str, int]
    """Skill id to place, of the skills that were read."""

    def some(self, ids: Iterable[str]) -> tuple[Skill, ...]:
        """As Catalogue says."""
        found = [self.skills[id_] for id_ in set(ids) if id_ in self.skills]
        return tuple(sorted(found, key=lambda skill: self.places[skill.id]))

    def owned(self, items: Iterable[str]) -> dict[str, Skill]:
        """As Catalogue says."""
        owners = {item: self.rows.listed("item", item) for item in items}
        return {item: self.skills[id_] for item, id_ in owners.items() if id_ is not None}

    def summaries(self, text: str = "") -> tuple[Summary, ...]:
        """As Catalogue says."""
        wanted = fold(text)
        if not wanted:
            return tuple(_summary(one) for _, block in self.rows.every("short") for one in block)
        return tuple(
            _summary(one)
            for key in self.rows.one("part", "blocks") or ()
            if wanted in (spoken := self.rows.text_with("spoken", key, wanted))
            for one, words in zip(
                self.rows.one("short", key) or (), spoken.split(BETWEEN_SKILLS), strict=True
            )
            if wanted in words
        )

    def skill_names(self) -> Names:
        """As Catalogue says."""
        return IndexedNames(self.rows, "skill", self.skills)  # type: ignore[arg-type] # as `indexed` made it

    def role_names(self) -> Names:
        """As Catalogue says."""
        return IndexedNames(self.rows, "role", self.roles)  # type: ignore[arg-type] # as `indexed` made it


def indexed(rows: Rows) -> IndexedCatalogue:
    """The catalogue in these rows."""
    head, values = rows.one(*HEAD) or {}, rows.one("part", "around") or {}
    places: dict[str, int] = {}

    def skill(row: Any) -> Skill:
        place, own = row
        places[own["id"]] = place
        return build.skill(own)

    return IndexedCatalogue(
        name=values["name"],
        scale=build.scale(values),
        clusters=build.clusters(values),
        lists=build.lists(values),
        skills=Lazily(rows, "skill", skill),
        roles=Lazily(rows, "role", build.role),
        digest=head["digest"],
        rows=rows,
        places=places,
    )


def short(skill: Mapping[str, Any]) -> list[Any]:
    """What a list shows of a skill, from its values."""
    lists = [[entry["list"], entry["entry"]] for entry in skill.get("lists", ())]
    return [skill["id"], skill["name"], skill["cluster"], skill["definition"], lists]


def _summary(row: Any) -> Summary:
    id_, name, cluster, definition, lists = row
    return Summary(id_, name, cluster, definition, tuple(ListEntry(*entry) for entry in lists))
