"""Whether a goal is SMART (Doran 1981): specific, measurable, assignable, realistic, time-related."""

from collections.abc import Iterator
from datetime import date, timedelta

from skillcheck.model.draft import Draft, Lack
from skillcheck.model.plan import CUE, CUE_FORM

SPECIFIC, MEASURABLE, ASSIGNABLE = "specific", "measurable", "assignable"
REALISTIC, TIMED = "realistic", "time-related"
MOST_MINUTES = 300
"""Five hours a week beside the job; nobody keeps more up, and the practices of the catalogue take far less."""
LONGEST = timedelta(days=366)
"""A goal that is further away than a year is a wish: nothing in it is due."""


def lacks(draft: Draft, today: date) -> tuple[Lack, ...]:
    """What keeps the draft from being a goal, in the order in which a person is asked; empty for a SMART one.

    A start that is over is taken, since one may write down what one has begun already; an end that is over is not.
    """
    return tuple(_lacks(draft, today))


def _lacks(draft: Draft, today: date) -> Iterator[Lack]:
    if not draft.why:
        yield Lack("why", ASSIGNABLE, "why you take it on: why it matters to you")
    if not draft.action:
        yield Lack("action", SPECIFIC, "what you will practise")
    if not draft.cue:
        yield Lack("cue", SPECIFIC, f"an if-then line, {CUE_FORM}")
    elif not CUE.fullmatch(draft.cue):
        yield Lack("cue", SPECIFIC, f"“{draft.cue}” is no if-then line; write {CUE_FORM}")
    if not draft.done_when:
        yield Lack("done_when", MEASURABLE, "what counts as done")
    yield from _times(draft, today)
    if not draft.days:
        yield Lack("days", REALISTIC, "on which days of the week")
    if not draft.minutes:
        yield Lack("minutes", REALISTIC, "how many minutes each time")
    elif len(draft.days) * draft.minutes > MOST_MINUTES:
        total = len(draft.days) * draft.minutes
        yield Lack("minutes", REALISTIC, f"{total} minutes a week are more than {MOST_MINUTES}: take fewer")


def _times(draft: Draft, today: date) -> Iterator[Lack]:
    if not draft.start:
        yield Lack("start", TIMED, "the day it starts")
    if not draft.due:
        yield Lack("due", TIMED, "the day it is due")
    elif draft.start and draft.due < draft.start:
        yield Lack("due", TIMED, f"the due date {draft.due} is before the start {draft.start}")
    elif draft.due < today:
        yield Lack("due", TIMED, f"the due date {draft.due} is over: name a day to come")
    elif draft.start and draft.due - draft.start > LONGEST:
        yield Lack("due", TIMED, f"{draft.due} is more than a year after {draft.start}: take a nearer step")
