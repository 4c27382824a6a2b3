"""One goal of a plan, and what was noted about it, in words and as data."""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import CLOSED, OPEN, WEEKDAYS, CheckIn, Edit, Entry, Goal, Progress, Review
from skillcheck.model.text import decimal_beside, plural
from skillcheck.pages import words

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_DATES = 6
"""Dates of a row that are named: a line of 80 columns has room for no more."""
YEAR = timedelta(days=360)
"""Of goals that last longer, two weeks may have the same day and month."""
NOTHING_OR_TEXT = ("practice", "assessment", "tell", "cue", "then", "rung", "obstacle")
"""Texts that are null in JSON where there is none."""
COLUMNS = (
    "id", "skill", "name", "role", "state", "why", "practice", "action", "cue", "done_when", "picture", "level", "target",
    "rung", "assessment", "committed", "start", "due", "days", "at", "minutes", "weekly_minutes", "checkin", "tell",
    "obstacle", "done", "missed", "weeks", "streak", "came_up", "acted", "last_checkin",
)  # fmt: skip


def goal_name(goal: Goal, catalogue: Catalogue) -> str:
    """Return the skill's name, and the goal's own id where that is another, as of a second goal on one skill."""
    return catalogue.skill_name(goal.skill) + (f" ({goal.id})" if goal.id != goal.skill else "")


def blocks(standing: Progress, catalogue: Catalogue) -> list[doc.Block]:
    """Return the goal in full: why, what each day, week and end asks, and how far it has come."""
    goal = standing.goal
    own_id = [("Its id", goal.id)] if goal.id != goal.skill else []
    pairs = doc.Facts((*facts(standing, catalogue), *own_id))
    return [doc.Heading(title(standing, catalogue)), pairs, *steps(goal, catalogue), boxes(standing)]


def steps(goal: Goal, catalogue: Catalogue) -> list[doc.Bullets]:
    """Return the steps of its practice; none where that is not of the catalogue."""
    skill = catalogue.skills.get(goal.skill)
    practices = skill.practices if skill else ()
    return [
        doc.Bullets(practice.steps, numbered=True) for practice in practices if practice.id == goal.practice
    ]


def boxes(standing: Progress) -> doc.Boxes:
    """Return a row for each week of the goal: a box for each day of practice, and one for the look back."""
    goal = standing.goal
    looked = {entry.day for entry in standing.entries if isinstance(entry, CheckIn)}
    done, to_look = set(standing.done), set(checkins(goal))
    years = " %Y" if goal.due - goal.start > YEAR else ""
    rows: dict[str, list[doc.Box]] = {}
    for n in range((goal.due - goal.start).days + 1):
        day = goal.start + timedelta(days=n)
        monday = day - timedelta(days=day.weekday())
        row = rows.setdefault(f"Week of {monday.day} {monday:%B{years}}", [])
        if day.weekday() in goal.days:
            row.append(doc.Box(f"{day:%a} {day.day}", day in done))
        if day in to_look:
            week = {monday + timedelta(days=m) for m in range(7)}
            row.append(doc.Box(f"look back, {day:%a} {day.day}", bool(looked & week)))
    return doc.Boxes(tuple((name, tuple(row)) for name, row in rows.items() if row))


def facts(standing: Progress, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return what is known of the goal, with what each of it is called."""
    goal, roles = standing.goal, catalogue.roles
    when = "" if days(goal).startswith("every") else "on "
    times = f"{plural(goal.minutes, 'minute')} {when}{days(goal)} at {goal.at:%H:%M}"
    weekly = f" ({goal.weekly_minutes} minutes a week)" if len(goal.days) > 1 else ""
    dates = [str(day) for day in checkins(goal)]
    more = f" and {len(dates) - MOST_DATES} more" if len(dates) > MOST_DATES else ""
    looks = f"look back on {DAY_NAMES[goal.checkin]}: {', '.join(dates[:MOST_DATES])}{more}"
    role = roles[goal.role].name if goal.role in roles else goal.role
    asks = f"; your role asks for {words.place(goal.target, catalogue.scale)}" if goal.target else ""
    comma = "" if goal.action.endswith((".", "!", "?", "…")) else ","
    return words.drop_empty(
        (
            ("Why it matters to me", goal.why),
            ("In the way", goal.obstacle),
            ("If-then", goal.cue),
            ("Practice", f"{goal.action}{comma} {times}{weekly}"),
            ("Once reached", goal.picture),
            ("Each week", looks if dates else ""),
            ("At the end", f"{goal.due}: {goal.done_when}"),
            ("Committed", f"on {goal.committed}, from {goal.start} to {goal.due}"),
            ("For the role", role and f"{role}{asks}"),
            ("Told", goal.tell or "nobody yet; said aloud to someone, a goal is easier to keep"),
            ("So far", so_far(standing)),
        )
    )


def title(standing: Progress, catalogue: Catalogue) -> str:
    """Return `Empathy: from 2.4 to 4 by 2026-12-22`."""
    goal, is_open = standing.goal, standing.state == OPEN
    levels = ""
    if goal.level and goal.target:
        end = goal.rung or goal.target  # goals of earlier versions lead to the target at once
        levels = f"from {decimal_beside(goal.level, end)} to {words.number(end)}{' ' if is_open else ', '}"
    ends = f"by {goal.due}" if is_open else f"{standing.state} on {standing.ended}"
    return f"{goal_name(goal, catalogue)}: {levels}{ends}"


def so_far(standing: Progress) -> str:
    """Return `4 days done, 1 missed; 2 weeks kept; the cue came up 9 times, acted on 6 of them`."""
    if all(isinstance(entry, Edit) for entry in standing.entries):
        return ""
    missed = f", {len(standing.missed)} missed" if standing.missed else ""
    parts = [f"{plural(len(standing.done), 'day')} done{missed}"]
    if standing.weeks:
        parts.append(f"{plural(standing.weeks, 'week')} kept")
    if standing.came_up:
        acted = f"{standing.acted} of them" if standing.came_up > 1 else "it" if standing.acted else "none"
        parts.append(f"the cue came up {plural(standing.came_up, 'time')}, acted on {acted}")
    return "; ".join(parts)


def checkins(goal: Goal) -> tuple[date, ...]:
    """Return the days on which to look back: each week, after the first practice and up to the due date."""
    after = goal.first_practice + timedelta(days=1)
    first = after + timedelta(days=(goal.checkin - after.weekday()) % 7)
    return tuple(first + timedelta(days=n) for n in range(0, (goal.due - first).days + 1, 7))


def data(standing: Progress, catalogue: Catalogue) -> dict[str, Any]:
    """Return the goal as JSON has it."""
    goal = standing.goal
    return {
        **_plain(goal._asdict()),
        "name": catalogue.skill_name(goal.skill),
        "state": standing.state,
        "ended": standing.ended.isoformat() if standing.ended else None,
        "weekly_minutes": goal.weekly_minutes,
        "checkins": [day.isoformat() for day in checkins(goal)],
        "done": len(standing.done),
        "missed": len(standing.missed),
        "weeks": standing.weeks,
        "streak": standing.streak,
        "came_up": standing.came_up,
        "acted": standing.acted,
        "last_checkin": standing.last_checkin.isoformat() if standing.last_checkin else None,
    }


def entry_data(entry: Entry) -> dict[str, Any]:
    """Return an entry of the log as JSON has it."""
    return _plain(entry._asdict())


def describe(entry: Entry) -> tuple[str, str]:
    """Return what an entry of the log notes, and the words that were written with it."""
    match entry:
        case CheckIn():
            lines = (entry.hindered, f"new cue: {entry.cue}" if entry.cue else "")
            return f"cue {plural(entry.came_up, 'time')}, acted {entry.acted}", "; ".join(filter(None, lines))
        case Review():
            return f"extended to {entry.due}" if entry.due else entry.outcome, entry.reason
        case Edit():
            changes = _plain(entry.changes)
            changes |= {"days": ", ".join(changes["days"])} if "days" in changes else {}
            return "changed", "; ".join(f"{key.replace('_', ' ')}: {text}" for key, text in changes.items())
    return entry.what, entry.note


def list_ended(goals: Iterable[Progress], catalogue: Catalogue) -> tuple[str, ...]:
    """Return a line for each goal that is over."""
    lines = []
    for standing in goals:
        if standing.state != OPEN:
            wins = so_far(standing) if standing.state == CLOSED else ""
            lines.append(f"{title(standing, catalogue)}{': ' if wins else ''}{wins}")
    return tuple(lines)


def days(goal: Goal) -> str:
    """Return `Monday, Wednesday and Friday`, or `every weekday`."""
    if goal.days == tuple(range(5)):
        return "every weekday"
    return "every day" if len(goal.days) == 7 else words.listed(DAY_NAMES[day] for day in goal.days)


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a goal or an entry as JSON has them."""
    return {key: _plain_value(key, value) for key, value in fields.items()}


def _plain_value(key: str, value: Any) -> Any:
    if key == "checkin":
        return WEEKDAYS[value]
    match value:
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case tuple():
            return [WEEKDAYS[day] for day in value]
        case Mapping():
            return _plain(value)
    return value or None if key in NOTHING_OR_TEXT else value
