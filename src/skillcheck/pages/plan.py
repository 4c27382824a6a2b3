"""The plan: a page to read, to print, or to hand to a partner."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import DROPPED, OPEN, Plan, Progress
from skillcheck.model.text import plural
from skillcheck.pages import goal as goals
from skillcheck.pages.plan_calendar import AS_USUAL, CalendarWishes, calendar

NOTHING = "Nothing is planned yet."
EMPTY = doc.Document("", "plan", {"plan": None, "goals": []})
"""The page for programs without a plan."""


def page(
    plan: Plan,
    shown: Sequence[Progress],
    catalogue: Catalogue,
    *,
    notes: bool,
    made_at: datetime,
    wishes: CalendarWishes = AS_USUAL,
    handed_on: bool = False,
) -> doc.Document:
    """Return the goals `shown` in full, ended ones in a line each; with `notes`, all that was written on the way.

    The calendar has what its `wishes` ask for. A page for a wall or a partner is `handed_on`: without what to type, and
    without goals that were dropped.
    """
    if handed_on:
        dropped = {standing.goal.id for standing in shown if standing.state == DROPPED}
        shown = [standing for standing in shown if standing.state != DROPPED]
        plan = plan._replace(goals=tuple(goal for goal in plan.goals if goal.id not in dropped))
    running = [standing for standing in shown if standing.state == OPEN]
    count = f"{len(running)} open: " if len(shown) == len(plan.goals) else ""
    minutes = plural(sum(standing.goal.weekly_minutes for standing in running), "minute")
    intro = f"{count}{minutes} of practice a week. " if running else ""
    blocks: list[doc.Block] = [doc.Paragraph(f"{intro}Chosen by me.", doc.Tone.QUIET)]
    blocks += [block for standing in running for block in goals.blocks(standing, catalogue)]
    ended = goals.list_ended(shown, catalogue)
    blocks += [doc.Heading("Ended"), doc.Bullets(ended)] if ended else []
    blocks += list_notes(shown, catalogue) if notes else []
    blocks += [] if handed_on else [doc.Commands(tuple(_next(plan, running, catalogue)))]
    data: dict[str, Any] = {"plan": {"id": plan.id, "timezone": plan.timezone}}
    data["goals"] = [goals.data(standing, catalogue) for standing in shown]
    if notes:
        data["log"] = [goals.entry_data(entry) for standing in shown for entry in standing.entries]
    title = "My plan" if len(shown) != 1 else f"My plan: {goals.goal_name(shown[0].goal, catalogue)}"
    entries = calendar(plan, shown, catalogue, made_at, wishes)
    return doc.Document(title, "plan", data, "goals", goals.COLUMNS, tuple(blocks), entries)


def list_notes(shown: Sequence[Progress], catalogue: Catalogue) -> Iterator[doc.Block]:
    """Yield what was noted, by goal, in the order in which it was."""
    for standing in shown:
        entries = ((f"{entry.day}", *goals.describe(entry)) for entry in standing.entries)
        if rows := tuple((day, f"{what}: {words}" if words else what) for day, what, words in entries):
            yield doc.Heading(f"Notes on {goals.goal_name(standing.goal, catalogue)}")
            yield doc.Table(("day", "note"), rows)


def _next(plan: Plan, running: Sequence[Progress], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for skill in plan.begun:
        if skill in catalogue.skills:
            yield f"skillcheck plan new {skill}", "the goal that you have begun"
    if running:
        yield "skillcheck plan today", "today's small action"
        yield "skillcheck plan -o plan.ics", "for your calendar"
        yield "skillcheck plan -o plan.html", "to print, or to hand to a partner"
    else:
        yield "skillcheck plan new", "the next goal"
