"""What was noted about goals, and how they stand now."""

from collections.abc import Sequence

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Trend
from skillcheck.model.document import Block, Commands, Document, Facts, Heading, Paragraph
from skillcheck.model.plan import OPEN, Entry, Progress
from skillcheck.pages import change
from skillcheck.pages import goal as goals
from skillcheck.pages.plan import entry_data

COLUMNS = ("day", "goal", "what", "done", "missed", "weeks", "streak")


def page(
    noted: Sequence[tuple[Entry, Progress]], catalogue: Catalogue, trend: Trend | None = None
) -> Document:
    """Each new entry with its goal as it stands now: in a line what it says, then what has come together so far.

    With a new rating, `trend` is the course of the skill, whose last step is told.
    """
    blocks: list[Block] = []
    titles = [_title(entry, one, catalogue) for entry, one in noted]
    for title, (entry, one) in zip(titles, noted, strict=True):
        blocks += [Heading(title)] if len(noted) > 1 else []
        facts = [("Noted", goals.told(entry)[1]), ("So far", goals.so_far(one))]
        facts += [("If-then", one.goal.cue)] if one.state == OPEN else []
        blocks.append(Facts(tuple((name, text) for name, text in facts if text)))
        blocks += _changed(trend, one)
        blocks += [] if one.state == OPEN else [Commands((("skillcheck plan new", "the next goal"),))]
    rows = [{**entry_data(entry), "progress": goals.data(one, catalogue)} for entry, one in noted]
    flat = [{**row, **{key: row["progress"][key] for key in COLUMNS[3:]}} for row in rows]
    for row in flat:
        row["change"] = change.data(trend.changes[-1]) if trend and trend.changes else None
    title = titles[0] if len(titles) == 1 else "Noted"
    return Document(title, "noted", {"entries": flat}, "entries", COLUMNS, tuple(blocks))


def _changed(trend: Trend | None, one: Progress) -> list[Block]:
    if trend is None:
        return []
    told = change.sentence(trend.changes[-1]) if trend.changes else "this is the first rating of the skill."
    after = Commands(((f"skillcheck history {one.goal.skill}", "the skill over time"),))
    return [Paragraph(f"Since the rating before, {told}"), after]


def _title(entry: Entry, one: Progress, catalogue: Catalogue) -> str:
    return f"{goals.called(one.goal, catalogue)}, {entry.day}: {goals.told(entry)[0]}"
