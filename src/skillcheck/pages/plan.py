"""The plan: a page to read, to print, or to hand to a partner."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Block, Bullets, Commands, Document, Heading, Paragraph, Table, Tone
from skillcheck.model.plan import DROPPED, OPEN, PICTURE_MINUTES, Plan, Progress
from skillcheck.pages import goal as goals
from skillcheck.pages.plan_calendar import calendar

NOTHING = "Nothing is planned yet."


def page(
    plan: Plan, shown: Sequence[Progress], catalogue: Catalogue, *, notes: bool, made_at: datetime
) -> Document:
    """Return the goals `shown` in full, ended ones in a line each; with `notes`, all that was written on the way."""
    blocks = _blocks(plan, shown, catalogue, notes=notes)
    after = _next(plan, running=any(standing.state == OPEN for standing in shown))
    return _document(plan, shown, catalogue, (*blocks, after), notes=notes, made_at=made_at)


def handed_on(
    plan: Plan, shown: Sequence[Progress], catalogue: Catalogue, *, notes: bool, made_at: datetime
) -> Document:
    """Return the same for a wall or a partner: without what to type, and without goals that were dropped."""
    kept = [standing for standing in shown if standing.state != DROPPED]
    blocks = _blocks(plan, kept, catalogue, notes=notes)
    return _document(plan, shown, catalogue, tuple(blocks), notes=notes, made_at=made_at)


def nothing() -> Document:
    """Return the page without a plan."""
    return Document(NOTHING, "plan", {"plan": None, "goals": []}, "goals", goals.COLUMNS, ())


def _blocks(plan: Plan, shown: Sequence[Progress], catalogue: Catalogue, *, notes: bool) -> list[Block]:
    running = [standing for standing in shown if standing.state == OPEN]
    over = goals.ended(shown, catalogue)
    count = f"{len(running)} open: " if len(shown) == len(plan.goals) else ""
    intro = f"{count}{_describe_time(running)} " if running else ""
    blocks: list[Block] = [Paragraph(f"{intro}Chosen by me.", Tone.QUIET)]
    for standing in running:
        blocks += goals.blocks(standing, catalogue)
    blocks += [Heading("Ended"), Bullets(over)] if over else []
    return blocks + (_notes(shown, catalogue) if notes else [])


def _document(
    plan: Plan,
    shown: Sequence[Progress],
    catalogue: Catalogue,
    blocks: tuple[Block, ...],
    *,
    notes: bool,
    made_at: datetime,
) -> Document:
    data: dict[str, Any] = {"plan": {"id": plan.id, "timezone": plan.timezone}}
    data["goals"] = [goals.data(standing, catalogue) for standing in shown]
    if notes:
        data["log"] = [goals.entry_data(entry) for standing in shown for entry in standing.entries]
    title = "My plan" if len(shown) != 1 else f"My plan: {goals.called(shown[0].goal, catalogue)}"
    entries = calendar(plan, shown, catalogue, made_at)
    return Document(title, "plan", data, "goals", goals.COLUMNS, blocks, entries)


def _describe_time(running: Sequence[Progress]) -> str:
    """Return what the goals take: their practice by week, and the one look ahead of each day, which they share."""
    practice = f"{sum(standing.goal.weekly_minutes for standing in running)} minutes of practice a week"
    pictured = any(standing.goal.picture for standing in running)
    return f"{practice}{f', {PICTURE_MINUTES} a day to look ahead' if pictured else ''}."


def _notes(shown: Sequence[Progress], catalogue: Catalogue) -> list[Block]:
    """Return what was noted, by goal, in the order in which it was."""
    blocks: list[Block] = []
    for standing in shown:
        rows = tuple(
            (f"{entry.day}", ": ".join(filter(None, goals.told(entry)))) for entry in standing.entries
        )
        if rows:
            called = goals.called(standing.goal, catalogue)
            blocks += [Heading(f"Notes on {called}"), Table(("day", "note"), rows)]
    return blocks


def _next(plan: Plan, *, running: bool) -> Commands:
    pairs = [(f"skillcheck plan new {skill}", "the goal that you have begun") for skill in plan.begun]
    if not running:
        return Commands((*pairs, ("skillcheck plan new", "the next goal")))
    return Commands(
        (
            *pairs,
            ("skillcheck plan today", "today's small action"),
            ("skillcheck plan -o plan.ics", "for your calendar"),
            ("skillcheck plan -o plan.html", "to print, or to hand to a partner"),
        )
    )
