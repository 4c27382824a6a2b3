"""Today: one small action for each goal, ten minutes to look ahead, and what is due this week."""

from datetime import date
from typing import Any

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Block, Bullets, Commands, Document, Heading, Paragraph, Tone
from skillcheck.model.plan import PICTURE_MINUTES, Action, Goal, Today
from skillcheck.model.practice import Practice
from skillcheck.pages import goal as goals
from skillcheck.pages import words
from skillcheck.pages.practice_due import count

COLUMNS = ("goal", "name", "planned", "action", "cue", "minutes", "at", "state", "streak")
WHAT = {
    "checkin": ("Look back on", "skillcheck plan checkin"),
    "review": ("Review", "skillcheck plan review"),
}


def page(today: Today, catalogue: Catalogue, practice: Practice | None = None) -> Document:
    """Return what this day asks; each goal in a few lines, and the `practice` that is due."""
    blocks = [block for action in today.actions for block in _action(action, catalogue)]
    blocks += [] if blocks else [Paragraph("No goal asks for anything today.")]
    blocks += _look(today, catalogue)
    blocks += [Heading("Due this week"), Bullets(_due(today, catalogue))] if today.due else []
    due = practice if practice and (practice.scenes or practice.cues) else None
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
    title = f"{goals.DAY_NAMES[today.day.weekday()]}, {today.day}"
    return Document(title, "today", data, "actions", COLUMNS, tuple(blocks))


def nothing(day: date) -> Document:
    """Return the page for programs where nothing is planned."""
    data: dict[str, Any] = {"date": day.isoformat(), "actions": [], "look": None, "practise": None, "due": []}
    return Document("Nothing is planned.", "today", data, "actions", COLUMNS, ())


def _action(action: Action, catalogue: Catalogue) -> list[Block]:
    goal = action.progress.goal
    name = goals.called(goal, catalogue)
    what = f"{name}: {goal.action}, {goal.minutes} min at {goal.at:%H:%M}" if action.planned else name
    wins = [Paragraph(goals.so_far(action.progress), Tone.QUIET)] if action.progress.entries else []
    return [Heading(f"{what} ({action.state})" if action.state else what), Paragraph(goal.cue), *wins]


def _look(today: Today, catalogue: Catalogue) -> list[Block]:
    """Picturing the outcome alone makes complacent; with the obstacle and the answer to it, it helps (Oettingen 2012)."""
    if today.look is None:
        return []
    goal = today.look.goal
    obstacle = "What is likeliest to get in the way today? See yourself act on your if-then line."
    return [
        Heading(f"{PICTURE_MINUTES} minutes to look ahead: {goals.called(goal, catalogue)}"),
        Paragraph(f"It is {goal.due}, and this is how you work: {goal.picture}"),
        Paragraph(obstacle, Tone.QUIET),
    ]


def _due(today: Today, catalogue: Catalogue) -> tuple[str, ...]:
    """Return a line for each thing and day; several goals share it, but for reviews, which are of one goal each."""
    shared: dict[tuple[str, date, str], list[Goal]] = {}
    for due in today.due:
        goal = due.progress.goal
        shared.setdefault((due.what, due.day, goal.id if due.what == "review" else ""), []).append(goal)
    return tuple(_line(what, day, sharing, today, catalogue) for (what, day, _), sharing in shared.items())


def _line(what: str, day: date, sharing: list[Goal], today: Today, catalogue: Catalogue) -> str:
    names = words.listed(goals.called(goal, catalogue) for goal in sharing)
    when = "today" if day == today.day else f"{goals.DAY_NAMES[day.weekday()]}, {day}"
    when = f"since {day}" if day < today.day else when
    if what == "start":
        return f"{names} begins: {when}"
    word, command = WHAT[what]
    goal = f" {sharing[0].id}" if len(sharing) == 1 and today.open > 1 else ""
    return f"{word} {names}, {when}: {command}{goal}"


def _next(today: Today, practice: Practice | None) -> list[Block]:
    waiting = [action.progress.goal.id for action in today.actions if not action.state][:1]
    pairs = [("skillcheck practise", count(practice))] if practice else []
    for goal in waiting:
        pairs.append((f"skillcheck plan done {goal}", "tick it off"))
        pairs.append((f"skillcheck plan missed {goal}", "not today: a fact, not a failure"))
    return [Commands(tuple(pairs))] if pairs else []


def _action_data(action: Action, catalogue: Catalogue) -> dict[str, Any]:
    goal = action.progress.goal
    return {
        "goal": goal.id,
        "name": goals.name(goal, catalogue),
        "planned": action.planned,
        "action": goal.action,
        "cue": goal.cue,
        "minutes": goal.minutes if action.planned else None,
        "at": f"{goal.at:%H:%M}" if action.planned else None,
        "state": action.state or None,
        "streak": action.progress.streak,
    }
