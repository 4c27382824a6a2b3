"""The plan: a page to read, to print, or to hand to a partner."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Block, Bullets, Commands, Document, Heading, Paragraph, Table, Tone
from skillcheck.model.plan import DROPPED, OPEN, PICTURE_MINUTES, CheckIn, Entry, Plan, Progress, Review
from skillcheck.pages import goal as goals
from skillcheck.pages.plan_calendar import calendar

NOTHING = "Nothing is planned yet."


def page(
    plan: Plan, shown: Sequence[Progress], catalogue: Catalogue, *, notes: bool, made_at: datetime
) -> Document:
    """The goals `shown` in full, ended ones in a line each; with `notes`, all that was written down on the way."""
    blocks = [*_blocks(plan, shown, catalogue), *(_notes(shown, catalogue) if notes else ())]
    after = _next([one for one in shown if one.state == OPEN])
    return _document(plan, shown, catalogue, (*blocks, after), notes=notes, made_at=made_at)


def handed_on(
    plan: Plan, shown: Sequence[Progress], catalogue: Catalogue, *, notes: bool, made_at: datetime
) -> Document:
    """The same for a wall or a partner: without what to type, and without goals that were dropped."""
    kept = [one for one in shown if one.state != DROPPED]
    blocks = [*_blocks(plan, kept, catalogue), *(_notes(kept, catalogue) if notes else ())]
    return _document(plan, shown, catalogue, tuple(blocks), notes=notes, made_at=made_at)


def _blocks(plan: Plan, shown: Sequence[Progress], catalogue: Catalogue) -> list[Block]:
    open_ = [one for one in shown if one.state == OPEN]
    over = goals.ended(shown, catalogue)
    count = f"{len(open_)} open: " if len(shown) == len(plan.goals) else ""
    intro = f"{count}{_time(open_)} " if open_ else ""
    blocks: list[Block] = [Paragraph(f"{intro}Chosen by me.", Tone.QUIET)]
    for one in open_:
        blocks += goals.blocks(one, catalogue)
    return blocks + ([Heading("Ended"), Bullets(over)] if over else [])


def _document(
    plan: Plan,
    shown: Sequence[Progress],
    catalogue: Catalogue,
    blocks: tuple[Block, ...],
    *,
    notes: bool,
    made_at: datetime,
) -> Document:
    found: dict[str, Any] = {"plan": {"id": plan.id, "timezone": plan.timezone}}
    found["goals"] = [goals.data(one, catalogue) for one in shown]
    if notes:
        found["log"] = [entry_data(entry) for entry in _log(shown)]
    title = "My plan" if len(shown) != 1 else f"My plan: {goals.called(shown[0].goal, catalogue)}"
    calendar_ = calendar(plan, shown, catalogue, made_at)
    return Document(title, "plan", found, "goals", goals.COLUMNS, blocks, calendar_)


def nothing() -> Document:
    """The page without a plan."""
    return Document(NOTHING, "plan", {"plan": None, "goals": []}, "goals", goals.COLUMNS, ())


def entry_data(entry: Entry) -> dict[str, Any]:
    """An entry of the log as JSON has it."""
    common = {"day": entry.day.isoformat(), "goal": entry.goal}
    if isinstance(entry, CheckIn):
        counts = {"came_up": entry.came_up, "acted": entry.acted}
        return {**common, "what": "checkin", **counts, "hindered": entry.hindered, "cue": entry.cue or None}
    if isinstance(entry, Review):
        due = entry.due.isoformat() if entry.due else None
        more = {"due": due, "assessment": entry.assessment or None, "then": entry.then or None}
        return {**common, "what": "review", "outcome": entry.outcome, "reason": entry.reason, **more}
    return {**common, "what": entry.what, "note": entry.note}


def _time(open_: Sequence[Progress]) -> str:
    """What the goals take: their practice by week, and the one look ahead of each day, which they take turns at."""
    practice = f"{sum(one.goal.weekly_minutes for one in open_)} minutes of practice a week"
    look = f", {PICTURE_MINUTES} a day to look ahead" if any(one.goal.picture for one in open_) else ""
    return f"{practice}{look}."


def _log(shown: Sequence[Progress]) -> list[Entry]:
    return [entry for one in shown for entry in one.entries]


def _notes(shown: Sequence[Progress], catalogue: Catalogue) -> list[Block]:
    """What was noted, by goal, in the order in which it was."""
    blocks: list[Block] = []
    for one in shown:
        rows = tuple(
            (f"{entry.day}", ": ".join(part for part in goals.told(entry) if part)) for entry in one.entries
        )
        if rows:
            blocks += [Heading(f"Notes on {goals.called(one.goal, catalogue)}"), Table(("day", "note"), rows)]
    return blocks


def _next(open_: Sequence[Progress]) -> Commands:
    if not open_:
        return Commands((("skillcheck plan new", "the next goal"),))
    return Commands(
        (
            ("skillcheck plan today", "today's small action"),
            ("skillcheck plan -o plan.ics", "for your calendar"),
            ("skillcheck plan -o plan.html", "to print, or to hand to a partner"),
        )
    )
