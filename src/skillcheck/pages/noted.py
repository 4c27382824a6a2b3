"""What was noted about goals, or taken back, and how they stand now."""

from collections.abc import Sequence
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Trend
from skillcheck.model.plan import OPEN, Entry, Goal, Progress
from skillcheck.pages import change
from skillcheck.pages import goal as goals
from skillcheck.pages.words import drop_empty

COLUMNS = ("day", "goal", "what", "done", "missed", "weeks", "streak")


def page(
    noted: Sequence[tuple[Entry, Progress]], catalogue: Catalogue, trend: Trend | None = None
) -> doc.Document:
    """Return each new entry with its goal as it stands now: what it says, then what has come together so far.

    With a new rating, `trend` is the course of the skill, whose last step is told.
    """
    blocks: list[doc.Block] = []
    titles = [_title(entry, standing, catalogue) for entry, standing in noted]
    for title, (entry, standing) in zip(titles, noted, strict=True):
        blocks += [doc.Heading(title)] if len(noted) > 1 else []
        cue = standing.goal.cue if standing.state == OPEN else ""
        blocks.append(doc.Facts(drop_empty((*_facts(entry, standing), ("If-then", cue)))))
        blocks += _say_change(trend, standing)
        if standing.state != OPEN:
            blocks.append(doc.Commands((("skillcheck plan new", "the next goal"),)))
    change_data = change.data(trend.changes[-1]) if trend and trend.changes else None
    rows = [{**_row(entry, standing, catalogue), "change": change_data} for entry, standing in noted]
    title = titles[0] if len(titles) == 1 else "Noted"
    data = {"entries": rows}
    return doc.Document(title, "noted", data, "entries", COLUMNS, tuple(blocks), saved=f"Noted: {title}")


def undo_page(taken: Goal | Entry, standing: Progress, catalogue: Catalogue) -> doc.Document:
    """Return what was taken back, with its goal as it stands now, or where that was taken back, as it was."""
    if isinstance(taken, Goal):
        title = f"Taken back: the goal {goals.title(standing, catalogue)}"
        facts = goals.facts(standing, catalogue)
        row: dict[str, Any] = {"day": taken.committed.isoformat(), "goal": taken.id, "what": "goal"}
        row["progress"] = goals.data(standing, catalogue)
    else:
        title = f"Taken back: {_title(taken, standing, catalogue)}"
        facts = drop_empty(_facts(taken, standing))
        row = _row(taken, standing, catalogue)
    data = {"entries": [row]}
    return doc.Document(title, "undone", data, "entries", COLUMNS[:3], (doc.Facts(facts),), saved=title)


def nothing(kind: str = "noted") -> doc.Document:
    """Return the page for programs where nothing was noted, or taken back (`undone`)."""
    return doc.Document("", kind, {"entries": []})


def _facts(entry: Entry, standing: Progress) -> tuple[tuple[str, str], ...]:
    return ("Noted", goals.describe(entry)[1]), ("So far", goals.so_far(standing))


def _row(entry: Entry, standing: Progress, catalogue: Catalogue) -> dict[str, Any]:
    progress = goals.data(standing, catalogue)
    return {**goals.entry_data(entry), "progress": progress, **{key: progress[key] for key in COLUMNS[3:]}}


def _say_change(trend: Trend | None, standing: Progress) -> list[doc.Block]:
    if trend is None:
        return []
    text = change.sentence(trend.changes[-1]) if trend.changes else "this is the first rating of the skill."
    after = doc.Commands(((f"skillcheck history {standing.goal.skill}", "the skill over time"),))
    return [doc.Paragraph(f"Since the rating before, {text}"), after]


def _title(entry: Entry, standing: Progress, catalogue: Catalogue) -> str:
    return f"{goals.goal_name(standing.goal, catalogue)}, {entry.day}: {goals.describe(entry)[0]}"
