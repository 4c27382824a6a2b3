"""The catalogue: skills, the questions about them, practices, and what a role asks of each skill."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from skillcheck.model.names import fold

TOP = 5
"""How many gaps a person can keep in view: the three to five that the advice is about."""


class Scale(NamedTuple):
    """What the numbers 1-5 mean, as level of a skill and as frequency of a behaviour; five labels each."""

    levels: tuple[str, ...]
    frequency: tuple[str, ...]


class Statement(NamedTuple):
    """A behaviour, rated 1-5 by how often it happened; a reversed one names a bad habit."""

    id: str
    text: str
    reversed: bool = False

    @property
    def kind(self) -> str:
        """The name of its kind of question."""
        return "statement"


class Option(NamedTuple):
    """One way to act in a scenario; `score` is its effectiveness, 1-5, `because` says what it leads to."""

    id: str
    text: str
    score: float
    because: str


class Scenario(NamedTuple):
    """A situation with a few plausible ways to act."""

    id: str
    situation: str
    question: str
    options: tuple[Option, ...]

    @property
    def kind(self) -> str:
        """The name of its kind of question."""
        return "scenario"


Item = Statement | Scenario


class Practice(NamedTuple):
    """Something to do at work; `levels` (1-5) are those it suits, `minutes` is for each time, `effort` 1-3."""

    id: str
    title: str
    levels: tuple[int, ...]
    steps: tuple[str, ...]
    cue: str
    done_when: str
    minutes: int
    effort: int


class Resource(NamedTuple):
    """A book, course, paper or standard that can be found; `year` is 0 where it is not known."""

    title: str
    by: str
    kind: str
    year: int = 0


class ListEntry(NamedTuple):
    """An entry of a source list, counted from 1."""

    list: str
    entry: int


class Skill(NamedTuple):
    """A skill of the catalogue; `levels` holds what one would see at level 1, 2, 3, 4 and 5."""

    id: str
    name: str
    cluster: str
    definition: str
    levels: tuple[str, ...]
    statements: tuple[Statement, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    aliases: tuple[str, ...] = ()
    why: str = ""
    example: str = ""
    practices: tuple[Practice, ...] = ()
    resources: tuple[Resource, ...] = ()
    related: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    lists: tuple[ListEntry, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Every question about the skill: statements first, then scenarios."""
        return (*self.statements, *self.scenarios)

    def item(self, id_: str) -> Item:
        """The skill's question with this id. Raises: StopIteration where it has none."""
        return next(item for item in self.items if item.id == id_)

    @property
    def spoken(self) -> str:
        """What a search looks at: id, name, aliases and definition, folded, a line each."""
        return "\n".join(fold(text) for text in (self.id, self.name, *self.aliases, self.definition))


class Cluster(NamedTuple):
    """A family of skills that tend to go together."""

    id: str
    name: str
    about: str = ""


class SourceList(NamedTuple):
    """A published list of skills; `entries` are the titles of its entries in order."""

    id: str
    title: str
    entries: tuple[str, ...]


class Demand(NamedTuple):
    """What a role asks of one skill: importance 1-5, target level 1-5, and why."""

    importance: float
    target: float
    why: str = ""


class Role(NamedTuple):
    """A job; `skills` maps skill ids to what the job asks of them."""

    id: str
    name: str
    about: str
    skills: Mapping[str, Demand]


class Catalogue(NamedTuple):
    """All of it, each map in the order of the file; `digest` changes with any of its texts and numbers.

    `parameters` is the path of the file that has the parameters of the measurement model, empty for our own guesses.
    """

    name: str
    scale: Scale
    clusters: Mapping[str, Cluster]
    lists: Mapping[str, SourceList]
    skills: Mapping[str, Skill]
    roles: Mapping[str, Role]
    digest: str
    parameters: str = ""

    def skills_of(self, role: Role) -> tuple[Skill, ...]:
        """The role's skills in catalogue order."""
        return self.some(role.skills)

    def some(self, ids: Iterable[str]) -> tuple[Skill, ...]:
        """The skills with these ids, each once, in catalogue order; an id without a skill is left out."""
        wanted = set(ids)
        return tuple(skill for skill in self.skills.values() if skill.id in wanted)

    def owners(self) -> dict[str, Skill]:
        """Item id to the skill that the item belongs to."""
        return {item.id: skill for skill in self.skills.values() for item in skill.items}

    def owned(self, items: Iterable[str]) -> dict[str, Skill]:
        """The same for these items alone, in their order; those that the catalogue does not have are left out."""
        owners = self.owners()
        return {item: owners[item] for item in items if item in owners}

    def items(self, ids: Iterable[str]) -> dict[str, Item]:
        """The items with these ids, in their order; those that the catalogue does not have are left out."""
        return {id_: owner.item(id_) for id_, owner in self.owned(ids).items()}

    def search(self, text: str) -> tuple[Skill, ...]:
        """Return the skills that speak of `text` in id, name, alias or definition, in any case; all of them without it."""
        wanted = fold(text)
        return tuple(skill for skill in self.skills.values() if wanted in skill.spoken)

    def skill_names(self) -> dict[str, tuple[str, ...]]:
        """Return skill ids with what else each is called."""
        return {skill.id: (skill.name, *skill.aliases) for skill in self.skills.values()}

    def role_names(self) -> dict[str, tuple[str, ...]]:
        """Return role ids with what else each is called."""
        return {role.id: (role.name,) for role in self.roles.values()}
