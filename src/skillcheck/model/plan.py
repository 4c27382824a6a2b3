"""A plan: goals of one's own choosing, each with an if-then line, and the honest record of what came of them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import Any, Final, NamedTuple

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FRIDAY = 4
MOST_GOALS = 3
"""More goals at once than this compete for the same hours; three is what the advice is about."""
LONGEST = 2000
"""Characters of a line of a plan: a catalogue may have longer texts, a person hardly."""
OPEN, CLOSED, DROPPED = "open", "closed", "dropped"
DONE, MISSED = "done", "missed"
EXTENDED = "extended"
PICTURE_MINUTES, CHECKIN_MINUTES = 10, 5
"""How long the look ahead takes each day, and the look back once a week."""
OPEN_END = date.max
"""The end of a goal in the making that has none yet."""
SITUATIONS = "when|whenever|if|after|before|as soon as|once|while|during|at|on|in|each|every"
CUE: Final = re.compile(rf"(?:{SITUATIONS})\b[^,]*\S[^,]*,\s*\S.*", re.IGNORECASE | re.DOTALL)
"""A situation, a comma, and what one does then (Gollwitzer 1999, an implementation intention)."""
CUE_FORM = "“When this happens, I do that”"


class Goal(NamedTuple):
    """A skill to work on from `start` to `due`, both included, on `days` (0 Monday - 6 Sunday), `minutes` each time.

    `practice` is a practice's id in the catalogue, empty for one of their own; `action` names it in words. `level` and
    `target` (1-5) are those of the `assessment` that it came from, None where there was none. `picture` is how it will be
    once reached: the next `rung` (2-5) of the skill, on the way to the target; 0 where no level is known. `obstacle` is what
    may get in the way (Oettingen 2014: contrast what is wished for with what hinders it, then plan for that). `checkin` is
    the weekday on which to look back, and `tell` whom they told. Obstacle and tell may be empty.
    Only while it is made may why, action, cue, done_when and days be empty, minutes 0 and due OPEN_END.
    """

    id: str
    skill: str
    role: str
    committed: date
    start: date
    due: date = OPEN_END
    why: str = ""
    practice: str = ""
    action: str = ""
    cue: str = ""
    done_when: str = ""
    picture: str = ""
    level: float | None = None
    target: float | None = None
    assessment: str = ""
    days: tuple[int, ...] = ()
    at: time = time(9)
    minutes: int = 0
    checkin: int = FRIDAY
    tell: str = ""
    rung: int = 0
    obstacle: str = ""

    def runs_on(self, day: date) -> bool:
        """Tell whether a day is within its time."""
        return self.start <= day <= self.due

    @property
    def first_practice(self) -> date:
        """The first day of practice; the start where no day of the week is chosen yet."""
        week = [self.start + timedelta(days=number) for number in range(7)]
        return next((day for day in week if day.weekday() in self.days), self.start)

    @property
    def weekly_minutes(self) -> int:
        """The minutes that it takes in a week."""
        return len(self.days) * self.minutes


class Tick(NamedTuple):
    """A day's practice, `what` is `done` or `missed`; the note may be empty."""

    day: date
    goal: str
    what: str
    note: str = ""


class CheckIn(NamedTuple):
    """A look back: how often the cue `came_up`, how often they `acted`, what got in the way, and a new cue if any."""

    day: date
    goal: str
    came_up: int
    acted: int
    hindered: str = ""
    cue: str = ""
    what: str = "checkin"


class Review(NamedTuple):
    """The end of a goal's time: `outcome` is closed, extended (to `due`) or dropped.

    `assessment` and `then` are the ids of the new rating and of the then-rating, empty without.
    """

    day: date
    goal: str
    outcome: str
    reason: str
    due: date | None = None
    assessment: str = ""
    then: str = ""
    what: str = "review"


class Edit(NamedTuple):
    """A change of what was decided: `changes` maps fields of the goal to their new values."""

    day: date
    goal: str
    changes: Mapping[str, Any]
    what: str = "edit"


Entry = Tick | CheckIn | Review | Edit


def find_end(entries: Iterable[Entry]) -> Review | None:
    """Return the review that has ended the goal that these entries are about; None while it is open, or again."""
    reviews = [entry for entry in entries if isinstance(entry, Review)]
    return reviews[-1] if reviews and reviews[-1].outcome != EXTENDED else None


class Plan(NamedTuple):
    """Goals as they were made, in that order, and all that was noted since, the oldest first.

    `id` tells its calendar entries from those of other plans; `timezone` is an IANA name, or empty. `undone` counts what was
    taken back; `begun` are the ids of skills whose goals were broken off in the making.
    """

    id: str
    timezone: str
    goals: tuple[Goal, ...] = ()
    log: tuple[Entry, ...] = ()
    undone: int = 0
    begun: tuple[str, ...] = ()


class Progress(NamedTuple):
    """A goal as the log has left it.

    `goal` has what was changed since; `state` is open, closed or dropped, `ended` the day of that; `changes` counts what
    has changed it. `done` and `missed` are days (of a day with both the later counts), `entries` what was noted.
    `weeks` are those in which at least half of the planned days were done, `streak` how many of them in a row up to now.
    """

    goal: Goal
    state: str
    ended: date | None
    changes: int
    entries: tuple[Entry, ...]
    done: tuple[date, ...]
    missed: tuple[date, ...]
    weeks: int
    streak: int
    came_up: int
    acted: int
    last_checkin: date | None


class Action(NamedTuple):
    """What to do on a day for a goal; `planned` on its days, else the cue alone counts. `state`: done, missed or empty."""

    progress: Progress
    planned: bool
    state: str


class Due(NamedTuple):
    """Something of a goal with its day: `what` is start, checkin or review."""

    progress: Progress
    what: str
    day: date


class Today(NamedTuple):
    """A day's actions in the order of the goals, and what is `due` up to six days on, the earliest first.

    `look` is the goal whose turn it is to be pictured, None where none has a picture. `open` counts the open goals, also
    those that ask for nothing on this day; `ahead` are those that have not begun, the earliest first.
    """

    day: date
    actions: tuple[Action, ...]
    look: Progress | None
    due: tuple[Due, ...]
    open: int
    ahead: tuple[Goal, ...] = ()
