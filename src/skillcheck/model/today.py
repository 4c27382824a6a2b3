"""One day of a plan: the small action for each goal, a look ahead, and what is due."""

from datetime import date
from typing import NamedTuple

from skillcheck.model.plan import Progress


class Action(NamedTuple):
    """What to do today for a goal; `planned` on its days, else the cue alone counts. `state`: done, missed or empty."""

    progress: Progress
    planned: bool
    state: str


class Due(NamedTuple):
    """Something of a goal with its day: `what` is start, checkin or review."""

    progress: Progress
    what: str
    day: date


class Today(NamedTuple):
    """A day's actions in the order of the goals, and what is due up to six days on, the earliest first.

    `look` is the goal whose turn it is to be pictured, None where none has a picture. So many goals are `open`, those
    too that ask for nothing on this day.
    """

    day: date
    actions: tuple[Action, ...]
    look: Progress | None
    due: tuple[Due, ...]
    open: int
