"""The shape of a plan's file, and of a file of goals to put into one."""

from skillcheck.model import plan as model
from skillcheck.model.plan import LONGEST
from skillcheck.store.day_shapes import Day, OneOf, TimeOfDay, Words, each
from skillcheck.store.shape import ListOf, Number, Record, Shape, Text, identifier

VERSION = 1
MOST_GOALS = 100
MOST_ENTRIES = 100_000
MOST_TIMES = 9999

_id = identifier()
_text = Text(most=LONGEST, hint=f"is longer than {LONGEST:,} characters")
_weekday = OneOf({name: number for number, name in enumerate(model.WEEKDAYS)})
_level = Number(1, 5)
_version = Number(VERSION, VERSION, whole=True)
_cue = Text(
    f"(?is:{model.CUE.pattern})",
    f"is no if-then line of {LONGEST:,} characters at most: write {model.CUE_FORM}",
    LONGEST,
)
_times = Number(0, MOST_TIMES, whole=True)

# What a person decides about a goal.
DECIDED: dict[str, Shape] = {
    "why": _text,
    "action": _text,
    "cue": _cue,
    "done_when": _text,
    "start": Day(),
    "due": Day(),
    "days": ListOf(_weekday, 1, 7),
    "minutes": Number(1, 600, whole=True),
}
BESIDE: dict[str, Shape] = {
    "role": _id,
    "practice": _id,
    "picture": _text,
    "at": TimeOfDay(),
    "checkin": _weekday,
    "tell": _text,
}
MEASURED: dict[str, Shape] = {"level": _level, "target": _level, "assessment": _text, "committed": Day()}

GOAL = Record({"id": _id, "skill": _id, **DECIDED}, {**BESIDE, **MEASURED})
ENTRY = Record(
    {
        "day": Day(),
        "goal": _id,
        "what": each((model.DONE, model.MISSED, "checkin", "review")),
    },
    {
        "note": _text,
        "came_up": _times,
        "acted": _times,
        "hindered": _text,
        "cue": _cue,
        "outcome": each((model.CLOSED, model.EXTENDED, model.DROPPED)),
        "reason": _text,
        "due": Day(),
        "assessment": _text,
        "then": _text,
    },
)
PLAN = Record(
    {"version": _version, "id": _id, "timezone": _text, "goals": ListOf(GOAL, 0, MOST_GOALS)},
    {"log": ListOf(ENTRY, 0, MOST_ENTRIES)},
)
# A file of goals is written as the options of the command line are, and read by the same words.
DRAFT = Record(
    {"skill": _id},
    {
        **dict.fromkeys((*DECIDED, *BESIDE), _text),
        "days": Words(LONGEST),
        "checkin": Words(LONGEST),
        "role": _id,
    },
)
DRAFTS = Record({"version": _version, "goals": ListOf(DRAFT, 1, MOST_GOALS)})

# Which keys an entry has beside day and goal: needed ones, then others.
KEYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    model.DONE: ((), ("note",)),
    model.MISSED: ((), ("note",)),
    "checkin": (("came_up", "acted"), ("hindered", "cue")),
    "review": (("outcome", "reason"), ("due", "assessment", "then")),
}
