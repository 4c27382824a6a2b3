"""One goal of a plan, in words and as data."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from skillcheck.model.catalogue import Catalogue, Practice
from skillcheck.model.document import Block, Bullets, Facts, Heading
from skillcheck.model.plan import (
    CLOSED,
    OPEN,
    PICTURE_MINUTES,
    WEEKDAYS,
    CheckIn,
    Entry,
    Goal,
    Progress,
    Review,
)
from skillcheck.model.text import decimal, plural
from skillcheck.pages import words

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_DATES = 6
COLUMNS = (
    "id", "skill", "name", "role", "state", "why", "practice", "action", "cue", "done_when", "picture", "level", "target",
    "assessment", "committed", "start", "due", "days", "at", "minutes", "weekly_minutes", "checkin", "tell",
    "done", "missed", "weeks", "streak", "came_up", "acted", "last_checkin",
)  # fmt: skip


def name(goal: Goal, catalogue: Catalogue) -> str:
    """What the skill is called."""
    return catalogue.skills[goal.skill].name if goal.skill in catalogue.skills else goal.skill


def called(goal: Goal, catalogue: Catalogue) -> str:
    """The skill's name, and the goal's own id where that is another, as of a second goal on one skill."""
    return name(goal, catalogue) + (f" ({goal.id})" if goal.id != goal.skill else "")


def blocks(one: Progress, catalogue: Catalogue) -> list[Block]:
    """The goal in full: why, what each day, week and end asks, and how far it has come."""
    practice = _practice(one.goal, catalogue)
    steps = [Bullets(practice.steps, numbered=True)] if practice else []
    return [Heading(title(one, catalogue)), Facts((*facts(one, catalogue), ("Its id", one.goal.id))), *steps]


def facts(one: Progress, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """What is known of the goal, with what each of it is called."""
    goal = one.goal
    found = [
        ("Why it matters to me", goal.why),
        ("If-then", goal.cue),
        ("Practice", f"{goal.action}, {_times(goal)}"),
        (
            "Each day",
            f"{PICTURE_MINUTES} minutes to see how it will be: {goal.picture}" if goal.picture else "",
        ),
        (
            "Each week",
            f"look back on {DAY_NAMES[goal.checkin]}: {_dates(checkins(goal))}" if checkins(goal) else "",
        ),
        ("At the end", f"{goal.due}: {goal.done_when}"),
        ("Committed", f"on {goal.committed}, from {goal.start} to {goal.due}"),
        ("For the role", catalogue.roles[goal.role].name if goal.role in catalogue.roles else goal.role),
        ("Told", goal.tell or "nobody yet; said aloud to someone, a goal is easier to keep"),
        ("So far", so_far(one)),
    ]
    return tuple((what, text) for what, text in found if text)


def title(one: Progress, catalogue: Catalogue) -> str:
    """`Empathy: from 2.4 to 4 by 2026-12-22`."""
    goal = one.goal
    way = f"from {decimal(goal.level)} to {words.number(goal.target)}" if goal.level and goal.target else ""
    if one.state == OPEN:
        return f"{called(goal, catalogue)}: {way}{' ' if way else ''}by {goal.due}"
    return f"{called(goal, catalogue)}: {way}{', ' if way else ''}{one.state} on {one.ended}"


def so_far(one: Progress) -> str:
    """`4 days done, 1 missed; 2 weeks kept, 2 in a row; the cue came up 9 times, acted on 6 times`."""
    if not one.entries:
        return ""
    parts = [f"{plural(len(one.done), 'day')} done" + (f", {len(one.missed)} missed" if one.missed else "")]
    if one.weeks:
        row = f", {one.streak} in a row" if one.streak > 1 else ""
        parts.append(f"{plural(one.weeks, 'week')} kept{row}")
    if one.came_up:
        parts.append(f"the cue came up {plural(one.came_up, 'time')}, acted on {one.acted} of them")
    return "; ".join(parts)


def checkins(goal: Goal) -> tuple[date, ...]:
    """The days on which to look back, from the start to the due date."""
    first = goal.start + timedelta(days=(goal.checkin - goal.start.weekday()) % 7)
    return tuple(first + timedelta(days=7 * n) for n in range(((goal.due - first).days // 7) + 1))


def data(one: Progress, catalogue: Catalogue) -> dict[str, Any]:
    """The goal as JSON has it."""
    goal = one.goal
    return {
        "id": goal.id,
        "skill": goal.skill,
        "name": name(goal, catalogue),
        "role": goal.role or None,
        "state": one.state,
        "ended": one.ended.isoformat() if one.ended else None,
        "why": goal.why,
        "practice": goal.practice or None,
        "action": goal.action,
        "cue": goal.cue,
        "done_when": goal.done_when,
        "picture": goal.picture,
        "level": goal.level,
        "target": goal.target,
        "assessment": goal.assessment or None,
        "committed": goal.committed.isoformat(),
        "start": goal.start.isoformat(),
        "due": goal.due.isoformat(),
        "days": [WEEKDAYS[day] for day in goal.days],
        "at": f"{goal.at:%H:%M}",
        "minutes": goal.minutes,
        "weekly_minutes": goal.weekly_minutes,
        "checkin": WEEKDAYS[goal.checkin],
        "checkins": [day.isoformat() for day in checkins(goal)],
        "tell": goal.tell or None,
        "done": len(one.done),
        "missed": len(one.missed),
        "weeks": one.weeks,
        "streak": one.streak,
        "came_up": one.came_up,
        "acted": one.acted,
        "last_checkin": one.last_checkin.isoformat() if one.last_checkin else None,
    }


def told(entry: Entry) -> tuple[str, str]:
    """What an entry of the log notes, and the words that were written with it."""
    if isinstance(entry, CheckIn):
        said = [entry.hindered, f"new cue: {entry.cue}" if entry.cue else ""]
        return f"cue {plural(entry.came_up, 'time')}, acted {entry.acted}", "; ".join(
            part for part in said if part
        )
    if isinstance(entry, Review):
        return f"extended to {entry.due}" if entry.due else entry.outcome, entry.reason
    return entry.what, entry.note


def ended(goals: Iterable[Progress], catalogue: Catalogue) -> tuple[str, ...]:
    """A line for each goal that is over."""
    over = [one for one in goals if one.state != OPEN]
    return tuple(
        f"{title(one, catalogue)}{': ' + so_far(one) if one.state == CLOSED and one.entries else ''}"
        for one in over
    )


def days(goal: Goal) -> str:
    """`Monday, Wednesday and Friday`, or `every weekday`."""
    if goal.days == tuple(range(5)):
        return "every weekday"
    return "every day" if len(goal.days) == 7 else words.listed(DAY_NAMES[day] for day in goal.days)


def _times(goal: Goal) -> str:
    each = f"{plural(goal.minutes, 'minute')} on {days(goal)} at {goal.at:%H:%M}".replace("on every", "every")
    return each + (f" ({goal.weekly_minutes} minutes a week)" if len(goal.days) > 1 else "")


def _dates(dates: tuple[date, ...]) -> str:
    more = len(dates) - MOST_DATES
    shown = ", ".join(f"{day}" for day in dates[:MOST_DATES])
    return shown + (f" and {more} more" if more > 0 else "")


def _practice(goal: Goal, catalogue: Catalogue) -> Practice | None:
    skill = catalogue.skills.get(goal.skill)
    return next((p for p in skill.practices if p.id == goal.practice), None) if skill else None
