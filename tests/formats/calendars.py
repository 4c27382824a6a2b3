"""A page for calendars: a goal of each state, and appointments across changes of the clock."""

from datetime import UTC, date, datetime, time

from skillcheck.model.calendar import Calendar, LastDay, Slot, Task
from skillcheck.model.document import Document

TASK = Task(
    uid="goal-listening@skillcheck",
    title="Listening: say it back",
    text="When a call begins, I say back the first point.\nDone when: ten calls.",
    start=date(2027, 3, 1),
    due=date(2027, 4, 30),
    percent=40,
    state="open",
    ended=None,
    revision=0,
)
# 2027-03-01 is a Monday; clocks go forward on 2027-03-28 in Berlin.
SLOT = Slot(
    uid="practice-listening@skillcheck",
    title="Practise: say it back",
    text="10 minutes",
    first=date(2027, 3, 23),
    last=date(2027, 4, 5),
    weekdays=(6, 0),
    at=time(8, 30),
    minutes=10,
    revision=2,
)


END_DAY = LastDay("end", "Listening: last day", "Done when: ten calls.", date(2027, 4, 30), time(8, 30), 0)


def calendar(
    *entries: Task | Slot | LastDay, timezone: str = "Europe/Berlin", name: str = "Plan"
) -> Document:
    """A page with these for a calendar."""
    tasks = tuple(entry for entry in entries if isinstance(entry, Task))
    slots = tuple(entry for entry in entries if isinstance(entry, Slot))
    days = tuple(entry for entry in entries if isinstance(entry, LastDay))
    made_at = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    return Document(
        "Plan", "plan", {}, "", (), (), calendar=Calendar(name, timezone, made_at, tasks, slots, days)
    )


WHOLE = calendar(
    TASK,
    TASK._replace(uid="closed", percent=70, state="closed", ended=date(2027, 4, 2), revision=3),
    TASK._replace(uid="dropped", state="dropped", ended=date(2027, 4, 2), due=TASK.start),
    SLOT,
    SLOT._replace(uid="cancelled", cancelled=True),
    END_DAY,
)
