"""Practice: scenes and cues that come back shortly before they would be forgotten, and how each time went."""

from datetime import date
from typing import NamedTuple

from skillcheck.model.catalogue import Item
from skillcheck.model.form import reading_seconds
from skillcheck.model.plan import Goal

SCENE, OWN, CUE = "scene", "own", "cue"
"""What can be practised: a scene of the catalogue, one of the person's own, the if-then line of a goal."""
KNEW, NEARLY, NOT = "knew", "nearly", "not"
"""How well a cue, or what one would do now, came to mind."""
SKIPPED = "n/a"
MINUTES = 3
"""Reading time of a day unless told otherwise: short enough for a day on which nothing goes to plan."""
MOST_NEW = 2
"""New scenes a day: each comes back within days, and more of them at once would crowd those out."""
SAYING_SECONDS = 6.0
"""To say a line to oneself before one sees it."""


class OwnScene(NamedTuple):
    """What happened to the person: what they `did`, what came of it, what they would do `instead`.

    One that is not `complete` was broken off while it was written, and is not practised.
    """

    id: int
    skill: str
    happened: str = ""
    did: str = ""
    outcome: str = ""
    instead: str = ""
    complete: bool = False

    @property
    def seconds(self) -> float:
        """Return the time for reading it, and for saying what one would do."""
        return reading_seconds(" ".join(self[2:6])) + SAYING_SECONDS


class Repetition(NamedTuple):
    """One time that something was practised, on a local `day`.

    `about` is the id of the scene, of the own scene, or of the goal. `first` and `harm` are the options that they would
    take first and that they hold for the most harmful; of a cue or an own scene, `first` is how well it came to mind; a
    scene that was set aside has SKIPPED. `note` is what they typed from memory. It counts once it is `done`; `seconds` is
    its reading time. What is remembered afterwards are `stability` in days, `difficulty` 1-10 and the day when it is `due`.
    `seq` is its number in the history, 0 before it is kept.
    """

    what: str
    about: str
    skill: str
    day: date
    due: date
    first: str = ""
    harm: str = ""
    note: str = ""
    done: bool = False
    seconds: float = 0.0
    stability: float = 0.0
    difficulty: float = 0.0
    seq: int = 0


class Retention(NamedTuple):
    """How practice of one thing stands: `memory` is the last time that counts, if any; how often it was `seen`, since when.

    `last` is the day of the last time, set aside included, and `number` that of its row; `begun` is one that was broken off.
    """

    memory: Repetition | None = None
    seen: int = 0
    since: date | None = None
    last: date | None = None
    number: int = 0
    due: date | None = None
    begun: Repetition | None = None


class Verdict(NamedTuple):
    """A way of acting after the answers, with what it leads to; it may be among the `best` or the `worst`.

    It was `chosen` as the first thing to do, or `feared` as the one that does most harm. `id` is that of the option.
    """

    id: str
    text: str
    because: str
    best: bool
    worst: bool
    chosen: bool
    feared: bool


class Exercise(NamedTuple):
    """Something that can be practised; `tier` is 0 for the top gaps, 1 for the other gaps, 2 for the rest.

    Its `content` is the scene, the own scene, or the goal of the cue.
    """

    what: str
    about: str
    skill: str
    seconds: float
    tier: int = 0
    content: Item | OwnScene | Goal | None = None


class Limits(NamedTuple):
    """What a sitting may take: reading time, new scenes, cues; and whether it may come `early`, before anything is due."""

    seconds: float = MINUTES * 60.0
    new: int = MOST_NEW
    early: bool = False
    cues: int = 1


class Due(NamedTuple):
    """An exercise that is due; `recall` is the probability that it is remembered, None before the first time."""

    exercise: Exercise
    standing: Retention
    due: date
    recall: float | None


class Practice(NamedTuple):
    """What is due on a day: scenes in their order, cues, what reading them takes.

    `next` is the day when something comes up after that, None where there is nothing. It is `assessed` where it follows a
    result; `has_scenes` says whether the catalogue has any for it. Where nothing comes now, something may wait for lack of
    time (`waits`), or come early (`more`). `ahead` is a later day on which something was practised already, which a clock
    that went back leaves.
    """

    day: date
    scenes: tuple[Due, ...] = ()
    cues: tuple[Due, ...] = ()
    next: date | None = None
    assessed: bool = False
    has_scenes: bool = False
    ahead: date | None = None
    waits: bool = False
    more: bool = False

    @property
    def due(self) -> tuple[Due, ...]:
        """Return all that there is to practise now, the scenes first."""
        return (*self.scenes, *self.cues)

    @property
    def is_due(self) -> bool:
        """Tell whether there is anything to practise now."""
        return bool(self.due)

    @property
    def comes_back(self) -> bool:
        """Tell whether something that was practised before is due again."""
        return any(due.standing.seen for due in self.due)

    @property
    def begun(self) -> bool:
        """Tell whether there is anything to practise now or later, or a result to choose it by."""
        return self.assessed or self.is_due or self.next is not None

    @property
    def seconds(self) -> float:
        """Return the reading time of all that is due."""
        return sum(due.exercise.seconds for due in self.due)
