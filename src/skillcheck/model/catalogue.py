"""The catalogue: skills, the questions about them, practices, and what a role asks of each skill.

The annotations say how each value stands in a file, and the order of its fields is the one that programs get.
"""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple, Protocol, TypeVar

from skillcheck.model.form import Form
from skillcheck.model.shape import (
    REQUIRED,
    URL,
    FiveTexts,
    Id,
    Level,
    Mark,
    OwnId,
    Range,
    Rating,
    Rung,
    Size,
    Version,
)

TOP = 5
"""How many gaps a person can keep in view: the three to five that the advice is about."""

AVERAGE = 3.4
"""What answers count on average, before any is known."""
TRUST_IN_GUESSES = 0.5
"""How much of a guess about one question's answers is believed: half of the spread of guesses from the words holds."""

T = TypeVar("T")


def typical_answer(guess: float) -> float:
    """Return what an ordinary person's answer is taken to count (1-5), from somebody's guess of it."""
    return AVERAGE + TRUST_IN_GUESSES * (guess - AVERAGE)


class Scale(NamedTuple):
    """The labels of the numbers 1-5, as level of a skill and as frequency of a behaviour."""

    levels: FiveTexts
    frequency: FiveTexts


class Item(Protocol):
    """A question about a skill; each kind of question is one class in a file of its own, see `questions`."""

    @property
    def id(self) -> str:
        """Return the id; there is no second one in the catalogue."""

    @property
    def rated(self) -> bool:
        """Return True where people rate themselves from 1 to 5, False where they choose what they would do."""

    @property
    def reversed(self) -> bool:
        """Return True where a high answer speaks against the skill."""

    @property
    def measures(self) -> bool:
        """Return True where an assessment may ask it, False where it is kept for practice."""

    @property
    def guess(self) -> tuple[float, float, float]:
        """Return intercept (1-5), loading and residual variance, used until a calibration finds better ones."""

    @property
    def cost(self) -> float:
        """Return what asking costs, in statements."""

    @property
    def seconds(self) -> float:
        """Return how long an unhurried reader takes to read and to answer."""

    @property
    def answers(self) -> tuple[str, ...]:
        """Return the answers that can be given, besides `n/a`."""

    @property
    def content(self) -> dict[str, Any]:
        """Return all that it says and counts, as JSON has it."""

    def form(self, scale: Scale) -> Form:
        """Return how it is asked."""

    def score(self, answer: str) -> float:
        """Return one of `answers` on 1-5, higher for better."""


class Practice(NamedTuple):
    """Something to do at work: `rung` is the level that it leads to, `trains` are the statements about that act.

    `minutes` is for each time, `effort` 1-3. Files of the first edition have no rung, but `levels` (1-5) that it suits.
    """

    id: Annotated[Id, OwnId(lambda skill, number: f"{skill}-p{number}")]
    title: str
    levels: Annotated[tuple[Level, ...], Size(1, 5)] = ()
    rung: Rung = 0
    trains: tuple[Id, ...] = ()
    steps: Annotated[tuple[str, ...], Size(1)] = REQUIRED
    cue: str = ""
    done_when: str = ""
    minutes: Annotated[int, Range(1, 1440)] = 0
    effort: Annotated[int, Range(1, 3)] = 0

    @property
    def suits(self) -> tuple[int, ...]:
        """Return the levels at which it suits: the one below its rung, else those that it names, else all."""
        return (self.rung - 1,) if self.rung else self.levels or (1, 2, 3, 4, 5)


class Resource(NamedTuple):
    """A book, course, paper or standard that can be found, and what to read it `for_`; `year` is 0 where it is not known."""

    title: str
    by: str
    kind: str = ""
    year: Annotated[int, Range(0, 9999)] = 0
    url: Annotated[str, URL] = ""
    for_: str = ""


class ListEntry(NamedTuple):
    """An entry of a source list, counted from 1."""

    list: Id
    entry: Annotated[int, Range(1, 100_000)]


class Phrases(NamedTuple):
    """Words as one would really say them: some `say`, and one to `drop`."""

    say: tuple[str, ...] = ()
    drop: str = ""


class Skill(NamedTuple):
    """A skill of the catalogue; `levels` holds what one would see at level 1, 2, 3, 4 and 5.

    `reach` is what it looks like when it reaches others; `questions` are all that it has, `items` those that measure it.
    Files of the first edition have one `example`.
    """

    id: Id
    name: str
    cluster: Id
    aliases: tuple[str, ...] = ()
    definition: str = REQUIRED
    why: str = ""
    example: str = ""
    levels: FiveTexts = REQUIRED
    questions: Annotated[tuple[Item, ...], Mark.BY_KIND] = ()
    practices: tuple[Practice, ...] = ()
    resources: tuple[Resource, ...] = ()
    related: tuple[Id, ...] = ()
    needs: tuple[Id, ...] = ()
    lists: tuple[ListEntry, ...] = ()
    examples: tuple[str, ...] = ()
    reach: str = ""
    overdone: str = ""
    not_when: str = ""
    phrases: Phrases = Phrases()
    ask_yourself: str = ""
    ask_a_colleague: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the questions that measure it, in their order."""
        return tuple([question for question in self.questions if question.measures])

    @property
    def scenes_told(self) -> tuple[str, ...]:
        """Return its examples; `example` takes the place of the first where a file has both."""
        return (self.example, *self.examples[1:]) if self.example else self.examples

    def of_kind(self, kind: type[T]) -> tuple[T, ...]:
        """Return the questions of one kind, in their order, those for practice included."""
        return tuple(question for question in self.questions if isinstance(question, kind))


class Cluster(NamedTuple):
    """A family of skills that tend to go together."""

    id: Id
    name: str
    about: str = ""


class SourceList(NamedTuple):
    """A published list of skills; `entries` are the titles of its entries in order."""

    id: Id
    title: str
    entries: Annotated[tuple[str, ...], Size(1)]


class Demand(NamedTuple):
    """What a role asks of one skill: importance 1-5, target level 1-5, and why."""

    importance: Rating
    target: Rating
    why: str = ""

    def urgency(self, level: float) -> float:
        """Return importance x (target - level); negative where the target is passed."""
        return self.importance * (self.target - level)


class Role(NamedTuple):
    """A job; `skills` maps skill ids to what the job asks of them."""

    id: Id
    name: str
    about: str = ""
    skills: Mapping[str, Demand] = REQUIRED


class Catalogue(NamedTuple):
    """All of it, each map in the order of the file.

    `version` is the format of the file, `parameters` the path of the file of calibrated parameters (empty: none); `digest`
    changes with any text or number. `path` is where it came from, empty for the built-in one.
    """

    version: Version
    name: str
    scale: Scale
    clusters: Annotated[Mapping[str, Cluster], Mark.BY_ID, Size(1)]
    skills: Annotated[Mapping[str, Skill], Mark.BY_ID, Size(1)]
    roles: Annotated[Mapping[str, Role], Mark.BY_ID, Size(1)]
    lists: Annotated[Mapping[str, SourceList], Mark.BY_ID] = MappingProxyType({})
    parameters: str = ""
    digest: Annotated[str, Mark.FILLED] = ""
    path: Annotated[str, Mark.FILLED] = ""

    def skills_of(self, role: Role) -> tuple[Skill, ...]:
        """Return the role's skills in catalogue order."""
        return self.pick_skills(role.skills)

    def pick_skills(self, ids: Iterable[str]) -> tuple[Skill, ...]:
        """Return the skills with these ids, each once, in catalogue order; an id without a skill is left out."""
        ids = set(ids)
        return tuple(skill for skill in self.skills.values() if skill.id in ids)

    def sort_by_cluster(self, skills: Iterable[Skill]) -> list[Skill]:
        """Return skills in the order of their clusters, those of one cluster as they come."""
        order = list(self.clusters)
        return sorted(skills, key=lambda skill: order.index(skill.cluster))

    def items(self) -> dict[str, Item]:
        """Return each question that an assessment may ask by its id."""
        return {item.id: item for skill in self.skills.values() for item in skill.items}

    def without(self, items: Collection[str]) -> "Catalogue":
        """Return the catalogue without some of its questions (ids); itself where it has none of them."""
        if not any(item in items for item in self.items()):
            return self
        skills = {
            skill.id: skill._replace(
                questions=tuple(item for item in skill.questions if item.id not in items)
            )
            for skill in self.skills.values()
        }
        return self._replace(skills=skills)

    def owners(self) -> dict[str, Skill]:
        """Return by the id of each item the skill that it is about."""
        return {item.id: skill for skill in self.skills.values() for item in skill.items}

    def skill_name(self, id_: str) -> str:
        """Return what a skill is called; its id where the catalogue no longer has it."""
        return self.skills[id_].name if id_ in self.skills else id_

    def skill_names(self) -> dict[str, tuple[str, ...]]:
        """Return skill ids with what else each is called."""
        return {skill.id: (skill.name, *skill.aliases) for skill in self.skills.values()}

    def role_names(self) -> dict[str, tuple[str, ...]]:
        """Return role ids with what else each is called."""
        return {role.id: (role.name,) for role in self.roles.values()}
