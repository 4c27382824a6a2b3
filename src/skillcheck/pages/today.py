"""Today: one small action for each goal, ten minutes to look ahead, and what is due this week."""

from datetime import date
from typing import Any

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Block, Bullets, Commands, Document, Heading, Paragraph, Tone
from skillcheck.model.plan import PICTURE_MINUTES, Goal
from skillcheck.model.today import Action, Today
from skillcheck.pages import goal as goals
from skillcheck.pages import words

COLUMNS = ("goal", "name", "planned", "action", "cue", "minutes", "at", "state", "streak")
WHAT = {
    "checkin": ("Look back on", "skillcheck plan checkin"),
    "review": ("Review", "skillcheck plan review"),
}


def page(today: Today, catalogue: Catalogue) -> Document:
    """What this day asks; each goal in a few lines."""
    blocks: list[Block] = []
    for action in today.actions:
        blocks += _action(action, catalogue)
    blocks += [] if today.actions else [Paragraph("No goal asks for anything today.")]
    blocks += _look(today, catalogue)
    if today.due:
        blocks += [Heading("Due this week"), Bullets(_due(today, catalogue))]
    blocks += _next(today)
    found = {
        "date": today.day.isoformat(),
        "actions": [_action_data(action, catalogue) for action in today.actions],
        "look": _look_data(today),
        "due": [{"goal": d.progress.goal.id, "what": d.what, "day": d.day.isoformat()} for d in today.due],
    }
    title = f"{goals.DAY_NAMES[today.day.weekday()]}, {today.day}"
    return Document(title, "today", found, "actions", COLUMNS, tuple(blocks))


def nothing(day: str) -> Document:
    """The page for programs where nothing is planned."""
    found: dict[str, Any] = {"date": day, "actions": [], "look": None, "due": []}
    return Document("Nothing is planned.", "today", found, "actions", COLUMNS, ())


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
    return [
        Heading(f"{PICTURE_MINUTES} minutes to look ahead: {goals.called(goal, catalogue)}"),
        Paragraph(f"It is {goal.due}, and this is how you work: {goal.picture}"),
        Paragraph(
            "What is likeliest to get in the way today? See yourself act on your if-then line.", Tone.QUIET
        ),
    ]


def _due(today: Today, catalogue: Catalogue) -> tuple[str, ...]:
    """A line for each thing and day; several goals share it, but for reviews, which are of one goal each."""
    shared: dict[tuple[str, date, str], list[Goal]] = {}
    for due in today.due:
        goal = due.progress.goal
        shared.setdefault((due.what, due.day, goal.id if due.what == "review" else ""), []).append(goal)
    return tuple(_line(what, when, own, today, catalogue) for (what, when, _), own in shared.items())


def _line(what: str, when: date, own: list[Goal], today: Today, catalogue: Catalogue) -> str:
    names = words.listed(goals.called(goal, catalogue) for goal in own)
    said = "today" if when == today.day else f"{goals.DAY_NAMES[when.weekday()]}, {when}"
    said = f"since {when}" if when < today.day else said
    if what == "start":
        return f"{names} begins: {said}"
    word, command = WHAT[what]
    one = f" {own[0].id}" if len(own) == 1 and today.open > 1 else ""
    return f"{word} {names}, {said}: {command}{one}"


def _next(today: Today) -> list[Block]:
    open_ = [action.progress.goal.id for action in today.actions if not action.state]
    if not open_:
        return []
    done = (f"skillcheck plan done {open_[0]}", "tick it off")
    return [Commands((done, (f"skillcheck plan missed {open_[0]}", "not today: a fact, not a failure")))]


def _look_data(today: Today) -> dict[str, Any] | None:
    if today.look is None:
        return None
    goal = today.look.goal
    return {"goal": goal.id, "minutes": PICTURE_MINUTES, "picture": goal.picture, "cue": goal.cue}


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
