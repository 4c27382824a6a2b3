"""Today: one small action for each goal, ten minutes to look ahead, and what is due this week."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import PICTURE_MINUTES, Action, Goal, Progress, Today
from skillcheck.model.practice import Practice
from skillcheck.model.text import plural
from skillcheck.pages import goal as goals
from skillcheck.pages import words
from skillcheck.pages.practice_due import count

COLUMNS = ("goal", "name", "planned", "action", "cue", "minutes", "at", "state", "streak")
WORKING_DAYS = 5
FREE = "free"
"""A day without practice: a word, since a mark says nothing where there is no screen."""


def page(today: Today, catalogue: Catalogue, practice: Practice | None = None) -> doc.Document:
    """Return what this day asks; each goal in a few lines, and the `practice` that is due."""
    blocks = [block for action in today.actions for block in _action(action, today.day, catalogue)]
    blocks += [] if blocks else [doc.Paragraph("No goal asks for anything today.")]
    blocks += [doc.Heading("Due this week"), doc.Bullets(tuple(_due(today, catalogue)))] if today.due else []
    due = practice if practice and practice.is_due else None
    blocks += _next(today, due)
    look = today.look.goal if today.look else None
    data = {
        "date": today.day.isoformat(),
        "actions": [_action_data(action, catalogue) for action in today.actions],
        "look": look
        and {"goal": look.id, "minutes": PICTURE_MINUTES, "picture": look.picture, "cue": look.cue},
        "practise": due and {"scenes": len(due.scenes), "cues": len(due.cues), "minutes": due.seconds / 60},
        "due": [{"goal": d.progress.goal.id, "what": d.what, "day": d.day.isoformat()} for d in today.due],
    }
    title = f"{goals.DAY_NAMES[today.day.weekday()]} {today.day.day} {today.day:%B}"
    return doc.Document(title, "today", data, "actions", COLUMNS, tuple(blocks))


def _action(action: Action, day: date, catalogue: Catalogue) -> list[doc.Block]:
    """Show what a goal asks on this day: its cue, its steps, and the weeks so far."""
    goal, name = action.progress.goal, goals.goal_name(action.progress.goal, catalogue)
    time = f"{plural(goal.minutes, 'minute')} at {goal.at.hour}:{goal.at:%M}"
    text = f"{name}, {time}" if action.planned else f"{name}: no practice day"
    text += f" ({action.state})" if action.state else ""
    waits = action.planned and not action.state
    step = doc.Step(text, (doc.Paragraph(goal.cue),), accent=doc.Accent.YOU if waits else doc.Accent.GOOD)
    return [step, doc.Heading(goal.action), *goals.steps(goal, catalogue), _weeks(action.progress, day)]


def _weeks(standing: Progress, today: date) -> doc.Table:
    """Show this week and the one before, day by day: what was done, what was missed, what comes."""
    goal, monday = standing.goal, today - timedelta(days=today.weekday())
    columns = [place for place in range(7) if place < WORKING_DAYS or place in goal.days]
    rows = tuple(
        (name, *(_day_word(standing, first + timedelta(days=place), today) for place in columns))
        for name, first in (("Last week", monday - timedelta(days=7)), ("This week", monday))
        if first + timedelta(days=6) >= goal.start
    )
    return doc.Table(("", *(goals.DAY_NAMES[place][:3] for place in columns)), rows)


def _day_word(standing: Progress, day: date, today: date) -> str:
    if day in standing.done:
        return "done"
    if day in standing.missed:
        return "missed"
    if day == today:
        return "today"
    return "open" if standing.goal.runs_on(day) and day.weekday() in standing.goal.days else FREE


def _due(today: Today, catalogue: Catalogue) -> Iterator[str]:
    """Yield a line for each thing and day; several goals share it, but for reviews, which are of one goal each."""
    shared: dict[tuple[str, date, str], list[Goal]] = {}
    for due in today.due:
        goal = due.progress.goal
        shared.setdefault((due.what, due.day, goal.id if due.what == "review" else ""), []).append(goal)
    for (what, day, _), sharing in shared.items():
        names = words.listed(goals.goal_name(goal, catalogue) for goal in sharing)
        when = "today" if day == today.day else f"{goals.DAY_NAMES[day.weekday()]}, {day}"
        when = f"since {day}" if day < today.day else when
        goal_id = f" {sharing[0].id}" if len(sharing) == 1 and today.open > 1 else ""
        verb = {"checkin": "Look back on", "review": "Review"}.get(what)
        if verb:
            yield f"{verb} {names}, {when}: skillcheck plan {what}{goal_id}"
        else:
            yield f"{names} begins: {when}"


def _next(today: Today, practice: Practice | None) -> list[doc.Block]:
    rows = [("m", "skillcheck practise", count(practice))] if practice else []
    goal = next((action.progress.goal.id for action in today.actions if not action.state), "")
    if goal:
        rows.append(("d", f"skillcheck plan done {goal}", "tick it off"))
        rows.append(("n", f"skillcheck plan missed {goal}", "not today: a fact, not a failure"))
    return [doc.make_commands(rows)] if rows else []


def _action_data(action: Action, catalogue: Catalogue) -> dict[str, Any]:
    goal = action.progress.goal
    return {
        "goal": goal.id,
        "name": catalogue.skill_name(goal.skill),
        "planned": action.planned,
        "action": goal.action,
        "cue": goal.cue,
        "minutes": goal.minutes if action.planned else None,
        "at": f"{goal.at:%H:%M}" if action.planned else None,
        "state": action.state or None,
        "streak": action.progress.streak,
    }
